"""Sheets of the watch: an incident and the rule about arrears, ordinary and far too much. All invented."""

from datetime import date, datetime

from kyoju_desktop.domain.doors.arrears import arrears_rule_sheet
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import incident
from kyoju_desktop.domain.records import Case, Crisis, EmergencyContact, Office, Person, Tenancy
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import file_of


def incident_paper(long: int, case: Case, person: Person, at: Locale) -> Sheet:
    """No sign of life, the entry with witnesses, whom to call."""
    crisis = Crisis(
        case=case.id,
        kind="no_sign",
        noticed_at=datetime(2026, 9, 14, 9, 0),
        noticed_by="居住支援法人D" * long,
        last_seen_on=date(2026, 9, 8),
        fact="朝からセンサーに反応がない。" * long,
        tried="電話に応答がない。訪ねても返事がない。" * long,
        entered_at=datetime(2026, 9, 14, 10, 20),
        witness="見本警察 警察官2名",
        found="居間で倒れているのを発見。" * long,
        done="医師が確認した。" * long,
        next_step="登録の順に連絡する。" * long,
        next_on=date(2026, 9, 14),
    )
    contacts = [
        EmergencyContact(id=f"e{at}", case=case.id, rank="first", name=f"見本{at}", relation="おい", may_tell="yes")
        for at in range(min(long, 6))
    ]
    file = file_of(Tenancy(case=case.id, home="みなと荘105"), crisis, *contacts, case=case, person=person)
    return case_sheet(file, incident.PAPER, at.today, codes=at.codes, tr=at.tr)


def rule_paper(long: int, office: Office, at: Locale) -> Sheet:
    """The rule with words of the office's own."""
    own = office.replace(
        arrears_referral="by_rule", arrears_months=2, arrears_rule="相談日を必ず案内し、断られた日も書く。" * long
    )
    return arrears_rule_sheet(own, at, at.today)
