"""`python -m diplocompare.cli`."""

from diplocompare.cli import main

main()
