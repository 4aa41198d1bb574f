"""The plain and neutral words in which every format tells the same things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.model import Commitment, Comparison, CrossCheck, Emphasis, Point, Readout, Summary, Topic
from diplocompare.phrasing.english import (
    SURE,
    counted,
    listed,
    long_date,
    ordinal,
    percent,
    place_of,
    possessive,
    text_of,
    texts_of,
)

UNCERTAIN_BELOW = 0.6
UNLIKELY_BELOW = 0.5


def occasion(summary: Summary) -> str:
    """Return the event and its date as far as they are known: Phone call, 3 December 2024."""
    return ", ".join(part for part in (summary.event, summary.date and long_date(summary.date)) if part)


def several(comparison: Comparison) -> str:
    """Return where a shared topic stands: "both texts", or "two or more texts" where there are more."""
    return "both texts" if len(comparison.readouts) == 2 else "two or more texts"


def topic_counts(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say how many topics there are, how many are shared and how many each side has alone."""
    summary, where = comparison.summary, several(comparison)
    if not summary.topics:
        return "No topics found in these texts."
    if summary.shared == summary.topics:
        return f"{counted(summary.topics, 'topic')}, {'' if summary.topics == 1 else 'all '}in {where}."
    parts = [f"{summary.shared or 'none'} in {where}"]
    parts += [f"{side.only or 'none'} only in {possessive(names[side.readout])}" for side in summary.sides]
    return f"{counted(summary.topics, 'topic')}: {', '.join(parts)}."


def shared_shares(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say which part of each side's words the shared topics take, or that a side has no points; may be empty."""
    silent = {readout.id for readout in comparison.readouts if not readout.claims}
    told = [side for side in comparison.summary.sides if side.readout not in silent]
    takes = [
        f"{percent(side.shared_share)} of {possessive(names[side.readout])}{'' if place else ' words'}"
        for place, side in enumerate(told)
    ]
    sentences = [f"Shared topics take {listed(takes)}."] if takes and comparison.summary.shared else []
    if comparison.summary.topics:
        sentences += [f"{text_of(names[side])} has no points to compare." for side in names if side in silent]
    return " ".join(sentences)


def place(entry: Emphasis, summary: Summary) -> str:
    """Return where a side first mentions a topic, in the order of its topics: 2nd of 7."""
    if entry.rank is None:
        return ""
    counts = {side.readout: side.topics for side in summary.sides}
    return place_of(entry.rank, counts[entry.readout]) if entry.readout in counts else ordinal(entry.rank)


def score(comparison: Comparison, value: float) -> str:
    """Return a score as the model's scale has it: a probability, or what part of random pairs is less alike."""
    if not in_percentiles(comparison):
        return f"{value:.2f}"
    part = percent(value).replace(">", "over ")
    return f"nearer than {part} of random pairs"


def in_percentiles(comparison: Comparison) -> bool:
    """Whether scores are percentiles, since the model is not the one that probabilities were fitted with."""
    return comparison.signature.settings.get("score") == "percentile"


def verb(readout: Readout, entry: Emphasis) -> str:
    """Return the strongest verb by which a readout reports a topic, as it stands there; may be empty."""
    return " ".join(readout.text[entry.verb.start : entry.verb.end].split()) if entry.verb else ""


def certainty(topic: Topic) -> str:
    """Return "uncertain" for a topic of low confidence, else nothing."""
    return doubt(topic.confidence)


def from_article(comparison: Comparison) -> str:
    """Say that the texts are extracts of one article, where they are; else nothing."""
    if comparison.article is None:
        return ""
    return "Extracts of one news article: what its reporter left out, a side's own text may well have."


def doubt(confidence: float) -> str:
    """Return "uncertain" for a low confidence, else nothing."""
    return "uncertain" if confidence < UNCERTAIN_BELOW else ""


def outcome(check: CrossCheck) -> str:
    """Say what a side's own text has of what another puts into its mouth; silence is never more than silence."""
    if check.outcome == "absent":
        return "not mentioned" if check.confidence >= SURE else "no clear counterpart found"
    differs = "in other words or degree" if check.what == "said" else "without an agreement"
    told = "reported by both" if check.outcome == "both" else differs
    return told + (", uncertain" if check.confidence < UNCERTAIN_BELOW else "")


def reported_by(commitment: Commitment, comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say whose texts have a commitment: "in both texts", "only in Russia's text"."""
    told = [names[side] for side in commitment.reported_by]
    if len(told) == len(comparison.readouts):
        return "in both texts" if len(told) == 2 else "in all texts"
    return f"{'only ' if len(told) == 1 else ''}in {texts_of(told)}"


def speaker_note(point: Point, names: Mapping[str, str]) -> str:
    """Say who speaks where it is not the side itself, else nothing."""
    if point.speaker == "counterpart":
        return f"attributed to {names.get(point.speaker_side or '', 'another side')}"
    return "jointly" if point.speaker == "joint" else ""


def no_counterpart(silent: Sequence[str]) -> str:
    """Say that nothing like a topic was found in the texts of these sides; never that they left it out."""
    return f"no clear counterpart found in {texts_of(silent, 'or')}"


def possibly_also(name: str) -> str:
    """Say that another side's text may well have a topic that was found on one side only."""
    return f"possibly also in {text_of(name)}"
