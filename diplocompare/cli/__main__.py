"""`python -m diplocompare.cli`."""

from __future__ import annotations

from diplocompare.cli import main

main()
