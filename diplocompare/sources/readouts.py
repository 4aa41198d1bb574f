"""Files, standard input, addresses and folders to readouts; what is bad is said here or one module down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import UNSET
from msgspec.structs import replace

from diplocompare.files.decode import Warn, decode
from diplocompare.files.read import STDIN, read_bytes, shown, too_big, unreadable
from diplocompare.model import InputError, Readout
from diplocompare.sources import documents, frontmatter

if TYPE_CHECKING:
    from diplocompare.sources.fetch import Options
    from diplocompare.sources.fetch.cache import Fetched

# Of plain text; of a page or document see `documents.MAX_BYTES`.
MAX_BYTES = 5_000_000
# Findings, commitments, matches, topics and cross-checks have ids of their own: f1, k1, m1, t1, x1.
_LETTERS = "abcdefghijklmnopqrstuvwxyz".translate(str.maketrans("", "", "fkmtx"))
SUFFIXES = (".md", ".markdown", ".txt")
# A letter alone is a drive.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
# What servers call plain text, or what they do not know.
_TEXT_TYPES = ("", "text/plain", "text/markdown", "text/x-markdown", "application/octet-stream", "binary/octet-stream")


def read(argument: str, *, stdin: BinaryIO | None = None, warn: Warn, web: Options | None = None) -> Readout:
    """Read one readout from a path, a web address, or from standard input where `argument` is `-`.

    It may be plain text, Markdown, a web page, a PDF or a Word file. The side is what the front matter says, or the
    file's name without its ending, or the host of the address ("stdin" for `-`). `web`: how addresses are fetched.
    `warn` gets one sentence for every guess that was made, and for what was left out of a page or document. Raises
    `DiplocompareError` for whatever is no readout.
    """
    if is_address(argument):
        return _read_address(argument, web, warn)
    name, data = read_bytes(argument, limit=documents.MAX_BYTES, stdin=stdin)
    side = "stdin" if argument == STDIN else frontmatter.one_line(Path(argument).stem) or "readout"
    return _readout(name, data, side, warn)


def read_text(text: str, *, name: str, warn: Warn) -> Readout:
    """Read one readout that is at hand as text, by the rules for files; its side is empty where it does not say.

    `name` stands for it in messages. Raises `DiplocompareError` for whatever is no readout.
    """
    data = text.encode("utf-8")
    if len(data) > documents.MAX_BYTES:
        raise too_big(name, documents.MAX_BYTES)
    return _readout(name, data, "", warn)


def is_address(argument: str) -> bool:
    """Whether an argument is meant as a web address, not as the name of a file."""
    return _ADDRESS.match(argument) is not None


def _read_address(address: str, web: Options | None, warn: Warn) -> Readout:
    # Imported here: nobody else should wait for what fetching needs.
    from diplocompare.sources.fetch import Options, fetch, told

    name = told(address)
    fetched = fetch(address, web or Options(), warn=warn)
    kept = " (the kept copy; --refresh fetches it anew)" if fetched.kept else ""
    warn(f"{name}: retrieved {fetched.retrieved}{kept}")
    host = fetched.url.split("/")[2].removeprefix("www.")
    return _readout(name, fetched.data, host, warn, fetched)


def _readout(name: str, data: bytes, fallback: str, warn: Warn, fetched: Fetched | None = None) -> Readout:
    """Make a readout of bytes, whatever kind of document they are. `fallback`: its side where it gives none."""
    content_type, address = (fetched.content_type, fetched.url) if fetched else ("", "")
    # Of an address its path tells the kind, not its query.
    if documents.kind_of(data, address.partition("?")[0] or name, content_type) == "text":
        fields, body = _plain(name, data, content_type, warn)
        side = fields.pop("side", "")
        readout = Readout.of(body, side=side or fallback, **({"source": address} if address else {}) | fields)
    else:
        document = documents.read_document(name, data, content_type=content_type, address=address, warn=warn)
        for note in document.notes:
            warn(f"{name}: {note}")
        told = {"title": document.title, "date": document.date, "source": document.source, "issuer": document.site}
        said = {field: value for field, value in told.items() if value}
        readout = Readout.of(document.text, side=fallback, dropped=document.dropped or UNSET, **said)
    if not readout.words:
        raise InputError(f"{name}: has no words, give it the text of a readout")
    return readout


def _plain(name: str, data: bytes, content_type: str, warn: Warn) -> tuple[dict[str, str], str]:
    """Split a plain text into the fields of its front matter and its body."""
    if (media_type := documents.media_type(content_type)) not in _TEXT_TYPES:
        kind = frontmatter.one_line(media_type)
        raise InputError(f"{name}: is {kind}, no page or document, give the address of a readout's text")
    if len(data) > MAX_BYTES:
        raise too_big(name, MAX_BYTES)
    return frontmatter.split(decode(data, name=name, warn=warn), name=name)


def readout_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a call's folder that hold readouts, by name: no hidden file, no README, no gold."""
    name = shown(str(folder))
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such folder, check the name") from error
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error
    return tuple(
        path
        for path in entries
        if path.suffix.lower() in SUFFIXES and not path.name.lower().startswith((".", "readme")) and not path.is_dir()
    )


def read_folder(folder: Path, *, warn: Warn) -> tuple[Readout, ...]:
    """Read every readout of a call's folder, in the order of the files' names. Fewer than two are an error."""
    files = readout_files(folder)
    if len(files) < 2:
        held = f"only {shown(files[0].name)}" if files else "no readout (*.md, *.txt)"
        raise InputError(f"{shown(str(folder))}: holds {held}, a comparison needs two readouts or more")
    return tuple(read(str(path), warn=warn) for path in files)


def name_readouts(readouts: Sequence[Readout], sides: Sequence[str] = ()) -> tuple[Readout, ...]:
    """Give readouts their ids (a, b ... z, aa, ab ...), and distinct sides: "Russia", "Russia (2)".

    `sides`: what the user calls the first of them; a blank name changes nothing.
    """
    renamed = [
        replace(readout, side=frontmatter.one_line(side) or readout.side)
        for readout, side in zip(readouts, sides, strict=False)
    ]
    readouts = (*renamed, *readouts[len(renamed) :])
    given = {readout.side for readout in readouts}
    taken: set[str] = set()
    named = []
    for index, readout in enumerate(readouts):
        side, number = readout.side, 2
        while side in taken:
            # A numbered name that another readout bears by itself is left to that one.
            if (candidate := f"{readout.side} ({number})") not in given:
                side = candidate
            number += 1
        taken.add(side)
        named.append(replace(readout, id=_letters(index), side=side))
    return tuple(named)


def _letters(index: int) -> str:
    """Return the id of the readout with this number, from 0: a ... z without those left out, then aa, ab ..."""
    rest, last = divmod(index, len(_LETTERS))
    return (_letters(rest - 1) if rest else "") + _LETTERS[last]
