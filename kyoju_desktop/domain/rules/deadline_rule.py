"""The shape of what is known of one kind of deadline."""

from dataclasses import dataclass

LAW, SCHEME, CONTRACT, PRACTICE = "law", "scheme", "contract", "practice"


@dataclass(frozen=True)
class DeadlineRule:
    """One kind of deadline. `label`, `explain`, `explain_moved` hold {names} that the deadline's values fill.

    `{until}` is the day by the rule, `{due}` the day that counts. `lead_months` and `lead_days` say how long
    before it begins to show. `law` names the article or the section of the domain reference. `earlier`: what has to
    be done before a closed day, because it counts back from something, is due on the last open day before it.
    """

    code: str
    label: str
    explain: str
    action: str
    source: str
    law: str
    explain_moved: str = ""
    lead_days: int = 7
    lead_months: int = 0
    earlier: bool = False

    @property
    def moves(self) -> bool:
        """Whether a closed day moves the deadline, to the next open day or (`earlier`) to the last one before."""
        return bool(self.explain_moved)
