"""Why an address gives nothing: a problem and its remedy, without the address itself."""

from __future__ import annotations


class FetchError(Exception):
    """Its text is what stands behind "address: " in the message."""
