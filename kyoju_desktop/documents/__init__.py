"""From a sheet to an A4 page: typography, and one file per official form."""

import sys
from types import ModuleType

# reportlab would run files of these names out of the user's folder as its own code
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
