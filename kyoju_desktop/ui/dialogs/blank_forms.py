"""白紙の様式: every form that can be filled in by hand, when typing would be rude or the machine is down."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.papers import show_blank
from kyoju_desktop.ui.dialogs.print_chosen import print_papers
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.shelf_list import ShelfList


def offer_blank_forms(desk: Desk, parent: QWidget) -> Question:
    """Look at one, or tick several and print them in one go; nobody stands on them."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="blank_forms_dialog",
        title=tr(N_("白紙の様式")),
        explain=tr(
            N_("手で書くための紙です。だれのことも載りません。あとで、書いてもらったことを入力してください。")
        ),
        verb=tr(N_("選んだ様式を印刷")),
        wide=620,
    )
    shelf = ShelfList(tr, of_case=False)
    made.body.addWidget(shelf)
    shelf.blank.connect(lambda form: show_blank(desk, made, form))

    def act() -> None:
        chosen = shelf.chosen()
        if not chosen:
            made.refuse(Refused(N_("印刷する様式に印を付けてください。")))
            return
        print_papers(desk, made, "", chosen)

    made.agreed.connect(act)
    made.open()
    shelf.lines[0].box.setFocus()
    return made
