"""Reads the names of a sentence: from the lists, and by the words that tell what a name is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocompare.lexicon.countries import country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Place, smaller
from diplocompare.reading.annotation import Found
from diplocompare.reading.names.lists import Name, listed_at, name_lists, name_parts, nameless

_RESOLUTION = re.compile(r"\b(?:[Rr]esolutions? (?:No\. ?)?|UNSCR[ -]?)(\d{2,4})\b")
# The number of one more resolution: "2231 (2015) and 2254".
_FURTHER_NUMBER = re.compile(r"(?: ?\(\d{4}\))?(?:,? and |, |/)(\d{3,4})\b")
_OFFICE = re.compile(r", (?:the )?")
# More words in a row are a headline or a list.
_MOST_WORDS = 16
# Of unknown words so many are a person's name where an office follows.
_PERSON_WORDS = (2, 3)

Listed = Place[Name | None]


class Reader:
    """Reads one sentence from left to right, the longest listed name first.

    A place is the index of a word (of `parts`); a run of words is told by its first place and the one after its last.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Cut a sentence into its words."""
        self.text = re.sub(r"\s", " ", text)  # names run over the ends of lines
        self.small = smaller(self.text)
        self.lexicon, self.lists = lexicon, name_lists(lexicon)
        self.parts = name_parts(self.text)
        self.titled = False  # what comes next is the name of an office's holder
        self.office = False  # what comes next is what the office is of

    def read(self) -> Iterator[Found]:
        """Yield the names in order."""
        end = 0
        resolutions = {found.start: found for found in self._resolutions()}
        for at, part in enumerate(self.parts):
            if part.start < end:
                continue
            found = resolutions.get(part.start)
            if not found and part.text[0].islower() and part.text not in self.lists.small_starts:
                self._note(at, None)
                continue
            title = None if found else self.lists.titles.at(self.small, part.start)
            if title:
                end, self.titled, self.office = title.end, True, False
                continue
            found = found or self._name(at)
            if found and found.kind:
                yield found
            end = found.end if found else part.end
            self._note(at, found)

    def _note(self, at: int, found: Found | None) -> None:
        """Keep in mind whether the words so far end in an office, as "Minister of ..." or "President of Ukraine"."""
        word = self.parts[at].text
        is_land = found and found.kind in ("country", "organisation", "place")
        if is_land or word.lower() in self.lexicon.vocabulary.of_office:
            self.office = False
        elif word in ("of", "for"):
            self.office = True
        elif word != "the":
            self.titled = False

    # What stands at a place.

    def _is_joined(self, at: int) -> bool:
        """Tell whether a word follows the one before after one space or hyphen."""
        before = self.parts[at - 1].end if at else 0
        return self.text[before : self.parts[at].start] in (" ", "-", "–")

    def _listed(self, at: int) -> Listed | None:
        return listed_at(self.lists, self.text, self.small, self.parts[at].start)

    def _is_title(self, at: int) -> bool:
        return self.lists.titles.at(self.small, self.parts[at].start) is not None

    def _is_country(self, at: int) -> bool:
        part = self.parts[at]
        place = country_names().at(self.text, part.start, self.small)
        return place is not None and place.end == part.end and part.text not in place.value.capitals

    def _names_nothing(self, at: int, end: int) -> bool:
        """Tell whether words before a head name nothing: "the Security Council", "New Administration"."""
        return all(
            self.parts[place].text in self.lists.common
            or self.parts[place].text in self.lists.heads
            or self.parts[place].low in nameless(self.lexicon)
            or self._is_country(place)
            for place in range(at, end)
        )

    def _found(self, at: int, end: int, kind: str) -> Found:
        """Return a run of words as a name that is called as it is written."""
        start, stop = self.parts[at].start, self.parts[end - 1].end
        return Found(start, stop, kind, self.text[start:stop])

    # The kinds of names.

    def _resolutions(self) -> Iterator[Found]:
        """Yield the resolutions of the United Nations by their numbers: "UNSC Resolutions 2231 and 2254"."""
        for match in _RESOLUTION.finditer(self.text):
            start, end = match.span()
            for body in self.lists.resolution_bodies:
                start -= len(body) if self.text.endswith(body, 0, start) else 0
            yield Found(start, end, "document", f"Resolution {match[1]}")
            while "solutions" in match[0] and (further := _FURTHER_NUMBER.match(self.text, end)):
                end = further.end()
                yield Found(further.start(1), end, "document", f"Resolution {further[1]}")

    def _name(self, at: int) -> Found | None:
        """Return the name that begins at a place; one without a kind stands for words that are no name."""
        part, listed = self.parts[at], self._listed(at)
        if listed and listed.value and listed.value.kind == "person":
            return Found(listed.start, self._person_end(at, listed.end), "person", listed.value.value)
        if not listed and (not part.is_capital or part.low in nameless(self.lexicon)):
            return None
        end = self._run_end(at)
        headed = self._headed(at, end, listed) if part.is_capital else None
        if headed:
            return headed
        if listed:
            kind, value, _ = listed.value or Name("", "")
            return Found(listed.start, listed.end, kind, value)
        return self._person(at, end) if self._is_person(at, end) else self._unknown(at, end)

    def _person_end(self, at: int, end: int) -> int:
        """Return where a person's name ends of which the list has the beginning."""
        for place in range(at + 1, len(self.parts)):
            part = self.parts[place]
            if part.start < end:
                continue
            goes_on = self._is_joined(place) and part.is_capital
            if not goes_on or self._listed(place) or self._names_nothing(place, place + 1):
                break
            end = part.end
        return end

    def _run_end(self, at: int) -> int:
        """Return where the capitalised words end that begin at a place, with particles between them."""
        particles = self.lexicon.vocabulary.particles - {"of"}
        end = at + 1
        while end < min(at + _MOST_WORDS, len(self.parts)):
            part, before = self.parts[end], self.parts[end - 1]
            follows_initial = len(before.text) == 1 and self.text[before.end : part.start] == ". "
            is_particle = part.text in particles and self._is_capital_joined(end + 1)
            if not (self._is_joined(end) or follows_initial) or self._is_title(end):
                break
            if not (part.is_capital or is_particle or part.text.isdigit()):
                break
            end += 1
        return end

    def _is_capital_joined(self, at: int) -> bool:
        return at < len(self.parts) and self._is_joined(at) and self.parts[at].is_capital

    def _headed(self, at: int, end: int, listed: Listed | None) -> Found | None:
        """Return a run that ends in a word which tells what it names: "... Treaty", "... Council"."""
        if self.parts[at].text in self.lists.first and end - at > 1:
            return self._found(at, end, "other")
        for head in range(end - 1, at - 1, -1):
            kind = self.lists.heads.get(self.parts[head].text)
            if kind and not (listed and self._stays(listed, self.parts[head].end, kind)):
                whole = self._found(at, self._headed_end(head, kind), kind)
                if whole.end > self.parts[head].end or not self._names_nothing(at, head):
                    return whole
        follows = end < len(self.parts) and self._is_joined(end)
        if follows and self.parts[end].text in self.lists.small and self._gives_name(at, end, listed):
            return self._found(at, end + 1, "document")
        return None

    def _stays(self, listed: Listed, end: int, kind: str) -> bool:
        """Tell whether a listed name stays itself before a head: "Black Sea" in a corridor, but not in a treaty."""
        is_place_of_place = listed.value is not None and listed.value.kind == "place" and kind == "place"
        return listed.end >= end or (kind not in ("document", "organisation") and not is_place_of_place)

    def _gives_name(self, at: int, end: int, listed: Listed | None) -> bool:
        """Tell whether words give a document its name that is said in small letters: "the Minsk agreements"."""
        if listed and listed.value:
            return listed.value.kind == "place" and listed.end == self.parts[end - 1].end
        return at > 0 and not listed and not self._names_nothing(at, end)

    def _headed_end(self, head: int, kind: str) -> int:
        """Return where a headed name ends, with what belongs to it behind: "... on the Law of the Sea"."""
        end = head + 1
        is_of_land = kind == "organisation" and any(
            country_names().at(self.text, part.start, self.small) for part in self.parts[head + 2 : head + 4]
        )
        if kind not in ("document", "organisation") or is_of_land:
            return end
        further = self._further(end, inside=False)
        while further:
            end = further
            further = self._further(end, inside=True)
        return end

    def _further(self, at: int, *, inside: bool) -> int | None:
        """Return where the next capitalised word of a name ends: after small words, or `inside` also at once."""
        small = [part.text for part in self.parts[at : at + 2]]
        capital = at
        if small[:1] in (["of"], ["on"], ["for"]):
            capital += 2 if small[1:] == ["the"] else 1
        elif small[:1] == ["and"]:
            capital += 1
        if capital == at and not inside:
            return None
        joined = all(place < len(self.parts) and self._is_joined(place) for place in range(at, capital + 1))
        return capital + 1 if joined and self.parts[capital].is_capital else None

    def _is_person(self, at: int, end: int) -> bool:
        """Tell whether unknown words are a person's name: after an office, or by a given name."""
        part = self.parts[at]
        is_given = part.text in self.lists.given
        if self.titled and not self.office and (is_given or self._follows(at)):
            return not self._names_nothing(at, at + 1) and part.low not in self.lexicon.vocabulary.of_office
        return is_given and end - at > 1 and self.parts[at + 1].text not in self.lists.heads

    def _follows(self, at: int) -> bool:
        """Tell whether a word follows the one before at once, or after the dot of "Mr."."""
        start = self.parts[at].start
        return self._is_joined(at) or (start > 1 and self.text[start - 2 : start] == ". ")

    def _person(self, at: int, end: int) -> Found:
        """Return a person's name, up to the first word that another name begins with."""
        last = at
        for place in range(at + 1, end):
            is_land = place > at + 1 and country_names().at(self.text, self.parts[place].start)
            if self.parts[place].text in self.lists.common or self._is_title(place) or is_land:
                break
            last = place
        found = self._found(at, last + 1, "person")
        # By the surname it may be a person of the list, whose given names are the same: "Joseph Biden", "Joe Biden".
        known = self.lists.names.at(self.text, self.parts[last].start, self.small)
        if known and known.value and known.value.kind == "person":
            name = known.value.value
            if last == at or name.split()[0][:2] == found.value[:2]:
                return found._replace(value=name)
        return found

    def _unknown(self, at: int, end: int) -> Found | None:
        """Return capitalised words in mid-sentence that no list knows, where it is sure enough that they are a name."""
        if not at or not self._is_joined(at) or self._names_nothing(at, at + 1):
            return None
        stop = at + 1
        while stop < end:
            part = self.parts[stop]
            if self._listed(stop) or part.low in nameless(self.lexicon) or part.text in self.lists.given:
                break
            stop += 1
        kind = self._unknown_kind(at, stop)
        return self._found(at, stop, kind) if kind else None

    def _unknown_kind(self, at: int, end: int) -> str:
        """Return what unknown words name, by the words around them; nothing where that is not sure."""
        before, first, last = self.parts[at - 1].text, self.parts[at], self.parts[end - 1]
        is_common = any(part.text in self.lists.common for part in self.parts[at:end])
        if is_common or self._names_nothing(at, end):
            return ""
        if end - at == 1 and first.text.isupper():
            return "organisation" if before == "the" and len(first.text) > 2 else ""
        if before in self.lists.before_place and first.low not in self.lexicon.vocabulary.of_office:
            return "place"
        office = _OFFICE.match(self.text, last.end)
        if end - at in _PERSON_WORDS and office and self.lists.titles.at(self.text, office.end()):
            return "person"
        return self.lists.heads.get(last.text, "other") if end - at > 1 else ""
