"""Sheets of what follows a death: the receipt of things left behind, the call to a contact. All invented."""

from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import call_sheet, receipt
from kyoju_desktop.domain.records import Belonging, Case, EmergencyContact, Person
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import file_of


def receipt_of(long: int, case: Case, person: Person, at: Locale) -> Sheet:
    """An altar, a tablet and albums; or forty things with long names."""
    words = ("仏壇", "位牌", "アルバム3冊と手紙の束")
    things = [
        Belonging(id=f"b{number:02}", case=case.id, what=words[number % 3] * min(long, 6), designated="designated")
        for number in range(3 if long == 1 else 40)
    ]
    file = file_of(*things, case=case, person=person)
    return case_sheet(file, receipt.PAPER, at.today, codes=at.codes, tr=at.tr)


def call_sheet_of(long: int, case: Case, person: Person, at: Locale) -> Sheet:
    """A nephew who may be told; or a body with a very long name."""
    contact = EmergencyContact(
        id="e1",
        case=case.id,
        rank="first",
        name="北原 一平" if long == 1 else "特定非営利活動法人 架空居住支援ネットワーク" * 5,
        relation="おい" * min(long, 12),
        phone="09000002222",
        may_tell="emergency_only",
    )
    file = file_of(contact, case=case, person=person)
    return case_sheet(file, call_sheet.PAPER, at.today, codes=at.codes, tr=at.tr)
