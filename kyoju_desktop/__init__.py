"""An offline case-work program for housing support in a small Japanese municipality."""

__version__ = "0.1.0"
