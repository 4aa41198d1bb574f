"""The errors that a user is told of: one base, and below it what went wrong where."""

from __future__ import annotations


class DiplocompareError(Exception):
    """What a user is told, as one sentence: `path: problem`, then the remedy. It is raised `from` what caused it."""

    def trace(self) -> str:
        """Return the traceback of the error and of what caused it, as Python prints one."""
        import traceback  # seldom asked for

        return "".join(traceback.format_exception(self))


class InputError(DiplocompareError):
    """What the user gave cannot be used: a file, a folder, a setting, the parts of a call."""


class ModelError(DiplocompareError):
    """The model, or its folder, cannot be used."""


class NetworkError(DiplocompareError):
    """An address or a model's name cannot, or may not, be fetched."""
