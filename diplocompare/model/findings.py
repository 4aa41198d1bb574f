"""What the lenses tell, as values: findings, observations, cross-checks, commitments, terms, and notes on the texts."""

from __future__ import annotations

from typing import Literal

from diplocompare.model.value import Value


class ArticleSpan(Value):
    """A stretch of an article and whose words it holds: a side's, "reporter", "frame" or "furniture".

    `quoted`: a direct quotation, marks included.
    """

    start: int
    end: int
    by: str
    quoted: bool = False


class ArticleText(Value):
    """The article whose extracts were compared. Invariant: every word of it is in exactly one span, in order."""

    text: str
    spans: tuple[ArticleSpan, ...] = ()


Speaker = Literal["own", "counterpart", "joint", "none"]
Outcome = Literal["both", "differs", "absent"]


class Evidence(Value):
    """The exact words a finding rests on: a span of one readout's text."""

    readout: str
    start: int
    end: int


class Finding(Value):
    """One telling difference, in one neutral sentence, with its evidence; findings stand in the order of their rank.

    `confidence`: the probability, 0 to 1, that it holds; `leading`: sure and telling enough to be told first;
    `topic`: the topic it is about, where it is about one; `silent`: the ids of the readouts that do not have it;
    `nearest`: the words of theirs that come nearest to it, where any come near; `marks`: the telling words, inside the
    evidence.
    """

    id: str
    kind: str
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]
    leading: bool = False
    topic: str | None = None
    silent: tuple[str, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    marks: tuple[Evidence, ...] = ()


class Observation(Value):
    """Words of a readout that a lens picked out; `kind` and `value` are the lens's own (a verb's kind and base form).

    `point`: where they stand; `level`: how strong, from 1; `by`: whose; `marks`: "negated", "hedged"."""

    lens: str
    readout: str
    start: int
    end: int
    kind: str
    value: str = ""
    point: str | None = None
    level: int | None = None
    by: Speaker | None = None
    marks: tuple[str, ...] = ()


class CrossCheck(Value):
    """What one readout has another side say, or both agree, beside that side's own text.

    `what`: "said" where the point is put in the mouth of `of`, "agreed" where it reports an agreement with it;
    `outcome`: the text of `of` has it too, has the matter in another way, or has no clear counterpart; `counterparts`:
    the points of that text which this rests on; `confidence`: the probability, 0 to 1, of the outcome.
    """

    id: str
    what: Literal["said", "agreed"]
    point: str
    of: str
    outcome: Outcome
    counterparts: tuple[str, ...]
    confidence: float


class Commitment(Value):
    """An agreement, instruction, invitation, visit or next meeting.

    `reported_by`: the ids of the readouts that have it; `observations`: its words there, whose `by` says who commits.
    """

    id: str
    kind: str
    reported_by: tuple[str, ...]
    observations: tuple[Observation, ...]


class Term(Value):
    """A word or a pair of words, and how often this readout and the others use it. `z`: from 1.96 on beyond chance."""

    term: str
    z: float
    count_own: int
    count_other: int


class Contrast(Value):
    """The terms that set one readout apart from the others, the strongest first; too little text has a note instead.

    `topic`: its id, None for the whole call; `words`: those of the readout's points there.
    """

    topic: str | None
    readout: str
    words: int
    terms: tuple[Term, ...]
    note: str = ""


class LensNote(Value):
    """That a lens looked at a readout or stayed out of it, and why."""

    lens: str
    readout: str
    note: str


class Note(Value):
    """Something odd about where a text comes from: a copy, an excerpt, cut off, in another language.

    `readout`: the id of the one it is about, None where it is about several; `evidence`: the words that it rests on.
    """

    kind: str
    readout: str | None
    text: str
    evidence: tuple[Evidence, ...] = ()
