"""定期報告 of 居住サポート住宅 (W23): who decides here, what came, what is still awaited for a fiscal year."""

from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Building, Home, Office, Organisation, YearlyReport
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

CERTIFIER, NOT_CERTIFIER, PROVIDER = "certifier", "not_certifier", "provider"
SUPPORT_HOUSING = "support_housing"


@dataclass(frozen=True)
class Awaited:
    """A certified building (or provider) with its units in the register, and its report for the year, if it came."""

    building: str
    building_name: str
    organisation: str
    organisation_name: str
    units: int
    report: YearlyReport | None


def role_of(office: Office) -> str:
    """What the office is for 居住サポート住宅: its own setting, else by whether it runs a 福祉事務所 (DOMAIN 0.4)."""
    return office.support_housing or (CERTIFIER if office.welfare_office else NOT_CERTIFIER)


def awaited(r: Reader, year: int) -> tuple[Awaited, ...]:
    """Every 居住サポート住宅 of the register with its report of that fiscal year; reports of other houses below."""
    buildings = {each.id: each for each in r.find(Building)}
    bodies = {each.id: each.name for each in r.find(Organisation)}
    reports = list(r.find(YearlyReport, fiscal_year=year))
    homes: dict[str, list[Home]] = {}
    for home in r.find(Home, kind=SUPPORT_HOUSING):
        if not home.closed and home.building in buildings:
            homes.setdefault(home.building, []).append(home)
    found = []
    for building, units in homes.items():
        report = next((each for each in reports if each.building == building), None)
        who = next((each.provider for each in units if each.provider), report.organisation if report else "")
        house = buildings[building]
        name = "" if house.secret else house.name or house.address
        found.append(Awaited(building, name, who, bodies.get(who, ""), len(units), report))
    for report in reports:
        if report.building not in homes:
            other = buildings.get(report.building)
            name = (other.name or other.address) if other and not other.secret else ""
            body = bodies.get(report.organisation, "")
            found.append(Awaited(report.building, name, report.organisation, body, report.units or 0, report))
    return tuple(
        sorted(found, key=lambda each: (each.report is not None, each.building_name, each.organisation_name))
    )


def keep_report(w: Writer, report: YearlyReport) -> YearlyReport:
    """Keep the report of one building for one fiscal year; only where the office certifies (DOMAIN 0.4, 6.5)."""
    if role_of(office_of(w)) != CERTIFIER:
        raise Refused(N_("定期報告は、認定した都道府県が受けます。この役場では受けません。"))
    if report.fiscal_year is None:
        raise Refused(N_("どの年度の報告かを入れてください。"), field="fiscal_year")
    if not (report.building or report.organisation):
        raise Refused(N_("援助を行う者か、建物を選んでください。"), field="organisation")
    if report.received_on and report.received_on > w.now.date():
        raise Refused(N_("届いた日が先の日付です。届いてから入れてください。"), field="received_on")
    if report.units is not None and (report.empty_units or 0) > report.units:
        text = N_("空いている戸数が、専用住宅の戸数({units}戸)より多くなっています。")
        raise Refused(text, field="empty_units", units=format_number(report.units))
    same = w.find(YearlyReport, fiscal_year=report.fiscal_year, building=report.building)
    if any(each.id != report.id and each.organisation == report.organisation for each in same):
        raise Refused(
            N_("この年度の報告は、もう記録してあります。その行を開いて直してください。"), field="fiscal_year"
        )
    w.put(report)
    return report
