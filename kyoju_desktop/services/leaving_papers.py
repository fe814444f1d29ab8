"""Papers after a death: the 受領書 of what was left behind, the 連絡票 of a contact who may be told."""

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.leaks import search
from kyoju_desktop.domain.papers import call_sheet, receipt
from kyoju_desktop.domain.records import Belonging, EmergencyContact, Person
from kyoju_desktop.domain.rules.belongings import GONE
from kyoju_desktop.domain.rules.telling import DEATH, contacts_of, verdict
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader

_NAMES = ("name", "former_name", "kana")
_NAMED = N_(
    "「物」に本人の氏名が入っています。受領書は外へ出る紙で、だれの物かは載せません。"
    "「残置物」の「物」から氏名を消すと作れます。"
)


def receipt_paper(r: Reader, case_id: str, at: Locale, belonging_id: str = "") -> Rendered:
    """The 受領書 of one thing, else of everything that was not thrown away and that nobody has received yet."""
    return render(receipt_sheet(r, case_id, at, belonging_id), at.tr)


def receipt_sheet(r: Reader, case_id: str, at: Locale, belonging_id: str = "") -> Sheet:
    """What stands on the 受領書; `Refused` where a thing is called by the person's name, for it leaves the office."""
    file = case_file(r, case_id)
    found = [each for each in file.of(Belonging) if belonging_id in {"", each.id}]
    if not belonging_id:
        found = [each for each in found if each.received_on is None and each.fate not in GONE]
    if search([each.what for each in found], [(file.person, spec(Person, name)) for name in _NAMES], file, ()):
        raise Refused(_NAMED)
    return case_sheet(file, receipt.PAPER, at.today, codes=at.codes, tr=at.tr, chosen={Belonging: tuple(found)})


def shelf_receipt(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The 受領書 as the shelf makes it."""
    return receipt_paper(r, case_id, at)


def call_sheet_paper(r: Reader, case_id: str, contact_id: str, at: Locale) -> Rendered:
    """The 連絡票 of a contact; `Refused` for somebody who must not be told."""
    file = case_file(r, case_id)
    contact = next((each for each in contacts_of(file) if each.id == contact_id), None)
    if contact is None or not verdict(contact, DEATH if is_dead(file) else "emergency").may:
        raise Refused(N_("この人には知らせられません。連絡票は作れません。"))
    sheet = case_sheet(
        file, call_sheet.PAPER, at.today, codes=at.codes, tr=at.tr, chosen={EmergencyContact: (contact,)}
    )
    return render(sheet, at.tr)
