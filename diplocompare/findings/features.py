"""What speaks for a difference being worth telling, in features that a reader can follow.

What one text alone has and what texts have side by side are weighed apart: "one: ..." and "both: ...", of which the
latter are means over the claims that are quoted. `phrasing/explanation.py` says each in words.
"""

from __future__ import annotations

from diplocompare.findings.candidates import Candidate
from diplocompare.findings.view import View
from diplocompare.pairs.confidence import log_odds

_FULL = 60  # words that a claim has at most
_TOP = 5  # level of the strongest verbs
# Beyond these log odds it tells nothing more how unlike two claims are, and beyond so many words how new one is.
_FARTHEST, _MANY = 4.0, 10


def features(view: View, candidate: Candidate) -> dict[str, float]:
    """Return the features of a candidate by name, those that are 0 left out."""
    found = _of_claims(view, candidate) if candidate.claims else {f"whole: {candidate.kind}": 1.0}
    return {name: value for name, value in found.items() if value}


def _of_claims(view: View, candidate: Candidate) -> dict[str, float]:
    which = "one" if len(candidate.claims) == 1 else "both"
    told = [view.once(at, _of_claim) for at in candidate.claims]
    found = {f"{which}: {name}": sum(each[name] for each in told) / len(told) for name in told[0]}
    return found if which == "one" else {**found, **_of_pair(view, candidate)}


def _of_claim(view: View, at: int) -> dict[str, float]:
    claim = view.claims[at]
    verbs = view.observed(at, "verbs")
    likeliest = log_odds(view.best(at, view.planes.together))
    return {
        "words": claim.words / _FULL,
        "share": claim.words / view.words[claim.readout],
        "place": claim.start / len(view.call.readout(claim.readout).text),
        "one-sided": float(not claim.shared),
        "likeness": max(-_FARTHEST, min(_FARTHEST, likeliest)) / _FARTHEST,
        "reported": view.best(at, view.planes.reported),
        "new words": min(_MANY, len(view.new_stems(at))) / _MANY,
        "verbs": max((verb.level or 0 for verb in verbs), default=0) / _TOP,
        "asks": float(any(verb.kind == "ask" for verb in verbs)),
        "no speaker": float("none" in view.spoken(at)),
    }


def _of_pair(view: View, candidate: Candidate) -> dict[str, float]:
    one, other = candidate.claims[:2]
    speakers = set(view.spoken(one)), set(view.spoken(other))
    attributed = any("own" in mine and "counterpart" in theirs for mine, theirs in (speakers, speakers[::-1]))
    return {
        "both": 1.0,
        "both: one matter": float(not candidate.nearest),
        "both: near": float(view.planes.together[one, other]),
        "both: alike": float(view.planes.reported[one, other]),
        "both: attributed": float(attributed),
        "both: framing": float(candidate.kind == "framing"),
        "both: opposed": float(candidate.kind == "opposition"),
        "both: agreement": float(candidate.kind == "agreement"),
    }
