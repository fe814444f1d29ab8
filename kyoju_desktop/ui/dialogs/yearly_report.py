"""定期報告を記録する: what a provider reported for a fiscal year, and what the town found."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.building import YEARLY_REPORT
from kyoju_desktop.domain.records import Building, Organisation, YearlyReport
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.yearly_reports import keep_report
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView


def ask_report(desk: Desk, parent: QWidget, report: YearlyReport) -> Question:
    """Enter or correct the report of one building."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="yearly_report_dialog",
        title=tr(N_("居住サポート住宅の定期報告を記録する")),
        explain=tr(N_("年度末の状況の報告です。3か月以上空いている住戸と、帳簿の6項目を確かめます。")),
        verb=tr(N_("記録する")),
        wide=760,
    )
    with desk.store.read() as r:
        bodies = [(each.id, each.name) for each in r.find(Organisation)]
        houses = [(each.id, each.name or each.address) for each in r.find(Building) if not each.secret]
    options = {
        "organisation": [("", ""), *sorted(bodies, key=lambda pair: pair[1])],
        "building": [("", ""), *sorted(houses, key=lambda pair: pair[1])],
    }
    form = FormView(
        desk,
        YEARLY_REPORT,
        report,
        key=f"yearly.{report.building}.{report.organisation}.{report.fiscal_year}",
        options=options,
        gaps=False,
        label_width=140,
    )
    made.body.addWidget(form)
    ask_with_form(
        desk,
        made,
        form,
        YearlyReport,
        YearlyReport.title,
        lambda filled: lambda w: keep_report(w, filled),
        then=lambda _kept: desk.status(tr(N_("定期報告を記録しました。"))),
    )
    return made
