"""The right column of つなぎ票: the very page that will be printed, and beside it what does not stand on it."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.disclosure import Item
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages, Zoom
from kyoju_desktop.ui.pages.referral_draft import Outcome
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, Scroll, column, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented


class ReferralPaper(Panel):
    """Page and withheld items; what is withheld never stands inside the page."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("印刷される紙")), name="paper")
        self._desk = desk
        look = theme.current()
        self.view = PageView()
        self.view.setObjectName("paper_view")
        self.view.setAccessibleName(tr(N_("印刷される紙")))
        self.view.set_colours(look.colour("sunken"), look.colour("edge"))
        zoom = Segmented(
            [("whole", tr(Zoom.WHOLE.value)), ("width", tr(Zoom.WIDTH.value)), ("actual", tr(Zoom.ACTUAL.value))],
            small=True,
            name="paper_zoom",
            label=tr(N_("大きさ")),
        )
        zoom.choose("whole")
        zooms = {"whole": Zoom.WHOLE, "width": Zoom.WIDTH, "actual": Zoom.ACTUAL}
        zoom.chosen.connect(lambda code: self.view.set_zoom(zooms[code]))
        self.add_action(zoom)
        self._notice = IconWords("warning", "", size="compact", tone="danger", wrap=True, name="paper_notice")
        self._notice.hide()
        notice = row(margins=(12, 6, 12, 6))
        notice.addWidget(self._notice)
        self.body.addLayout(notice)
        across = row(spacing=0)
        across.addWidget(self.view, 1)
        self._outside = Scroll(margins=(8, 12, 8, 12), spacing=6)
        self._outside.setFixedWidth(look.px(132))
        across.addWidget(self._outside)
        self.body.addWidget(frame("clear", across), 1)

    def show_outcome(self, seen: Outcome) -> None:
        """Show the page of this outcome."""
        paper = seen.paper
        self.view.show_pages(PdfPages(paper.pdf) if paper else None)
        self.set_count(self._desk.tr(N_("A4 {pages}枚"), pages=str(paper.pages)) if paper else "")
        self._say(seen)
        kept = tuple(each for each in seen.weighed.items if not each.given) if seen.weighed else ()
        self._show_kept(kept)

    def _say(self, seen: Outcome) -> None:
        tr = self._desk.tr
        said = []
        if seen.weighed is not None and seen.weighed.refusal is not None:
            said.append(seen.weighed.refusal.reason.text(tr))
        said += [
            tr(
                N_("{page}枚目に、出さないはずの「{label}」があります(…{around}…)。文を直すまで出せません。"),
                page=str(each.page),
                label=tr(each.label),
                around=each.around,
            )
            for each in seen.leaks
        ]
        if seen.paper is not None and seen.paper.missing_glyphs:
            chars = " ".join(seen.paper.missing_glyphs)
            said.append(tr(N_("印刷できない文字があります: {chars}(紙には〓と出ます)"), chars=chars))
        self._notice.words.setText("\n".join(said))
        self._notice.setVisible(bool(said))

    def _show_kept(self, kept: tuple[Item, ...]) -> None:
        tr, lines = self._desk.tr, self._outside.body
        empty(lines)
        lines.addWidget(Words(tr(N_("紙に出ない")), size="compact", tone="danger"))
        lines.addWidget(Words(tr(N_("{count}件"), count=str(len(kept))), size="compact", tone="danger", bold=True))
        for each in kept:
            lines.addWidget(_kept(tr(each.label), tr(each.why)))
        lines.addStretch(1)


def _kept(label: str, why: str) -> QWidget:
    made = QWidget()
    lines = column()
    made.setLayout(lines)
    lines.addWidget(IconWords("forbid", label, tone="danger", wrap=True, size="small"))
    lines.addWidget(Words(why, size="small", tone="ink2", wrap=True))
    return made
