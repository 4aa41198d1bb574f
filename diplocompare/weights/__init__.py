"""Where the trained weights lie; README.md beside this file is their model card."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

PACKAGED = Path(__file__).parent
_place = ContextVar("place", default=PACKAGED)


def weights_folder() -> Path:
    """Return the folder of the weights in use: those of the package, unless others are borrowed."""
    return _place.get()


@contextmanager
def borrow_weights(folder: Path) -> Iterator[None]:
    """Use the weights of another folder for a while, as cross-validation does."""
    token = _place.set(folder)
    try:
        yield
    finally:
        _place.reset(token)
