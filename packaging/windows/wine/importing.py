"""Everything that is shipped can be loaded: Python packages, machine code and the data beside them."""

from windows.wine.ground import PROBES, Ground, Step, must


def everything_loads(ground: Ground) -> None:
    """Every module of the program, every package and every native part of the installer can be imported."""
    code, told = ground.python(PROBES / "imports.py", seconds=600)
    must(code == 0, told)


STEPS: tuple[Step, ...] = (everything_loads,)
SHORT: tuple[Step, ...] = STEPS
