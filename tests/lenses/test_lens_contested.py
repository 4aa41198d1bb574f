from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.contested import analyse
from diplocompare.lenses.result import LensResult
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Topic
from diplocompare.parties.parties import find_parties
from diplocompare.reading.contested import read


def found(text: str, *lexicons: Path) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.kind, f.value) for f in read(text, load_lexicon(lexicons))]


def analysed(
    *texts: str, sides: tuple[str, ...] = ("Ardesh", "Lysmark", "Osmarra"), status: str = "shared"
) -> LensResult:
    """What the lens sees where every text is one point of one topic."""
    plain = readouts(*texts, sides=sides)
    told = tuple(replace(r, points=(Point(f"{r.id}1", 0, len(r.text), topic="t1"),)) for r in plain)
    topic = Topic("t1", "Matter", status, 0.9, tuple(f"{r.id}1" for r in told))  # type: ignore[arg-type]
    return analyse(AlignedCall(told, (topic,), find_parties(told, LEXICON), load_lexicon()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They spoke of the special military operation.", ["special military operation"]),
        ("The war of aggression goes on.", ["war", "aggression"]),
        ("It further invaded its neighbour.", ["invasion"]),
        ("The crisis around Ardesh deepens.", ["crisis"]),
        ("The Kiev regime broke its word.", ["Kiev", "regime"]),
        ("Rebels and terrorist groups fled.", ["rebels", "terrorists"]),
        ("Ships in the Gulf and the Persian Gulf.", ["the Gulf", "Persian Gulf"]),
        ("He spoke of Judea and Samaria.", ["Judea and Samaria"]),
        ("She holds to the one-China principle.", ["one-China principle"]),
        ("The denuclearization of the Korean Peninsula.", ["denuclearization of the Korean Peninsula"]),
        ("The border has to be delimited.", ["delimitation"]),
        ("The occupied lands and the annexation.", ["occupation", "annexation"]),
    ],
)
def test_a_contested_name_is_found_with_its_member(text: str, names: list[str]) -> None:
    assert [value for _, _, value in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The climate crisis and the financial crisis.",
        "The crisis that COVID-19 has brought.",
        "After the Second World War came the Cold War.",
        "A trade war helps nobody; war crimes are to be tried.",
        "A conflict of interest has to be stated.",
        "Local authorities and port authorities met.",
        "The ceasefire regime holds, the visa regime is eased.",
        "Heads of state and government came together.",
        "They voiced their opposition to tariffs.",
        "The terrorist attack was condemned.",
        "Ships in the Gulf of Guinea.",
        "Roast turkey was served on the gulf course.",
        "Family reunification was discussed.",
        "",
    ],
)
def test_a_phrase_of_another_meaning_is_none(text: str) -> None:
    assert found(text) == []


def test_sides_part_over_a_name_inside_a_shared_topic() -> None:
    (finding,) = analysed("The conflict must end.", "The war must end.").findings
    assert finding.text == "For the same matter Ardesh's text has “conflict”, Lysmark's “war”."
    assert (finding.confidence, finding.topic) == (0.9, "t1")
    assert [(e.readout, e.start, e.end) for e in finding.evidence] == [("a", 4, 12), ("b", 4, 7)]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    texts = [
        analysed(*pair).findings[0].text for pair in (("The war.", "The conflict."), ("The conflict.", "The war."))
    ]
    swapped = analysed("The war.", "The conflict.", sides=("Lysmark", "Ardesh")).findings[0].text
    assert texts[1] == swapped
    assert texts[0] != swapped


@pytest.mark.parametrize(
    "texts",
    [
        ("The war must end.", "The war must end."),
        ("The war, the conflict.", "The war must end."),
        ("The war in Yemen.", "The conflict in Georgia."),
        ("The Iraqi government.", "The Syrian authorities."),
    ],
)
def test_sides_do_not_part_over_a_common_name_or_another_country(texts: tuple[str, str]) -> None:
    assert analysed(*texts).findings == ()


def test_sides_do_not_part_without_a_shared_topic() -> None:
    assert analysed("The war must end.", "The conflict must end.", status="one-sided").findings == ()


def test_names_of_one_place_are_compared_over_the_whole_texts() -> None:
    (finding,) = analysed("He went to Kiev.", "She was in Kyiv.", status="one-sided").findings
    assert finding.text == "For the same matter Ardesh's text has “Kiev”, Lysmark's “Kyiv”."
    assert finding.confidence == 0.95


def test_different_seas_are_no_rivals() -> None:
    assert analysed("The South China Sea.", "The Sea of Japan.").findings == ()


def test_a_marked_name_is_told_where_one_side_alone_has_it() -> None:
    (finding,) = analysed("The Kiev regime fired.", "Nothing was said.").findings
    assert finding.text == "Only Ardesh's text has “Kiev regime”."
    assert analysed("The government met.", "Nothing was said.").findings == ()


def test_three_sides_are_grouped_by_their_names() -> None:
    (finding,) = analysed("The war must end.", "The conflict must end.", "This war must end.").findings
    assert finding.text == "For the same matter Ardesh's and Osmarra's texts have “war”, Lysmark's “conflict”."


def test_a_user_adds_a_set_and_takes_an_entry_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[contested.river]\nBig = ["Big River"]\n[contested."armed conflict"]\nwar = ["-war", "strife"]\n')
    assert found("The Big River, war and strife.", path) == [
        ("Big River", "river", "Big"),
        ("strife", "armed conflict", "war"),
    ]


@pytest.mark.parametrize("text", ["war" * 33_000, "a" * 100_000, "<b>" * 33_000, "İ" * 50_000, "\n" * 100_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    started = perf_counter()
    assert found(text) == []
    assert perf_counter() - started < 5.0
