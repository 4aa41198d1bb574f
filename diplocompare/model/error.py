"""The errors that a user is told of."""

from __future__ import annotations


class DiplocompareError(Exception):
    """Bad input, told to the user as one sentence: `path: problem`, then the remedy."""
