"""The base of every value: a record that never changes."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True):
    """A frozen record with its fields as its only attributes: equal and hashed by them, printed with them.

    Another version of one is made by `msgspec.structs.replace`. Like a frozen dataclass, but a class is built in 20
    microseconds rather than a millisecond, and a start builds some sixty.
    """
