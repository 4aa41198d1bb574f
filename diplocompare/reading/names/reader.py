"""Reads the names of a sentence: from the lists, and by the words that tell what a name is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diplocompare.lexicon.countries import country_names
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import Place, smaller
from diplocompare.reading.annotation import Found
from diplocompare.reading.names.lists import TOKEN, Name, listed_at, name_lists, nameless

_RESOLUTION = re.compile(r"\b(?:[Rr]esolutions? (?:No\. ?)?|UNSCR[ -]?)(\d{2,4})\b")
_BODIES = ("Security Council ", "UNSC ", "General Assembly ", "United Nations ", "UN ", "U.N. ")
_FURTHER = re.compile(r"(?: ?\(\d{4}\))?(?:,? and |, |/)(\d{3,4})\b")
_OFFICE = re.compile(r", (?:the )?")
# More words in a row are a headline or a list.
_LONGEST = 16


class _Token(NamedTuple):
    """A word of a sentence. `joined`: it follows the word before after one space or hyphen."""

    text: str
    start: int
    end: int
    joined: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Reader:
    """Reads one sentence from left to right, the longest listed name first."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Cut a sentence into its words."""
        text = re.sub(r"\s", " ", text)  # names run over the ends of lines
        self.text, self.small = text, smaller(text)
        self.lexicon, self.lists = lexicon, name_lists(lexicon)
        self.tokens: list[_Token] = []
        self.titled = False  # what comes next is the name of an office's holder
        self.office = False  # what comes next is what the office is of
        end = 0
        for found in TOKEN.finditer(text):
            joined = text[end : found.start()] in (" ", "-", "–")
            self.tokens.append(_Token(found.group(), found.start(), found.end(), joined))
            end = found.end()

    def read(self) -> Iterator[Found]:
        """Yield the names in order."""
        end = 0
        resolutions = {found.start: found for found in self._resolutions()}
        for at, token in enumerate(self.tokens):
            if token.start < end:
                continue
            if token.text not in self.lists.small_starts and token.text[0].islower() and token.start not in resolutions:
                self._remember(token, None)
                continue
            found = resolutions.get(token.start)
            title = None if found else self.lists.titles.at(self.small, token.start)
            if title:
                end, self.titled, self.office = title.end, True, False
                continue
            found = found or self._name(at)
            if found and found.kind:
                yield found
            end = found.end if found else token.end
            self._remember(token, found)

    def _remember(self, token: _Token, found: Found | None) -> None:
        """Keep in mind whether the words so far end in an office, as "Minister of ..." or "President of Ukraine"."""
        land = found and found.kind in ("country", "organisation", "place")
        if land or token.text.lower() in self.lexicon.vocabulary.of_office:
            self.office = False
        elif token.text in ("of", "for"):
            self.office = True
        elif token.text != "the":
            self.titled = False

    def _resolutions(self) -> Iterator[Found]:
        for match in _RESOLUTION.finditer(self.text):
            start = match.start()
            for body in _BODIES:
                start -= len(body) if self.text.endswith(body, 0, start) else 0
            yield Found(start, match.end(), "document", f"Resolution {match.group(1)}")
            further, end = _FURTHER.match(self.text, match.end()), match.end()
            while further and "solutions" in match.group():
                yield Found(further.start(1), further.end(1), "document", f"Resolution {further.group(1)}")
                end = further.end()
                further = _FURTHER.match(self.text, end)

    def _name(self, at: int) -> Found | None:
        """The name that begins with a token; one without a kind stands for words that are no name."""
        token = self.tokens[at]
        listed = listed_at(self.lists, self.text, self.small, token.start)
        if listed and listed.value and listed.value.kind == "person":
            return Found(listed.start, self._to_the_end(at, listed.end), "person", listed.value.value)
        if not listed and (not token.capital or token.text.lower() in nameless(self.lexicon)):
            return None
        run = self._run(at) if token.capital else []
        headed = self._headed(at, run, listed) if run else None
        if headed:
            return headed
        if listed:
            kind, value, _ = listed.value or Name("", "")
            return Found(listed.start, listed.end, kind, value)
        if self._is_person(at, run):
            return self._person(run)
        return self._unknown(at, run)

    def _to_the_end(self, at: int, end: int) -> int:
        """The end of a person's name of which the list has the beginning."""
        for token in self.tokens[at + 1 :]:
            if token.start >= end:
                listed = listed_at(self.lists, self.text, self.small, token.start)
                if not (token.joined and token.capital) or listed or self._bare([token]):
                    break
                end = token.end
        return end

    def _run(self, at: int) -> list[_Token]:
        """The capitalised words from a token on, with particles between them."""
        run = [self.tokens[at]]
        for place in range(at + 1, min(at + _LONGEST, len(self.tokens))):
            token = self.tokens[place]
            ahead = self.tokens[place + 1 : place + 2]
            gap = self.text[run[-1].end : token.start]
            initial = gap == ". " and len(run[-1].text) == 1
            if not (token.joined or initial):
                break
            particle = (
                token.text in self.lexicon.vocabulary.particles - {"of"}
                and ahead
                and ahead[0].joined
                and ahead[0].capital
            )
            if not (token.capital or particle or token.text.isdigit()):
                break
            if self.lists.titles.at(self.small, token.start):
                break
            run.append(token)
        return run

    def _headed(self, at: int, run: list[_Token], listed: Place[Name | None] | None) -> Found | None:
        """A run that ends in a word which tells what it names: "... Treaty", "... Council"."""
        if run[0].text in self.lists.first and len(run) > 1:
            return Found(run[0].start, run[-1].end, "other", self.text[run[0].start : run[-1].end])
        for size in range(len(run), 0, -1):
            kind = self.lists.heads.get(run[size - 1].text)
            if kind and not (listed and self._outlives(listed, run[size - 1].end, kind)):
                whole = self._whole(at + size - 1, run[0].start, kind)
                if whole.end > run[size - 1].end or not self._bare(run[: size - 1]):
                    return whole
        after = self.tokens[at + len(run) : at + len(run) + 1]
        if after and after[0].joined and after[0].text in self.lists.small and self._gives_name(at, run, listed):
            return Found(run[0].start, after[0].end, "document", self.text[run[0].start : after[0].end])
        return None

    def _outlives(self, listed: Place[Name | None], end: int, kind: str) -> bool:
        """Whether a listed name stays itself before a head: "Black Sea" in a corridor, but not in a treaty."""
        city = listed.value is not None and listed.value.kind == "place" and kind == "place"
        return listed.end >= end or (kind not in ("document", "organisation") and not city)

    def _bare(self, run: Sequence[_Token]) -> bool:
        """Whether words before a head name nothing: "the Security Council", "New Administration"."""
        return all(
            word.text in self.lists.common
            or word.text in self.lists.heads
            or word.text.lower() in nameless(self.lexicon)
            or self._is_country(word)
            for word in run
        )

    def _is_country(self, word: _Token) -> bool:
        place = country_names().at(self.text, word.start, self.small)
        return place is not None and place.end == word.end and word.text not in place.value.capitals

    def _gives_name(self, at: int, run: Sequence[_Token], listed: Place[Name | None] | None) -> bool:
        if listed and listed.value:
            return (
                listed.value.kind == "place" and listed.end == run[-1].end and not listed.value.value.startswith("Euro")
            )
        return at > 0 and not self._bare(run) and not listed

    def _whole(self, at: int, start: int, kind: str) -> Found:
        """A headed name with what belongs to it behind: "... on the Law of the Sea"."""
        end = self.tokens[at].end
        if kind in ("document", "organisation") and not (kind == "organisation" and self._is_land(at + 2)):
            place = self._further(at, inside=False)
            while place:
                end, place = self.tokens[place].end, self._further(place, inside=True)
        return Found(start, end, kind, self.text[start:end])

    def _further(self, at: int, *, inside: bool) -> int | None:
        """The next capitalised word of a name: after small words, or `inside` what follows those at once."""
        ahead = self.tokens[at + 1 : at + 4]
        small = 0
        if ahead and ahead[0].text in ("of", "on", "for", "and"):
            small = 2 if [t.text for t in ahead[1:2]] == ["the"] and ahead[0].text != "and" else 1
        words = ahead[: small + 1]
        found = len(words) == small + 1 and all(word.joined for word in words) and words[-1].capital
        return at + small + 1 if found and (small or inside) else None

    def _is_land(self, at: int) -> bool:
        """Whether a country is named there, with or without "the"."""
        return any(country_names().at(self.text, token.start, self.small) for token in self.tokens[at : at + 2])

    def _is_person(self, at: int, run: Sequence[_Token]) -> bool:
        first = run[0]
        given = first.text in self.lists.given
        if self.titled and not self.office and (given or self._follows(at)):
            return not self._bare([first]) and first.text.lower() not in self.lexicon.vocabulary.of_office
        return len(run) > 1 and given and run[1].text not in self.lists.heads

    def _follows(self, at: int) -> bool:
        """Whether a word follows the one before at once, or after the dot of "Mr."."""
        start = self.tokens[at].start
        return self.tokens[at].joined or (start > 1 and self.text[start - 2 : start] == ". ")

    def _person(self, run: Sequence[_Token]) -> Found:
        """A person's name, up to the first word that another name begins with."""
        last = 0
        for place, word in enumerate(run[1:], start=1):
            if word.text in self.lists.common or self.lists.titles.at(self.small, word.start):
                break
            land = country_names().at(self.text, word.start)
            if land and place > 1:
                break
            last = place
        while last and not run[last].capital and not run[last].text.isdigit():
            last -= 1
        start, end = run[0].start, run[last].end
        known = self.lists.names.at(self.text, run[last].start, self.small)
        written = self.text[start:end]
        person = known and known.value and known.value.kind == "person" and known.value.value
        alike = person and person.split()[0][:2] == written[:2]
        return Found(start, end, "person", person if person and (alike or last == 0) else written)

    def _unknown(self, at: int, run: Sequence[_Token]) -> Found | None:
        """Capitalised words in mid-sentence that no list knows: several, an abbreviation after "the", or in a place."""
        before = self.tokens[at - 1].text if at else ""
        if not before or not run[0].joined or self._bare(run[:1]):
            return None
        words = [run[0]]
        for word in run[1:]:
            listed = listed_at(self.lists, self.text, self.small, word.start)
            if listed or word.text.lower() in nameless(self.lexicon) or word.text in self.lists.given:
                break
            words.append(word)
        written = self.text[words[0].start : words[-1].end]
        kind = self._kind(before, written, words)
        return Found(words[0].start, words[-1].end, kind, written) if kind else None

    def _kind(self, before: str, written: str, words: Sequence[_Token]) -> str:
        """What unknown words name, nothing where that is not sure."""
        if self._bare(words) or any(word.text in self.lists.common for word in words):
            return ""
        if len(words) == 1 and written.isupper():
            return "organisation" if before == "the" and len(written) > 2 else ""
        if (
            before in ("in", "near", "around", "outside")
            and words[0].text.lower() not in self.lexicon.vocabulary.of_office
        ):
            return "place"
        if 1 < len(words) < 4 and self._is_followed_as_person(words[-1].end):
            return "person"
        return self.lists.heads.get(words[-1].text, "other") if len(words) > 1 else ""

    def _is_followed_as_person(self, end: int) -> bool:
        """Whether words are followed as a person's name is: by an office after a comma."""
        office = _OFFICE.match(self.text, end)
        return office is not None and self.lists.titles.at(self.text, office.end()) is not None
