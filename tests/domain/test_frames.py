"""What stands around the values of a paper."""

from kyoju_desktop.domain.frames import recipient_of
from kyoju_desktop.domain.records import Organisation


def test_no_paper_is_addressed_to_a_remark_of_the_register() -> None:
    office = Organisation(name="架空県福祉事務所(管轄の事務所名を入れてください)", section="相談係")
    assert recipient_of(office) == "架空県福祉事務所 相談係"


def test_a_name_in_brackets_stays() -> None:
    assert recipient_of(Organisation(name="(福)ひのはら会(北支所)")) == "(福)ひのはら会(北支所)"
