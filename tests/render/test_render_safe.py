"""Foreign text comes out harmless, visible and otherwise unchanged."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocompare.render.safe import safe


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He said [sic] and [/b], a|b, <script>alert(1)</script> & $(x) `y`.", id="markup"),
        pytest.param("Türkiye’s “red line” – 5 % … €", id="typography"),
        pytest.param("两国领导人交换了意见。", id="chinese"),
        pytest.param("وقال الرئيس", id="arabic"),
        pytest.param("می‌خواهیم", id="persian spelt with the non-joiner"),
        pytest.param("e\u0301te\u0301", id="combining marks"),
        pytest.param("\u0600\u0661", id="arabic number sign"),
    ],
)
def test_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "␛[31mred", id="escape sequence"),
        pytest.param("a\x00b\x07c\x7f", "a␀b␇c␡", id="control characters"),
        pytest.param("\x9b2J", "⟨U+009B⟩2J", id="C1 control sequence"),
        pytest.param("\u202egnp.exe\u202c", "⟨U+202E⟩gnp.exe⟨U+202C⟩", id="bidi override"),
        pytest.param("\u2066x\u2069\u200e\u200f\u061c", "⟨U+2066⟩x⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩", id="bidi marks"),
        pytest.param("a\ue000b\U000f0000", "a⟨U+E000⟩b⟨U+F0000⟩", id="private use"),
        pytest.param("\ud800", "⟨U+D800⟩", id="lone surrogate"),
        pytest.param("\ufffe\ufdd0\U0001ffff", "⟨U+FFFE⟩⟨U+FDD0⟩⟨U+1FFFF⟩", id="noncharacters"),
        pytest.param("a\U000e0041b", "a⟨U+E0041⟩b", id="tag characters"),
        pytest.param(
            "one\n\ntwo\r\nthree\tfour\u2028five\u2029six\x85seven\x0beight",
            "one two three four five six seven eight",
            id="line ends",
        ),
        pytest.param("wide      gap", "wide gap", id="runs of spaces"),
        pytest.param("co\u00adoperation\ufeff \u200b of\u2060 all", "cooperation of all", id="invisible hints"),
        pytest.param("in\u200cvisible a\u200db", "invisible ab", id="joiners where no script needs them"),
    ],
)
def test_what_could_act_on_a_terminal_becomes_visible_or_a_space(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text())
def test_any_text_is_harmless_and_the_second_time_changes_nothing(text: str) -> None:
    shown = safe(text)
    assert safe(shown) == shown
    shown.encode("utf-8")
    for character in shown.replace("\u200c", ""):
        if unicodedata.category(character) == "Cf":
            assert unicodedata.bidirectional(character) in ("AN", "AL", "L"), "only printed number signs are left"
        else:
            assert unicodedata.category(character) not in ("Cc", "Co", "Cs", "Zl", "Zp")
