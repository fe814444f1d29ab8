"""The shelf: every paper that can be made in a case without the gate, and every form that can be printed empty.

One line a paper. The page 書類 lists them, several can be printed in one go. A paper for another body is no line of
this list: it goes through the gate.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import (
    arrears_rule,
    assessment,
    closing,
    conference,
    consent,
    consultation,
    course,
    decision,
    emergency,
    estimate,
    evaluation,
    fax,
    incident,
    inquiry,
    instalments,
    intake,
    leaving,
    move_in,
    notice,
    plan,
    receipt,
    referral,
    transfer,
    transfer_receipt,
    visits,
    withdrawal,
)
from kyoju_desktop.domain.records import (
    Assessment,
    Belonging,
    Closing,
    Crisis,
    Estimate,
    Evaluation,
    Instalments,
    Plan,
    ProgressNote,
    SchemeUse,
    Screening,
    Tenancy,
    Visit,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.case_papers import (
    closing_paper,
    death_paper,
    decision_paper,
    leaving_paper,
    plan_paper,
    withdrawal_paper,
)
from kyoju_desktop.services.contract_papers import move_in_paper, plain_move_in_paper
from kyoju_desktop.services.course_lists import course_list_paper, visit_book_paper, visit_list_paper
from kyoju_desktop.services.general_papers import (
    assessment_paper,
    consultation_paper,
    emergency_paper,
    evaluation_paper,
    instalments_paper,
    newest_course_paper,
    newest_incident_paper,
)
from kyoju_desktop.services.leaving_papers import shelf_receipt
from kyoju_desktop.services.papers import intake_paper
from kyoju_desktop.services.scheme_papers import SCHEME_PAPERS
from kyoju_desktop.services.sum_papers import newest_estimate_paper
from kyoju_desktop.services.tenancies import keeps_book
from kyoju_desktop.storage.store import Reader

Draw = Callable[[Reader, str, Locale], Rendered]


@dataclass(frozen=True)
class ShelfPaper:
    """One paper of the shelf: its form, what it is for, the heading it stands under.

    `draw` makes it from a case (None: it can only be printed empty here); `needs` is the record without which there
    is nothing to print but the empty form, `fits` what else the case must be like, `lacking` says so; `secret` when
    it shows where the person lives; `kept` when what was printed or saved is kept byte for byte in the file.
    """

    form: str
    title: str
    hint: str
    group: str
    draw: Draw | None = None
    blank: bool = True
    secret: bool = False
    kept: bool = False
    needs: type[Record] | None = None
    lacking: str = ""
    fits: Callable[[CaseFile], bool] | None = None

    def ready(self, file: CaseFile) -> bool:
        """Whether the paper can be made from what the case holds now."""
        found = self.needs is None or bool(file.of(self.needs))
        return self.draw is not None and found and (self.fits is None or self.fits(file))


FIRST, SUPPORT, DECIDING, HOME = N_("受付と聞取り"), N_("支援"), N_("決裁"), N_("住まい")
TOGETHER = N_("会議と移管")
GROUPS = (FIRST, SUPPORT, DECIDING, HOME, TOGETHER)


_NO_ASSESSMENT = N_("聞き取りがまだありません。「アセスメント」に書くと、ここから作れます。")
_NO_NOTE = N_("経過の記録がまだありません。「経過」に書くと、ここから作れます。")
_NO_EVALUATION = N_("評価がまだありません。「計画」で評価を書くと、ここから作れます。")
_NO_INSTALMENTS = N_("分納の誓約がまだありません。「見守り」で書くと、ここから作れます。")
_NO_CRISIS = N_("異変の記録がまだありません。「見守り」の危機対応に書くと、ここから作れます。")
_NO_BOOK = N_(
    "帳簿は、役場が自ら援助を行う住まいだけに付けます。"
    "「住まい」の入居で「役場が自ら行う」を選び、見守りを書くと、ここから作れます。"
)
_NO_BELONGING = N_("残置物の記録がまだありません。「退去」に書くと、ここから作れます。")
_NO_VISIT = N_("見守りの記録がまだありません。「見守り」に訪問を書くと、ここから作れます。")
_NO_TENANCY = N_("入居がまだありません。「住まい」で契約・入居を書くと、ここから作れます。")
_TRANSFER = N_("つなぎ票の用件を「移管」にすると、この票になります。")
_NO_SCREENING = N_("対応方針がまだ書かれていません。「アセスメント」で方針を書くと、ここから作れます。")
_NO_PLAN = N_("支援計画がまだありません。「計画」で計画を書くと、ここから作れます。")
_NO_ESTIMATE = N_("計算の控えがまだありません。「制度」で計算すると、ここから作れます。")
_NO_SCHEME = N_("追いかけている制度がまだありません。「制度」で加えると、ここから作れます。")
_NO_CLOSING = N_("まだ終結していません。「終結する」の画面で書きながら、決裁のまえに印刷できます。")


def _withdrawal(r: Reader, case_id: str, at: Locale) -> Rendered:
    return withdrawal_paper(r, case_id, at)


def _closing(r: Reader, case_id: str, at: Locale) -> Rendered:
    return closing_paper(r, case_id, at)


def _intake(r: Reader, case_id: str, at: Locale) -> Rendered:
    return intake_paper(r, case_id, at, for_person=True)


SHELF: tuple[ShelfPaper, ...] = (
    ShelfPaper(
        intake.FORM,
        intake.TITLE,
        N_("本人に渡す控えには、利用目的が印刷されます。"),
        FIRST,
        _intake,
        secret=True,
    ),
    ShelfPaper(
        assessment.FORM,
        assessment.TITLE,
        N_("聞き取ったことと見立てを、係の中で使う紙にします。"),
        FIRST,
        assessment_paper,
        needs=Assessment,
        lacking=_NO_ASSESSMENT,
    ),
    ShelfPaper(
        consultation.FORM,
        consultation.TITLE,
        N_("相談の内容を、属性・心身・経済・住まいに分けて整理します。"),
        FIRST,
        consultation_paper,
        secret=True,
    ),
    ShelfPaper(
        emergency.FORM,
        emergency.TITLE,
        N_("本人が署名します。入っていない連絡先は、手で書けます。"),
        FIRST,
        emergency_paper,
        secret=True,
        kept=True,
    ),
    ShelfPaper(consent.FORM, consent.TITLE, N_("本人といっしょに画面で決めてから印刷します。"), FIRST),
    ShelfPaper(
        withdrawal.FORM,
        withdrawal.TITLE,
        N_("本人が署名する届です。わけは聞かなくてかまいません。控えの部分を本人に渡します。"),
        FIRST,
        _withdrawal,
        kept=True,
    ),
    ShelfPaper(referral.FORM, referral.TITLE, N_("あて先を選び、出すものを確かめてから作ります。"), SUPPORT),
    ShelfPaper(
        fax.FORM,
        fax.TITLE,
        N_("つなぎ票をFAXで送るときは、印刷するときに前に付けられます。だれのことかは書きません。"),
        SUPPORT,
    ),
    ShelfPaper(
        plan.FORM,
        plan.TITLE,
        N_("役場の控え(決裁欄つき)と本人の控えの2部です。本人に署名してもらいます。"),
        SUPPORT,
        plan_paper,
        kept=True,
        needs=Plan,
        lacking=_NO_PLAN,
    ),
    ShelfPaper(
        notice.FORM,
        notice.TITLE,
        N_("撤回のあとに、相手へ送る連絡です。「同意」から、相手ごとに作ります。"),
        SUPPORT,
    ),
    ShelfPaper(
        decision.FORM,
        decision.TITLE,
        N_("決裁欄つき。病気や被害のことは載りません。"),
        DECIDING,
        decision_paper,
        kept=True,
        needs=Screening,
        lacking=_NO_SCREENING,
    ),
    ShelfPaper(
        closing.FORM,
        closing.TITLE,
        N_("決裁欄つき。終結の理由・残る課題・保存年限が載ります。"),
        DECIDING,
        _closing,
        kept=True,
        needs=Closing,
        lacking=_NO_CLOSING,
    ),
    ShelfPaper(inquiry.FORM, inquiry.TITLE, N_("名前を出さずに物件を聞く紙です。「住まい」から作ります。"), HOME),
    ShelfPaper(
        move_in.FORM,
        move_in.TITLES[move_in.FORM],
        N_("本人に渡します。14日以内の届の日付と、ライフラインの手続が載ります。"),
        HOME,
        move_in_paper,
        kept=True,
        needs=Tenancy,
        lacking=_NO_TENANCY,
    ),
    ShelfPaper(
        move_in.PLAIN,
        move_in.TITLES[move_in.PLAIN],
        N_("同じ一覧を、大きな字とふりがなで作ります。"),
        HOME,
        plain_move_in_paper,
        kept=True,
        needs=Tenancy,
        lacking=_NO_TENANCY,
    ),
    ShelfPaper(
        leaving.MOVE_OUT,
        leaving.TITLES[leaving.MOVE_OUT],
        N_("退去の手続と精算を、ひとつずつ確かめます。庁内で使います。"),
        HOME,
        leaving_paper,
        secret=True,
    ),
    ShelfPaper(
        leaving.DEATH,
        leaving.TITLES[leaving.DEATH],
        N_("届の期限、連絡する順番と知らせてよい人、11のことが載ります。庁内で使います。"),
        HOME,
        death_paper,
        secret=True,
    ),
    ShelfPaper(
        receipt.FORM,
        receipt.TITLE,
        N_("残された物を受け取った人に署名してもらいます。だれの物かは書かれず、ケースの番号だけが載ります。"),
        HOME,
        shelf_receipt,
        kept=True,
        needs=Belonging,
        lacking=_NO_BELONGING,
    ),
    ShelfPaper(
        course.FORM,
        course.TITLE,
        N_("いちばん新しい記録を1枚にします。ほかの記録は「経過」から印刷します。"),
        SUPPORT,
        newest_course_paper,
        needs=ProgressNote,
        lacking=_NO_NOTE,
    ),
    ShelfPaper(
        course.LIST,
        course.LIST_TITLE,
        N_("全期間の経過です。期間を決めるときは「経過」から印刷します。"),
        SUPPORT,
        course_list_paper,
        blank=False,
        needs=ProgressNote,
        lacking=_NO_NOTE,
    ),
    ShelfPaper(
        evaluation.FORM,
        evaluation.TITLE,
        N_("いちばん新しい評価に、計画の目標と決裁欄を付けます。"),
        SUPPORT,
        evaluation_paper,
        kept=True,
        needs=Evaluation,
        lacking=_NO_EVALUATION,
    ),
    ShelfPaper(
        instalments.FORM,
        instalments.TITLE,
        N_("払う日と額の表が付きます。本人が署名します。"),
        HOME,
        instalments_paper,
        kept=True,
        needs=Instalments,
        lacking=_NO_INSTALMENTS,
    ),
    ShelfPaper(
        visits.FORM,
        visits.TITLE,
        N_("入居中の訪問の一覧です。"),
        HOME,
        visit_list_paper,
        needs=Visit,
        lacking=_NO_VISIT,
    ),
    ShelfPaper(
        visits.BOOK_FORM,
        visits.BOOK_TITLE,
        N_("居住サポート住宅の帳簿の6項目で並べます。5年保存します。"),
        HOME,
        visit_book_paper,
        blank=False,
        needs=Visit,
        lacking=_NO_BOOK,
        fits=keeps_book,
    ),
    ShelfPaper(
        incident.FORM,
        incident.TITLE,
        N_("いちばん新しい異変を1枚にします。端緒・声掛け・開錠の立会い・発見の状況が載ります。庁内で使います。"),
        HOME,
        newest_incident_paper,
        needs=Crisis,
        lacking=_NO_CRISIS,
    ),
    ShelfPaper(
        arrears_rule.FORM, arrears_rule.TITLE, N_("滞納から支援へつなぐ決まりを、役場で決めるための紙です。"), HOME
    ),
    ShelfPaper(
        estimate.FORM,
        estimate.TITLE,
        N_("いちばん新しい計算を1枚にします。ほかの計算は「制度」から印刷します。"),
        HOME,
        newest_estimate_paper,
        blank=False,
        kept=True,
        needs=Estimate,
        lacking=_NO_ESTIMATE,
    ),
    *(
        ShelfPaper(form, title, hint, SUPPORT, draw, blank=False, kept=kept, needs=SchemeUse, lacking=_NO_SCHEME)
        for form, title, hint, draw, kept in SCHEME_PAPERS
    ),
    *(
        ShelfPaper(form, title, N_("「会議」から、会議ごとに作ります。"), TOGETHER)
        for form, title in conference.TITLES.items()
    ),
    ShelfPaper(transfer.FORM, transfer.TITLE, _TRANSFER, TOGETHER),
    ShelfPaper(transfer_receipt.FORM, transfer_receipt.TITLE, N_("受け入れた移管の記録から作ります。"), TOGETHER),
)


def paper_of(form: str) -> ShelfPaper:
    """The paper of that form; KeyError when it is not on the shelf."""
    return _BY_FORM[form]


_BY_FORM = {each.form: each for each in SHELF}
