"""Settings: the office on the papers, this machine, the passphrase, the copies."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.organisation import OFFICE
from kyoju_desktop.domain.records import Office
from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.office import office_line, save_office
from kyoju_desktop.services.own_days import OwnDays
from kyoju_desktop.services.preset import load_preset
from kyoju_desktop.services.settings import CAPTURED_WHILE_HARMLESS, TEXT_SCALES
from kyoju_desktop.storage.keys import change_passphrase
from kyoju_desktop.ui import choosing, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.recovery import NewPassphrase
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.set_up_known import preset_panel
from kyoju_desktop.ui.pages.settings_days import DaysPanel, DesignationsPanel, read_days
from kyoju_desktop.ui.pages.settings_rates import RatesPanel
from kyoju_desktop.ui.pages.settings_watch import WatchRules
from kyoju_desktop.ui.pages.settings_words import WordsPanel
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import PageHead, Panel, Scroll, column
from kyoju_desktop.ui.widgets.segmented import Segmented

IDLE_MINUTES = (3, 5, 10, 15, 30)
LANGUAGE_NAMES = {"ja": "日本語", "en": "English"}
SIDE = 400
_CAPTURES = N_(
    "画面の写し・画面の共有・遠隔の支援に、この窓は映りません(Windows)。研修モードは映ります。"
    "「秘匿の人がいるときだけ」にしても、支援措置や秘匿の住所の記録が一つでもあれば、映りません。"
)
LEAST = 1100  # pixels at 100 % from which both stand side by side


class SettingsPage(QWidget):
    """The office's form at the left, everything about this machine at the right."""

    explanation = N_(
        "左は書類と期限に使う役場の設定です。右はこの端末だけの設定で、暗号のファイルには入りません。"
        "文字の大きさを変えると、画面全体がすぐに変わります。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        lines = column()
        self.setLayout(lines)
        self.head = PageHead(tr(N_("設定")))
        self.save = Button(
            tr(N_("役場の設定を保存")), icon="check", hint="Ctrl+Enter", look="primary", name="save_office"
        )
        self.save.setShortcut("Ctrl+Return")
        self.save.clicked.connect(self._save)
        self.head.right.addWidget(self.save)
        lines.addWidget(self.head)
        self.form = FormView(desk, OFFICE, desk.office(), gaps=False)
        self.form.show_saved_on(self.head.saved)
        self._days, self._disasters = DaysPanel(desk), DesignationsPanel(desk)
        self._side = Scroll(spacing=12)
        for build in (self._look, self._safety, self._copies):
            self._side.body.addWidget(build())
        self._words = WordsPanel(desk)
        self._rates = RatesPanel(desk)
        self._watch = WatchRules(desk)
        for panel in (self._rates, self._watch, self._words):
            self._side.body.addWidget(panel)
        preset = load_preset()
        if preset.file is not None:
            self._side.body.addWidget(preset_panel(self, tr, preset))
        self._side.body.addStretch(1)
        lines.addWidget(
            Columns(
                (
                    Column("office", tr(N_("役場")), self._office_panel()),
                    Column("machine", tr(N_("この端末")), self._side, SIDE),
                ),
                least=LEAST,
                label=tr(N_("設定")),
            ),
            1,
        )

    def refresh(self) -> None:
        """Show the office as it is now; what is being typed stays."""
        if not self.form.dirty():
            self.form.set_record(self._desk.office())
        at = self._desk.settings.last_backup_at
        words = wareki_moment(at) if at else self._desk.tr(N_("まだありません"))
        self._last.words.setText(self._desk.tr(N_("最後の控え {at}"), at=words))
        self._rates.refresh()
        self._watch.refresh()
        self._words.refresh()
        read_days(self._desk, self, self._show_days)

    def _show_days(self, days: OwnDays) -> None:
        self._days.show_days(days)
        self._disasters.show_days(days)

    # building

    def _office_panel(self) -> Panel:
        panel = Panel(self._desk.tr(N_("役場")), icon="organisations")
        scroll = Scroll(margins=(16, 12, 16, 12), spacing=16)
        scroll.body.addWidget(self.form)
        for days in (self._days, self._disasters):
            scroll.body.addWidget(days)
        scroll.body.addStretch(1)
        panel.body.addWidget(scroll)
        return panel

    def _look(self) -> Panel:
        tr, now = self._desk.tr, self._desk.settings
        panel = Panel(tr(N_("この端末の画面")), icon="monitor")
        inner = column(spacing=8, margins=(12, 12, 12, 12))
        panel.body.addLayout(inner)
        scale = Segmented(
            [(str(each), f"{each}%") for each in TEXT_SCALES],
            small=True,
            name="text_scale",
            label=tr(N_("文字の大きさ")),
        )
        scale.choose(str(now.text_scale))
        scale.chosen.connect(lambda code: self._change(text_scale=int(code)))
        look = Segmented(
            [("system", tr(N_("端末に合わせる"))), ("light", tr(N_("明るい"))), ("dark", tr(N_("暗い")))],
            small=True,
            name="theme",
            label=tr(N_("色")),
        )
        look.choose(now.theme)
        look.chosen.connect(lambda code: self._change(theme=code))
        language = Segmented(list(LANGUAGE_NAMES.items()), small=True, name="language", label=tr(N_("ことば")))
        language.choose(now.language)
        language.chosen.connect(lambda code: self._change(language=code))
        for words, widget in ((N_("文字の大きさ"), scale), (N_("色"), look), (N_("ことば"), language)):
            _labelled(inner, tr(words), widget)
        return panel

    def _safety(self) -> Panel:
        tr = self._desk.tr
        panel = Panel(tr(N_("施錠と合言葉")), icon="lock")
        inner = column(spacing=8, margins=(12, 12, 12, 12))
        panel.body.addLayout(inner)
        idle = Combo(name="idle_minutes", label=tr(N_("さわらないときに施錠するまで")))
        minutes = sorted({*IDLE_MINUTES, self._desk.settings.idle_minutes})  # the prefecture may have set another
        idle.fill([(str(each), tr(N_("{minutes}分"), minutes=str(each))) for each in minutes], empty=None)
        idle.choose(str(self._desk.settings.idle_minutes))
        idle.currentIndexChanged.connect(lambda _index: self._change(idle_minutes=int(idle.code())))
        _labelled(inner, tr(N_("さわらないときに施錠するまで")), idle)
        captures = Segmented(
            [("always", tr(N_("いつも"))), (CAPTURED_WHILE_HARMLESS, tr(N_("秘匿の人がいるときだけ")))],
            small=True,
            name="captures",
            label=tr(N_("画面の撮影をふせぐ")),
        )
        captures.choose(self._desk.settings.captures)
        captures.chosen.connect(lambda code: self._change(captures=code))
        _labelled(inner, tr(N_("画面の撮影をふせぐ")), captures)
        inner.addWidget(Words(tr(_CAPTURES), size="compact", tone="ink2", wrap=True))
        change = Button(tr(N_("合言葉を変える")), icon="key", name="change_passphrase")
        change.clicked.connect(self._change_passphrase)
        inner.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _copies(self) -> Panel:
        tr = self._desk.tr
        panel = Panel(tr(N_("控え")), icon="copy")
        see = Button(tr(N_("一覧を見る")), look="quiet", small=True, name="to_backups")
        see.clicked.connect(lambda: self._desk.go("backups"))
        panel.add_action(see)
        inner = column(spacing=8, margins=(12, 12, 12, 12))
        panel.body.addLayout(inner)
        self._last = IconWords("check", "", size="base", tone="done", wrap=True, name="last_backup")
        inner.addWidget(self._last)
        inner.addWidget(Words(tr(N_("二つ目の控えの場所")), size="compact", tone="ink2"))
        self._place = Elided(self._desk.settings.second_backup or tr(N_("決まっていません")))
        inner.addWidget(self._place)
        buttons = QWidget()
        flow = Flow(buttons, across=theme.current().px(8), down=theme.current().px(6))
        choose = Button(tr(N_("フォルダーを選ぶ")), icon="folder-open", name="choose_second")
        choose.clicked.connect(self._choose_place)
        none = Button(tr(N_("二つ目を使わない")), name="no_second")
        none.clicked.connect(lambda: self._set_place(""))
        flow.addWidget(choose)
        flow.addWidget(none)
        inner.addWidget(buttons)
        return panel

    # what the clerk does

    def _save(self) -> None:
        record = self.form.commit()
        if record is None:
            return
        office = cast("Office", record)
        self._desk.work.write(
            self,
            N_("役場の設定を変更"),
            lambda w: save_office(w, office),
            self._saved,
            refused=self.form.refused,
        )

    def _saved(self, office: Office) -> None:
        self.form.settle(office)
        self._desk.store.actor = office.clerk
        self._desk.change_settings(office_line=office_line(office))
        self._desk.status(self._desk.tr(N_("役場の設定を保存しました。")))

    def _change(self, **values: object) -> None:
        self._desk.change_settings(**values)
        if self._desk.session is not None:
            self._desk.session.change_look()

    def _change_passphrase(self) -> None:
        dialog = NewPassphrase(self, self._desk.tr, forgotten=False)

        def refused(problem: Refused) -> bool:
            return dialog.refuse(problem)

        def changed(_none: None) -> None:
            dialog.accept()
            self._desk.status(self._desk.tr(N_("合言葉を変えました。")))

        def given(new: str) -> None:
            old, folder = dialog.old(), self._desk.data_dir
            label = self._desk.tr(N_("合言葉を変えています…"))
            self._desk.work.perform(
                self, label, lambda _progress: change_passphrase(folder, old, new), changed, refused=refused
            )

        dialog.given.connect(given)
        dialog.open()

    def _choose_place(self) -> None:
        tr = self._desk.tr
        choosing.choose_folder(self, tr, tr(N_("二つ目の控えの場所")), self._set_place, name="second_dialog")

    def _set_place(self, place: str) -> None:
        self._desk.change_settings(second_backup=place)
        self._place.setText(place or self._desk.tr(N_("決まっていません")))


def _labelled(lines: QVBoxLayout, label: str, widget: QWidget) -> None:
    inner = column(spacing=2)
    words = Words(label, size="compact", tone="ink2")
    words.setBuddy(widget)
    inner.addWidget(words)
    inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    lines.addLayout(inner)
