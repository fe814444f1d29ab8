"""Recipients close to the opposite party: who must never be told, and who is told only after a second look."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kyoju_desktop.domain.bases import standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import HouseholdMember, OppositeParty, OppositeTie, Organisation
from kyoju_desktop.i18n.messages import N_, Message

_SHORTEST = 2  # characters of a name worth comparing
_SEPARATORS = re.compile(r"[、,，・/／;；\s]+")
# Who acts or asks for the opposite party: nobody of these is answered (DOMAIN 5.12 row 13).
_SPEAKING_FOR = frozenset({"lawyer", "relatives", "friends"})


@dataclass(frozen=True)
class Caution(Message):
    """Something to mind about a recipient; a `strong` one has to be confirmed before anything is released."""

    strong: bool = False


def never_to(file: CaseFile, organisation: Organisation) -> Message | None:
    """Why this recipient is told nothing on any basis: the opposite party, or somebody who speaks for it."""
    opposite: tuple[OppositeParty | HouseholdMember, ...] = (*file.of(OppositeParty), *_marked(file))
    if any(_same(each, organisation) for each in opposite):
        return Message(N_("答えてはいけない相手です。どの根拠でも渡せません。問合せの記録だけを残してください。"))
    if standing_of(organisation, file.office) == "private" and any(
        each.kind in _SPEAKING_FOR and _tied(each, organisation) for each in file.of(OppositeTie)
    ):
        return Message(N_("答えてはいけない相手の親族・知人・代理人と記録されています。どの根拠でも渡せません。"))
    return None


def cautions_about(file: CaseFile, organisation: Organisation) -> Iterator[Caution]:
    """What to mind before telling this recipient anything."""
    if organisation.caution:
        yield Caution(N_("この相手には注意書きがあります。関係機関の「注意」を読んでから渡してください。"))
    if file.protected and organisation.kind == "family":
        yield Caution(
            N_("秘匿の人の家族です。相手方とつながりがないか、伝えてよいと本人が言ったかを確かめてください。"),
            strong=True,
        )
    if any(_tied(each, organisation) for each in file.of(OppositeTie)) or any(
        _connected(each, organisation) for each in file.of(OppositeParty)
    ):
        yield Caution(
            N_(
                "この相手は、答えてはいけない相手とつながりがあると記録されています。"
                "本当に渡してよいか、もう一度確かめてください。"
            ),
            strong=True,
        )


def _marked(file: CaseFile) -> Iterator[HouseholdMember]:
    """Members of the household who are marked as the opposite party."""
    return (each for each in file.of(HouseholdMember) if "opposite" in each.marks)


def _same(opposite: OppositeParty | HouseholdMember, organisation: Organisation) -> bool:
    names = {_plain(organisation.name), _plain(organisation.kana)} - {""}
    return bool(names & {_plain(opposite.name), _plain(opposite.kana)})


def _tied(tie: OppositeTie, organisation: Organisation) -> bool:
    if tie.organisation:
        return tie.organisation == organisation.id
    return _mentions(organisation, _plain(tie.name))


def _connected(opposite: OppositeParty, organisation: Organisation) -> bool:
    """Whether what is noted about the opposite party names the body, or the body's name or place a noted word."""
    noted, name = _plain(opposite.connected), _plain(organisation.name)
    if len(name) >= _SHORTEST and name in noted:
        return True
    return any(_mentions(organisation, _plain(word)) for word in _SEPARATORS.split(opposite.connected))


def _mentions(organisation: Organisation, word: str) -> bool:
    where = (organisation.name, organisation.section, organisation.address)
    return len(word) >= _SHORTEST and any(word in _plain(each) for each in where)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).casefold())
