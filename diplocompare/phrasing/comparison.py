"""The plain and neutral words in which every format tells the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from diplocompare.model import (
    UNCERTAIN_BELOW,
    Commitment,
    Comparison,
    CrossCheck,
    Emphasis,
    LensNote,
    Observation,
    Point,
    Readout,
    Signature,
    Speaker,
    Summary,
    Topic,
)
from diplocompare.phrasing import silence
from diplocompare.phrasing.english import (
    capitalised,
    counted,
    listed,
    long_date,
    ordinal,
    own_text_of,
    percent,
    place_of,
    possessive,
    text_of,
    texts_of,
)

# Of one-sided topics less sure than this, another text has them too, likelier than not.
UNLIKELY_BELOW = 0.5

# Headings.
STANDS_OUT = "What stands out"
COMMITMENTS = "Commitments and next steps"
ABOUT_THE_CONTACT = "The contact, as each text has it"
SET_APART = "Words that set the texts apart"
SET_APART_WITH_FIGURES = f"{SET_APART}: z (uses here/elsewhere)"
ABOUT_THIS_COMPARISON = "About this comparison"
# Heads of columns.
SHARE_OF_WORDS = "Share of its words"
FIRST_MENTION = "First mention"
# How to read what is shown.
MEASURES_OF_A_SIDE = (
    "Percent: share of that text's words on topics; “2nd of ...”: in order of mention; then its strongest verb."
)
SHARE_AND_PLACE = "Percent: share of that text's words on topics. “2nd of ...”: in order of mention."
UNCERTAIN_WHERE = "found in one text, uncertain whether elsewhere"
NO_TOPICS = "No topics found in these texts."
# What one text does with the words of another side, by what a cross-check is on.
ATTRIBUTES: Mapping[Literal["said", "agreed"], str] = {
    "said": "attributes to",
    "agreed": "reports as agreed with",
}


def occasion(summary: Summary) -> str:
    """Return the event and its date as far as they are known: Phone call, 3 December 2024."""
    return ", ".join(part for part in (summary.event, summary.date and long_date(summary.date)) if part)


def compared_with(model: str) -> str:
    """Say which model compared the texts."""
    return f"compared with {model}"


def more_findings(count: int, *, all_of_them: bool = False) -> str:
    """Return how many findings are not among the first; `all_of_them`: none is."""
    return counted(count, "finding" if all_of_them else "more finding")


def more_in_full(count: int) -> str:
    """Say beside a heading how to see the findings that are not among the first."""
    return f"{more_findings(count)}: --full"


def more_in_full_sentence(count: int) -> str:
    """Say the same in a sentence of Markdown."""
    return f"{more_findings(count)} with `--full`."


def in_several(comparison: Comparison) -> str:
    """Return where shared topics stand: in both texts, or in two or more of them where there are more."""
    return "in both texts" if len(comparison.readouts) == 2 else "in two or more texts"


def only_in(name: str) -> str:
    """Return where the topics stand that one side's text alone has: only in Russia's text."""
    return f"only in {text_of(name)}"


def uncertain_in(name: str) -> str:
    """Return where the topics stand that were found in one side's text, and perhaps are in others."""
    return f"in {text_of(name)}, uncertain whether elsewhere"


def section(comparison: Comparison, name: str | None, *, uncertain: bool) -> str:
    """Return the heading of the topics that are shared (no `name`), or found in one side's text."""
    if name is None:
        return capitalised(in_several(comparison))
    return capitalised(uncertain_in(name) if uncertain else only_in(name))


def attributed(what: Literal["said", "agreed"], one: str, other: str) -> str:
    """Return the title of what one text has another side say, or agreed with it."""
    return f"{text_of(one)} {ATTRIBUTES[what]} {other}"


def beside_own_text(name: str) -> str:
    """Return the second half of that title: beside Russia's own text."""
    return f"beside {own_text_of(name)}"


def picked_out(lens: str) -> str:
    """Return the title of the words that a lens picked out."""
    return f"What the lens “{lens}” picked out"


def in_no_point(readout: str) -> str:
    """Return where words stand that are in no point of a readout."""
    return f"{readout}, not in a point"


def about_contact_only(points: Iterable[Iterable[str]]) -> str:
    """Say which points only tell that the contact took place, by readout; empty where there are none."""
    told = "; ".join(", ".join(ids) for ids in map(list, points) if ids)
    return f"About the contact only: {told}." if told else ""


def made_by(signature: Signature) -> str:
    """Return what made the comparison: the version, the model, the settings."""
    settings = [f"{key} {value}" for key, value in sorted(signature.settings.items())]
    made = f"diplocompare {signature.version} · {signature.model} ({signature.model_sha256[:12]})"
    return " · ".join([made, *settings])


def note(text: str) -> str:
    """Return a note on the texts as it stands below a table."""
    return f"Note: {text}"


def nearest_point(id: str, words: str, score: str) -> str:
    """Return the best candidate that was not taken, as it is quoted."""
    return f"{id} “{words}” ({score})"


def topic_counts(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say how many topics there are, how many are shared and how many each side has alone."""
    summary = comparison.summary
    if not summary.topics:
        return NO_TOPICS
    if summary.shared == summary.topics:
        return f"{counted(summary.topics, 'topic')}, {'' if summary.topics == 1 else 'all '}{in_several(comparison)}."
    parts = [f"{summary.shared or 'none'} {in_several(comparison)}"]
    parts += [f"{side.only or 'none'} only in {possessive(names[side.readout])}" for side in summary.sides]
    if summary.uncertain:
        parts.append(f"{summary.uncertain} {UNCERTAIN_WHERE}")
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


def sureness(confidence: float) -> str:
    """Return how sure it is that something holds, in a word."""
    if confidence < UNCERTAIN_BELOW:
        return "uncertain"
    return "very likely" if confidence >= silence.SURE else "likely"


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
        return silence.not_found(check.confidence)
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


def not_found(topic: Topic, silent: Sequence[str], nearest: tuple[str, str] | None) -> str:
    """Say that nothing like a topic was found in the texts of these sides, and what comes nearest to it.

    `silent`: the sides' names; `nearest`: the one of them whose text has the nearest point, and that point as quoted.
    """
    if nearest is None:
        return silence.no_counterpart(silent)
    name, quoted = nearest
    if topic.confidence < UNLIKELY_BELOW:
        return f"{possibly_also(name)}: {quoted}"
    return f"{silence.no_counterpart(silent)}; nearest: {quoted}"


def possibly_also(name: str) -> str:
    """Say that another side's text may well have a topic that was found on one side only."""
    return f"possibly also in {text_of(name)}"


def level(number: int) -> str:
    """Return how strong a reporting verb is."""
    return f"level {number}"


def by_whom(speaker: Speaker) -> str:
    """Return whose words or deeds are observed."""
    return f"by {speaker}"


def known_besides(seen: Observation) -> str:
    """Return what is known of an observation besides its kind and value: level 2, joint, negated."""
    strength = "" if seen.level is None else level(seen.level)
    return ", ".join(part for part in (strength, seen.by or "", *seen.marks) if part)


def lens_note(note: LensNote, names: Mapping[str, str]) -> str:
    """Say of which text and lens a note is."""
    return f"{names[note.readout]}, {note.lens}: {note.note}."
