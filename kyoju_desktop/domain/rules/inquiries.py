"""What is said beside the fields of an inquiry for a home: days that do not fit, a name told without consent."""

from collections.abc import Iterator
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import HousingInquiry
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, on_rent, remark, remarks_on
from kyoju_desktop.i18n.messages import N_

NAMED = frozenset({"name", "with_consent"})  # what was told lets the other side know who it is
_REFUSED, _OWN_NO = "refused", "own_no"


@remarks_on.register
def _(record: HousingInquiry, beside: Beside) -> tuple[Remark, ...]:
    return tuple(_said(record, beside))


def _said(record: HousingInquiry, beside: Beside) -> Iterator[Remark]:
    yield from on_rent(record.rent)
    asked = record.at.date() if record.at else None
    yield from on_order(asked, record.answered_on, "answered_on", N_("答えの日が、照会した日より前です。"))
    if record.viewing_done and record.viewing_at and record.viewing_at.date() > beside.today:
        yield remark("viewing_done", N_("内見の日時は、まだ来ていません。"))
    yield from _no(record)
    if record.told in NAMED and not agreed_to(record.organisation, beside.file, beside.today):
        yield remark(
            "told",
            N_(
                "この相手は、いまの同意の提供先に見当たりません。名前を伝えたときは、根拠と経過を記録に残してください。"
            ),
        )


def _no(record: HousingInquiry) -> Iterator[Remark]:
    """A refusal is counted by its reason; the person's own no has none."""
    if record.result == _REFUSED and not record.refusal_reason:
        yield remark("refusal_reason", N_("断られた理由を選ぶと、集計で理由が分かります。"))
    if record.result == _OWN_NO and record.refusal_reason:
        yield remark("refusal_reason", N_("本人が断ったときは、断りの集計に入りません。"))
    if record.result == _REFUSED and record.own_no.strip():
        yield remark("own_no", N_("相手に断られた照会です。本人が断ったなら、結果を直してください。"))


def agreed_to(organisation: str, file: CaseFile, today: date) -> bool:
    """Whether a consent in force names the body, or names bodies by their kind (then it is for the gate to say)."""
    if not organisation:
        return False
    rows = (row for terms in in_force(file, today) for row in terms.recipients)
    return any(row.organisation == organisation or (not row.organisation and row.organisation_kind) for row in rows)
