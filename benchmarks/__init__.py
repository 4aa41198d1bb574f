"""Measurements: speed, and the choice of constants."""
