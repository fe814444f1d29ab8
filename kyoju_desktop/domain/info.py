"""Information classes: every field has one, a choice code may carry its own and the stricter counts."""

from enum import Enum
from typing import NamedTuple

from kyoju_desktop.i18n.messages import N_


class Rule(NamedTuple):
    """What the class means for the gate: consent box, level L0-L3 (None: never outward), 要配慮."""

    label: str
    box: str
    level: int | None
    special: bool


class Info(Enum):
    """The information classes of the disclosure design (DISCLOSURE 1), legal source: APPI art. 2(3), 69."""

    EXISTENCE = Rule(N_("存在の連絡"), "", 0, False)
    IDENTITY = Rule(N_("氏名"), N_("氏名・連絡先"), 1, False)
    CONTACT = Rule(N_("住所・電話"), N_("氏名・連絡先"), 1, False)
    CARE = Rule(N_("連絡と訪問の注意"), N_("氏名・連絡先"), 1, False)
    NEED = Rule(N_("用件・相談内容"), N_("氏名・連絡先"), 1, False)
    HOUSEHOLD = Rule(N_("生年月日・世帯"), N_("生年月日・世帯"), 2, False)
    HOUSING = Rule(N_("住まい"), N_("住まい"), 2, False)
    MONEY = Rule(N_("収入・家賃・滞納"), N_("収入・家賃・滞納"), 2, False)
    WORK = Rule(N_("就労・学歴"), N_("就労・学歴"), 2, False)
    HEALTH = Rule(N_("健康・障害・介護"), N_("健康・障害・介護"), 3, True)
    CRIME = Rule(N_("犯罪の経歴"), N_("犯罪の経歴"), 3, True)
    VICTIM = Rule(N_("被害の事実"), N_("被害の事実"), 3, True)
    FAMILY = Rule(N_("家族の状況"), N_("家族の状況"), 3, False)
    ORIGIN = Rule(N_("国籍・在留"), N_("国籍・在留"), 3, True)
    COURSE = Rule(N_("支援の経過"), N_("支援の経過"), 3, True)
    OFFICE = Rule(N_("庁内だけの情報"), "", None, False)

    def __init__(self, label: str, box: str, level: int | None, special: bool) -> None:
        self.label = label  # the Japanese name of the class
        self.box = box  # the box of the consent form that covers the class ("" if none does)
        self.level = level  # the disclosure level at which the class begins; None is never outward
        self.special = special  # whether the class is, or is treated as, 要配慮個人情報
        self.outward = level is not None  # whether the class can leave the office at all


# The boxes of the consent form in their printed order (DOMAIN 4.4); a box stands for its classes.
CONSENT_BOXES: tuple[tuple[Info, ...], ...] = (
    (Info.IDENTITY, Info.CONTACT, Info.CARE, Info.NEED),
    (Info.HOUSEHOLD,),
    (Info.HOUSING,),
    (Info.MONEY,),
    (Info.WORK,),
    (Info.HEALTH,),
    (Info.CRIME,),
    (Info.VICTIM,),
    (Info.FAMILY,),
    (Info.ORIGIN,),
    (Info.COURSE,),
)


def stricter(first: Info, second: Info | None) -> Info:
    """The class that counts when a field (`first`) and the code chosen in it (`second`) differ.

    Of two equally strict classes the code's own counts: 刑余者 among the issues (COURSE) needs the mark CRIME.
    """
    if second is None:
        return first
    return max(second, first, key=_strictness)


def _strictness(info: Info) -> tuple[bool, bool, int]:
    return (not info.outward, info.special, info.level or 0)
