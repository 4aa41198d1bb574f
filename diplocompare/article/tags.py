"""The places where a sentence says who reports: "X said", ", said X", "according to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from diplocompare.article.actors import Actors, Memory, Who
from diplocompare.lexicon.dates import MONTHS
from diplocompare.lexicon.inflection import inflect
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.phrases import any_of
from diplocompare.lexicon.tokens import tokens
from diplocompare.model import Value, count_words
from diplocompare.parties.references import OTHER, according_to

Kind = Literal["according", "after", "before"]
# What stands for a character of a quotation while the words around it are read.
QUOTED = "\u2022"
_CHARACTERS_READ = 1_200  # of a sentence; no article has a longer one
_WORDS_OF_TRAIL = 12  # that may follow a tag behind what is said
_WORDS_OF_APPOSITION = 12  # of "Iran's supreme leader, Ayatollah X"
_ACCORDING_ENDS = re.compile(rf"[,;{QUOTED}]|\.(?=\s*$)|\s(?:and|while|but)\s(?!\w+ (?:of|from))")
# The name of one who was introduced by an office: "his spokesman, Jon Marsh".
_NAMED = re.compile(r"\s*,\s+([A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)+)")
_BEGINS_SUBJECT = re.compile(r"\s+(?:[A-Z]|the |a |an |his |her |its |their |one |two )")
_BOUNDARY = re.compile(rf"[,;:()—–{QUOTED}.?!]|\s-\s")
_SUBORDINATORS = re.compile(
    r"\b(?:that|while|whereas|but|because|if|as|who|which|whom|what|where|when|after|before|though|although|since|so)\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|to|held|not|can|could|may|might|must|should)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|n[’']t|to)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:who|whose|which|by|for|in|on|at|with|speaking|standing|meanwhile|however|too|after|himself|herself)\b"
)
# Behind a verb this tells of another day: "said last month", "told parliament in 2022".
_THEN = re.compile(
    r"(?:\s+[\w’'\-]+){0,3}?\s+(?:last (?:week|month|year|summer|winter|spring|autumn|fall)|"
    r"(?:in|since|back in) (?:late |early )?"
    rf"(?:{'|'.join(map(str.capitalize, MONTHS))}|(?:19|20)\d\d)"
    r"|(?:\w+ )?(?:days|weeks|months|years) ago)\b"
)
_SHARED_SUBJECT = re.compile(r"\b(?:and|but|or)\s*$")
_ARTICLE = re.compile(r"^(?:an?|the|his|her|its)\s", re.IGNORECASE)
_STOP = re.compile(rf"[,;:.()—–{QUOTED}]|\s(?:in|on|after|to|that|who|when|as|at|during|late|for)\s")
_NOUNS = re.compile(
    r"\b(?:the|a|an|his|her|its|their|no|any|more|of|such|these|those|all|some|['’]s)\s+(?:\w+\s+)?$", re.IGNORECASE
)


class Tag(Value):
    """One place: who, from where to where, and how; `habit`: it tells of a habit and of no talk."""

    who: Who
    start: int
    end: int
    kind: Kind
    phrase: str
    habit: bool = False


class Tags:
    """Finds the tags of sentences; remembers nothing itself."""

    def __init__(self, actors: Actors, lexicon: Lexicon) -> None:
        """Prepare the verbs."""
        self.actors, self.lexicon = actors, lexicon
        self.speech = frozenset(form for verb in lexicon.article.verbs.speech for form in inflect(verb)[1:3])
        self.irregular, self.office = lexicon.article.verbs.irregular, lexicon.article.verbs.office
        self.plural, self.habits = lexicon.article.verbs.plural, lexicon.article.elsewhere.habits

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        acts = {form for verb in self.lexicon.article.verbs.acts for form in inflect(verb)[1:3]}
        forms = any_of(self.speech | acts | self.irregular | self.office | self.plural)
        return re.compile(rf"\b(?:was quoted (?:\w+ ){{0,4}}as saying|{forms})\b")

    @cached_property
    def _skipped(self) -> re.Pattern[str]:
        words = any_of(self.lexicon.article.verbs.between | self.habits)
        return re.compile(rf"(?:(?:^|[\s,])(?:{words}|\w+ly),?)+\s*$", re.IGNORECASE)

    def find(self, text: str, memory: Memory) -> list[Tag]:
        """Return the tags of a sentence in order, and keep in `memory` who was named. Quotations are blanked in it."""
        found: list[Tag] = []
        text = text[:_CHARACTERS_READ]
        spots = [(match.start(), True, match) for match in according_to(self.lexicon).finditer(text)]
        spots += [(match.start(), False, match) for match in self._verb.finditer(text)]
        for start, according, match in sorted(spots, key=lambda spot: spot[0]):
            # A verb inside "according to those who said so" is no tag of its own.
            if found and found[-1].kind == "according" and start < found[-1].end:
                continue
            tag = self._according(text, match, memory) if according else self._spoken(text, match, memory)
            if tag:
                found.append(tag)
                _remember(tag.who, memory)
        return found

    def _according(self, text: str, match: re.Match[str], memory: Memory) -> Tag | None:
        stop = _ACCORDING_ENDS.search(text, match.end())
        end = stop.start() if stop else len(text)
        phrase = text[match.end() : end]
        named = _NAMED.match(text, end)
        if named and text[named.end() : named.end() + 1] == "," and self.actors.sources.search(phrase):
            phrase, end = f"{phrase} {named[1]}", named.end()
        # "According to his office, Putin ...": the one who is meant comes later.
        if memory.person is None and phrase.startswith(("his ", "her ")):
            ahead = self.actors.leads(text[end:], memory)
            memory.person = ahead[0] if ahead else None
        who = self.actors.who(phrase, memory) or Who(OTHER, "office")
        return Tag(who, match.start(), end, "according", phrase)

    def _spoken(self, text: str, match: re.Match[str], memory: Memory) -> Tag | None:
        before, verb = text[: match.start()], match.group()
        if _NEGATED.search(before) or (not verb.startswith("was quoted") and _PASSIVE.search(before)):
            return None
        # ", said X": the subject stands behind the verb, or else in front of it as everywhere.
        if before.rstrip().endswith((",", QUOTED)) and self._inverts(verb):
            tag = self._inverted(text, match, memory)
            if tag:
                return tag
        # Adverbs and auxiliaries between subject and verb; some of them make it a habit.
        skipped = self._skipped.search(before)
        stem = before[: skipped.start()] if skipped else before
        habitual = skipped is not None and not self.habits.isdisjoint(
            word.text.lower() for word in tokens(skipped.group())
        )
        is_noun = verb.endswith("s") and verb not in self.irregular and _NOUNS.search(before)
        subject = None if is_noun or _SHARED_SUBJECT.search(stem) else self._subject(stem, memory)
        if subject is None or not self._may(subject[0], verb):
            return None
        who, start, phrase = subject
        kind: Kind = "after" if self._trails(text, start, match.end()) else "before"
        return Tag(who, start, match.end(), kind, phrase, habitual or bool(_THEN.match(text, match.end())))

    def _subject(self, stem: str, memory: Memory) -> tuple[Who, int, str] | None:
        """Who is the subject of the verb behind `stem`, where its name begins, and the name."""
        for start, phrase in _phrases(stem):
            if any(not inner.group().endswith("s") for inner in self._verb.finditer(phrase)):
                continue
            who = self.actors.who(phrase, memory)
            if who:
                return who, start, phrase
        return None

    def _inverts(self, verb: str) -> bool:
        """Whether a verb may stand before its subject."""
        return verb in self.speech or (verb in self.irregular - self.office and " " not in verb)

    def _inverted(self, text: str, match: re.Match[str], memory: Memory) -> Tag | None:
        """ ", said X": the name may follow the office, "said his spokesman, X"."""
        rest = text[match.end() :]
        stop = _STOP.search(rest, 1)
        phrase = rest[: stop.start()] if stop else rest
        if not _BEGINS_SUBJECT.match(phrase):
            return None
        named = _NAMED.match(rest, len(phrase))
        who = self.actors.who(phrase + (f" {named[1]}" if named and self.actors.sources.search(phrase) else ""), memory)
        return Tag(who, match.start(), match.end() + len(phrase), "after", phrase) if who else None

    def _may(self, who: Who, verb: str) -> bool:
        """Whether one may be the subject of a verb: offices and strangers say, leaders also act."""
        said = verb in self.speech or verb in self.irregular or verb.startswith("was quoted")
        if verb in self.plural and verb not in self.speech:
            return who.side == OTHER
        if verb in self.office:
            return who.level == "office" and who.side != OTHER
        return said or (who.side != OTHER and who.level == "leader")

    def _trails(self, text: str, start: int, end: int) -> bool:
        """Whether a tag stands behind or inside what is said."""
        before = text[:start].rstrip()
        if not before.endswith((",", QUOTED, "—", "–")) or re.match(r"\s+that\b", text[end:]):
            return False
        stop = _BOUNDARY.search(text, end)
        after = text[end : stop.start() if stop else len(text)]
        return count_words(before) >= 1 and count_words(after) <= _WORDS_OF_TRAIL


def _phrases(stem: str) -> Iterator[tuple[int, str]]:
    """Yield what may be the subject before a verb, the likeliest first, with where it begins."""
    end = len(stem.rstrip())
    closed = stem[:end].endswith(",")
    chunk_end = end - 1 if closed else end
    cut = _last(_BOUNDARY, _abbreviated(stem), chunk_end)
    if closed:
        # "X, who was there, said": what stands between the commas is an aside.
        if cut and _ASIDE.match(stem[cut:chunk_end].strip()):
            yield from _phrases(stem[: cut - 1])
        if cut and _ARTICLE.match(stem[cut:chunk_end].strip()):
            yield from _pieces(stem, _last(_BOUNDARY, _abbreviated(stem), cut - 1), cut - 1)
        earlier = _last(_BOUNDARY, _abbreviated(stem), cut - 1) if cut else 0
        yield from _pieces(stem, earlier, chunk_end)
        return
    yield from _pieces(stem, cut, chunk_end)
    if cut and stem[cut - 1] == ",":
        # "Iran's supreme leader, Ayatollah X": the name is an apposition.
        earlier = _last(_BOUNDARY, _abbreviated(stem), cut - 1)
        if count_words(stem[earlier:chunk_end]) <= _WORDS_OF_APPOSITION:
            yield from _pieces(stem, earlier, chunk_end)


def _pieces(stem: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    start = max(start, _last(_SUBORDINATORS, stem, end, floor=start))
    if not _VERBAL.search(stem[start:end]):
        yield start, stem[start:end]
    joined = stem.rfind(" and ", start, end)
    if joined >= 0 and not _VERBAL.search(stem[joined + 5 : end]):
        yield joined + 5, stem[joined + 5 : end]


def _last(pattern: re.Pattern[str], text: str, end: int, floor: int = 0) -> int:
    """Where the last match before `end` ends, or the floor."""
    return max((found.end() for found in pattern.finditer(text, floor, end)), default=floor)


def _abbreviated(text: str) -> str:
    """The text with the full stops of abbreviations blanked."""
    return re.sub(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col)\.", lambda found: found.group()[:-1] + " ", text)


def _remember(who: Who, memory: Memory) -> None:
    if who.side < 0 and who.side != OTHER:
        return
    memory.person = who.side
    if who.level == "office":
        memory.office = who.side
