"""The list of bodies that may be handed out, with one shop or with very many words."""

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Office, Organisation
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.body_lists import listed_sheet


def body_paper(long: int, office: Office, at: Locale) -> Sheet:
    """So many times as many bodies, with so many words."""
    bodies = [
        Organisation(
            id=f"b{nr}",
            name="居住支援法人 ひだまり" * min(long, 4),
            kana="きょじゅうしえんほうじん ひだまり",
            kind="support_corporation",
            standing="private",
            address="陽ノ原町大字架空12番地3",
            phone="0000000321",
            fax="0000000322",
            hours="平日9時から17時(水曜は休み)",
            area="県東部の町と村" * min(long, 5),
            duties=frozenset({"2", "3", "5"}),
            categories=frozenset({"L3", "L4", "M1"}),
            handles="部屋探し、内見の同行、契約の立会い" * long,
            listing="agreed",
        )
        for nr in range(3 * long)
    ]
    return listed_sheet(bodies, office, at)
