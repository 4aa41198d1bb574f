"""An article whose sides were compared, as a value: its text, and whose each stretch of it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleSpan:
    """A stretch of an article and whose words it holds: a side's, "reporter", "frame" or "furniture".

    `quoted`: a direct quotation, marks included.
    """

    start: int
    end: int
    by: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The article whose extracts were compared. Invariant: every word of it is in exactly one span, in order."""

    text: str
    spans: tuple[ArticleSpan, ...] = ()
