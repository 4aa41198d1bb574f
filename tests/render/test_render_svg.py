"""The picture of the table is well-formed, asks for nothing, and is the same each time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, side, two_sides
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocompare.model import Comparison
from diplocompare.render import render as render_format
from diplocompare.render.svg import render

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(comparison: Comparison, width: int = 100) -> ElementTree.Element:
    return ElementTree.fromstring(render(comparison, width=width))


def letters(picture: ElementTree.Element) -> str:
    """Everything written in the picture, its blanks left out."""
    return "".join("".join(text.itertext()) for text in picture.iter(f"{NAMESPACE}text")).replace("\xa0", "")


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_picture_has_what_the_table_has(name: str, width: int) -> None:
    comparison = COMPARISONS[name]()
    assert letters(drawn(comparison, width)) == re.sub(r"\s", "", render_format(comparison, "table", width=width))


@pytest.mark.parametrize("name", COMPARISONS)
def test_it_asks_for_nothing_outside_itself_and_runs_nothing(name: str) -> None:
    written = render(COMPARISONS[name](), width=100)
    style = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    assert len(style) == 1
    assert not re.search(r"@import|@font-face|https?:|url\((?!#)", style[0])
    assert not re.search(r"\b(?:href|src)\s*=", re.sub(r">[^<]*<", "><", written))
    picture = ElementTree.fromstring(written)
    names = {element.tag.removeprefix(NAMESPACE) for element in picture.iter()}
    assert names <= {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text"}
    assert not any(attribute.startswith("on") for element in picture.iter() for attribute in element.attrib)
    links = [value for element in picture.iter() for value in element.attrib.values() if "url(" in value]
    ids = {element.get("id") for element in picture.iter()}
    assert all(link[5:-1] in ids for link in links)


def test_hostile_text_is_text() -> None:
    picture = drawn(nasty())
    assert "<script>alert(1)</script>" in letters(picture)
    title = picture.find(f"{NAMESPACE}title")
    assert title is not None
    assert (
        title.text == "[b]Left[/b] | <script>alert(1)</script> ␛[31m⟨U+202E⟩side · 中华民国之外的一个名字很长很长的国家"
    )


def test_braces_are_text_too() -> None:
    comparison = build(
        side("{unique_id}", Said("{0} {styles} {", "t1"), id="a"), side("B}", id="b"), topics={"t1": About("{x!r}")}
    )
    assert "{0}{styles}{" in letters(drawn(comparison))


def test_wide_letters_have_the_room_of_their_cells() -> None:
    comparison = build(side("中文", Said("两国", "t1"), id="a"), side("B", id="b"), topics={"t1": About("x")})
    lengths = {text.text: text.get("textLength") for text in drawn(comparison).iter(f"{NAMESPACE}text")}
    assert lengths["中文"] == "48"
    assert lengths["B"] == "12"


def test_the_same_comparison_gives_the_same_bytes_and_another_other_ids() -> None:
    one, other = render(two_sides(), width=100), render(nasty(), width=100)
    assert one == render(two_sides(), width=100)
    ids = [set(re.findall(r'id="([^"]+)"', picture)) for picture in (one, other)]
    assert not ids[0] & ids[1]


def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render(two_sides(), width=100)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "JPY_PARENT_PID"):
        monkeypatch.setenv(variable, "1")
    monkeypatch.setenv("TERM", "dumb")
    assert render(two_sides(), width=100) == expected


@given(st.text(min_size=1), st.text(), st.text())
@settings(max_examples=40)
def test_any_text_gives_well_formed_xml(words: str, name: str, label: str) -> None:
    left = side(name, Said(words, "t1"), id="a", event=label)
    drawn(build(left, side("B", Said("x", "t1"), id="b"), topics={"t1": About(label)}))
