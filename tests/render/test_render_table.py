"""The table reads well at any width, says nothing by colour alone and treats readouts as data."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, nothing_shared, side, three_sides, two_sides
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from neutrality import JUDGING
from rich.cells import cell_len
from update_goldens import FOLDER, GOLDENS

from diplocompare.model import Comparison, DiplocompareError
from diplocompare.render import FORMATS, render
from diplocompare.render.safe import safe

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def cells(line: str) -> int:
    """The width of a line in a terminal, by the Unicode database and not by rich."""
    marks = ("Mn", "Me", "Cf")
    wide = {"W", "F"}
    return sum(
        0 if unicodedata.category(letter) in marks else 2 if unicodedata.east_asian_width(letter) in wide else 1
        for letter in line
    )


def section(table: str, title: str) -> str:
    """What stands in a table under one title."""
    return re.split(r"\n── [^\n]*\n|\n─+\n", table.split(f"── {title}")[1])[0]


@pytest.mark.parametrize("name", GOLDENS)
def test_rendering_equals_the_reviewed_one(name: str) -> None:
    assert GOLDENS[name]() == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMPARISONS)
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(name: str) -> None:
    comparison = COMPARISONS[name]()
    for width in (20, 30, *range(40, 201)):
        for line in render(comparison, "table", width=width).splitlines():
            assert cells(line) <= width, (width, line)
            assert line == line.rstrip()


@pytest.mark.parametrize("name", COMPARISONS)
def test_without_colour_there_is_no_escape_and_colour_adds_nothing_else(name: str) -> None:
    comparison = COMPARISONS[name]()
    for width in (60, 120, 180):
        plain = render(comparison, "table", width=width, color=False)
        assert "\x1b" not in plain
        colored = render(comparison, "table", width=width, color=True)
        assert "\x1b[" in colored
        assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [40, 80, 120, 180])
@pytest.mark.parametrize("name", COMPARISONS)
def test_every_word_of_every_point_is_there_beside_its_id(name: str, width: int) -> None:
    comparison = COMPARISONS[name]()
    table = render(comparison, "table", width=width)
    letters = re.sub(r"\s", "", table)
    for readout in comparison.readouts:
        for point in readout.claims:
            assert re.search(rf"(^|│) *{point.id}  ", table, re.MULTILINE)
            # Beside each other the lines of two sides alternate: there each word is looked for by itself.
            words = safe(readout.quote(point)).split()
            whole = ["".join([point.id, *words])] if "│" not in table else [word for word in words if len(word) < 36]
            assert all(part in letters for part in whole)


def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [render(two_sides(), "table", width=100, color=color) for color in (False, True)]
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "JPY_PARENT_PID"):
        monkeypatch.setenv(variable, "1")
    monkeypatch.setenv("TERM", "dumb")
    assert [render(two_sides(), "table", width=100, color=color) for color in (False, True)] == expected


@pytest.mark.parametrize("width", [60, 150])
@pytest.mark.parametrize("name", [name for name in COMPARISONS if name != "nasty"])
def test_the_words_are_neutral(name: str, width: int) -> None:
    assert not JUDGING.search(render(COMPARISONS[name](), "table", width=width))


@pytest.mark.parametrize(
    ("comparison", "narrowest"),
    [pytest.param(two_sides(), 100, id="two"), pytest.param(three_sides(), 140, id="three")],
)
def test_sides_stand_beside_each_other_from_this_width_on(comparison: Comparison, narrowest: int) -> None:
    assert " │ " in render(comparison, "table", width=narrowest)
    assert "│" not in render(comparison, "table", width=narrowest - 1)


def test_two_right_to_left_texts_never_share_a_line() -> None:
    readouts = (side("A", Said("وقال الرئيس", "t1"), id="a"), side("B", Said("مرحبا", "t1"), id="b"))
    assert "│" not in render(build(*readouts, topics={"t1": About("Peace")}), "table", width=160)


def test_a_side_keeps_its_colour_everywhere() -> None:
    colored = render(two_sides(), "table", width=120, color=True)
    found = {
        (name, code)
        for name in ("Arland", "United Isles")
        for code in re.findall(rf"\x1b\[1;(\d+)m(?:Only in )?{name}", colored)
    }
    assert found == {("Arland", "36"), ("United Isles", "35")}


def test_shared_topics_come_first_and_one_sided_ones_under_their_side() -> None:
    table = render(two_sides(), "table", width=80)
    assert re.findall(r"^t\d", section(table, "In both texts"), re.MULTILINE) == ["t1", "t2", "t3"]
    assert re.findall(r"^t\d", section(table, "Only in Arland's text"), re.MULTILINE) == ["t4"]
    assert re.findall(r"^t\d", section(table, "In Arland's text, uncertain whether"), re.MULTILINE) == ["t5"]
    assert re.findall(r"^t\d", section(table, "Only in United Isles' text"), re.MULTILINE) == ["t6"]


def test_a_one_sided_topic_names_its_nearest_miss_on_the_other_side() -> None:
    table = " ".join(render(two_sides(), "table", width=80).split())
    nearest = "nearest: b4 “and proposed talks between the two coast guards.” (0.31)"
    assert f"no clear counterpart found in United Isles' text; {nearest}" in table


def test_a_shared_topic_says_which_side_has_no_counterpart() -> None:
    table = render(three_sides(), "table", width=80)
    assert "no clear counterpart found in Corvia's text" in section(table, "In two or more texts")


def test_low_confidence_is_said_in_words() -> None:
    table = render(two_sides(), "table", width=80)
    assert [line for line in table.splitlines() if line.endswith("· uncertain")] == [
        "t3  Undersea power cable · uncertain",
        "t5  Grain deliveries · uncertain",
    ]


@pytest.mark.parametrize("width", [60, 120])
def test_hostile_text_is_shown_and_does_nothing(width: int) -> None:
    table = render(nasty(), "table", width=width)
    for kept in (
        "[sic]",
        "a|b",
        "[/b]",
        "<script>alert(1)</script>",
        "␛[31mred␛[0m",
        "⟨U+202E⟩gnp.exe⟨U+202C⟩",
        "两国",
        "وقال",
    ):
        assert kept in table
    for character in table:
        assert character == "\n" or not unicodedata.category(character).startswith("C") or character == "\u200c"


def test_a_long_side_name_is_cropped_with_an_ellipsis() -> None:
    readouts = (side("A very long name of a side " * 9, Said("Grain.", "t1"), id="a"), side("B", id="b"))
    table = render(build(*readouts, topics={"t1": About("Grain")}), "table", width=100)
    assert "Only in A very long name of a side A very long…'s text" in table


def test_a_section_without_topics_is_left_out() -> None:
    assert "── In both texts" not in render(nothing_shared(), "table", width=80)


def test_a_comparison_without_a_summary_is_still_shown() -> None:
    """Saved JSON may come without the parts that schema 1 lets be absent."""
    bare = json.loads(two_sides().to_json())
    del bare["summary"]
    assert "■ Arland       ███▍──────  33% · 1st\n" in render(Comparison.from_dict(bare), "table", width=80)


@given(st.text(min_size=1), st.text(), st.text(), st.integers(20, 200))
@settings(max_examples=60)
def test_any_text_anywhere_keeps_within_the_width_and_acts_on_nothing(
    words: str, name: str, label: str, width: int
) -> None:
    left = side(
        name, Said(words, "t1", "joint"), Said(label or "x", "t2"), id="a", issuer=label, principal=words, event=name
    )
    comparison = build(
        left,
        side("B", Said(words + "y", "t1", "counterpart", "a"), id="b"),
        topics={"t1": About(label), "t2": About(name)},
    )
    table = render(comparison, "table", width=width)
    assert not set(table) & {"\x1b", "\x9b", "\r", "\u2028", "\u202e", "\u2066"}
    # Measured by rich: for rare scripts the Unicode database and the terminals do not agree.
    assert all(cell_len(line) <= width for line in table.split("\n"))


def test_json_is_the_comparison_as_it_is() -> None:
    assert render(two_sides(), "json") == two_sides().to_json()
    assert Comparison.from_dict(json.loads(render(nasty(), "json"))) == nasty()


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(DiplocompareError, match="'pdf': not known, use one of table, json"):
        render(two_sides(), "pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize("format", FORMATS)
def test_rendering_twice_gives_the_same_text(format: str) -> None:
    assert render(two_sides(), format) == render(replace(two_sides()), format)
    assert render(two_sides(), format).endswith("\n")


@pytest.mark.parametrize(
    ("format", "unneeded"),
    [
        ("json", {"rich", "jinja2"}),
        ("csv", {"rich", "jinja2"}),
        ("markdown", {"rich", "jinja2"}),
        ("html", {"rich"}),
        ("table", {"jinja2"}),
        ("svg", {"jinja2"}),
    ],
)
def test_a_format_does_not_wait_for_what_only_others_need(format: str, unneeded: set[str]) -> None:
    script = (
        "import sys, json; from diplocompare.model import Comparison; from diplocompare.render import render\n"
        f"assert render(Comparison.from_dict(json.load(sys.stdin)), {format!r}); print(*{unneeded} & set(sys.modules))"
    )
    saved = render(two_sides(), "json")
    done = subprocess.run([sys.executable, "-c", script], input=saved, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
