"""Words that characterise the contact or the exchange in it, and what such words conventionally signal.

A word counts only where it is said of the contact ("a candid conversation", "the talks were tense") or of how a matter
was discussed ("spoke frankly", "discussed in detail"), not where it is wished for or said of anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from diplocompare.lenses.aligned_call import AlignedCall, observe
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence, Observation
from diplocompare.phrasing.findings import quoted, tone_only
from diplocompare.reading.tone import ToneWords, find_tones, read, tone_line, tone_words

_SURE = 0.9  # that the reading of a word is right
_WEIGHT = {"openness": 1.0, "strain": 1.0, "correctness": 0.8, "closeness": 0.7}
_OTHER_WEIGHT = 0.4


def analyse(call: AlignedCall) -> LensResult:
    """Return the words of tone; findings: what the words of one text alone conventionally signal."""
    seen = tuple(observe(call, "tone", read))
    return LensResult(tuple(_findings(call, seen)), seen)


def _has_word(text: str, group: str, words: ToneWords) -> bool:
    """Whether a text has a word of a group in any use: then "only" might be wrong."""
    found = (tone.lemma for tone in find_tones(tone_line(text), words))
    return any(words.groups.get(lemma) == group and lemma not in words.weak for lemma in found)


def _findings(call: AlignedCall, seen: Sequence[Observation]) -> Iterator[UnrankedFinding]:
    if len(call.legible) < len(call.readouts):
        return
    words = tone_words(call.lexicon)
    groups: Mapping[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for each in seen:
        if each.value in words.groups:
            groups[words.groups[each.value]][each.readout].append(each)
    for group, by_side in sorted(groups.items()):
        side, found = next(iter(by_side.items()))
        others = [readout.text for readout in call.readouts if readout.id != side]
        if len(by_side) == 1 and others and not any(_has_word(text, group, words) for text in others):
            said = list(dict.fromkeys(quoted(call.readout(side).text[each.start : each.end].lower()) for each in found))
            evidence = tuple(Evidence(side, each.start, each.end) for each in found)
            text = tone_only(call.names[side], said, words.says[group])
            yield UnrankedFinding("tone", text, _SURE, _WEIGHT.get(group, _OTHER_WEIGHT), evidence)
