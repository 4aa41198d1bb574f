"""The word lists of the lenses: one TOML file a list in the folder of its language, and what users add to them.

A list is a table of tables that ends in arrays of entries. A user's file has one table for each list it changes, laid
out like the list itself: its entries are added, one that begins with "-" is taken away, other values are replaced.

    [verbs.ask]
    5 = ["clamour for", "-demand"]
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from diplocompare.files.read import read_bytes
from diplocompare.model import InputError

STANDARD = "standard"
_MOST_BYTES = 5_000_000
_KINDS = (dict, list, str, int, float)  # a list of words has no dates
_FOLDER = Path(__file__).parent
# What every file says of itself; no list of words.
_ABOUT = ("source", "licence")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language. `name`: "standard", or what tells the user's additions apart.

    `lists`: by name; compared and hashed by name alone, so that what is built from a list may be kept.
    """

    language: str
    name: str
    lists: Mapping[str, Mapping[str, Any]] = field(compare=False, repr=False)

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        """Return a list by its name."""
        return self.lists[name]

    def __contains__(self, name: str) -> bool:
        """Whether there is such a list in this language."""
        return name in self.lists


def load_lexicon(additions: Sequence[Path] = (), language: str = "en") -> Lexicon:
    """Return the word lists of a language with the user's additions.

    Without a list for the language it has none. Raises `DiplocompareError` where a file cannot be read or does not fit.
    """
    lists = dict(_packaged(language))
    digest = hashlib.sha256()
    for path in additions:
        data = _read(path)
        digest.update(data)
        for name, table in _parse(path, data).items():
            if name not in lists:
                known = ", ".join(sorted(lists))
                raise InputError(f"{path}: no word list is called {name!r}, known are {known}")
            lists[name] = _merged(path, lists[name], table)
    return Lexicon(language, digest.hexdigest()[:12] if additions else STANDARD, lists)


@cache
def _packaged(language: str) -> Mapping[str, Mapping[str, Any]]:
    folder = _FOLDER / language
    if not language.isalpha() or not folder.is_dir():
        return {}
    found = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    return {name: {key: part for key, part in table.items() if key not in _ABOUT} for name, table in found.items()}


def _read(path: Path) -> bytes:
    return read_bytes(str(path), limit=_MOST_BYTES)[1]


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not TOML ({error}), mend it") from error


def _check_entries(path: Path, known: Sequence[Any], added: Sequence[Any]) -> None:
    """Raise `DiplocompareError` for an entry of another kind than the list has, or one without a word."""
    kind = type(known[0]) if known else str
    for entry in added:
        if type(entry) is not kind or (kind is str and not re.search(r"\w", entry)):
            raise InputError(f"{path}: {entry!r} is no entry of this list, write words in quotes")


def _blank(value: Any) -> Any:
    """What a new key has before anything is added to it."""
    return type(value)() if type(value) in _KINDS else value


def _merged(path: Path, known: Any, added: Any) -> Any:
    """What is known with what is added: tables by key, arrays by entry."""
    if type(known) is not type(added) or type(added) not in _KINDS:
        raise InputError(f"{path}: {added!r} does not fit there, lay it out like the list (diplocompare/lexicon/en)")
    if isinstance(known, dict):
        return {**known, **{key: _merged(path, known.get(key, _blank(value)), value) for key, value in added.items()}}
    if isinstance(known, list):
        _check_entries(path, known, added)
        taken = {entry[1:] for entry in added if isinstance(entry, str) and entry.startswith("-")}
        return [entry for entry in known if entry not in taken] + [
            entry for entry in added if entry not in known and not (isinstance(entry, str) and entry.startswith("-"))
        ]
    return added
