"""A folder of calls as a folder of pages: one of each call, one of each side, and an index."""

from __future__ import annotations

from diplocompare.report.fingerprint import fingerprint
from diplocompare.report.update import Report, build

__all__ = ["Report", "build", "fingerprint"]
