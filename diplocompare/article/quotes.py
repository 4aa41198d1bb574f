"""Direct quotations in a paragraph, whatever marks they are written with."""

from __future__ import annotations

import re

from diplocompare.model import WORD, Span

# Opening mark, closing mark. Of the marks that are also apostrophes only those at the edges of words count.
_PAIRS = (
    (re.compile("“"), re.compile("”")),
    (re.compile("«"), re.compile("»")),
    (re.compile("„"), re.compile("[“”]")),
    (re.compile(r"(?<!\w)\"(?=\S)"), re.compile(r"(?<=\S)\"(?!\w)")),
    (re.compile(r"(?<![\w\"])['‘](?=\w)"), re.compile(r"(?<=[\w.,!?…])['’](?!\w)")),
)
# Apostrophes where words are left out or owned: "the leaders' talks".
_OWNED = re.compile(r"s['’] \w")


def quotations(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the quotations in a paragraph with their marks, outermost only, in order.

    One that is not closed there goes on to the end of the paragraph: the next one opens it again.
    """
    found: list[Span] = []
    at, pairs = start, list(_PAIRS)
    while at < end:
        openings = [(mark, pair) for pair in pairs if (mark := pair[0].search(text, at, end))]
        if not openings:
            break
        pairs = [pair for _, pair in openings]
        mark, pair = min(openings, key=lambda one: one[0].start())
        close = _closed(text, mark, pair[1], end)
        if close is None:
            pairs.remove(pair)
            continue
        if WORD.search(text, mark.end(), close):
            found.append(Span(mark.start(), close))
        at = close
    return tuple(found)


def _closed(text: str, mark: re.Match[str], closing: re.Pattern[str], end: int) -> int | None:
    """Where a quotation ends; None for a mark that opens none."""
    single = mark.group() in "'‘"
    last = None
    for found in closing.finditer(text, mark.end(), end):
        if single and _OWNED.match(text, found.start() - 1):
            last = found.end()
            continue
        return found.end()
    return last if single else end
