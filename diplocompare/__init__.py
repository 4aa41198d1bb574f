"""Compare governments' readouts of the same call, topic by topic."""

__version__ = "0.1.0"
