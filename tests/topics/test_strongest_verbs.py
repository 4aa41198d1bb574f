"""By which verb a readout reports a topic."""

from __future__ import annotations

from conftest import readouts
from msgspec.structs import replace

from diplocompare.model import Observation, Point, Readout
from diplocompare.topics.emphasis import by_topic


def cut(*parts: str) -> Readout:
    """A readout of points a1, a2 ..., each of a topic of its own: t1, t2 ..."""
    points, start = [], 0
    for number, part in enumerate(parts, start=1):
        points.append(Point(f"a{number}", start, start + len(part), topic=f"t{number}"))
        start += len(part) + 1
    return replace(readouts(" ".join(parts))[0], points=tuple(points))


def verb(readout: Readout, word: str, level: int | None, *, negated: bool = False) -> Observation:
    start = readout.text.index(word)
    marks = ("negated",) if negated else ()
    return Observation("verbs", "a", start, start + len(word), "ask", word, level=level, marks=marks)


def strongest(readout: Readout, *verbs: Observation) -> dict[str, str]:
    return {topic: found.value for topic, found in by_topic(verbs, readout).items()}


def test_it_is_the_first_of_the_strongest_and_never_a_negated_one() -> None:
    text = cut("The King asked, urged, insisted, and did not demand.")
    verbs = [verb(text, "asked", 2), verb(text, "urged", 4), verb(text, "insisted", 4)]
    assert strongest(text, *verbs, verb(text, "demand", 5, negated=True)) == {"t1": "urged"}
    assert strongest(cut("The dam is old.")) == {}


def test_a_verb_without_a_level_is_the_weakest() -> None:
    text = cut("The King said and asked.")
    assert strongest(text, verb(text, "said", None), verb(text, "asked", 1)) == {"t1": "asked"}


def test_a_clause_without_a_verb_goes_with_the_one_before_it_in_its_sentence() -> None:
    text = cut("The King demanded seed,", "and an open dam.", "Tea was served.")
    assert strongest(text, verb(text, "demanded", 5)) == {"t1": "demanded", "t2": "demanded"}
    text = cut("The King demanded seed,", "and asked for an open dam.")
    assert strongest(text, verb(text, "demanded", 5), verb(text, "asked", 2)) == {"t1": "demanded", "t2": "asked"}


def test_other_lenses_and_other_texts_have_no_verbs_of_it() -> None:
    text = cut("The King demanded seed.")
    found = verb(text, "demanded", 5)
    assert by_topic([replace(found, lens="tone"), replace(found, readout="b")], text) == {}
