"""Papers after a death that are carried out of the office."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Belonging
from kyoju_desktop.services.leaving_papers import receipt_paper
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, JA

AT = Locale(JA, date(2026, 9, 25), CODES)


@pytest.mark.parametrize("what", ["北原ハルの位牌", "位牌(きたはら　はる)"])
def test_a_receipt_names_nobody_also_where_the_thing_is_called_by_the_name(store: Store, what: str) -> None:
    case = opened(store)
    named, plain = Belonging(case=case, what=what), Belonging(case=case, what="仏壇と位牌")
    with store.write("残置物") as w:
        w.add(named)
        w.add(plain)
    with store.read() as r:
        for these in ("", named.id):
            with pytest.raises(Refused, match="受領書"):
                receipt_paper(r, case, AT, these)
        drawn = receipt_paper(r, case, AT, plain.id)
    words = "".join("".join(drawn.page_texts).split())
    assert "仏壇と位牌" in words
    assert "北原" not in words
