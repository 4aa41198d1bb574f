"""Keep a report up to date: what did not change is kept, a bad call stops nothing, what has left the corpus goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from diplocompare.files.read import read_bytes, shown
from diplocompare.model import Comparison, DiplocompareError, InputError, Readout, Value
from diplocompare.render import Format, render
from diplocompare.report.entry import Entry, entry_of
from diplocompare.report.pages import index_page, side_pages
from diplocompare.report.store import Store, opened
from diplocompare.sources.calls import call_folders
from diplocompare.sources.readouts import MAX_BYTES, name_readouts, read_folder, readout_files

Compare = Callable[[tuple[Readout, ...]], Comparison]
Tell = Callable[[str], None]
FORMATS_OF_A_CALL: dict[str, Format] = {"html": "html", "md": "markdown", "json": "json"}
# Counted up when the records or the pages of a call come to hold something else.
_FORM = "report 1"
# In bytes: with an ending, and that of a temporary file, it must still be a file's name.
_LONGEST_NAME = 200


class Report(Value):
    """What a run did: how many calls were compared, were found unchanged, and had their pages taken away as they are
    gone; the errors of those that could not be compared."""

    built: int
    kept: int
    removed: int
    problems: tuple[DiplocompareError, ...]


def build(corpus: Path, out: Path, compare: Compare, stamp: str, tell: Tell) -> Report:
    """Write the pages of every call of a corpus, those of the sides and the index into `out`.

    `stamp`: whatever decides what a comparison is besides the readouts (model, settings, version): a call is computed
    again only where it or the bytes of a readout changed. `tell`: gets progress and warnings, a sentence each.
    Raises `DiplocompareError` where nothing can be written, or where the corpus has no call.
    """
    _expect_apart(corpus, out)
    folders = {_name(folder): folder for folder in call_folders(corpus)}
    entries: list[Entry] = []
    problems: dict[str, DiplocompareError] = {}
    built = 0
    with opened(out) as store:
        for place, (name, folder) in enumerate(folders.items(), start=1):
            try:
                key = _key(folder, stamp)
                entry = store.kept(name, key)
                if entry is None:
                    tell(f"{place} of {len(folders)}: {shown(name)}")
                    entry = _make(store, key, name, compare(_read(folder, tell)))
                    built += 1
                entries.append(entry)
            except DiplocompareError as error:
                problems[name] = error
                # A page that no longer fits its readouts would mislead.
                store.drop(name)
        removed = sum(store.drop(name) for name in store.ids() if name not in folders)
        store.publish(index_page(entries, list(problems)), side_pages(entries))
    return Report(built, len(entries) - built, removed, tuple(problems.values()))


def _make(store: Store, key: str, name: str, comparison: Comparison) -> Entry:
    """Write the pages of one call and return what the index tells of it."""
    entry = entry_of(name, comparison)
    pages = {ending: render(comparison, form, detail="full") for ending, form in FORMATS_OF_A_CALL.items()}
    store.save(entry, key, pages)
    return entry


def _read(folder: Path, tell: Tell) -> tuple[Readout, ...]:
    return name_readouts(read_folder(folder, warn=tell))


def _key(folder: Path, stamp: str) -> str:
    """Return the SHA-256 of the stamp and of the readouts' files, names and bytes."""
    if not folder.name.isprintable() or len(folder.name.encode("utf-8")) > _LONGEST_NAME:
        raise InputError(f"{shown(str(folder))}: is no name for a page, rename the folder")
    digest = hashlib.sha256(f"{_FORM}\n{stamp}\n".encode("utf-8", "backslashreplace"))
    for path in readout_files(folder):
        _, data = read_bytes(str(path), limit=MAX_BYTES)
        digest.update(f"{path.name} {len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _name(folder: Path) -> str:
    return folder.name if folder.name not in ("", "..") else folder.resolve().name


def _expect_apart(corpus: Path, out: Path) -> None:
    """Refuse a report inside its corpus, whose next run would take it for calls, and a corpus inside its report."""
    inside, around = (shown(str(path)) for path in (out, corpus))
    calls, pages = corpus.resolve(), out.resolve()
    if pages.is_relative_to(calls):
        raise InputError(f"{inside}: lies in the corpus {around}, name a folder beside it for the report")
    if calls.is_relative_to(pages):
        raise InputError(f"{inside}: holds the corpus {around}, name a folder of its own for the report")
