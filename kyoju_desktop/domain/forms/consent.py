"""Layout of the terms of a consent: what for, until when, how, and what was explained (DOMAIN 4.4)."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.i18n.messages import N_

CONSENT_TERMS = Form(
    N_("目的・期間・方法"),
    Consent,
    (Section(N_("目的・期間・方法"), (("purposes",), ("period",), ("until_day",), ("means",))),),
)
CONSENT_EXPLAINED = Form(
    N_("説明したこと"),
    Consent,
    (
        Section(
            N_("説明したこと"),
            (
                ("form",),
                ("language", "text_version"),
                ("explained_by", "explained_on"),
                ("explained_place", "present"),
                ("told_withdrawal",),
                ("told_no_disadvantage",),
            ),
        ),
    ),
)
# What a consent needs further, by its form.
CONSENT_WRITTEN = Form(N_("書面"), Consent, (Section(N_("書面"), (("signed_paper_on",),)),))
CONSENT_ORAL = Form(
    N_("口頭"),
    Consent,
    (Section(N_("口頭"), (("given_at",), ("witness",), ("repeated_words",), ("written_later",))),),
)
CONSENT_REPRESENTATIVE = Form(
    N_("代理人"),
    Consent,
    (Section(N_("代理人"), (("authority",), ("signed_paper_on",), ("own_wish",))),),
)
# Asked only where the representative's papers do not say so, and where the consent is entered on a later day.
CONSENT_SCOPE = Form(N_("権限の範囲"), Consent, (Section(N_("権限の範囲"), (("scope_reason",),)),))
CONSENT_LATE = Form(N_("あとから登録"), Consent, (Section(N_("あとから登録"), (("late_entry",),)),))
