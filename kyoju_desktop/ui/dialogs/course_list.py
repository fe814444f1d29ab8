"""経過一覧: from when until when, whether what concerns other people stands on it, on paper or into a file."""

from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Day
from kyoju_desktop.domain.papers import course
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.course_lists import Span, course_list
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_papers import Make, save_list, show_list
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.editors import Editor, editor_for
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, row
from kyoju_desktop.ui.widgets.segmented import Segmented

PAPER, FILE = "paper", "file"


def ask_course_list(desk: Desk, parent: QWidget, case_id: str) -> "CourseListDialog":
    """Ask for the period; then the list is shown or saved."""
    made = CourseListDialog(desk, parent, case_id)
    made.open()
    made.since.control.setFocus()
    return made


class CourseListDialog(Question):
    """The period and what stands on the list."""

    def __init__(self, desk: Desk, parent: QWidget, case_id: str) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="course_list_dialog",
            title=tr(N_("経過一覧を作る")),
            explain=tr(N_("事実と見立てを別の欄に並べます。日を空けておくと、全期間になります。")),
            verb=tr(N_("一覧を作る")),
        )
        self._desk, self._over, self._case = desk, parent, case_id
        line = row(spacing=12)
        self.since = self._day("since", N_("この日から"))
        self.until = self._day("until", N_("この日まで"))
        for each in (self.since, self.until):
            lines = column(spacing=2)
            label = Words(each.label, size="compact")
            label.setBuddy(each.control)
            lines.addWidget(label)
            lines.addWidget(each)
            line.addLayout(lines, 1)
        self.body.addLayout(line)
        self.others = QCheckBox(tr(N_("ほかの人の情報の欄も出す(庁内だけで使うとき)")))
        self.others.setObjectName("course_list_others")
        self.body.addWidget(self.others)
        self.way = Segmented(
            [(PAPER, tr(N_("印刷する"))), (FILE, tr(N_("ファイルにする")))],
            name="course_list_way",
            label=tr(N_("どう出すか")),
        )
        self.way.choose(PAPER)
        self.body.addWidget(self.way)
        self.body.addStretch(1)
        self.agreed.connect(self._do)

    def _day(self, name: str, label: str) -> Editor:
        return editor_for(Day(), name, self._desk.tr(label), lambda: self._desk.locale)

    def _do(self) -> None:
        try:
            span = Span(self.since.value(), self.until.value())
            span.check()
        except Refused as refused:
            self.refuse(refused)
            return
        at, case, others = self._desk.locale, self._case, self.others.isChecked()
        made: Make = lambda r: course_list(r, case, at, span, others=others)  # noqa: E731 - read where it is used
        do = save_list if self.way.value() == FILE else show_list
        self.accept()
        do(self._desk, self._over, course.LIST_TITLE, made)
