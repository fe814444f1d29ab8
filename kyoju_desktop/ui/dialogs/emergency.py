"""緊急の提供 (69条2項4号): who, when, what danger, what was told; written down in under a minute."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.records import Disclosure, LaterExplanation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.explanations import proposed_day
from kyoju_desktop.services.oral import HAND, ORAL, Emergency, record_emergency
from kyoju_desktop.services.tellable import tellable
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.telling import OneLine, Ticks, add_line
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.editors import Editor, editor_for
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.segmented import Segmented

OTHER = "other"
WHO = (
    ("fire", N_("救急・消防")),
    ("police", N_("警察")),
    ("medical", N_("病院")),
    ("nurse", N_("保健師")),
    ("family", N_("家族")),
    (OTHER, N_("ほか")),
)
HOW = ((ORAL, N_("電話・口頭")), (HAND, N_("手渡し")))


class EmergencyQuestion(Question):
    """The one dialog of an emergency; everything that can be known beforehand is filled in."""

    def __init__(self, parent: QWidget, desk: Desk, file: CaseFile, bodies: Mapping[str, str]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="emergency_dialog",
            title=tr(N_("緊急の提供を記録する(命や体の危険)")),
            explain=tr(
                N_(
                    "個人情報保護法69条2項4号により、同意がなくても伝えられます。伝えたあとに書いてもかまいません。"
                    "本人に説明するまで「今日」に出ます。"
                )
            ),
            verb=tr(N_("記録する")),
            wide=760,
        )
        self._desk, self._file, self._bodies = desk, file, bodies
        self._offered = tellable(file, desk.locale)
        self._dead = file.person.died_on is not None
        self.who = Segmented([(code, tr(words)) for code, words in WHO], name="who", label=tr(N_("だれに")))
        self.name = OneLine("recipient", tr(N_("相手の名前")), tr(N_("名前・部署(わかれば)")))
        self.body_box = Combo(name="register_body", label=tr(N_("台帳から選ぶ")))
        self.how = Segmented([(code, tr(words)) for code, words in HOW], name="how", label=tr(N_("どうやって")))
        self.at = self._editor(Disclosure, "told_at", "at", desk.now().replace(second=0, microsecond=0))
        self.danger = OneLine("danger", tr(N_("どんな危険か")), tr(N_("例: 電話に出ず、室内で倒れている")), 400)
        self.told = Ticks(tr, self._offered, preset=True)
        self.more = OneLine("more", tr(N_("そのほか伝えたこと")), limit=120)
        self.approver = OneLine("approver", tr(N_("承認した人")), tr(N_("いないときは、そのわけ")), 80)
        self.tell_on = self._editor(LaterExplanation, "due_on", "tell_on", proposed_day(desk.today(), desk.calendar))
        self.secret = IconWords("house-lock", "", size="compact", tone="danger", wrap=True, name="emergency_secret")
        self._lay()
        self.who.chosen.connect(self._chose_kind)
        self.body_box.currentIndexChanged.connect(lambda _at: self._chose_body())
        self.told.changed.connect(self._say_secret)
        self.agreed.connect(self._record)
        self.drafting = Drafting(desk, f"emergency.{file.case.id}", self._gather, self)
        self._restore(self.drafting.load() or {})
        self._say_secret()
        for line in self._lines.values():
            line.textEdited.connect(lambda _text: self.drafting.touch())
        for signal in (self.who.chosen, self.how.chosen, self.told.changed, self.body_box.currentIndexChanged):
            signal.connect(self.drafting.touch)

    @property
    def _lines(self) -> dict[str, OneLine]:
        return {"name": self.name, "danger": self.danger, "more": self.more, "approver": self.approver}

    def _gather(self) -> dict[str, object]:
        """What stands in the dialog, for the draft: a lock or a power cut loses nothing."""
        return {
            "who": self.who.value(),
            "how": self.how.value(),
            "body": self.body_box.code(),
            "told": sorted(self.told.codes()),
            **{name: line.draft() for name, line in self._lines.items()},
        }

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if not kept:
            return
        self.who.choose(str(kept.get("who", "")))
        self.how.choose(str(kept.get("how", ORAL)))
        self.body_box.choose(str(kept.get("body", "")))
        self.told.restore([str(each) for each in kept.get("told", [])])
        for name, line in self._lines.items():
            line.setText(str(kept.get(name, "")))

    def _lay(self) -> None:
        tr, body = self.tr_, self.body
        self.how.choose(ORAL)
        self.body_box.fill(sorted(self._bodies.items(), key=lambda pair: pair[1]), empty="")
        self.body_box.setPlaceholderText(tr(N_("台帳から選ぶ(あれば)")))
        add_line(body, tr(N_("だれに")), self.who, self.name, self.body_box)
        add_line(body, tr(N_("どんな危険か")), self.danger)
        add_line(body, tr(N_("伝えたこと")), self.told, self.secret)
        add_line(body, tr(N_("そのほか")), self.more)
        self._approver_line = add_line(body, tr(N_("承認した人")), self.approver)
        add_line(body, tr(N_("いつ")), self.at)
        add_line(body, tr(N_("どうやって")), self.how)
        if not self._dead:
            add_line(body, tr(N_("本人に説明する予定")), self.tell_on)

    def _editor(self, kind: type[Disclosure | LaterExplanation], field: str, name: str, value: object) -> Editor:
        found = spec(kind, field)
        made = editor_for(found.kind, name, self.tr_(found.label), lambda: self._desk.locale)
        made.set_value(value)
        return made

    def _chose_kind(self, code: str) -> None:
        self.body_box.choose("")
        if code == OTHER:
            self.name.setFocus()
        else:
            self.danger.setFocus()

    def _chose_body(self) -> None:
        if self.body_box.code():
            self.who.choose("")
            self.name.setText(self._bodies.get(self.body_box.code(), ""))
            self.danger.setFocus()

    def _say_secret(self) -> None:
        codes = self.told.codes()
        secret = any(each.secret for each in self._offered)
        told = any(each.secret for each in self._offered if each.code in codes)
        words = (
            N_("秘匿のことを伝えたことになります。口頭か手渡しだけにし、承認した人を入れてください。")
            if told
            else N_("(秘匿)のものは、救うためにどうしても要るときだけ印をつけてください。")
        )
        self.secret.words.setText(self.tr_(words))
        self.secret.setVisible(secret)
        self._approver_line.setVisible(told)

    def recipient(self) -> str:
        """To whom, in the words of the ledger."""
        kind, name = self.who.value(), self.name.words()
        words = dict(WHO).get(kind, "") if kind != OTHER else ""
        return " ".join(filter(None, (self.tr_(words) if words else "", name)))

    def told_now(self) -> Emergency:
        """What stands in the dialog; `Refused` when a line cannot be read."""
        at: datetime | None = self.at.value()
        tell_on: date | None = None if self._dead else self.tell_on.value()
        return Emergency(
            case=self._file.case.id,
            recipient=self.recipient(),
            organisation=self.body_box.code(),
            means=self.how.value() or ORAL,
            at=at,
            danger=self.danger.words(),
            told=self.told.codes(),
            more=self.more.words(),
            approver=self.approver.words(),
            tell_on=tell_on,
        )

    def _record(self) -> None:
        desk, tr = self._desk, self.tr_
        try:
            told = self.told_now()
        except Refused as refused:
            self._object(refused)
            return
        desk.work.write(
            self,
            N_("緊急の提供を記録"),
            lambda w: record_emergency(w, told, codes=desk.codes, tr=tr),
            self._kept,
            refused=self._object,
            final=True,
            case=told.case,
        )

    def _kept(self, _made: Disclosure) -> None:
        self.drafting.drop()
        self._desk.status(self.tr_(N_("緊急の提供を記録しました。本人に説明するまで「今日」に出ます。")))
        self.accept()

    def _object(self, refused: Refused) -> bool:
        places: dict[str, QWidget] = {
            "recipient": self.name,
            "danger": self.danger,
            "told": self.told,
            "approver": self.approver,
            "at": self.at,
            "tell_on": self.tell_on,
        }
        if refused.field == "approver":
            self._approver_line.show()
        place = places.get(refused.field)
        if place is not None:
            place.setFocus()
            self.area.ensureWidgetVisible(place)
        return self.refuse(refused)


def ask_emergency(desk: Desk, parent: QWidget, file: CaseFile, bodies: Mapping[str, str]) -> EmergencyQuestion:
    """Open the dialog for a case."""
    made = EmergencyQuestion(parent, desk, file, bodies)
    made.open()
    QTimer.singleShot(0, made.who, made.who.setFocus)
    return made
