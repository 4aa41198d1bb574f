"""The names in a sentence."""
