"""関係機関 of the fictional office: duties, categories, places, consent to be listed, people in charge, own notes."""

from datetime import date, timedelta

from kyoju_desktop.domain.records import Organisation, OrganisationContact
from kyoju_desktop.storage.store import Writer

# By the name of an invented body: what is known of it.
_KNOWN: dict[str, dict[str, object]] = {
    "居住支援法人 見本の家": {
        "duties": frozenset({"1", "2", "3", "5"}),
        "categories": frozenset({"L1", "L3", "L4", "M9"}),
        "area": "瀬戸見市、陽ノ原町",
        "strengths": "高齢の単身者の保証と見守り、亡くなったあとの片付け",
        "results": "昨年度 入居32件・見守り58件",
        "designation": "架空県指定 第3号",
        "hours": "平日 9:00-17:00",
        "handles": "部屋探し、内見の同行、見守り、残置物の片付け",
        "listing": "agreed",
        "from_list": "居住支援法人 見本の家",
        "own_note": "急ぎのときは、先に電話してから書類を送る。",
    },
    "架空不動産": {
        "cooperating": True,
        "categories": frozenset({"L3", "L5", "M1"}),
        "area": "瀬戸見市",
        "strengths": "外国人世帯の契約、やさしい日本語の説明",
        "hours": "10:00-18:00(水曜休み)",
        "handles": "部屋探し、内見",
        "listing": "agreed",
        "own_note": "家主に聞くのに2日ほどかかる。",
    },
    "見本ハウジング": {
        "cooperating": True,
        "area": "陽ノ原町",
        "handles": "部屋探し",
        "listing": "office_only",
    },
    "NPO法人 架空の灯": {
        "categories": frozenset({"M5", "M10", "M8"}),
        "area": "県内全域",
        "strengths": "夜間の受け入れ、同行",
        "listing": "declined",
    },
}
_PEOPLE = {
    "居住支援法人 見本の家": (("見本 佳代", "相談の窓口", "平日の午前"), ("例題 忠", "見守りの責任者", "木曜")),
    "架空不動産": (("架空 広", "店長", "午後"),),
}
_CHECKED_AGO = {"居住支援法人 見本の家": 40, "架空不動産": 500}  # days since the FAX number was checked


def enter_bodies(w: Writer) -> None:
    """Write what is known into the bodies that are there; fewer where some of them are missing."""
    today = w.now.date()
    for body in w.find(Organisation):
        known = _KNOWN.get(body.name)
        if known is not None:
            w.put(body.replace(**known, **_days(body.name, today)))
            for name, role, hours in _PEOPLE.get(body.name, ()):
                w.add(OrganisationContact(organisation=body.id, name=name, role=role, hours=hours))


def _days(name: str, today: date) -> dict[str, object]:
    days: dict[str, object] = {"listing_on": today - timedelta(days=60)}
    if name in _CHECKED_AGO:
        days["fax_checked_on"] = today - timedelta(days=_CHECKED_AGO[name])
    if _KNOWN[name].get("from_list"):
        days |= {"list_on": today - timedelta(days=90), "designated_on": today - timedelta(days=900)}
    return days
