"""The reporting verbs of a sentence."""
