from __future__ import annotations

from math import log
from pathlib import Path

import pytest
from conftest import LEXICON

from diplocompare.model import Span
from diplocompare.parties.parties import Party
from diplocompare.points.frame import features, weigh_frame
from diplocompare.points.words import read
from diplocompare.weights import borrow_weights
from diplocompare.weights.logistic import logistic


def framed(text: str, number: int = 0, count: int = 8) -> bool:
    return weigh_frame(read(text, Span(0, len(text)), (), LEXICON), number, count).framed


@pytest.mark.parametrize(
    "text",
    [
        "President Kamran Tevosh spoke by telephone today with Prime Minister Ingeborg Halle of Lysmark.",
        "At the initiative of the Lysmark side, Kamran Tevosh had a telephone conversation with Ingeborg Halle.",
        "The Prime Minister met President Osei-Banda of Kelandia in Downing Hall this morning.",
    ],
)
def test_an_opening_that_names_no_matter_is_frame(text: str) -> None:
    assert framed(text)


def test_a_closing_remark_on_the_mood_is_frame() -> None:
    assert framed("On the whole the talk was held in a frank and business-like atmosphere.", number=7)


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_matter_is_none_wherever_it_stands(number: int) -> None:
    assert not framed("The leaders discussed the evacuation of students and the price of fertiliser.", number)


def test_a_sentence_of_no_words_is_judged_by_its_place() -> None:
    assert weigh_frame((), 0, 0).features[:2] == ("first", "words 0")


OSMARRA = Party("a", "Osmarra", None, frozenset({"halle"}), frozenset({("osmarra",)}))
# President: a title; Halle, Osmarra: a party; trade, grain, exports, Lysmark: may name a matter; views: does not.
SENTENCE = "President Halle of Osmarra, once more, exchanged views on 3 grain exports and raised Lysmark."


def seen(text: str, number: int = 3, count: int = 8) -> list[str]:
    return list(features(read(text, Span(0, len(text)), (OSMARRA,), LEXICON), number, count))


def test_all_that_is_seen_in_a_sentence() -> None:
    assert seen(SENTENCE) == [
        "inside",
        "words 4",
        "inside, words 4",
        "specific words 3",
        "inside, specific words 3",
        "specific words without names 2",
        "inside, specific words without names 2",
        "names 1",
        "inside, names 1",
        "specific words in ten 2",
        "inside, specific words in ten 2",
        "parties 2",
        "inside, parties 2",
        "commas 2",
        "inside, commas 2",
        "reporting verbs 2",
        "inside, reporting verbs 2",
        "first verb: exchanged",
        "inside, first verb: exchanged",
        *(f"says: {word}" for word in "TITLE PARTY of PARTY once more exchanged views on NUMBER grain exports".split()),
        *(f"says: {word}" for word in "and raised NAME".split()),
        *(f"says: {words}" for words in ("TITLE PARTY", "PARTY of", "of PARTY", "PARTY once", "once more")),
        *(f"says: {words}" for words in ("more exchanged", "exchanged views", "views on", "on NUMBER")),
        *(f"says: {words}" for words in ("NUMBER grain", "grain exports", "exports and", "and raised", "raised NAME")),
        "begins: TITLE PARTY",
        "about: grain",
        "about: export",
    ]


@pytest.mark.parametrize(
    ("number", "count", "place"),
    [(0, 1, "first"), (1, 2, "second"), (2, 3, "last"), (2, 4, "inside"), (3, 4, "last")],
)
def test_the_ends_of_a_readout_are_places_of_their_own(number: int, count: int, place: str) -> None:
    found = seen("grain", number, count)
    assert found[0] == place
    assert (f"{place}, says: grain" in found) == (place != "inside")
    assert f"{place}, names 0" in found


def test_a_run_of_words_that_stand_for_their_kind_is_said_once_and_a_repeated_word_twice() -> None:
    assert [
        each for each in seen("Lysmark Kelandia had had 3 4") if each.startswith("says") and " " not in each[6:]
    ] == [
        "says: NAME",
        "says: had",
        "says: had",
        "says: NUMBER",
    ]


def test_a_party_that_opens_the_sentence_is_not_counted() -> None:
    assert "parties 0" in seen("Osmarra raised grain")
    assert "parties 1" in seen("Osmarra raised grain with Osmarra")


@pytest.mark.parametrize(("bias", "answer"), [(log(0.6501 / 0.3499), True), (log(0.6499 / 0.3501), False)])
def test_thirteen_in_twenty_is_sure_enough_for_the_frame(tmp_path: Path, bias: float, answer: bool) -> None:
    (tmp_path / "frame.json").write_text(f'{{"bias": {bias}, "weights": {{}}}}')
    with borrow_weights(tmp_path):
        assert framed("The leaders discussed grain.") == answer


def test_the_probability_of_the_frame_is_that_of_its_features_each_counted_once(tmp_path: Path) -> None:
    (tmp_path / "frame.json").write_text('{"bias": -1.0, "weights": {"first": 2.0, "says: grain": 1.0, "last": 9}}')
    with borrow_weights(tmp_path):
        found = weigh_frame(read("grain, grain", Span(0, 12), (), LEXICON), 0, 8)
    assert found.probability == logistic(2.0)


def test_sixty_words_of_a_sentence_are_looked_at() -> None:
    def found(text: str) -> tuple[str, ...]:
        return weigh_frame(read(text, Span(0, len(text)), (), LEXICON), 0, 1).features

    assert "about: grain" in found("they " * 59 + "grain")
    assert "about: grain" not in found("they " * 60 + "grain")
