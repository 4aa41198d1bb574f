"""What `explain` says: why a point, a match, a topic, a finding or a cross-check is what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.model import CrossCheck, Finding, Match, Topic
from diplocompare.phrasing.comparison import sureness
from diplocompare.phrasing.english import own_text_of, text_of

# Heads of the lines.
CUT = "Cut here"
LEFT_OUT = "Left out"
ONE_SIDE = "One side"
RESTS_ON = "Rests on"
BESIDE = "Beside it"
WOULD_CHANGE = "If changed"

NOT_RECORDED = "not recorded"
FRAME = "frame: it only says that the contact took place, so it is in no topic"
ITSELF = "the side itself speaks"
NO_CANDIDATES = "none: no other side has a point"
CANDIDATES = "the likeliest counterparts on other sides, each with its score"
SAME_TOPIC = "in the same topic"
ANOTHER_TOPIC = "in another topic"
NEAREST = "the best candidate that was not taken"
NOT_TAKEN = "not taken"
THESE_WORDS = "these words"
RANK = (
    "Findings stand in the order of how likely an analyst would tell them of the call, as learned from what analysts "
    "told of others. Up to five are among the first: none that rests on a doubtful alignment, no two that quote one "
    "passage, and not more than two of one topic."
)
# What speaks for a finding being told early or against it: the features of what one text alone has, and of what texts
# have side by side.
FEATURES: Mapping[str, str] = {
    "words": "how long the passage is",
    "share": "how much of its text it takes",
    "place": "how late in its text it stands",
    "one-sided": "its topic is in one text only",
    "likeness": "how near it comes to the other text",
    "reported": "how far the other text reports it too",
    "new words": "how many of its words the other text does not have",
    "verbs": "how strong its verbs are",
    "asks": "it asks for something",
    "no speaker": "nobody is said to speak",
    "both": "passages of several texts are quoted",
    "one matter": "the passages are of one topic",
    "near": "how near the passages come to each other",
    "alike": "how far the passages report the same",
    "attributed": "one text puts it in the mouth of the side that speaks in the other",
    "framing": "the texts have rival names for it",
    "opposed": "the texts are opposed",
    "agreement": "one text has an agreement",
    "about": "it is about the contact itself",
    "tone": "it is about tone",
}
_PERCENTILES = "Scores say what part of random pairs of points from different calls is less alike under this model."
_LARGE = ", and the likeliest pairs besides by a larger model that reads both points together (judgement large)"
_PROBABILITY = "A score is that probability."
# What one text does with another side, by what a cross-check is on.
_DOES = {"said": "puts into the mouth of", "agreed": "reports as agreed with"}


def role(speaker: str) -> str:
    """Say that a point carries a matter, and who speaks in it."""
    return f"point; {speaker or ITSELF}"


def left_out(masked: Sequence[str]) -> str:
    """Say which words a point was compared without."""
    if not masked:
        return "nothing"
    return f"{', '.join(f'“{words}”' for words in masked)} (leaders, parties, titles, reporting verbs)"


def candidate(score: str, side: str, standing: str, words: str) -> str:
    """Say how near a point of another side comes; `standing`: what became of it."""
    return f"{score}, {side}, {standing}: “{words}”"


def topic(found: Topic) -> str:
    """Name a topic."""
    return f"{found.id} {found.label} ({found.status}, {_sure(found.confidence)})"


def shared(confidence: float) -> str:
    """Say why a topic is shared."""
    return f"points of several sides are in it; {_sure(confidence)}"


def one_sided(confidence: float) -> str:
    """Say how sure it is that a topic is in one text only."""
    return f"{_sure(confidence)} that no other text has it"


def would_be_shared(nearest: str, score: str, join: object, stay: object) -> str:
    """Say what would make a topic of one side a shared one; `nearest`: the id of the point that comes nearest."""
    return (
        f"one topic with {nearest} if the probability of the two, now {score}, reached {stay} (setting stay), and the "
        f"mean over the points of both {join} (setting join)"
    )


def would_be_surer(frame: str) -> str:
    """Say why a topic is uncertain that another text only names as talked about; `frame`: the id of that point."""
    return f"as sure as the other points make it, were it not that {frame} names it among what was talked about"


def would_be_one_sided(best: Match, score: str, stay: object) -> str:
    """Say what would part a shared topic; `best`: its likeliest match, or one of contraries."""
    if best.relation == "differs":
        return f"{best.id} keeps it together, for points of which one is the contrary of the other are of one matter"
    return (
        f"each side's points a topic of its own if its likeliest match, {best.id} with {score}, were below {stay} "
        "(setting stay)"
    )


def match(found: Match, score: str) -> str:
    """Say how two points are related; `score`: as the model's scale has it."""
    how = f" ({', '.join(found.how)})" if found.how else ""
    return (
        f"{' and '.join(found.points)}: {found.relation}{how}, score {score}, of one matter: {_sure(found.confidence)}"
    )


def match_of(found: Match, score: str, of: Topic) -> str:
    """Name a match by its points and its topic."""
    return f"{found.id}  {match(found, score)}, in {topic(of)}"


def relation(same: object) -> str:
    """Say when two points report the same, and when they differ; `same`: the setting of this name."""
    return (
        "same: of all points of their two sides in the topic they go best together by their vectors, rare words "
        f"and speakers, and the probability that they report the same thing is {same} or above (setting same); "
        "differs: the two are opposed, as one affirms what the other does not, or they give other figures for "
        "one thing; related: all else."
    )


def threshold(join: object, stay: object, model: str, *, percentiles: bool, large: bool) -> str:
    """Say when points are of one topic.

    `join`, `stay`: the settings of these names; `percentiles`: whether the model's scores are no probabilities;
    `large`: whether a larger model read pairs too.
    """
    return (
        f"Groups of points are joined to one topic while the mean probability that two of them speak of one matter "
        f"is {join} or above (setting join); a point leaves it again unless it reaches {stay} with a point "
        f"of another side there (setting stay). It is judged by their vectors ({model}), "
        f"shared words and rivals{_LARGE if large else ''}. {_PERCENTILES if percentiles else _PROBABILITY}"
    )


def finding(found: Finding) -> str:
    """Say of which kind a finding is, how sure it is, and whether it is among the first."""
    place = "among the first" if found.leading else "not among the first"
    return f"{found.kind}; {_sure(found.confidence)}; {place}"


def telling(found: Finding) -> str:
    """Say how likely an analyst would tell a finding, and what that comes of."""
    if found.telling is None:
        return RANK
    reasons = "; ".join(f"{feature(each.feature)} {each.weight:+.2f}" for each in found.reasons)
    told = f"Here {found.telling:.2f}" + (
        f", for which speaks (+) and against which (-): {reasons}." if reasons else "."
    )
    return f"{RANK} {told}"


def feature(name: str) -> str:
    """Say a feature by its name in words; of which of the two kinds of finding it is makes no difference."""
    plain = name.partition(": ")[2] or name
    return FEATURES.get(plain, plain)


def place(start: int, end: int) -> str:
    """Say where words stand."""
    return f"characters {start} to {end} of the text"


def cross_check(check: CrossCheck, one: str, other: str) -> str:
    """Name a cross-check by the side whose text it is about and the one that is said to speak or agree."""
    return f"{check.id}  What {text_of(one)} {_DOES[check.what]} {other}"


def beside(check: CrossCheck, other: str, outcome: str) -> str:
    """Say what the other side's own text has of it."""
    return f"{own_text_of(other)}: {outcome} ({check.confidence:.2f})"


def _sure(confidence: float) -> str:
    """Say how sure it is that something holds, in a word and as the probability."""
    return f"{sureness(confidence)}, {confidence:.2f}"
