from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_linear

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.reading.annotation import Found
from diplocompare.reading.verbs.reporting import read


@pytest.fixture
def lexicon() -> Lexicon:
    return load_lexicon()


def seen(text: str, lexicon: Lexicon) -> list[tuple[str, str, int | None]]:
    return [(text[found.start : found.end], found.kind, found.level) for found in read(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two sides touched upon the grain harvest.", [("touched upon", "assert", 1)]),
        ("The leaders discussed steel.", [("discussed", "assert", 2)]),
        ("President Adu stressed that the harbour stays open.", [("stressed", "assert", 3)]),
        ("He warned of a shortage.", [("warned", "assert", 4)]),
        ("She asked for seed.", [("asked", "ask", 2)]),
        ("The Prime Minister called once again for calm.", [("called once again for", "ask", 3)]),
        ("She called on both armies to withdraw.", [("called on", "ask", 4)]),
        ("The President demanded the release of the crew.", [("demanded", "ask", 5)]),
        ("They agreed to meet in May.", [("agreed to", "commit", 3)]),
        ("They agreed that seed is scarce.", [("agreed", "assert", 3)]),
        ("He expressed his readiness to send engineers.", [("expressed his readiness", "commit", 3)]),
        ("Lysmark pledged two ships.", [("pledged", "commit", 4)]),
        ("She thanked her host and welcomed the census.", [("thanked", "praise", 2), ("welcomed", "praise", 2)]),
        ("The minister commended the fishermen.", [("commended", "praise", 3)]),
        ("He voiced concern about the dam.", [("voiced concern", "blame", 3)]),
        ("The President condemned the raid.", [("condemned", "blame", 5)]),
    ],
)
def test_a_verb_has_its_kind_and_its_level(
    text: str, expected: list[tuple[str, str, int | None]], lexicon: Lexicon
) -> None:
    assert seen(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She strongly supported the idea.", [("supported", "praise", 4)]),
        ("He expressed deep concern about the dam.", [("expressed deep concern", "blame", 4)]),
        ("He strongly condemned the raid.", [("condemned", "blame", 5)]),
    ],
)
def test_a_strengthening_word_lifts_by_one_level_at_most(
    text: str, expected: list[tuple[str, str, int | None]], lexicon: Lexicon
) -> None:
    assert seen(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was stressed that the harbour stays open.", ["stressed"]),
        ("Concern was expressed about the dam.", ["Concern was expressed"]),
        ("Special emphasis was placed on seed.", ["emphasis was placed"]),
        ("An exchange of views on the dam took place.", ["exchange of views on the dam took place"]),
        ("The President thanked her, stressing that seed is scarce.", ["thanked", "stressing"]),
        ("They took up trade, with President Adu underlining that seed is scarce.", ["took up", "underlining"]),
        ("Noting that seed is scarce, the President asked for help.", ["Noting", "asked"]),
        ("President Adu spoke with King Oro to discuss seed and reaffirm the pact.", ["discuss", "reaffirm"]),
        ("Seed, the President said, is scarce.", ["said"]),
        ("The President of Ardesh, Mira Adu, underlined the pact.", ["underlined"]),
        ("President Adu, for her part, noted the census.", ["noted"]),
        ("King Oro in turn praised the census.", ["praised"]),
        ("She said that seed is scarce, and called for patience.", ["said", "called for"]),
        ("He said that seed is scarce; the King stressed the pact.", ["said", "stressed"]),
        ("The King extended to Mira Adu an invitation to his palace.", ["extended to Mira Adu an invitation"]),
    ],
)
def test_it_counts_wherever_somebody_reports(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert [words for words, _, _ in seen(text, lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The King said that Osmarra demanded the dam.", ["said"]),
        ("The leaders discussed the agreed text.", ["discussed"]),
        ("They reviewed the measures announced in Lysmark.", ["reviewed"]),
        ("They reviewed the steps that were agreed last year.", ["reviewed"]),
        ("She urged the King to condemn the raid.", ["urged"]),
        ("The leaders agreed to discuss the dam.", ["agreed to"]),
        ("They discussed efforts to support the fishermen.", ["discussed"]),
        ("President Adu spoke by telephone with King Oro.", []),
        ("King Oro met with President Adu.", []),
        ("The Security Council calls are recorded.", []),
        ("The United States and Lysmark share a border.", []),
        ("As agreed, the ministers will meet in May.", []),
        ("It was agreed in 2020 to build the dam.", []),
        ("She has repeatedly called for calm.", []),
        ("Regarding seed, nothing is new.", []),
        ("Promises and demands are many.", []),
    ],
)
def test_it_does_not_count_what_nobody_at_the_call_reports(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert [words for words, _, _ in seen(text, lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The King did not raise the dam.", ("negated",)),
        ("President Adu voiced no concern about the dam.", ("negated",)),
        ("The King not only raised the dam.", ()),
        ("He left no doubt that seed is scarce.", ()),
        ("The King would support the census.", ("hedged",)),
        ("He expressed readiness to consider the census.", ("hedged",)),
        ("She hoped for a good harvest.", ("hedged",)),
        ("She offered seed, if possible before May.", ("hedged",)),
    ],
)
def test_negation_and_hedges_are_marked(text: str, marks: tuple[str, ...], lexicon: Lexicon) -> None:
    assert next(read(text, lexicon)).marks == marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Adverbs and asides between a subject and its verb.
        ("King Oro openly and sharply criticised the raid.", ["criticised"]),
        ("King Oro for his part stressed the pact.", ["stressed"]),
        ("Both also stressed the pact.", ["stressed"]),
        ("Each stressed the pact.", ["stressed"]),
        # Subjects: with brackets, places and offices, in a row, after a preposition.
        ("President Adu (Ardesh) stressed the pact.", ["stressed"]),
        ("The officials in Ankara stressed the pact.", ["stressed"]),
        ("The Secretary of State stressed the pact.", ["stressed"]),
        ("Lysmark, Osmarra and Ardesh stressed the pact.", ["stressed"]),
        ("The King, with whom the President discussed the dam, left.", ["discussed"]),
        ("He thanked the King for the crew of Lysmark and the President stressed the pact.", ["thanked", "stressed"]),
        ("The talks for the crew of Lysmark stressed the pact.", []),
        ("Of Lysmark stressed the pact.", []),
        # A verb agrees with its subject in number.
        ("Osmarra stresses the pact.", ["stresses"]),
        ("The leaders stresses the pact.", []),
        ("The leaders stress the pact.", ["stress"]),
        ("The two sides support the pact and stress the dam.", ["support", "stress"]),
        # Infinitives after verbs that only bring the talk about, and after one another.
        ("They met to discuss and reaffirm the pact.", ["discuss", "reaffirm"]),
        ("They met and agreed to meet and discuss the dam.", ["agreed to"]),
        ("He asked to convey thanks and stressed the pact.", ["convey thanks", "stressed"]),
        # The perfect reports, unless it was on other occasions; the pluperfect never does.
        ("He has rejected the pact.", ["rejected"]),
        ("He has repeatedly rejected the pact.", []),
        ("He had rejected the pact.", []),
        # Participles where they begin a clause, and not where they are a matter themselves.
        ("He began by thanking the King.", ["thanking"]),
        ("He left by thanking the King.", []),
        ("They met, stressing the pact and noting the dam.", ["stressing", "noting"]),
        ("They talked while stressing the pact.", ["talked", "stressing"]),
        ("Supporting that the pact holds, he left.", ["Supporting"]),
        ("Supporting the pact, he left.", []),
        ("The pact stressed by the King is old.", []),
        ("Agreed text is old.", []),
        ("Discussed ten pacts.", ["Discussed"]),
        ("Stressed that the pact holds.", ["Stressed"]),
        # Passives in the main clause and in the past, or after "it is".
        ("The pact was discussed.", ["discussed"]),
        ("The pact that was discussed is old.", []),
        ("The steps that Ankara has were discussed.", ["discussed"]),
        ("The pact had been discussed.", []),
        ("The pact is discussed.", []),
        ("It is stressed that the pact holds.", ["stressed"]),
        ("He said that the pact was discussed.", ["said"]),
        # What was told goes on after "that" until a strong mark, or until several begin a clause beside it.
        ("He said that Osmarra stressed the pact.", ["said"]),
        ("He said that the dam is old, and Osmarra stressed the pact.", ["said"]),
        ("He said the dam is old; Osmarra stressed the pact.", ["said", "stressed"]),
        ("He said that the dam is old and the leaders stressed the pact.", ["said", "stressed"]),
        ("He said that she had left and stressed the pact.", ["said"]),
        ("He said that she had left, and stressed the pact.", ["said", "stressed"]),
        ("He said that it is old and was stressed.", ["said"]),
        # Relative clauses after a comma.
        ("The King, who stressed the pact, left.", ["stressed"]),
        ("The King who stressed the pact left.", []),
        # Another day.
        ("The King stressed last week the pact.", []),
        ("The King raised in May 2020 the dam.", []),
        ("The King raised in May the dam.", ["raised"]),
        # The words of a phrase: adverbs before a particle, attributes before a noun, its noun before a passive.
        ("He called in particular for calm.", ["called in particular for"]),
        ("He called the King for calm.", []),
        ("He called again and again for calm.", []),
        ("He expressed very deep and quite serious concern.", ["expressed very deep and quite serious concern"]),
        ("Concern about the dam was expressed.", ["Concern about the dam was expressed"]),
        ("The talks, Calls for peace came.", []),
    ],
)
def test_a_rule_of_predicates_and_what_it_does_not_touch(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert [words for words, _, _ in seen(text, lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("They did not stress the pact.", ("negated",)),
        ("He stressed nothing.", ("negated",)),
        ("She hoped for peace where possible.", ("hedged",)),
        ("He stressed, if need be, the pact.", ()),
    ],
)
def test_marks_reach_as_far_as_the_predicate(text: str, marks: tuple[str, ...], lexicon: Lexicon) -> None:
    assert next(read(text, lexicon)).marks == marks


def test_a_user_may_add_to_the_closed_classes(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[verbs.closed]\nadverbs = ["anon"]\n', encoding="utf-8")
    assert seen("King Oro anon stressed the pact.", load_lexicon([own])) == [("stressed", "assert", 3)]
    assert seen("King Oro anon stressed the pact.", load_lexicon()) == []


def test_a_user_may_add_verbs_and_take_them_away(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[verbs.ask]\n5 = ["clamour for", "-demand"]\n', encoding="utf-8")
    lexicon = load_lexicon([own])
    assert seen("The King clamoured for seed.", lexicon) == [("clamoured for", "ask", 5)]
    assert seen("The King demanded seed.", lexicon) == []


@pytest.mark.parametrize("unit", ["", "a", "said ", "and ", '"', "it was ", "<b>said</b> ", "the King said that "])
def test_odd_input_is_read_in_linear_time_and_in_bounds(unit: str, lexicon: Lexicon) -> None:
    def within(text: str) -> None:
        assert in_order(list(read(text, lexicon)), len(text))

    assert_linear(within, unit)


def in_order(found: list[Found], length: int) -> bool:
    ends = [0, *(each.end for each in found)]
    return all(end <= each.start < each.end <= length for end, each in zip(ends, found, strict=False))
