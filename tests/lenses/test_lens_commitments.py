from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import LEXICON
from msgspec.structs import replace

from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.commitments import analyse, ledger
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import Point, Readout, Topic
from diplocompare.parties.parties import complete, find_parties
from diplocompare.points.sentences import sentences
from diplocompare.reading.commitments import read

ARDESH = "President Ilva Marn of Ardesh spoke with Chancellor Oto Brask of Lysmark."


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in read(text, load_lexicon())]


def aligned_call(*texts: str, topics: tuple[tuple[str, ...], ...] = ()) -> AlignedCall:
    """A call of sides a, b, c, each sentence a point; a topic is the ids of its points."""
    readouts = []
    for text, name, side in zip(texts, "abc", ("Ardesh", "Lysmark", "Osmarra"), strict=False):
        places = enumerate(sentences(text), start=1)
        held = {point: f"t{at}" for at, topic in enumerate(topics, start=1) for point in topic}
        points = tuple(Point(f"{name}{n}", *span, topic=held.get(f"{name}{n}")) for n, span in places)
        readouts.append(replace(Readout.of(text, id=name, side=side), points=points))
    known = complete(readouts, LEXICON)
    matters = tuple(Topic(f"t{n}", "Grain", "shared", 0.9, points) for n, points in enumerate(topics, start=1))
    return AlignedCall(known, matters, find_parties(known, LEXICON), load_lexicon())


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The leaders agreed to open the bridge.", "agreement", "agreed to open the bridge"),
        ("The sides agreed on a truce of ten days and discussed grain.", "agreement", "agreed on a truce of ten days"),
        ("It was agreed to share data.", "agreement", "agreed to share data"),
        ("Both countries pledged to cut tariffs.", "agreement", "pledged to cut tariffs"),
        ("They agreed that their governments will share data.", "agreement", None),
        ("An agreement was reached to swap prisoners.", "agreement", None),
        ("The presidents agreed to work in close coordination.", "agreement", None),
        ("The two leaders tasked their teams to follow up.", "instruction", "tasked their teams to follow up"),
        ("They agreed to instruct the ministries to draft a text.", "instruction", None),
        ("The teams were instructed to draw up a plan.", "instruction", "The teams were instructed to draw up a plan"),
        ("The King invited the Chancellor to visit Ardesh in May.", "invitation", None),
        ("She extended an invitation to the Chancellor.", "invitation", "extended an invitation to the Chancellor"),
        ("The Chancellor accepted the invitation.", "visit", "accepted the invitation"),
        ("President Marn will visit Lysmark on 4 June.", "visit", "President Marn will visit Lysmark on 4 June"),
        ("She looks forward to welcoming Chancellor Brask in Ardesh.", "visit", None),
        ("They discussed preparations for the upcoming visit of the King.", "visit", None),
        ("It was agreed that the Minister would visit Ardesh soon.", "visit", None),
        ("The leaders agreed to stay in touch.", "next meeting", "agreed to stay in touch"),
        ("Contacts at various levels will continue.", "next meeting", "Contacts at various levels will continue"),
        ("The two presidents will meet in December in Rome.", "next meeting", None),
        ("It was confirmed that the talks would take place in Rome.", "next meeting", None),
        ("She looks forward to seeing Chancellor Brask in Rome.", "next meeting", None),
    ],
)
def test_what_is_promised_is_found_as_the_more_specific_kind(text: str, kind: str, words: str | None) -> None:
    ((seen, quote),) = found(text)
    assert seen == kind
    assert words in (None, quote)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on the need for restraint.",
        "The leaders agreed that the bridge is vital.",
        "Both leaders agreed that this would benefit everyone.",
        "The ministers noted the agreement of 2015 and the agreements reached earlier.",
        "The sides had agreed in 2019 to reduce their forces.",
        "The leaders did not agree to meet again.",
        "The leaders agreed to disagree.",
        "Everything agreed at the summit must be carried out.",
        "President Marn proposed to meet in Rome in March.",
        "President Marn suggested that their teams stay in touch.",
        "President Marn pledged 5 million in aid.",
        "The presidents expressed readiness to continue contacts.",
        "The leaders reaffirmed their commitment to peace.",
        "President Marn visited Lysmark on 4 June.",
        "Ahead of the forthcoming visit of the King, trade was discussed.",
        "She recalled that the King had invited her to Ardesh.",
        "The parties are committed to the pact.",
        "If the talks will be held, the border opens.",
    ],
)
def test_views_proposals_and_the_past_are_no_commitments(text: str) -> None:
    assert found(text) == []


def test_a_second_commitment_of_another_kind_stands_by_itself() -> None:
    assert found("They agreed to deepen trade and to meet again in May.") == [
        ("agreement", "agreed to deepen trade"),
        ("next meeting", "to meet again in May"),
    ]


def test_a_user_adds_words_and_patterns_and_takes_them_away(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[commitments.words]\nagree = ["concurred", "-agreed"]\n[commitments.patterns]\nvoid = ["grain <agree>"]\n'
    )
    lexicon = load_lexicon([file])
    assert [each.kind for each in read("The leaders concurred to open the bridge.", lexicon)] == ["agreement"]
    assert not list(read("The leaders agreed to open the bridge.", lexicon))
    assert not list(read("On grain concurred to open the bridge.", lexicon))


@pytest.mark.parametrize(
    "text", ["", " ", "agreed", "agreed to", "invited", "<b>agreed</b> to <i>meet</i>", "will", "*"]
)
def test_fragments_do_no_harm(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in read(text, load_lexicon()))


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "A." * 50_000, "agreed " * 14_000, "will be to " * 9_000, ", and to " * 11_000]
)
def test_long_sentences_take_little_time(text: str) -> None:
    start = time.perf_counter()
    spans = [(each.start, each.end) for each in read(text, load_lexicon())]
    assert time.perf_counter() - start < 5.0
    assert spans == sorted(spans)


def test_what_one_side_alone_reports_is_a_finding_as_sure_as_the_other_s_silence() -> None:
    call = aligned_call(
        f"{ARDESH} President Marn invited Chancellor Brask to visit Ardesh in May.", f"{ARDESH} Grain was sold."
    )
    (finding,) = analyse(call).findings
    assert finding.text == (
        "Only Ardesh's text has an invitation: “invited Chancellor Brask to visit Ardesh in May”; "
        "not mentioned in Lysmark's text."
    )
    assert (finding.kind, finding.confidence, finding.weight) == ("commitment", 0.9, 1.0)
    (place,) = finding.evidence
    assert call.readout("a").text[place.start : place.end].startswith("invited Chancellor Brask")


def test_a_word_of_the_matter_on_the_other_side_makes_it_less_sure() -> None:
    call = aligned_call(f"{ARDESH} She invited Chancellor Brask to visit Ardesh.", f"{ARDESH} A visit was mentioned.")
    (finding,) = analyse(call).findings
    assert finding.confidence < 0.85
    assert finding.text.endswith("no clear counterpart found in Lysmark's text.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The leaders agreed to stay in touch.", "It was agreed to maintain contacts."),
        ("She invited Chancellor Brask to visit Ardesh.", "He was invited to visit the capital."),
        ("They agreed to meet in May.", "The leaders will meet in May. They agreed to hold talks of experts."),
    ],
)
def test_the_same_commitment_of_two_sides_is_one_entry(one: str, other: str) -> None:
    entries = ledger(aligned_call(one, other))
    assert ("a", "b") in [entry.reported_by for entry in entries]
    assert not [entry for entry in entries if entry.reported_by == ("a",)]


def test_agreements_are_one_only_within_a_topic() -> None:
    texts = "They agreed to open the bridge.", "It was agreed to clear the road."
    assert [entry.reported_by for entry in ledger(aligned_call(*texts))] == [("a",), ("b",)]
    assert [entry.reported_by for entry in ledger(aligned_call(*texts, topics=(("a1", "b1"),)))] == [("a", "b")]


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    texts = "They agreed to meet in May. The leaders agreed to open the bridge.", "She invited him to visit Ardesh."
    call = aligned_call(*texts)
    turned = AlignedCall(call.readouts[::-1], call.topics, call.parties, call.lexicon)
    assert sorted(each.text for each in analyse(call).findings) == sorted(
        each.text for each in analyse(turned).findings
    )
    assert analyse(call).observations == analyse(turned).observations


def test_who_invites_and_who_travels_is_told() -> None:
    call = aligned_call(
        f"{ARDESH} Chancellor Oto Brask invited President Marn to visit Lysmark. "
        "President Ilva Marn looks forward to welcoming Chancellor Brask in Ardesh.",
        f"{ARDESH} Grain was sold.",
    )
    by = {each.kind: each.by for each in analyse(call).observations}
    assert by == {"invitation": "counterpart", "visit": "counterpart"}


def test_of_three_sides_all_that_are_silent_are_named() -> None:
    call = aligned_call("They agreed to open the bridge.", "Grain was sold.", "Steel was sold.")
    (finding,) = analyse(call).findings
    assert finding.text.endswith("not mentioned in Lysmark's or Osmarra's text.")
