"""Which findings come first, the one place where that is decided, as analysts were seen to decide it.

How telling a difference is, is a logistic regression over its features, fitted on what analysts would tell of a call
(`training/findings.py`). Up to five lead: none that rests on a doubtful alignment, no two that quote one claim, and not
more than two of one matter, so that ten minutes of reading see different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from diplocompare.findings.candidates import Candidate
from diplocompare.findings.features import features
from diplocompare.findings.view import View
from diplocompare.model import Finding, Reason, Value
from diplocompare.weights.logistic import Regression, fitted

LEADING, OF_ONE_MATTER = 5, 2
LEAST_SURE = 0.6
_REASONS = 6
_DIGITS = 3


class Weighed(Value):
    """A candidate with its features and how telling it is by them: the probability that an analyst would tell it."""

    candidate: Candidate
    features: Mapping[str, float]
    telling: float


def weigh(view: View, found: Sequence[Candidate], regression: Regression | None = None) -> list[Weighed]:
    """Return candidates, the most telling first. `regression`: that weighs them, the packaged one unless given."""
    weights = regression or fitted("findings")
    weighed = []
    for each in found:
        values = features(view, each)
        weighed.append(Weighed(each, values, round(weights.probability(values), 6)))
    return sorted(weighed, key=lambda each: (-each.telling, each.candidate.text))


def rank(view: View, found: Sequence[Candidate], regression: Regression | None = None) -> tuple[Finding, ...]:
    """Return candidates as findings in order, the leading ones first; what others have told already is left out."""
    ordered = weigh(view, found, regression)
    leading: list[Weighed] = []
    for each in ordered:
        if len(leading) < LEADING and _may_lead(view, each.candidate, [other.candidate for other in leading]):
            leading.append(each)
    told = {claim for each in leading for claim in each.candidate.claims}
    rest = []
    for each in ordered:
        if each not in leading and not (each.candidate.claims and told.issuperset(each.candidate.claims)):
            rest.append(each)
            told.update(each.candidate.claims)
    weights = regression or fitted("findings")
    return tuple(
        _finding(f"f{number}", each, weights, leading=number <= len(leading))
        for number, each in enumerate([*leading, *rest], start=1)
    )


def _may_lead(view: View, candidate: Candidate, leading: Sequence[Candidate]) -> bool:
    told = {claim for each in leading for claim in each.claims}
    matters = Counter(matter for each in leading for matter in _matters(view, each))
    return (
        candidate.confidence >= LEAST_SURE
        and told.isdisjoint(candidate.claims)
        and all(matters[matter] < OF_ONE_MATTER for matter in _matters(view, candidate))
    )


def _matters(view: View, candidate: Candidate) -> set[str]:
    of_claims = {view.claims[at].topic for at in candidate.claims}
    return of_claims or ({candidate.topic} if candidate.topic else set())


def _finding(id: str, weighed: Weighed, regression: Regression, *, leading: bool) -> Finding:
    candidate = weighed.candidate
    told = {name: regression.weights.get(name, 0.0) * value for name, value in weighed.features.items()}
    reasons = sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:_REASONS]
    return Finding(
        id,
        candidate.kind,
        candidate.text,
        round(candidate.confidence, _DIGITS),
        candidate.evidence,
        leading=leading,
        topic=candidate.topic,
        silent=candidate.silent,
        nearest=candidate.nearest,
        marks=candidate.marks,
        telling=round(weighed.telling, _DIGITS),
        reasons=tuple(Reason(name, round(weight, 2)) for name, weight in reasons if round(weight, 2)),
    )
