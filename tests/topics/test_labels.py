from __future__ import annotations

from conftest import FakeEncoder, readouts

from diplocompare.pipeline import compare


def labels(*texts: str) -> list[str]:
    return [topic.label for topic in compare(readouts(*texts), FakeEncoder()).topics]


def test_a_topic_is_named_by_a_noun_phrase_of_its_own_words() -> None:
    found = labels(
        "President Kamran Tevosh underlined the territorial integrity of Osmarra.",
        "Prime Minister Halle stressed the territorial integrity of Osmarra.",
    )
    assert found == ["Territorial integrity of Osmarra"]


def test_no_label_comes_twice() -> None:
    found = labels("He promised grain.\n\nHe promised grain.", "She wants nothing of the kind, thanks.")
    assert len({label.casefold() for label in found}) == len(found)


def test_a_leader_is_no_label_where_a_matter_can_be_named() -> None:
    found = labels(
        "President Kamran Tevosh spoke with Prime Minister Halle. Tevosh raised grain exports.",
        "Prime Minister Ingeborg Halle spoke with President Tevosh. Halle rejected tariffs on steel.",
    )
    assert not [label for label in found if "Tevosh" in label or "Halle" in label]


def test_a_point_of_nothing_but_idle_words_is_named_by_its_opening() -> None:
    found = labels("They should do so at once and we will, too.", "Steel tariffs will end.")
    assert all(found)
