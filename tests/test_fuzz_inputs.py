"""Mutated bytes into every reader: what comes is sound, or one printable line that names the input; the same every run.

`FUZZ=20` in the environment multiplies the number of inputs (see `make fuzz`). What ever broke something is in `KEPT`.
"""

from __future__ import annotations

import copy
import io
import json
import os
import random
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import LEXICON as STANDARD
from conftest import FakeEncoder, readouts

import diplocompare
from diplocompare import batch
from diplocompare.evaluate.annotations import read_corpus
from diplocompare.files import settings as config
from diplocompare.files.decode import BYTE_ORDER_MARKS, SIGNATURES
from diplocompare.lenses.run import run_lenses
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Comparison, DiplocompareError, Readout, count_words
from diplocompare.pipeline import compare
from diplocompare.provenance import language
from diplocompare.provenance.notes import notes
from diplocompare.render import FORMATS, render
from diplocompare.render.table.explanation import explanation
from diplocompare.sources.readouts import name_readouts, read
from diplocompare.sources.saved import read_comparison

assert run_lenses  # the lenses are loaded before any time is taken
TIMES = int(os.environ.get("FUZZ", "1"))
ONE = "President Anna Berg spoke with Prime Minister Bo Ek on 3 December 2024. They discussed grain exports and visas."
OTHER = (
    "Bo Ek discussed grain exports with Anna Berg. He proposed a railway bridge, “for all”, at a cost of €3.5 billion."
)
FRONT = (
    "---\nside: Ardesh\nissuer: Office of the President\nprincipal: 'Anna Berg'\ndate: 2024-12-03\nsources:\n"
    '  - https://example.org\ntitle: "Call with Bo Ek"\nlanguage: en\n---\n'
)
Answer = Callable[[bytes, Path], None]

# Bytes that some format or encoding gives a meaning.
TOKENS = (
    *(mark for mark, _ in BYTE_ORDER_MARKS),
    *(signature for signature, _ in SIGNATURES),
    *(
        b"\0",
        b"\x1b[2J",
        b"\x7f",
        b"\x85",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
    ),
    *(
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\t",
        b" ",
        b"\x0c",
        b"---\n",
        b"...\n",
        b"- ",
        b"# ",
        b"&a ",
        b"*a ",
        b"!!python/object ",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b"'",
        b":",
        b",",
        b"=",
        b"\\",
        b"\\u0000",
        b"\\ud800",
        b"|",
        b">",
        b"%",
        b"<!DOCTYPE html>",
    ),
    *(
        b"null",
        b"true",
        b"-1",
        b"0",
        b"1e999",
        b"NaN",
        b"99999999999999999999",
        b"0.5",
        b'""',
        b"[]",
        b"{}",
        b"a1",
        b"b2",
        b"t1",
    ),
    *(
        "习近平".encode(),
        "İ".encode(),
        "ﷺ".encode(),
        "🇹🇷".encode(),
        "\u0301".encode(),
        "\u2028".encode(),
        "\U000e0001".encode(),
    ),
)


def mutate(seed: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to six changes: bytes flipped, tokens put in, pieces dropped, repeated, moved, taken from another input."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(data)), chance.choice((1, 1, 2, 4, 8, 30, 200))
        piece = bytes(data[at : at + length])
        match chance.randrange(7):
            case 0 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case 1:
                data[at:at] = chance.choice(TOKENS)
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = piece * chance.choice((1, 2, 9))
            case 4:
                del data[at : at + length]
                place = chance.randint(0, len(data))
                data[place:place] = piece
            case 5:
                start = chance.randint(0, len(other))
                data[at : at + length] = other[start : start + length]
            case _:
                data[at : at + length] = chance.choice(TOKENS)
    return bytes(data)


def inputs(seeds: tuple[bytes, ...], count: int) -> Iterator[bytes]:
    chance = random.Random(len(seeds[0]))
    yield from seeds
    for _ in range(count * TIMES):
        yield mutate(chance.choice(seeds), chance.choice(seeds), chance)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container and key in a JSON value, outermost first."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [found for key in keys for found in places(value[key])]


VALUES = (
    *(
        None,
        True,
        -1,
        0,
        1,
        10**9,
        2**70,
        -1.5,
        1e308,
        "",
        " ",
        "a",
        "a1",
        "b2",
        "t1",
        "shared",
        "同",
        "\x1b[31m\n",
        "\u202e",
        "长" * 50,
    ),
    *([], {}, [[]], [""], [None], {"": ""}, ["a1", "b1"], {"a": 0, "b": 0}, {"span": "grain", "nth": 1}),
)


def reshaped(seeds: tuple[bytes, ...], count: int) -> Iterator[bytes]:
    """JSON with one to three values in it replaced, moved or removed."""
    chance = random.Random(1)
    for _ in range(count * TIMES):
        data = json.loads(chance.choice(seeds))
        for _ in range(chance.randint(1, 3)):
            container, key = chance.choice(places(data) or [({"": 0}, "")])
            match chance.randrange(4):
                case 0:
                    del container[key]
                case 1:
                    other, place = chance.choice(places(data) or [({"": 0}, "")])
                    container[key] = copy.deepcopy(other[place])
                case _:
                    container[key] = copy.deepcopy(chance.choice(VALUES))
        yield json.dumps(data).encode()


def word_lists(count: int) -> Iterator[bytes]:
    """A user's word lists with an odd entry, in a table that there is."""
    chance = random.Random(2)
    folder = Path(diplocompare.__file__).parent / "lexicon" / "en"
    lists = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    odd = (
        '""',
        '" "',
        '"-"',
        '"#"',
        '"."',
        '"("',
        '"[a"',
        '"\\\\"',
        '"a\\u0000b"',
        '"\\u0130"',
        '"x y z"',
        "3",
        "1.5",
        "true",
        "[]",
        '["a"]',
        "{}",
        "{ a = 1 }",
        "2024-12-03",
        '"*"',
        '"a|b"',
        '"|"',
        '"A"',
        '"-the"',
        '"#-day"',
    )
    for _ in range(count * TIMES):
        name = chance.choice(sorted(lists))
        path, table = [name], lists[name]
        while isinstance(table, Mapping) and table:
            key = chance.choice(sorted(table))
            path, table = [*path, key], table[key]
        *head, last = (json.dumps(part) for part in path)
        entry = (
            chance.choice(odd)
            if not isinstance(table, list) or chance.random() < 0.1
            else f"[{', '.join(chance.choices(odd, k=2))}]"
        )
        yield f"[{'.'.join(head)}]\n{last} = {entry}\n".encode() if head else f"{last} = {entry}\n".encode()


def one_line(error: DiplocompareError, name: str) -> None:
    told = str(error)
    assert told.startswith(name) and "\n" not in told and len(told) < 2000, told


# Each kind of input: what it is read by, and what must hold of what is read.


def text(data: bytes, folder: Path) -> None:
    path = folder / "a.md"
    path.write_bytes(data)
    warnings: list[str] = []
    try:
        found = read(str(path), warn=warnings.append)
    except DiplocompareError as error:
        one_line(error, str(path))
        assert str(error).isprintable()
        return
    finally:
        assert all(warning.startswith(f"{path}: ") and warning.isprintable() for warning in warnings)
    assert found.words == count_words(found.text) > 0 and found.side.strip() and "\n" not in found.side
    assert not {"\r", "\0"} & set(found.text)
    told = notes(name_readouts([found, Readout.of(OTHER, side="Lysmark")]), STANDARD)
    assert all(note.text.endswith(".") and "\n" not in note.text for note in told)


def stream(data: bytes, folder: Path) -> None:
    try:
        read("-", stdin=io.BytesIO(data), warn=lambda _: None)
    except DiplocompareError as error:
        one_line(error, "standard input")


def saved(data: bytes, folder: Path) -> None:
    try:
        found = read_comparison("-", stdin=io.BytesIO(data))
    except DiplocompareError as error:
        one_line(error, "standard input: ")
        return
    for kind in FORMATS:
        assert render(found, kind, width=80)
    for name in ("a1", "b2", "t1", "m1", "f1", "x1", "", "z9"):
        try:
            assert explanation(found, name, width=80, color=False)
        except DiplocompareError as error:
            one_line(error, "")


def lexicon(data: bytes, folder: Path) -> None:
    path = folder / "mine.toml"
    path.write_bytes(data)
    try:
        words = load_lexicon([path])
        compare(readouts(ONE, OTHER), FakeEncoder(), lexicon=words)
    except DiplocompareError as error:
        one_line(error, str(path))


def settings(data: bytes, folder: Path) -> None:
    (folder / "config.toml").write_bytes(data)
    try:
        found = config.read_config()
    except DiplocompareError as error:
        one_line(error, str(folder / "config.toml"))
    else:
        assert set(found) <= {"model", "revision", "width", "quiet", "lexicon"}


def gold(data: bytes, folder: Path) -> None:
    call = folder / "call"
    call.mkdir(exist_ok=True)
    (call / "a.md").write_text(ONE)
    (call / "b.md").write_text(OTHER)
    (call / "gold.json").write_bytes(data)
    try:
        read_corpus(call, warn=pytest.fail)
    except DiplocompareError as error:
        one_line(error, str(call / "gold.json"))


def lines(data: bytes, folder: Path) -> None:
    def refuse(found: tuple[Readout, ...]) -> Comparison:
        raise DiplocompareError(f"{len(found)} readouts were read")

    for answer in batch.run(batch.read_lines(io.BytesIO(data)), refuse, folder=folder):
        assert set(json.loads(answer)) <= {"id", "line", "error"} and "\n" not in answer


@cache
def comparison() -> bytes:
    return json.dumps(json.loads(compare(readouts(ONE, OTHER), FakeEncoder()).to_json()), ensure_ascii=False).encode()


LEXICON = (
    b'[verbs.ask]\n5 = ["clamour for", "-demand"]\n[provenance.excerpt]\nanywhere = ["in short", "translated from #"]\n'
    b'[speakers.roles]\nown = ["chief"]\n[figures.months]\n01 = ["January"]\n[terms]\n'
)
CONFIG = b'model = "all-mpnet-base-v2"\nrevision = "abc"\nwidth = 120\nquiet = true\nlexicon = ["a.toml"]\n'
GOLD = json.dumps(
    {
        "frame": {"a": ["President Anna Berg spoke"], "b": [{"span": "for all", "nth": 0}]},
        "topics": [
            {
                "heading": "grain",
                "points": {"a": [{"span": "grain exports", "speaker": "own"}], "b": [{"span": "grain exports"}]},
                "same": [{"a": 0, "b": 0}],
            }
        ],
    }
).encode()
LINE = json.dumps(
    {"id": 1, "readouts": [{"side": "A", "text": ONE, "date": "2024-12-03"}, {"side": "B", "text": OTHER}]}
).encode()
TEXTS = (
    ONE.encode(),
    f"{FRONT}{ONE}\n\n{OTHER}\n".encode(),
    f"{FRONT}{ONE}".encode("utf-16"),
    OTHER.encode("cp1252"),
    f"\ufeff# Heading\r\n\r\n- {ONE}\r\n- {OTHER}\r\n".encode(),
    "Состоялся телефонный разговор с Анной Берг. 双方讨论了粮食出口。".encode(),
    b'<p>Anna Berg</p> {"a": 1, "b": 2, "c": [3]}',
)
KINDS: dict[str, tuple[Answer, tuple[bytes, ...], int]] = {
    "text": (text, TEXTS, 2500),
    "stream": (stream, TEXTS, 500),
    "front matter": (text, (FRONT.encode() + b"Anna Berg spoke.\n",), 1500),
    "saved comparison": (saved, (comparison(),), 700),
    "lexicon": (lexicon, (LEXICON,), 150),
    "settings": (settings, (CONFIG,), 1500),
    "gold": (gold, (GOLD,), 1000),
    "batch": (lines, (LINE, LINE + b"\n" + LINE), 1000),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DIPLOCOMPARE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setattr(language, "ask_library", lambda _: None)  # half a second each; tests/test_language.py asks it


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_bytes_are_read_or_refused_in_one_line(kind: str, tmp_path: Path) -> None:
    answer, seeds, count = KINDS[kind]
    for number, data in enumerate(inputs(seeds, count)):
        try:
            answer(data, tmp_path)
        except Exception as error:
            raise AssertionError(f"{kind}, input {number}: {data!r}") from error


@pytest.mark.parametrize(
    ("kind", "seeds", "count"),
    [("saved comparison", (comparison(),), 1200), ("gold", (GOLD,), 1500), ("batch", (LINE,), 1500)],
    ids=["saved comparison", "gold", "batch"],
)
def test_json_of_another_shape_is_read_or_refused_in_one_line(
    kind: str, seeds: tuple[bytes, ...], count: int, tmp_path: Path
) -> None:
    for number, data in enumerate(reshaped(seeds, count)):
        try:
            KINDS[kind][0](data, tmp_path)
        except Exception as error:
            raise AssertionError(f"{kind}, input {number}: {data!r}") from error


def test_odd_entries_in_word_lists_are_read_or_refused_in_one_line(tmp_path: Path) -> None:
    for number, data in enumerate(word_lists(60)):
        try:
            lexicon(data, tmp_path)
        except Exception as error:
            raise AssertionError(f"word list {number}: {data!r}") from error


# What ever broke something.
KEPT: tuple[tuple[str, bytes], ...] = (
    # Words in two scripts without a space between them.
    ("text", ("grain粮 of粮 " * 60).encode()),
    # Entries of another type than the list's own.
    ("lexicon", b"[tone.words]\nin-depth = [1.5]\n"),
    ("lexicon", b"[verbs.subject]\nseveral = [[]]\n"),
    ("lexicon", b"[tone.context]\ncontact = [{ a = 1 }]\n"),
    ("lexicon", b"[names.read]\ntitle = [true]\n"),
    ("lexicon", b"[agreement.agreed]\nphrases = [2024-12-03]\n"),
    ("lexicon", b"[courtesy.greetings]\nverbs = [3]\n"),
    ("lexicon", b'[contested.gulf]\nrivals = ["a"]\n'),
    # Entries without a word.
    ("lexicon", b'[verbs.ask]\n2 = [""]\n'),
    ("lexicon", b'[verbs.blame]\n4 = ["."]\n'),
    ("lexicon", b'[scope.widens]\nfull = [" "]\n'),
    ("lexicon", b'[names.place]\nEurasia = [""]\n'),
    ("lexicon", b'[tone.words]\ngood = [" "]\n'),
    ("lexicon", b'[courtesy.thanks]\nset = [" "]\n'),
    ("lexicon", b'[figures.money]\nNOK = [""]\n'),
)


@pytest.mark.parametrize(("kind", "data"), KEPT, ids=range(len(KEPT)))
def test_what_broke_something_once_is_read_or_refused(kind: str, data: bytes, tmp_path: Path) -> None:
    KINDS[kind][0](data, tmp_path)
