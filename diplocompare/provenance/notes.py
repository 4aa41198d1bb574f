"""What to know of the texts of one call before they are compared: each note one neutral sentence and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from diplocompare.lexicon.dates import WrittenDate, find_date, parse_day
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Evidence, Note, Readout
from diplocompare.phrasing import notes as sentences
from diplocompare.phrasing.english import side_names
from diplocompare.provenance import language
from diplocompare.provenance.claims import claim_phrases
from diplocompare.provenance.copies import Runs, common
from diplocompare.provenance.damage import cut_off_notes, markup_notes, omission_notes

# From this part of their words on two texts are one; from that part on the shorter stands in the longer.
_COPY, _PART = 0.8, 0.9
_LEAST_PART_WORDS = 30
_UNEQUAL = 5


def notes(
    readouts: Sequence[Readout],
    lexicon: Lexicon,
    *,
    multilingual: bool = False,
) -> tuple[Note, ...]:
    """Return what is to be known of the readouts of one call, each with an id: first of all together, then of each.

    `multilingual`: whether the model is one that knows more than English.
    """
    names = side_names(readouts)
    claims = claim_phrases(lexicon)
    found = [*_copies(readouts, names), *_dates(readouts, names), *_lengths(readouts, names)]
    for readout in readouts:
        side = names[readout.id]
        if readout.dropped:
            found.append(Note("furniture", readout.id, sentences.dropped_lines(side, readout.dropped)))
        found += markup_notes(readout, side)
        found += claims.told_by(readout, side)
        found += omission_notes(readout, side)
        found += cut_off_notes(readout, side, claims.ends)
        found += _languages(readout, side, lexicon, multilingual=multilingual)
    return tuple(found)


# Of all of them together.


def _copies(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    runs = [Runs.of(readout.text) for readout in readouts]
    for one, other in combinations(range(len(readouts)), 2):
        pair = readouts[one], readouts[other]
        sides = names[pair[0].id], names[pair[1].id]
        if pair[0].sha256 == pair[1].sha256:
            yield Note("same", None, sentences.same_text(*sides))
            continue
        found = common(runs[one], runs[other])
        if found is None:
            continue
        evidence = tuple(Evidence(each.id, *span) for each, span in zip(pair, found.longest, strict=True))
        if found.whole >= _COPY:
            yield Note("copy", None, sentences.copies(*sides, found.whole), evidence)
        elif found.part >= _PART and pair[found.shorter].words >= _LEAST_PART_WORDS:
            inner, outer = sides[found.shorter], sides[1 - found.shorter]
            yield Note("part", None, sentences.contained(inner, outer, found.part), evidence)


def _dates(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    """More than a day apart: a call may end after midnight, and is another day's on the other side of the world."""
    dated: list[tuple[date, Readout, WrittenDate | None]] = []
    for readout in readouts:
        given = parse_day(readout.date or "")
        written = None if given else find_date(readout.text)
        if day := given or (written and written.day):
            dated.append((day, readout, written))
    days = [day for day, _, _ in dated]
    if len(days) > 1 and (max(days) - min(days)).days > 1:
        told = [(names[readout.id], str(day)) for day, readout, _ in dated]
        evidence = tuple(Evidence(readout.id, found.start, found.end) for _, readout, found in dated if found)
        yield Note("dates", None, sentences.dates_apart(told), evidence)


def _lengths(readouts: Sequence[Readout], names: Mapping[str, str]) -> Iterator[Note]:
    by_length = sorted(readouts, key=lambda readout: readout.words)
    if by_length and by_length[-1].words >= _UNEQUAL * max(1, by_length[0].words):
        longest, shortest = ((names[each.id], each.words) for each in (by_length[-1], by_length[0]))
        yield Note("lengths", None, sentences.unequal_lengths(longest, shortest))


# Of each by itself.


def _languages(readout: Readout, side: str, lexicon: Lexicon, *, multilingual: bool) -> Iterator[Note]:
    found = language.tongues(readout.text, lexicon)
    foreign = [tongue for tongue in found if tongue.code != language.ENGLISH]
    if foreign and not multilingual:
        told = sentences.in_other_language(side, foreign[0].part, foreign[0].name)
        evidence = tuple(Evidence(readout.id, *tongue.words) for tongue in foreign)
        yield Note("language", readout.id, told, evidence)
    code = language.language_code(readout.language or "")
    if code and found and code not in [tongue.code for tongue in found] and found[0].code != language.UNKNOWN:
        said = sentences.other_language_given(side, language.language_name(code), found[0].name)
        yield Note("language-label", readout.id, said, (Evidence(readout.id, *found[0].words),))
