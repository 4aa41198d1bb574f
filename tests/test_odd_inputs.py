"""Two thousand odd inputs through reading, comparing and every rendering: no traceback, every invariant holds.

A `DiplocompareError` in one line is a good answer too. The inputs are the same in every run, drawn from eight seeds each:
one test a seed, so that they are spread over the processors.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import pytest
from conftest import FakeEncoder
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from invariants import check_invariants
from rich.cells import cell_len

from diplocompare.model import Comparison, DiplocompareError
from diplocompare.model.lenses import LENSES
from diplocompare.pipeline import compare
from diplocompare.render import FORMATS, Detail, render
from diplocompare.sources.frontmatter import split
from diplocompare.sources.readouts import name_readouts, read, readout_files

CORPORA = Path(__file__).parents[1] / "corpora"
WIDTHS = (40, 80, 120)
DETAILS: tuple[Detail, ...] = ("brief", "normal", "full")
SEEDS = range(8)
# Examples a seed, two thousand in all; `FUZZ=5` in the environment makes them more.
MUTATED, PLAIN = (150 * int(os.environ.get("FUZZ", "1")), 100 * int(os.environ.get("FUZZ", "1")))
# Control characters, and those that turn the reading direction.
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
odd = partial(settings, derandomize=False, database=None, suppress_health_check=list(HealthCheck))


def examine(folder: Path, contents: Sequence[bytes]) -> Comparison | None:
    """Send files through everything, and assert what must hold; None where they are refused in one line."""
    warnings: list[str] = []
    paths = [folder / f"{name}.md" for name in ("ardesh", "lysmark", "osmarra")[: len(contents)]]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    try:
        found = name_readouts([read(str(path), warn=warnings.append) for path in paths])
        turn = sum(map(len, contents))
        # Each in turn, by what is read: all lenses and formats for every example would take many minutes.
        comparison = compare(found, FakeEncoder(), lenses=LENSES[turn % 3 :: 3])
    except DiplocompareError as error:
        assert str(error).isprintable()
        return None
    assert all(warning.isprintable() for warning in warnings)
    check_invariants(comparison)
    for kind in ("table", FORMATS[turn % len(FORMATS)]):
        width = WIDTHS[turn % len(WIDTHS)]
        text = render(comparison, kind, width=width, detail=DETAILS[turn % len(DETAILS)])
        assert text.endswith("\n") and text.encode("utf-8")
        if kind == "table":
            assert not HARMFUL.search(text)
            assert all(cell_len(line) <= width for line in text.split("\n"))
    return comparison


# Sentences of real shape, and what may go wrong with them.

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
HARD_WORDS = (
    *("[sic]", "[/b]", "[link=x]", "<script>alert(1)</script>", "**bold**", "a|b", "`code`", "&amp;", "{{ x }}", "%s"),
    *("\x1b[31m", "\x07", "\x00", "\x7f", "\x9b2J", "\u202e", "\u2066", "\ufeff", "\u200b", "\u2028", "\x85", "\x0c"),
    *("\U000e0001", "\ue000", "\ufffd", "\u0301", "a\u0301\u0302\u0303", "\u1100", "ﷺ", "ß", "ŉ", "İ", "auguſt", "ǆ"),
    *(
        "双方讨论了贸易。",
        "两国元首就台湾问题深入交换意见。",
        "ناقش الطرفان التجارة.",
        "שוחחו על סחר",
        "貿易について協議した。",
    ),
    *(
        "🇹🇷🤝🇷🇺",
        "👩🏽‍💻",
        "e" * 3000,
        "un-" * 400,
        "'" * 50,
        "“‘“nested’ quotes”",
        "(((",
        "...",
        "—",
        "•",
        "1.",
        "§ 4.2(b)",
    ),
    *(
        "3 December 2024",
        "2024-02-31",
        "auguſt 3, 2024",
        "٣ ٢٠٢٤",
        "U.S.",
        "H.E.",
        "O’Brien’s",
        "al-Sisi",
        "I.",
        "_",
        "__",
    ),
)
MARKERS = ("- ", "• ", "1. ", "(a) ", "# ", "### ", "> ", "\t", "    ", "| ", "* * * ", "Readout of ", "—", "[ ] ")
SEPARATORS = (" ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "\u2028", "", "  ", " ; ", ", and ")
FRONT_MATTER = (
    "",
    "---\nside: Ardesh\nprincipal: Anna Berg\ndate: 2024-12-03\n---\n",
    "---\nside: [1, 2]\n---\n",
    "---\nside: 'unclosed\n---\n",
    "---\nside: &a x\nissuer: *a\n---\n",
    "---\n---\n",
    "---\nside: Russia\n",
    "---\nside: \U0001f600 \ndate: 1e999\nsources: [https://x.org, 3]\n---\n\n\n",
    '---\ntitle: Call of President Anna Berg with Prime Minister Bo Ek\nprincipal: "\\u202e\\0"\n---\n',
    "----\n",
    "--- \nside: x\n---\n",
)
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32")


@cache
def calls() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The sentences of each readout of each call of the corpora that come with the project."""
    folders = sorted((CORPORA / "readouts").glob("*/")) + sorted((CORPORA / "synthetic").glob("syn-*1/"))
    return tuple(tuple(tuple(SENTENCE_END.split(body(path))) for path in readout_files(folder)) for folder in folders)


def body(path: Path) -> str:
    return split(path.read_text(encoding="utf-8"), name=path.name)[1]


Mutation = Callable[[list[str], int, str], list[str]]


def at(sentences: list[str], place: int, change: Callable[[str], str]) -> list[str]:
    """Change one sentence."""
    place %= len(sentences)
    return [*sentences[:place], change(sentences[place]), *sentences[place + 1 :]]


def inside(sentence: str, place: int, odd_word: str) -> str:
    words = sentence.split(" ")
    place %= len(words) + 1
    return " ".join([*words[:place], odd_word, *words[place:]])


MUTATIONS: dict[str, Mutation] = {
    "drop": lambda s, n, w: [x for i, x in enumerate(s) if i != n % len(s)] or s,
    "duplicate": lambda s, n, w: [*s, s[n % len(s)]],
    "turn": lambda s, n, w: s[n % len(s) :] + s[: n % len(s)],
    "reverse": lambda s, n, w: s[::-1],
    "insert a word": lambda s, n, w: at(s, n, lambda x: inside(x, n, w)),
    "insert a sentence": lambda s, n, w: [*s[: n % len(s)], w, *s[n % len(s) :]],
    "glue a word": lambda s, n, w: at(s, n, lambda x: x[: n % (len(x) + 1)] + w + x[n % (len(x) + 1) :]),
    "mark": lambda s, n, w: at(s, n, lambda x: "\n" + MARKERS[n % len(MARKERS)] + x + "\n"),
    "mark all": lambda s, n, w: ["\n" + MARKERS[n % len(MARKERS)] + x for x in s],
    "heading": lambda s, n, w: [*s[: n % len(s)], f"\n\n{w} heading\n\n", *s[n % len(s) :]],
    "capitals": lambda s, n, w: [x.upper() for x in s],
    "small letters": lambda s, n, w: [x.lower() for x in s],
    "no punctuation": lambda s, n, w: [re.sub(r"[^\w\s]", "", x) for x in s],
    "one sentence": lambda s, n, w: [", and ".join(x.rstrip(".") for x in s)],
    "quote": lambda s, n, w: at(s, n, lambda x: f"“‘{x}’ {w}”"),
    "wide": lambda s, n, w: at(s, n, lambda x: x.replace(" ", " " * (1 + n % 50))),
    "wrap lines": lambda s, n, w: at(s, n, lambda x: re.sub(r"(.{30}\S*) ", r"\1\n", x)),
    "long": lambda s, n, w: at(s, n, lambda x: " ".join([x.rstrip(".")] * (1 + n % 9))),
    "break": lambda s, n, w: at(s, n, lambda x: x[: n % (len(x) + 1)]),
}


@st.composite
def mutated_calls(draw: st.DrawFn) -> list[bytes]:
    """Two or three readouts of one call, or by chance of several, each with one to four things wrong with it."""
    pool = calls()
    call = draw(st.sampled_from(pool))
    count = draw(st.sampled_from((2, 2, 2, 3)))
    contents = []
    for number in range(count):
        sentences = call[number] if number < len(call) else draw(st.sampled_from(pool))[0]
        first = draw(st.integers(0, max(0, len(sentences) - 4)))
        kept = list(sentences[first : first + draw(st.integers(4, 6))])
        wrong = st.tuples(st.sampled_from(sorted(MUTATIONS)), st.integers(0, 997), st.sampled_from(HARD_WORDS))
        for name, place, word in draw(st.lists(wrong, min_size=1, max_size=3)):
            kept = MUTATIONS[name](kept, place, word)
        head = draw(st.sampled_from(FRONT_MATTER)) if draw(st.integers(0, 4)) == 0 else ""
        text = head + draw(st.sampled_from(SEPARATORS)).join(kept)
        contents.append(text.replace("\0", "\1").encode(draw(st.sampled_from(ENCODINGS)), "replace"))
    return contents


@pytest.mark.parametrize("number", SEEDS)
def test_mutated_readouts(tmp_path: Path, number: int) -> None:
    """Most of them still have three or more points a side."""
    rich = 0

    @seed(number)
    @odd(max_examples=MUTATED)
    @given(mutated_calls())
    def run(contents: list[bytes]) -> None:
        nonlocal rich
        comparison = examine(tmp_path, contents)
        rich += comparison is not None and all(len(readout.claims) >= 3 for readout in comparison.readouts)

    run()
    assert rich > MUTATED / 2


# Anything at all.

FRAGMENTS = st.one_of(
    st.sampled_from(HARD_WORDS),
    st.sampled_from(MARKERS),
    st.sampled_from(SEPARATORS),
    st.sampled_from(
        ("The leaders discussed trade, energy, and grain.", "President Anna Berg of Ardesh", "the two sides")
    ),
    st.text(max_size=12),
)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=120),
    st.builds(
        lambda head, parts: head + "".join(parts), st.sampled_from(FRONT_MATTER), st.lists(FRAGMENTS, max_size=25)
    ),
    st.builds(" ".join, st.lists(st.text(st.characters(categories=("L", "M", "N", "P")), min_size=1), max_size=20)),
)
TAILS = st.sampled_from(("", "", " grain", "\n\nThey discussed grain exports."))
ENDED = st.builds(str.__add__, TEXTS, TAILS)
CONTENTS = st.one_of(
    *[st.builds(str.encode, ENDED)] * 6,
    st.builds(lambda text, encoding: text.encode(encoding, "replace"), ENDED, st.sampled_from(ENCODINGS)),
    st.binary(max_size=200),
)


@pytest.mark.parametrize("number", SEEDS)
def test_any_unicode_in_any_structure(tmp_path: Path, number: int) -> None:
    @seed(number)
    @odd(max_examples=PLAIN)
    @given(contents=st.lists(CONTENTS, min_size=2, max_size=3))
    def run(contents: list[bytes]) -> None:
        examine(tmp_path, contents)

    run()
