"""The right column of つなぎ票: the very page that will be printed, and beside it what does not stand on it."""

from PySide6.QtWidgets import QLabel, QWidget

from kyoju_desktop.domain.disclosure import Item
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages, Zoom
from kyoju_desktop.ui.pages.item_table import brief
from kyoju_desktop.ui.pages.referral_draft import Outcome
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
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
        self._zoom = zoom = Segmented(
            [("whole", tr(Zoom.WHOLE.value)), ("actual", tr(Zoom.ACTUAL.value))],
            small=True,
            name="paper_zoom",
            label=tr(N_("大きさ")),
        )
        zoom.choose("whole")
        zooms = {"whole": Zoom.WHOLE, "actual": Zoom.ACTUAL}
        zoom.chosen.connect(lambda code: self.view.set_zoom(zooms[code]))
        self._special = Chip(tr(N_("要配慮を含む")), icon="shield", state="warn", name="paper_special")
        self._special.hide()
        self.add_action(self._special)
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

    def fit_width(self, folded: bool) -> None:
        """As a tab of a narrow window the page is read at full width, else it is seen as a whole."""
        self.view.set_zoom(Zoom.WIDTH if folded else Zoom.WHOLE)
        self._zoom.choose("" if folded else "whole")

    def show_outcome(self, seen: Outcome) -> None:
        """Show the page of this outcome."""
        paper = seen.paper
        self.view.show_pages(PdfPages(paper.pdf) if paper else None)
        self.set_count(self._desk.tr(N_("A4 {pages}枚"), pages=str(paper.pages)) if paper else "")
        self._say(seen)
        sheet = seen.weighed.sheet if seen.weighed else None
        self._special.setVisible(sheet is not None and sheet.frame.special)
        kept = tuple(each for each in seen.weighed.items if not each.given) if seen.weighed and sheet else ()
        self._show_kept(kept)

    def _say(self, seen: Outcome) -> None:
        tr = self._desk.tr
        said, tone = [], "danger"
        refusal = seen.weighed.refusal if seen.weighed is not None else None
        if refusal is not None and not refusal.ways:
            said.append(refusal.reason.text(tr))
        elif refusal is not None:
            # that nobody has agreed yet, or that a fact is not written yet, is no error
            said.append(tr(N_("根拠と要ることがそろうと、ここに紙が出ます。")))
            tone = "ink2"
        elif seen.weighed is not None and seen.paper is None:
            said.append(tr(N_("口頭で伝えるので、紙は出ません。伝えたことを記録します。")))
            tone = "ink2"
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
        said += [each.text(tr) for each in seen.paper.remarks] if seen.paper is not None else []
        self._notice.show_state("info" if tone == "ink2" else "warning", "\n".join(said), tone)
        self._notice.setVisible(bool(said))

    def _show_kept(self, kept: tuple[Item, ...]) -> None:
        tr, lines = self._desk.tr, self._outside.body
        empty(lines)
        self._outside.setVisible(bool(kept))
        lines.addWidget(Words(tr(N_("紙に出ない")), size="compact", tone="danger"))
        lines.addWidget(Words(tr(N_("{count}件"), count=str(len(kept))), size="compact", tone="danger", bold=True))
        # what the clerk did not pick comes last; the same field of several records stands once
        ordered = sorted(kept, key=lambda each: not each.locked)
        for label, why in dict.fromkeys((each.label, each.why) for each in ordered):
            lines.addWidget(_kept(tr(label), brief(why, tr)))
        lines.addStretch(1)


def _kept(label: str, why: str) -> QWidget:
    made = QWidget()
    lines = column()
    made.setLayout(lines)
    head = row(spacing=0)
    picture = QLabel()
    picture.setPixmap(icons.pixmap("forbid", 14, "danger"))
    head.addWidget(picture)
    head.addSpacing(theme.current().px(4))
    head.addWidget(Elided(label, size="small", bold=True, tone="danger"), 1)
    lines.addLayout(head)
    below = row()
    below.addSpacing(theme.current().px(18))
    below.addWidget(Elided(why, size="small", tone="ink2"), 1)
    lines.addLayout(below)
    return made
