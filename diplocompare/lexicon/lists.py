"""The word lists: one TOML file a list in the folder of its language, and what users add to them.

A list is a table of tables that ends in arrays of entries. A user's file has one table for each list it changes, laid
out like the list itself: its entries are added, one that begins with "-" is taken away, other values are replaced.

    [verbs.ask]
    5 = ["clamour for", "-demand"]

What the files hold is checked against `tables/` when it is loaded. To parse it takes a fifth of a warm start, so it can
be kept in the user's cache in a form that is read in a millisecond, under the hash of all that it was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec

from diplocompare.files.read import read_bytes
from diplocompare.files.write import write_whole
from diplocompare.lexicon.inflection import inflect
from diplocompare.lexicon.tables import Tables
from diplocompare.lexicon.tables.matter import Contest
from diplocompare.model import InputError

STANDARD = "standard"
LANGUAGE = "en"
_MOST_BYTES = 5_000_000
_KINDS = (dict, list, str, int, float)  # a list of words has no dates
_FOLDER = Path(__file__).parent
# What every file says of itself; no list of words.
_ABOUT = ("source", "licence")
# Keys of a contested matter that are no names of it.
_CONTEST_KEYS = ("not", "marked", "rivals", "weak", "elsewhere", "scope", "whose")


class Lexicon(Tables, frozen=True, eq=False, dict=True):
    """The word lists of one language, by name (`tables.py` says what each holds), and sets made of several.

    `name`: "standard", or what tells the user's additions apart. Compared and hashed by language and name alone, so
    that what is built from a list may be kept.
    """

    language: str
    name: str

    def __eq__(self, other: object) -> bool:
        """Whether another lexicon has the same lists."""
        return isinstance(other, Lexicon) and (self.language, self.name) == (other.language, other.name)

    def __hash__(self) -> int:
        """Hash what `__eq__` compares."""
        return hash((self.language, self.name))

    @cached_property
    def reporting_verbs(self) -> frozenset[str]:
        """Every form of the verbs that report: base, -s, past and -ing."""
        words = self.vocabulary
        return words.reporting_irregular | {form for verb in words.reporting for form in inflect(verb)}

    @cached_property
    def stance_verbs(self) -> frozenset[str]:
        """Every form of the verbs that take a position: base, -s, past and -ing."""
        return frozenset(form for verb in self.vocabulary.stance for form in inflect(verb))

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Every word of every title."""
        words = frozenset(word for title in self.vocabulary.titles for word in title.replace(".", "").split())
        return words - self.vocabulary.function

    @cached_property
    def matterless(self) -> frozenset[str]:
        """The words that name no matter: function words and the vocabulary of contacts and reporting."""
        return self.vocabulary.function | self.vocabulary.contact | self.reporting_verbs


def load_lexicon(additions: Sequence[Path] = (), *, cache_folder: Path | None = None) -> Lexicon:
    """Return the English word lists with the user's additions.

    `cache_folder`: where they are kept ready to be read, nowhere by default. Raises `InputError` where a file cannot be
    read or does not fit.
    """
    return _loaded(additions, cache_folder) if additions else _standard(cache_folder)


@cache
def _standard(cache_folder: Path | None) -> Lexicon:
    return _loaded((), cache_folder)


def _loaded(additions: Sequence[Path], cache_folder: Path | None) -> Lexicon:
    files = {path: path.read_bytes() for path in sorted((_FOLDER / LANGUAGE).glob("*.toml"))}
    added = {path: read_bytes(str(path), limit=_MOST_BYTES)[1] for path in additions}
    name = hashlib.sha256(b"".join(added.values())).hexdigest()[:12] if added else STANDARD
    ready = cache_folder / f"lexicon-{_fingerprint(files, added)}.msgpack" if cache_folder else None
    tables = _kept(ready) if ready else None
    if tables is None:
        tables = _typed(_merged_lists(files, added), additions)
        if ready:
            _keep(ready, tables)
    return Lexicon(**msgspec.structs.asdict(tables), language=LANGUAGE, name=name)


def _fingerprint(files: Mapping[Path, bytes], added: Mapping[Path, bytes]) -> str:
    """What tells kept lists apart: every byte of the lists, and of the code that shapes them."""
    code = (path.read_bytes() for path in (Path(__file__), *sorted((_FOLDER / "tables").glob("*.py"))))
    return hashlib.sha256(b"\0".join([*code, *files.values(), b"added", *added.values()])).hexdigest()[:16]


def _kept(ready: Path) -> Tables | None:
    """The lists that are kept in a file; None where there is none, or it is damaged."""
    try:
        return msgspec.msgpack.decode(ready.read_bytes(), type=Tables)
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def _keep(ready: Path, tables: Tables) -> None:
    """Keep lists for the next start. A folder that cannot be written is told of where the model is prepared."""
    with contextlib.suppress(OSError):
        ready.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(ready, msgspec.msgpack.encode(tables))


def _merged_lists(files: Mapping[Path, bytes], added: Mapping[Path, bytes]) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    for path, data in files.items():
        table = tomllib.loads(data.decode("utf-8"))
        lists[path.stem] = {key: part for key, part in table.items() if key not in _ABOUT}
    for path, data in added.items():
        for name, table in _parse(path, data).items():
            if name not in lists:
                known = ", ".join(sorted(lists))
                raise InputError(f"{path}: no word list is called {name!r}, known are {known}")
            if name == "commitments":
                _check_kinds(path, lists[name]["patterns"], table)
            lists[name] = _merged(path, lists[name], table)
    return lists


def _check_kinds(path: Path, known: Mapping[str, Any], added: Mapping[str, Any]) -> None:
    """Raise `InputError` for patterns of a kind of commitment that no sentence of a finding is worded for."""
    kinds = {name.partition(": ")[0] for name in known}
    patterns = added.get("patterns", {})
    unknown = sorted({name.partition(": ")[0] for name in patterns} - kinds) if isinstance(patterns, dict) else []
    if unknown:
        raise InputError(
            f"{path}: no kind of commitment is called {unknown[0]!r}, known are {', '.join(sorted(kinds))}"
        )


def _typed(lists: dict[str, Any], additions: Sequence[Path]) -> Tables:
    """The lists as `tables.py` has them. Raises `InputError` for a key that no list has."""
    try:
        contested = {name: _contest(rules) for name, rules in lists["contested"].items()}
        return msgspec.convert({**lists, "contested": contested}, Tables)
    except msgspec.ValidationError as error:
        named = ", ".join(map(str, additions))
        raise InputError(f"{named}: does not fit the word lists ({error}), lay it out like the list") from error


def _contest(rules: Any) -> Contest:
    """A contested matter: in the file its names stand beside the keys that say how they are compared."""
    if not isinstance(rules, dict):
        raise msgspec.ValidationError(f"{rules!r} is no table of names")
    members = {name: entries for name, entries in rules.items() if name not in _CONTEST_KEYS}
    told = {
        "members": members,
        "negatives": rules.get("not", []),
        "anywhere": rules.get("scope") == "text",
        **{key: rules[key] for key in ("rivals", "marked", "weak", "elsewhere", "whose") if key in rules},
    }
    return msgspec.convert(told, Contest)


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not TOML ({error}), mend it") from error


def _merged(path: Path, known: Any, added: Any) -> Any:
    """What is known with what is added: tables by key, arrays by entry."""
    if type(known) is not type(added) or type(added) not in _KINDS:
        raise InputError(f"{path}: {added!r} does not fit there, lay it out like the list that it adds to")
    if isinstance(known, dict):
        return {**known, **{key: _merged(path, known.get(key, _blank(value)), value) for key, value in added.items()}}
    if isinstance(known, list):
        _check_entries(path, known, added)
        taken = {entry[1:] for entry in added if isinstance(entry, str) and entry.startswith("-")}
        return [entry for entry in known if entry not in taken] + [
            entry for entry in added if entry not in known and not (isinstance(entry, str) and entry.startswith("-"))
        ]
    return added


def _check_entries(path: Path, known: Sequence[Any], added: Sequence[Any]) -> None:
    """Raise `InputError` for an entry of another kind than the list has, or one without a word."""
    kind = type(known[0]) if known else str
    for entry in added:
        if type(entry) is not kind or (kind is str and not re.search(r"\w", entry)):
            raise InputError(f"{path}: {entry!r} is no entry of this list, write words in quotes")


def _blank(value: Any) -> Any:
    """What a new key has before anything is added to it."""
    return type(value)() if type(value) in _KINDS else value
