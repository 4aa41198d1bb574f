"""Words that characterise the contact or the exchange in it, and what such words conventionally signal.

A word counts only where it is said of the contact ("a candid conversation", "the talks were tense") or of how a matter
was discussed ("spoke frankly", "discussed in detail"), not where it is wished for or said of anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding, evidence_at
from diplocompare.model import Observation
from diplocompare.phrasing.findings import quoted, tone_only
from diplocompare.reading.tone import ToneWords, lemmas_in, read, tone_words

_CONFIDENCE = 0.9  # that the reading of a word is right
# How much it weighs that only one text has words that signal this; the list may have further groups.
_WEIGHTS = {"openness": 1.0, "strain": 1.0, "correctness": 0.8, "closeness": 0.7}
_OTHER_WEIGHT = 0.4


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of tone; findings: what the words of one text alone conventionally signal."""
    observations = tuple(observe(call, "tone", read))
    return LensResult(tuple(_findings(call, observations)), observations)


def _findings(call: AlignedCall, observations: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    if len(call.legible) < len(call.readouts):
        return  # what a text in another language has is not known
    words = tone_words(call.lexicon)
    # What words signal, then the text that has them.
    by_group: dict[str, dict[str, list[Observation]]] = {}
    for each in observations:
        if each.value in words.groups:
            by_group.setdefault(words.groups[each.value], {}).setdefault(each.readout, []).append(each)
    for group, by_text in sorted(by_group.items()):
        side, *others = by_text
        silent = [readout.text for readout in call.readouts if readout.id != side]
        if not others and not any(_has_word(text, group, words) for text in silent):
            found = by_text[side]
            told = dict.fromkeys(quoted(call.text_of(each).lower()) for each in found)
            text = tone_only(call.names[side], list(told), words.says[group])
            weight = _WEIGHTS.get(group, _OTHER_WEIGHT)
            yield UnrankedFinding("tone", text, _CONFIDENCE, weight, evidence_at(found))


def _has_word(text: str, group: str, words: ToneWords) -> bool:
    """Tell whether a text has a word of a group in any use: then it might be wrong to say "only"."""
    return any(words.groups.get(lemma) == group for lemma in lemmas_in(text, words) - words.weak)
