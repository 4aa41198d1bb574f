"""Words that widen, narrow or condition: found where only one of two points has them, and told where it is telling."""

from pathlib import Path

import pytest
from conftest import LEXICON
from growth import assert_linear

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.reading.scope.differences import differences
from diplocompare.reading.scope.point import ScopedPoint, scope_lists


def found(one: str, other: str, lexicon: Lexicon = LEXICON) -> list[tuple[int, str, str, str]]:
    """Return side, kind, group and words of what is found."""
    points = ScopedPoint.of(one, lexicon), ScopedPoint.of(other, lexicon)
    return [
        (side, hit.kind, hit.group, points[side].quote((hit.first, hit.last)))
        for side in (0, 1)
        for hit in differences(points[side], points[1 - side], scope_lists(lexicon))
    ]


PLAIN = "The ministers want a ceasefire and the release of prisoners."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "A full ceasefire is needed.", PLAIN, [(0, "widens", "full", "full")], id="a word before the thing"
        ),
        pytest.param(
            "The truce must be unconditional.", PLAIN, [(0, "widens", "unconditional", "unconditional")], id="a synonym"
        ),
        pytest.param(
            PLAIN,
            "They want a 30-day ceasefire.",
            [(1, "narrows", "temporary", "30-day")],
            id="the other side, a number",
        ),
        pytest.param(
            "They agreed in principle to a ceasefire.",
            PLAIN,
            [(0, "narrows", "principle", "in principle")],
            id="two words",
        ),
        pytest.param(
            "A ceasefire is possible only if aid arrives.",
            PLAIN,
            [(0, "narrows", "possible", "possible"), (0, "conditions", "if", "only if")],
            id="a condition",
        ),
        pytest.param(
            "They want a ceasefire in the Black Sea.",
            PLAIN,
            [(0, "narrows", "place", "in the Black Sea")],
            id="a place",
        ),
        pytest.param(
            "They will not strike energy and infrastructure.",
            "They will not strike energy infrastructure.",
            [(0, "widens", "and", "energy and infrastructure")],
            id="and makes two of one",
        ),
        pytest.param(
            "Food and fertiliser exports may resume.",
            "Food exports may resume.",
            [(0, "widens", "and", "and fertiliser")],
            id="and adds one after",
        ),
        pytest.param(
            "Fertiliser and food exports may resume.",
            "Food exports may resume.",
            [(0, "widens", "and", "Fertiliser and")],
            id="and adds one before",
        ),
        pytest.param(
            "Every prisoner has to be released without preconditions.",
            PLAIN,
            [(0, "widens", "all", "Every"), (0, "widens", "unconditional", "without preconditions")],
            id="two in one",
        ),
    ],
)
def test_a_word_of_scope_without_an_equivalent_is_found(
    one: str, other: str, expected: list[tuple[int, str, str, str]]
) -> None:
    assert found(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("All prisoners will be released.", "Every prisoner is to be released.", id="an equivalent"),
        pytest.param(
            "A complete ceasefire is needed.", "They want the ceasefire in full.", id="an equivalent elsewhere"
        ),
        pytest.param("Sanctions must be lifted entirely.", "All sanctions must be lifted.", id="a group that answers"),
        pytest.param("Both sides will stop.", "The two sides will stop.", id="an equivalent that sets no scope"),
        pytest.param("Full membership was discussed.", "Membership was discussed.", id="part of a name"),
        pytest.param("Both sides stressed the ceasefire.", "The ceasefire was discussed.", id="the speakers"),
        pytest.param("After all, a ceasefire is needed.", PLAIN, id="no quantity"),
        pytest.param("Talks in Geneva were held.", "Talks were held.", id="a venue"),
        pytest.param("Energy and infrastructure.", "Energy and infrastructure.", id="the same"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_makes_no_difference_in_scope_is_not_found(one: str, other: str) -> None:
    assert found(one, other) == []


def bearing(one: str, other: str) -> list[tuple[str, str | None, str | None]]:
    """Return for the words of scope of the first text what is quoted with them, and against what.

    Nothing is quoted where they bear on no word that the other text has.
    """
    own, across = ScopedPoint.of(one, LEXICON), ScopedPoint.of(other, LEXICON)
    return [
        (
            own.quote((hit.first, hit.last)),
            own.quote(hit.quote) if hit.borne else None,
            across.quote(hit.against) if hit.against else None,
        )
        for hit in differences(own, across, scope_lists(LEXICON))
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # An attribute bears on its own noun, an adverb on what stands before or after it.
        (
            "A full, lasting peace.",
            "Peace.",
            [("full", "full, lasting peace", None), ("lasting", "lasting peace", None)],
        ),
        ("A full and vast peace.", "Peace.", [("full", "full and vast peace", None)]),
        ("A full dossier on peace.", "Peace.", [("full", None, None)]),
        ("They want hostilities to end quickly.", "Hostilities will end.", [("quickly", "end quickly", None)]),
        ("Only the fleet of Lysmark sails.", "The fleet sails.", [("Only", "Only the fleet", None)]),
        ("Only trade, aid, barley, grain and the fleet sail.", "The fleet sails.", [("Only", None, None)]),
        ("Ships sail. Only aid matters.", "Ships sail.", [("Only", None, None)]),
        (
            "Only now, as it was in this or that, or in the other of these, sails the fleet.",
            "The fleet sails.",
            [("Only", None, None)],
        ),
        # A condition is quoted to the end of its clause.
        (
            "Flights resume if the audit is passed, and soon.",
            "Flights resume.",
            [("if", "if the audit is passed", None)],
        ),
        ("They resume if the audit is passed; soon.", "Flights end.", [("if", None, None)]),
        # A place bears on the word before it, not on a venue, and its name may be known in other words.
        ("The strikes in Lysmark.", "The strikes.", [("in Lysmark", "strikes in Lysmark", None)]),
        ("The strikes in the Black Sea end.", "The strikes at sea end.", []),
        ("The strikes, in Lysmark, end.", "The strikes end.", [("in Lysmark", "strikes, in Lysmark", None)]),
        ("The talks in Lysmark end.", "The talks end.", []),
        ("In Lysmark strikes end.", "The strikes end.", []),
        ("The strikes in Lysmark harbours end.", "The strikes end.", []),
        ("The strikes in March end.", "The strikes end.", []),
        # A phrase that a mark breaks is none, and one of a speaker neither.
        ("They met in (principle).", "They met.", []),
        ("They want, in principle, peace.", "Peace is near.", [("in principle", "in principle, peace", None)]),
        # "and" makes two of one thing, or adds one.
        (
            "They want energy and infrastructure.",
            "Energy infrastructure.",
            [("energy and infrastructure", "energy and infrastructure", "Energy infrastructure")],
        ),
        (
            "A free, open and inclusive sea.",
            "A free and open sea.",
            [("and inclusive", "open and inclusive sea", "open sea")],
        ),
        ("Barley and grain exports.", "Grain exports.", [("Barley and", "Barley and grain exports", "Grain exports")]),
        ("They want barley and grain.", "They want barley.", [("and grain", None, None)]),
        ("They want barley, and grain.", "They want barley.", []),
        ("They want barley and grain.", "They want grain and barley.", []),
    ],
)
def test_words_bear_on_what_the_other_text_has_too(
    one: str, other: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert bearing(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("A 30-day truce.", "A truce.", ["30-day"]),
        ("A three-week truce.", "A truce.", ["three-week"]),
        ("A truce within 24 hours.", "A truce.", ["within 24 hours"]),
        ("A truce within twelve hours.", "A truce.", ["within twelve hours"]),
        ("A truce on the understanding that it holds.", "A truce.", ["on the understanding that"]),
        ("First of all, a truce.", "A truce.", ["First of all"]),
        ("A strict truce for as long as it takes.", "A truce.", ["strict", "for as long as it takes"]),
        ("A truce on both sides.", "A truce.", ["on both sides"]),
        ("Both sides condemned a truce.", "A truce.", []),
    ],
)
def test_phrases_are_found_whole_whatever_their_numbers(one: str, other: str, words: list[str]) -> None:
    assert [quote for side, _, _, quote in found(one, other) if side == 0] == words


def test_the_sides_may_be_exchanged() -> None:
    one, other = "A full and immediate ceasefire, if aid arrives.", "A ceasefire for 30 days in the Black Sea."
    assert sorted(found(one, other)) == sorted((1 - side, *rest) for side, *rest in found(other, one))


def test_a_user_may_add_words_and_take_them_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[scope.widens]\nfull = ["root-and-branch", "-full"]\n', encoding="utf-8")
    lexicon = load_lexicon([path])
    assert found("A root-and-branch ceasefire.", PLAIN, lexicon) == [(0, "widens", "full", "root-and-branch")]
    assert found("A full ceasefire.", PLAIN, lexicon) == []


@pytest.mark.parametrize("unit", ["", "a", "and ", "[x](y) <b>all</b> & 30-day "])
def test_odd_texts_are_read_in_time_by_their_length(unit: str) -> None:
    assert_linear(lambda text: found(text, text), unit)
