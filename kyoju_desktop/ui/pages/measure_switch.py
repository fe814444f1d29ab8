"""関係機関 has two registers: the bodies, and the measures that can be had in this town."""

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.segmented import Segmented

_PAGES = (("organisations", N_("機関の名簿")), ("measures", N_("制度・資源")))


def register_switch(desk: Desk, page: str) -> Segmented:
    """The two registers, `page` being the one that is shown; the other one is gone to."""
    options = [(name, desk.tr(words)) for name, words in _PAGES]
    made = Segmented(options, small=True, name="register_switch", label=desk.tr(N_("名簿を切り替える")))
    made.choose(page)

    def go(name: str) -> None:
        made.choose(page)
        desk.go(name)

    made.chosen.connect(go)
    return made
