from __future__ import annotations

from math import log
from pathlib import Path

import pytest
from conftest import LEXICON
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diplocompare.model import Span
from diplocompare.phrasing.points import another_matter
from diplocompare.points.cuts import Cut, features, find_cuts, weigh_cuts
from diplocompare.points.places import find_places
from diplocompare.points.words import Word, read
from diplocompare.weights import borrow_weights
from diplocompare.weights.logistic import logistic


def words_of(text: str) -> tuple[Word, ...]:
    return read(text, Span(0, len(text)), (), LEXICON)


def weighed(text: str) -> tuple[Cut, ...]:
    return weigh_cuts(text, words_of(text))


def seen(text: str, number: int = 0) -> list[str]:
    """The features of a place of a sentence, in order of their names."""
    words = words_of(text)
    places = find_places(words)
    return sorted(features(words, places[number], len(places)))


def test_a_cut_stands_before_the_conjunction_and_behind_the_comma() -> None:
    text = "He raised grain, and she raised gas"
    assert [text[cut.at :] for cut in weighed(text)] == ["and she raised gas"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("old grain; gas", 1),
        ("old grain as well as gas", 1),
        ("on February 3, 2022", 0),
        ("25,000 tons", 0),
        ("clean, safe, and cheap housing", 0),
        ("Envoy John Porcari, and Secretary Jane Ramirez of the Board", 0),
        ("with Envoy John Porcari, and Secretary Ramirez said that gas is dear", 1),
        ("grain", 0),
        ("", 0),
    ],
)
def test_places_where_a_matter_may_change(text: str, places: int) -> None:
    assert len(weighed(text)) == places


def test_an_opening_bracket_goes_with_what_it_opens() -> None:
    text = "He named two: (1) dear grain; (2) gas"
    assert [text[cut.at :] for cut in weighed(text)] == ["(1) dear grain; (2) gas", "(2) gas"]


# words: 0 the, 3 trade, 5 grain, | 6 and, 8 raised, 10 ports, 12 Osmarra, | 13 which, 16 promised, | 17 while, 21 trade
SENTENCE = (
    "The President discussed trade in grain, and also raised the ports of Osmarra, which it had promised, while they"
    " agreed on trade."
)


def test_all_that_is_seen_at_a_place() -> None:
    assert [feature for feature in seen(SENTENCE) if not feature.startswith(",and")] == [
        "actor: none",
        "before are preposition, word",
        "before is word",
        "before: grain",
        "between word and function",
        "end of a list: here",
        "finite verb to come: True",
        "listed since 3",
        "listing before",
        "names 0, new 1",
        "new words 2",
        "new words to come 1",
        "next are function, report past",
        "next is function",
        "next: also",
        "opens with report past",
        "piece after 5",
        "piece before 4",
        "pieces 1, 2",
        "place ,and",
        "place number 0",
        "places 3",
        "places to come 2",
        "reporting verbs before 1",
        "shared with the rest 1",
        "shared words 0",
        "sign after ,",
        "sign before start",
        "then are report past, determiner",
        "then: raised",
        "under report past",
        "under report past, opens with report past",
        "under verb 3 words back",
        "under verb: discus",
        "verb after 0 words",
        "verb after: report past",
        "word after other",
        "words 8",
        "words after 7",
        "words before 4",
        "words of matter before 2",
    ]


@pytest.mark.parametrize(("number", "kind"), [(0, ",and"), (1, ",~"), (2, ",~")], ids=["and", "which", "while"])
def test_all_but_the_kind_of_place_itself_comes_again_with_it(number: int, kind: str) -> None:
    found = seen(SENTENCE, number)
    alone = [feature for feature in found if not feature.startswith((",", "place ,"))]
    assert [feature for feature in found if feature.startswith(kind)] == [f"{kind} {feature}" for feature in alone]


@pytest.mark.parametrize(
    ("text", "number", "features_there"),
    [
        # Ends of the sentence, and what lies beyond them.
        (SENTENCE, 2, ["sign before ,", "sign after end", "words 8", "piece after 4", "place number 2"]),
        ("dear grain; dear gas", 0, ["then are plural, nothing"]),
        ("dear grain; gas", 0, ["next are plural, nothing", "then: nothing", "then are nothing, nothing"]),
        # The verb that governs the place, and one behind it.
        ("Dear grain, dear gas", 0, ["reporting verbs before 0", "verb after: none", "finite verb to come: False"]),
        (SENTENCE, 1, ["reporting verbs before 2", "under verb: raised", "under verb 4 words back"]),
        (SENTENCE, 1, ["verb after: auxiliary", "verb after 1 words", "word after while"]),
        # Somebody who may do another thing.
        ("He sold dear grain, and the President raised gas", 0, ["actor: title", "new clause"]),
        ("He sold dear grain, and the leaders were there", 0, ["actor: together", "new clause"]),
        ("He sold dear grain, raised by the President", 0, ["actor: title", "verb after: report past"]),
        # The way a piece is built.
        ("on dear grain, on dear gas", 0, ["parallel: on"]),
        ("the dear grain, the dear gas", 0, ["parallel: the"]),
        # Lists.
        ("They discussed grain, dear gas, and dear coal", 0, ["end of a list: to come", "listed since 1"]),
        ("They discussed grain, dear gas, dear coal", 1, ["end of a list: none", "listed since 3"]),
        # What points back.
        ("dear grain, including its price", 0, ["points back at once", "points back: its"]),
        ("dear grain, including the price of its ports", 0, ["points back", "points back: its"]),
        # What the two sides have in common.
        ("dear grain, and dear steel with grain", 0, ["shared words 2", "new words 1", "words of matter before 2"]),
        ("Halle of Lysmark; Tevosh of Lysmark and Osmarra", 0, ["names 2, new 1"]),
        # Adverbs and fillers are passed over.
        ("dear grain, and also finally thanked them", 0, ["opens with report past", "next: also"]),
        ("dear grain; also", 0, ["opens with function"]),
        ("dear grain, frankly on gas", 0, ["opens with preposition", "next is -ly"]),
    ],
)
def test_what_is_seen(text: str, number: int, features_there: list[str]) -> None:
    assert set(features_there) <= set(seen(text, number))


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("Dear grain, dear gas", 0, "under"),
        ("Dear grain, dear gas", 0, "listing"),
        ("Dear grain, dear gas", 0, "points back"),
        ("Dear grain, dear gas", 0, "parallel"),  # only words that open a construction count
        ("on dear grain, in dear gas", 0, "parallel"),
        ("Dear grain, dear gas", 0, "word after"),
        ("He sold dear grain, raised by the President", 0, "new clause"),
        ("The President sold dear grain, and raised gas", 0, "new clause"),
        (SENTENCE, 1, "listed"),  # a finite verb stands between
    ],
)
def test_what_is_not_seen(text: str, number: int, part: str) -> None:
    assert [feature for feature in seen(text, number) if part in feature] == []


def test_nothing_is_looked_at_further_than_forty_words_away() -> None:
    filler = "dear " * 39
    assert "reporting verbs before 1" in seen(f"raised {filler}; dear gas")
    assert "reporting verbs before 0" in seen(f"raised dear {filler}; dear gas")
    assert "finite verb to come: True" in seen(f"dear gas; {filler}raised")
    assert "finite verb to come: False" in seen(f"dear gas; dear {filler}raised")


def test_an_actor_is_looked_for_among_eight_words() -> None:
    assert "actor: title" in seen("dear gas; " + "dear " * 7 + "president")
    assert "actor: none" in seen("dear gas; " + "dear " * 8 + "president")


def test_a_cut_says_what_told_for_and_against_it() -> None:
    (cut,) = weighed("He raised grain, and she raised gas")
    assert "place ,and" in cut.features
    assert all(name in cut.features for name, _ in cut.reasons)
    told = [name for name, weight in cut.reasons if weight > 0]
    assert cut.why == another_matter(cut.probability, told)
    assert replace(cut, grammar="a rule").why == "a rule"


@pytest.mark.parametrize(("bias", "places"), [(log(0.2501 / 0.7499), 1), (log(0.2499 / 0.7501), 0)])
def test_a_quarter_is_sure_enough_for_a_cut(tmp_path: Path, bias: float, places: int) -> None:
    (tmp_path / "cuts.json").write_text(f'{{"bias": {bias}, "weights": {{}}}}')
    text = "dear grain; dear gas"
    with borrow_weights(tmp_path):
        assert len(find_cuts(text, words_of(text))) == places


def test_a_place_that_just_reaches_the_threshold_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "dear grain; dear gas"
    monkeypatch.setattr("diplocompare.points.cuts.THRESHOLD", weighed(text)[0].probability)
    assert len(find_cuts(text, words_of(text))) == 1


def test_the_probability_of_a_cut_is_that_of_its_features_each_counted_once(tmp_path: Path) -> None:
    (tmp_path / "cuts.json").write_text(
        '{"bias": -1.0, "weights": {"place ;": 2.0, "next: dear": 1.0, "next: oil": 9}}'
    )
    with borrow_weights(tmp_path):
        (cut,) = weighed("dear grain; dear gas")
    assert cut.probability == logistic(2.0)


@pytest.mark.parametrize(("size", "longest"), list(enumerate((1, 2, 3, 4, 6, 9, 13, 19, 28, 40))))
def test_lengths_are_told_roughly(size: int, longest: int) -> None:
    assert f"words after {size}" in seen("dear gas; " + "dear " * longest)
    assert f"words after {size + 1}" in seen("dear gas; " + "dear " * (longest + 1))


PIECES = "He raised grain|she raised gas|, and|;| - | (|) |“|”|.|\n|as well as gas|1".split("|")


def test_places_are_in_order_and_inside_the_text() -> None:
    """In whatever a sentence is put together from; the same examples each time, so that enough of them have places."""
    some = 0

    @settings(derandomize=True, deadline=None)
    @given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
    def run(text: str) -> None:
        nonlocal some
        at = [cut.at for cut in weighed(text)]
        assert at == sorted(set(at))
        assert all(0 < place < len(text) for place in at)
        some += bool(at)

    run()
    assert some > 5
