"""Bytes of the user's machine, in and out, and the user's settings."""
