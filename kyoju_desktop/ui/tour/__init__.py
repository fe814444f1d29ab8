"""The guided tour: drives the real window through one whole case and leaves pictures and papers."""

from kyoju_desktop.ui.tour.run import run_tour

__all__ = ["run_tour"]
