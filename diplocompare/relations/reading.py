"""One point read for comparison: its words, its clauses, and what belongs together in it."""

from __future__ import annotations

from typing import NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.relations.clauses import Clause, cut_clauses
from diplocompare.relations.links import Link, find_links
from diplocompare.relations.lists import relation_lists
from diplocompare.relations.sentence import Mark, read_sentence
from diplocompare.relations.words import Word, weigh_words


class PointReading(NamedTuple):
    """One point as its words and clauses.

    `content`: the words that tell its matter; `context`: those of the sentences before it; `degrees`, `framings`: the
    phrases of the ladders and of the rival names.
    """

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    content: tuple[int, ...]
    links: tuple[Link, ...]
    degrees: tuple[Mark, ...]
    framings: tuple[Mark, ...]
    context: tuple[Word, ...]


def read_words(text: str, lexicon: Lexicon, before: str = "") -> PointReading:
    """Read one point. `before`: the sentences before it in its readout, by which it is seen what it is about."""
    lists = relation_lists(lexicon)
    sentence = read_sentence(text, lists)
    words = weigh_words(sentence, lists)
    earlier = weigh_words(read_sentence(before, lists), lists) if before else ()
    return PointReading(
        text,
        words,
        cut_clauses(words, sentence, lists),
        tuple(i for i, word in enumerate(words) if word.weight),
        find_links(words, sentence, lists),
        tuple(mark for mark in sentence.marks if mark.phrase.role == "degree"),
        tuple(mark for mark in sentence.marks if mark.phrase.role == "framing"),
        tuple(word for word in earlier if word.weight),
    )
