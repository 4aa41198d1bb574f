"""The real model on the corpora, changed in ways whose effect is known without any annotation.

What was measured is in the message of each assertion; `pytest -rP` shows it where the test passes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from metamorphic import (
    misspell,
    move_gold,
    shared_share,
    shuffle_sentences,
    stays,
    unchanged_pairs,
    with_text,
    without_ids,
    word_topics,
)
from shared import FirstRuns

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import Call, read_call
from diplocompare.evaluate.gold import Gold
from diplocompare.evaluate.score import mean_score, score_call
from diplocompare.model import Comparison, Readout, Span, count_words
from diplocompare.pipeline import compare
from diplocompare.sources.calls import call_folders
from diplocompare.sources.readouts import name_readouts

Compare = Callable[[tuple[Readout, ...]], Comparison]

CORPORA = Path(__file__).parent.parent / "corpora"
READOUTS = tuple(f"readouts/{folder.name}" for folder in call_folders(CORPORA / "readouts"))
# Spread evenly over the sets whose sides share about as many words as those of real calls do.
SYNTHETIC = tuple(
    f"synthetic/syn-{name}"
    for name in (
        "s11-002 s11-006 s11-011 s12-002 s12-006 s12-011 s13-002 s13-008 s13-014 s13-019 s14-002 s14-008 s14-014 "
        "s15-002 s15-008 s15-014 s15-019 s16-002 s16-008 s16-014 s17-002 s17-008 s17-014 s17-019"
    ).split()
)
# Chosen by hand: no matter and no party in common.
STRANGERS = (
    ("readouts/2018-01-24-erdogan-trump/united-states", "synthetic/syn-s8-017/motulani"),
    ("readouts/2022-03-18-biden-xi/united-states", "synthetic/syn-s16-014/esparia"),
    ("readouts/2022-07-19-tehran-summit/iran", "synthetic/syn-s3-017/vestermark"),
    ("readouts/2022-07-28-biden-xi/united-states", "synthetic/syn-s13-018/likya"),
    ("readouts/2024-12-03-erdogan-putin/russia", "synthetic/syn-s3-010/federal-states-of-arcadine"),
    ("readouts/2024-12-03-erdogan-putin/turkiye", "synthetic/syn-s3-009/selangka"),
    ("readouts/2025-03-28-erdogan-putin/turkiye", "synthetic/syn-s3-013/oyambe"),
    ("synthetic/syn-s11-003/urvania", "synthetic/syn-s12-002/ashmere"),
    ("synthetic/syn-s12-002/daemin", "synthetic/syn-s15-012/sahelia"),
    ("synthetic/syn-s13-002/rheinmark", "synthetic/syn-s16-008/corrawa"),
    ("synthetic/syn-s14-006/southmark", "synthetic/syn-s15-007/abessar"),
    ("synthetic/syn-s16-006/carrollia", "synthetic/syn-s17-006/drozhia"),
)
UNRELATED = (
    "Beekeeping standards were discussed in detail. Labels on honey jars are to name the flower and the valley, "
    "and inspectors will be taught to tell heather honey from clover honey.",
    "The rules of the chess federation were reviewed as well. Rapid games will be played with a longer increment, "
    "and arbiters are to receive a new handbook on touched pieces and illegal moves.",
    "A common pitch for orchestras was also considered. Tuning forks of 442 hertz will be given to every "
    "conservatory, and organ builders have ten years in which to retune their pipes.",
    "The naming of newly described moths was taken up too. A joint catalogue of wing patterns will be printed, "
    "and collectors are asked to leave one specimen of each species in the insect drawers of the academy.",
)
PARAPHRASES = tomllib.loads((Path(__file__).parent / "paraphrases.toml").read_text(encoding="utf-8"))["paraphrase"]


@cache
def load(name: str) -> Call:
    return read_call(CORPORA / name, warn=pytest.fail)


@pytest.fixture(scope="session")
def real_encoder(embedded: FirstRuns) -> Encoder:
    """The embedded model; a readout that comes again is not encoded again."""
    return load_encoder(cache_folder=embedded.cache, report=pytest.fail)


@pytest.fixture(scope="session")
def compared(real_encoder: Encoder) -> Compare:
    return cache(lambda readouts: compare(readouts, real_encoder))


@pytest.fixture(params=[READOUTS, SYNTHETIC], ids=["readouts", "synthetic"])
def calls(request: pytest.FixtureRequest) -> tuple[Call, ...]:
    return tuple(load(name) for name in request.param)


def changed(call: Call, side: int, text: str) -> tuple[Readout, ...]:
    """The readouts of a call, one of them with another text."""
    return tuple(with_text(r, text) if at == side else r for at, r in enumerate(call.readouts))


def chosen_sides(call: Call, number: int) -> Sequence[int]:
    """Every side of a real call, of which there are few; one of an invented one, this and that in turn."""
    return [number % 2] if call.id.startswith("syn-") else range(len(call.readouts))


def mean(figures: Sequence[float]) -> float:
    return sum(figures) / len(figures)


def row_f1(comparison: Comparison, golds: Sequence[Gold]) -> float:
    return mean_score([score_call(comparison, gold) for gold in golds]).row.f1


@pytest.mark.model
def test_swapping_the_sides_mirrors_the_comparison(calls: tuple[Call, ...], compared: Compare) -> None:
    differing = [
        f"{call.id}, {part}"
        for call in calls
        for there in [without_ids(compared(call.readouts))]
        for back in [without_ids(compared(name_readouts(call.readouts[::-1])))]
        for part in there
        if there[part] != back[part]
    ]
    assert not differing, f"{len(differing)} differ in {len(calls)} calls: {differing}"


@pytest.mark.model
def test_the_order_of_sentences_hardly_moves_row_f1(calls: tuple[Call, ...], compared: Compare) -> None:
    before, after = [], []
    for number, call in enumerate(calls):
        for side in chosen_sides(call, number):
            readout, moves = shuffle_sentences(call.readouts[side], seed=f"{call.id} {side}")
            golds = [move_gold(gold, readout.id, moves) for gold in call.golds]
            before.append(row_f1(compared(call.readouts), call.golds))
            after.append(row_f1(compared(changed(call, side, readout.text)), golds))
    shifts = [abs(one - other) for one, other in zip(before, after, strict=True)]
    measured = f"row F1 {mean(before):.3f}, shuffled {mean(after):.3f}; single calls differ by {mean(shifts):.3f}"
    print(measured)  # noqa: T201
    assert abs(mean(after) - mean(before)) <= 0.03, measured


@pytest.mark.model
@pytest.mark.parametrize("edited", [False, True], ids=["the same", "misspelt"])
def test_a_readout_against_itself_leaves_next_to_nothing_to_one_side(
    calls: tuple[Call, ...], edited: bool, compared: Compare
) -> None:
    shares = {}
    for number, call in enumerate(calls):
        for readout in (call.readouts[side] for side in chosen_sides(call, number)):
            text = misspell(readout.text, seed=f"{call.id} {readout.id}") if edited else readout.text
            pair = name_readouts((readout, with_text(readout, text)))
            shares[f"{call.id}/{readout.side}"] = 1 - shared_share(compared(pair))
    failing = {name: round(share, 3) for name, share in shares.items() if share}
    measured = f"{mean(list(shares.values())):.3f} of the words one-sided; {len(failing)} of {len(shares)}: {failing}"
    print(measured)  # noqa: T201
    # A misspelt "telephone" makes a sentence of frame look like a matter now and then; its twin stays frame.
    assert mean(list(shares.values())) <= (0.015 if edited else 0.0), measured


@pytest.mark.model
def test_readouts_of_unlike_calls_share_little(compared: Compare) -> None:
    shares = {}
    for names in STRANGERS:
        places = [Path(name) for name in names]
        calls = [load(str(place.parent)) for place in places]
        pair = [call.readouts[call.stems.index(place.name)] for call, place in zip(calls, places, strict=True)]
        shares[" + ".join(names)] = round(shared_share(compared(name_readouts(pair))), 3)
    measured = f"{mean(list(shares.values())):.3f} of the words shared in the mean: {shares}"
    print(measured)  # noqa: T201
    assert mean(list(shares.values())) <= 0.15, measured


@pytest.mark.model
def test_an_unrelated_paragraph_stands_alone_and_moves_little(calls: tuple[Call, ...], compared: Compare) -> None:
    joined, kept = {}, []
    for number, call in enumerate(calls):
        side, paragraph = number % len(call.readouts), UNRELATED[number % len(UNRELATED)]
        text = f"{call.readouts[side].text.rstrip()}\n\n{paragraph}\n"
        before, found = compared(call.readouts), compared(changed(call, side, text))
        after = word_topics(found)
        shared = {topic.id for topic in found.topics if topic.status == "shared"}
        added = after[side][-count_words(paragraph) :]
        joined[call.id] = sum(topic in shared for topic in added) / len(added)
        kept.append(unchanged_pairs(word_topics(before), after))
    failing = {name: round(share, 3) for name, share in joined.items() if share}
    measured = f"{mean(kept):.3f} of the other pairs unchanged; paragraph in shared topics in {len(failing)}: {failing}"
    print(measured)  # noqa: T201
    # One call of 24 keeps a clause that shares a phrase with it ("over a period of ten years").
    assert len(failing) <= 1 and mean(kept) >= 0.95, measured


def test_the_paraphrases_are_of_forty_annotated_points() -> None:
    chosen = [(entry["call"], entry["readout"], entry["span"]) for entry in PARAPHRASES]
    assert len(set(chosen)) == 40
    for call, stem, span in chosen:
        found = load(call)
        readout = found.readouts[found.stems.index(stem)]
        assert readout.text.count(span) == 1, span
        start = readout.text.index(span)
        marked = {(p.readout, p.start, p.end) for topic in found.golds[0].topics for p in topic.points}
        assert (readout.id, start, start + len(span)) in marked, span


@pytest.mark.model
def test_a_paraphrased_point_stays_in_its_topic(compared: Compare) -> None:
    left = []
    for entry in PARAPHRASES:
        call, span, words = load(entry["call"]), entry["span"], entry["paraphrase"]
        side = call.stems.index(entry["readout"])
        text = call.readouts[side].text
        start = text.index(span)
        before = compared(call.readouts)
        after = compared(changed(call, side, text.replace(span, words)))
        old, new = Span(start, start + len(span)), Span(start, start + len(words))
        if not stays(before, after, call.readouts[side].id, old, new):
            left.append(f"{call.id}/{entry['readout']}: {words}")
    measured = f"{1 - len(left) / len(PARAPHRASES):.3f} stay; {len(left)} do not:\n" + "\n".join(left)
    print(measured)  # noqa: T201
    assert len(left) <= 0.15 * len(PARAPHRASES), measured
