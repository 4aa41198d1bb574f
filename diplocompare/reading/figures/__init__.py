"""The figures and dates in a sentence."""
