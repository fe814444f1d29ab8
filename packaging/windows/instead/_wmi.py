"""Stands for Python's module of this name: answers what `platform` asks about Windows, without asking anybody else.

SQLAlchemy asks `platform` for the kind of machine when it is loaded. Python's own module would wait for Windows' WMI
service (and crashes Wine 8); without any, `platform` starts `cmd /c ver`, whose black window flashes up.
"""

import sys

AMD64 = "9"  # Win32_Processor.Architecture


def exec_query(query: str) -> str:
    """Answer "SELECT key,key FROM table" with "key=value" parted by zeros; OSError for anything not known here."""
    told = sys.getwindowsversion()
    known = {
        "Version": ".".join(str(each) for each in told.platform_version),
        "ProductType": str(told.product_type),
        "BuildType": "Multiprocessor Free",
        "ServicePackMajorVersion": str(told.service_pack_major),
        "ServicePackMinorVersion": str(told.service_pack_minor),
        "Architecture": AMD64,
    }
    wanted = query.split()[1].split(",")
    if not known.keys() >= {*wanted}:
        raise OSError("not supported")
    return "\0".join(f"{each}={known[each]}" for each in wanted)
