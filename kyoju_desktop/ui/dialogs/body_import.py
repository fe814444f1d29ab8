"""県の名簿を取り込む: choosing the file, seeing what would be added and changed, and taking in what is ticked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Day
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.exchange.csv import read_list
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.body_import import LABEL, Entry, FieldChange, Preview, preview, take_in
from kyoju_desktop.ui import choosing
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.editors import editor_for
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import SectionTitle, column, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented

CORPORATION, SHOP = "support_corporation", "real_estate"
_SHOWN = 60  # letters of a value that is shown


def ask_list_file(desk: Desk, parent: QWidget, done: Callable[[], object]) -> Question:
    """Ask which kind of bodies the list holds, then for the file; what it would do is shown before it is done."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="list_kind_dialog",
        title=tr(LABEL),
        explain=tr(
            N_(
                "CSVの名簿を読みます(Excelの名簿は「名前を付けて保存」で「CSV UTF-8」にします)。"
                "1行目は見出し(名称・所在地・電話番号・FAX番号・業務・対象者など)です。"
                "取り込む前に、何が変わるかを見せます。役場の覚え・担当者・同意・法的な立場は変えません。"
            )
        ),
        verb=tr(N_("ファイルを選ぶ")),
        wide=600,
    )
    kind = Segmented(
        [(CORPORATION, tr(N_("居住支援法人"))), (SHOP, tr(N_("不動産店")))],
        name="list_kind",
        label=tr(N_("どの機関の名簿か")),
    )
    kind.choose(CORPORATION)
    made.body.addWidget(kind)
    made.body.addStretch(1)

    def act() -> None:
        chosen = kind.value()
        made.accept()
        _choose(desk, parent, chosen, done)

    made.agreed.connect(act)
    made.open()
    return made


def _choose(desk: Desk, parent: QWidget, kind: str, done: Callable[[], object]) -> QDialog:
    tr = desk.tr
    filters = ("CSV (*.csv)", tr(N_("すべてのファイル (*)")))
    dialog = choosing.ask_open(parent, tr, tr(N_("名簿のファイル(CSV)を選ぶ")), filters, name="list_file_dialog")
    dialog.fileSelected.connect(lambda place: take_list(desk, parent, Path(place), kind, done))
    dialog.open()
    return dialog


def take_list(desk: Desk, parent: QWidget, place: Path, kind: str, done: Callable[[], object]) -> None:
    """Read a list and show what it would do."""
    at = desk.locale
    desk.work.read(
        parent,
        lambda r: preview(r, read_list(place), kind, at),
        lambda found: ListDialog(desk, parent, found, done).open(),
        label=N_("名簿を読む"),
    )


class ListDialog(Question):
    """What the list would add and change, each thing with a tick; problems first."""

    def __init__(self, desk: Desk, parent: QWidget, found: Preview, done: Callable[[], object]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="list_dialog",
            title=tr(LABEL),
            explain=tr(
                N_("新しい機関 {new}件・変わる機関 {changed}件・同じ {same}件・読めなかったこと {problems}件"),
                new=format_number(len(found.new)),
                changed=format_number(len(found.changed)),
                same=format_number(found.same),
                problems=format_number(len(found.problems)),
            ),
            verb=tr(N_("印のついたものを取り込む")),
            wide=820,
        )
        self._desk, self._found, self._done = desk, found, done
        self._ticks: dict[tuple[int, str], QCheckBox] = {}
        self._proposed = found.proposed()
        self.list_on = editor_for(Day(), "list_on", tr(N_("名簿の日付")), lambda: desk.locale)
        self.list_on.set_value(desk.today())
        line = row(spacing=8)
        label = Words(tr(N_("名簿の日付")), size="compact")
        label.setBuddy(self.list_on.control)
        line.addWidget(label)
        line.addWidget(self.list_on)
        line.addStretch(1)
        self.body.addLayout(line)
        self._show_problems()
        self._show_new()
        self._show_changed()
        self._show_gone()
        self.body.addStretch(1)
        self.agreed.connect(self._act)

    def _show_problems(self) -> None:
        tr = self.tr_
        if self._found.unread:
            words = tr(N_("使わない列: {columns}"), columns="、".join(self._found.unread))
            self.body.addWidget(IconWords("info", words, size="compact", wrap=True, name="list_unread"))
        if self._found.problems:
            self.body.addWidget(SectionTitle(tr(N_("読めなかったこと(ほかは取り込めます)"))))
        for each in self._found.problems:
            words = tr(N_("{line}行目 {words}"), line=str(each.line), words=each.words.text(tr))
            shown = IconWords("alert", words, size="compact", tone="warn", wrap=True, name="list_problem")
            self.body.addWidget(shown)

    def _show_new(self) -> None:
        if self._found.new:
            self.body.addWidget(SectionTitle(self.tr_(N_("新しく足す機関"))))
        for each in self._found.new:
            place = f"({each.body.address})" if each.body.address else ""
            self.body.addWidget(self._tick((each.line, ""), f"{each.body.name}{place}"))

    def _show_changed(self) -> None:
        if self._found.changed:
            self.body.addWidget(
                SectionTitle(self.tr_(N_("変わる機関(役場で直した値は、印をつけたときだけ変えます)")))
            )
        for each in self._found.changed:
            self.body.addWidget(self._changed(each))

    def _changed(self, entry: Entry) -> QWidget:
        lines = column(spacing=4)
        name = entry.before.name if entry.before else entry.body.name
        lines.addWidget(Words(name, bold=True, wrap=True))
        for each in entry.changes:
            lines.addWidget(self._tick((entry.line, each.name), self._told(each)))
            if each.own:
                own = self.tr_(N_("いまの値は役場で入れたものです。そのままにします。"))
                lines.addWidget(IconWords("shield-check", own, size="small", tone="done", wrap=True))
        return frame("clear", lines)

    def _told(self, change: FieldChange) -> str:
        kind, at = spec(Organisation, change.name), self._desk.locale
        before, after = (_short(str(kind.kind.format(value, at))) for value in (change.before, change.after))
        return self.tr_(
            N_("{field}: {before} → {after}"),
            field=self.tr_(kind.label),
            before=before or self.tr_(N_("(なし)")),
            after=after,
        )

    def _show_gone(self) -> None:
        if self._found.gone:
            words = self.tr_(
                N_("前の名簿にあって、この名簿にない機関(変えません。確かめてください): {names}"),
                names="、".join(self._found.gone),
            )
            self.body.addWidget(IconWords("info", words, size="compact", wrap=True, name="list_gone"))

    def _tick(self, key: tuple[int, str], words: str) -> QWidget:
        """A tick with words that may take several lines."""
        made = QCheckBox()
        made.setObjectName(f"take_{key[0]}_{key[1]}".rstrip("_"))
        made.setAccessibleName(words)
        made.setProperty("ring", True)
        made.setChecked(key in self._proposed)
        self._ticks[key] = made
        line = row(spacing=6)
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Words(words, wrap=True), 1)
        return frame("clear", line)

    def _act(self) -> None:
        taken = frozenset(key for key, tick in self._ticks.items() if tick.isChecked())
        day = self.list_on.value()
        if day is None:
            self.refuse(Refused(N_("名簿の日付を入れてください。")))
            return
        if not taken:
            self.refuse(Refused(N_("取り込むものに印をつけてください。")))
            return
        found = self._found
        self._desk.work.write(self, LABEL, lambda w: take_in(w, found, taken, day), self._taken, refused=self.refuse)

    def _taken(self, count: int) -> None:
        self._desk.status(self.tr_(N_("{count}件の機関を取り込みました。Ctrl+Zで元に戻せます。"), count=str(count)))
        self.accept()
        self._done()


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"
