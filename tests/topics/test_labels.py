from __future__ import annotations

import pytest
from conftest import LEXICON, FakeEncoder, readouts
from msgspec.structs import replace

from diplocompare.model import Point
from diplocompare.parties.parties import Party
from diplocompare.pipeline import compare
from diplocompare.topics import labels
from diplocompare.topics.align import Group
from diplocompare.topics.labels import label

OSMARRA = Party("a", "Osmarra", "Kamran Tevosh", frozenset({"kamran", "tevosh"}), frozenset({("osmarra",)}))
KNOWN = labels._Known(OSMARRA.names, frozenset({"osmarra"}), LEXICON)


def compared(*texts: str) -> list[str]:
    return [topic.label for topic in compare(readouts(*texts), FakeEncoder()).topics]


def labelled(*topics: dict[str, list[str]]) -> tuple[str, ...]:
    """The labels of topics, each given as the texts of its points by side."""
    texts: dict[str, str] = {"a": "", "b": ""}
    points: dict[str, list[Point]] = {"a": [], "b": []}
    groups = []
    for number, topic in enumerate(topics, start=1):
        ids = []
        for side, found in topic.items():
            for text in found:
                ids.append(f"{side}{len(points[side]) + 1}")
                points[side].append(Point(ids[-1], len(texts[side]), len(texts[side]) + len(text)))
                texts[side] += text + "\n"
        groups.append(Group(f"t{number}", "shared" if len(topic) > 1 else "one-sided", 0.9, tuple(ids)))
    sides = [replace(each, points=tuple(points[each.id])) for each in readouts(*texts.values())]
    return label(groups, sides, (OSMARRA,), LEXICON)


def phrases(text: str) -> list[str]:
    return [text[found[0].start : found[-1].end] for found in labels._phrases(text, KNOWN)]


def score(text: str, **worth: float) -> float:
    return labels._score(list(labels._words(text)), worth, KNOWN)


def test_a_topic_is_named_by_a_noun_phrase_of_its_own_words() -> None:
    found = compared(
        "President Kamran Tevosh underlined the territorial integrity of Osmarra.",
        "Prime Minister Halle stressed the territorial integrity of Osmarra.",
    )
    assert found == ["Territorial integrity of Osmarra"]


def test_a_leader_is_no_label_where_a_matter_can_be_named() -> None:
    found = compared(
        "President Kamran Tevosh spoke with Prime Minister Halle. Tevosh raised grain exports.",
        "Prime Minister Ingeborg Halle spoke with President Tevosh. Halle rejected tariffs on steel.",
    )
    assert not [label for label in found if "Tevosh" in label or "Halle" in label]


def test_words_of_both_sides_name_a_topic_before_those_of_one() -> None:
    assert labelled({"a": ["salt ports, iron canals"], "b": ["iron canals"]}) == ("Iron canals",)


def test_words_of_several_points_name_a_topic_before_those_of_one() -> None:
    assert labelled({"a": ["salt ports, iron canals", "iron canals"]}) == ("Iron canals",)


def test_words_of_one_topic_name_it_before_those_of_many() -> None:
    assert labelled({"a": ["salt ports, iron canals"]}, {"a": ["salt ports"]}) == ("Iron canals", "Salt ports")


def test_of_equal_phrases_the_first_is_the_label() -> None:
    assert labelled({"a": ["salt ports, iron canals"]}) == ("Salt ports",)


def test_no_label_comes_twice() -> None:
    assert labelled({"a": ["Grain"]}, {"a": ["grain"]}, {"a": ["GRAIN"]}) == ("Grain", "Grain (2)", "GRAIN (3)")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They should do so at once and we will, too.", "They should do so at once …"),
        ("they should do so, too.", "They should do so, too"),
        ("“…”", "“…”"),
        (" : ;", "Untitled"),
        ("They " + "very" * 20 + " so", "They " + ("very" * 20)[:55]),
    ],
)
def test_a_point_of_which_no_phrase_can_be_made_is_named_by_its_opening(text: str, name: str) -> None:
    assert labelled({"a": [text]}) == (name,)


def test_a_phrase_of_more_than_sixty_letters_is_no_label() -> None:
    assert labelled({"a": [f"{'x' * 30} {'y' * 29}"]}) == (f"{'X' + 'x' * 29} {'y' * 29}",)
    assert labelled({"a": [f"{'x' * 30} {'y' * 30}"]}) == ("X" + "x" * 29,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the export of grain", ["export", "export of grain", "grain"]),
        ("grain to the ports", ["grain", "grain to the ports", "ports"]),
        ("grain of and gas", ["grain", "gas"]),  # two links, of which the second is no article
        ("grain, gas", ["grain", "gas"]),
        ("grain\ngas", ["grain", "grain\ngas", "gas"]),
        ("grain's gas", ["grain", "grain's gas", "gas"]),
        ("grain's", ["grain"]),
        ("Tevosh grain", ["grain"]),  # a leader's name
        ("to melt grain", ["grain"]),  # an infinitive
        ("grain to melt", ["grain"]),
        ("salt will gas", ["salt"]),  # a verb behind "will"
        ("Lysmark melts grain", ["Lysmark", "grain"]),  # a verb behind its subject
        ("who melts grain", ["grain"]),
        ("salt glass", ["salt", "salt glass", "glass"]),  # two s are no verb's ending
        ("Lysmark glass", ["Lysmark", "Lysmark glass", "glass"]),
        ("5 grain", ["grain"]),
        ("melting grain", ["grain"]),
        ("frankly Melting grain", ["Melting", "Melting grain", "grain"]),  # a name may end so
        ("grain massive", ["grain"]),  # an adjective ends no phrase, unless it is known for a noun
        ("grain archive", ["grain", "grain archive", "archive"]),
        ("grain area", ["grain"]),  # a word that fits anything
        ("Osmarrian grain", ["Osmarrian grain", "grain"]),  # a demonym alone is none
        ("one security treaty", ["security", "security treaty", "treaty"]),
        (
            "salt iron steel glass wood",
            [
                *("salt", "salt iron", "salt iron steel", "salt iron steel glass"),
                *("iron", "iron steel", "iron steel glass", "iron steel glass wood"),
                *("steel", "steel glass", "steel glass wood", "glass", "glass wood", "wood"),
            ],
        ),
    ],
)
def test_the_phrases_that_a_topic_may_be_named_by(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


def test_a_phrase_counts_the_sum_of_its_words_for_its_length() -> None:
    assert score("grain ports", grain=2.0, ports=1.0) == pytest.approx(3.0 / 2.8**0.6)
    assert score("grain of ports", grain=2.0, ports=1.0) == score("grain ports", grain=2.0, ports=1.0)


def test_a_word_that_comes_twice_counts_once_though_it_makes_the_phrase_longer() -> None:
    assert score("grain grain", grain=2.0) == pytest.approx(2.0 / 2.8**0.6)


def test_a_common_noun_alone_counts_half_and_a_name_a_quarter_more() -> None:
    assert score("grain", grain=1.0) == pytest.approx(0.5 / 1.8**0.6)
    assert score("Lysmark", lysmar=1.0) == pytest.approx(1.25 / 1.8**0.6)


@pytest.mark.parametrize(
    ("word", "factor"),
    [("Osmarra", 0.25), ("regime", 0.1), ("area", 0.2), ("frankly", 0.4), ("heated", 0.4), ("glass", 1.0)],
    ids=["country of the call", "loaded", "fits anything", "adverb", "participle", "any other"],
)
def test_what_a_word_counts_beside_a_noun(word: str, factor: float) -> None:
    stem = word.lower()[:6]
    assert score(f"grain {word}", **{"grain": 0.0, stem: 1.0}) == pytest.approx(factor / 2.8**0.6)


def test_a_word_of_unknown_worth_counts_a_little() -> None:
    assert score("grain glass", grain=0.0) == pytest.approx(0.2 / 2.8**0.6)
