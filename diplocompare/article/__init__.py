"""One news article that reports what the sides of a talk said, read as one extract a side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.article.actors import Actors
from diplocompare.article.attribute import FURNITURE, Piece, Reader
from diplocompare.article.extracts import Article, extract
from diplocompare.article.lines import blocks
from diplocompare.article.quotes import quotations
from diplocompare.article.sides import find_sides
from diplocompare.lexicon.dates import find_date
from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import WORD, ArticleSpan, InputError, Span
from diplocompare.points.sentences import sentences

__all__ = ["Article", "read_article"]

# More than a long report has; a whole newspaper or a book is no article.
MAX_CHARACTERS = 200_000


def read_article(text: str, given: Sequence[str], lexicon: Lexicon) -> Article:
    """Put every word of an article down to a side, to the reporter, to the frame or to the furniture of its page.

    `given`: parties as the user names them, "Türkiye=Erdogan,Turkish president". Raises `DiplocompareError` where
    none is found, or none of them says anything.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"has over {MAX_CHARACTERS:,} characters, give one article alone")
    parts = blocks(text, lexicon)
    body = [part for part in parts if not part.furniture]
    sides, lead = find_sides(text, [span for part in body for span in sentences(text, part.span)], given, lexicon)
    reader = Reader(text, Actors(text, sides, lexicon), lexicon, lead)
    pieces = [
        piece
        for part in parts
        for piece in ([Piece(part.start, part.end, FURNITURE)] if part.furniture else _trimmed(text, reader.read(part)))
    ]
    names = [side.name for side in sides]
    spans = [
        one
        for piece in pieces
        for one in _with_quotations(text, piece, names[piece.by] if isinstance(piece.by, int) else piece.by)
    ]
    said = [[Span(piece.start, piece.end) for piece in pieces if piece.by == at] for at in range(len(sides))]
    telling = [(side, own) for side, own in zip(sides, said, strict=True) if own]
    if not telling:
        raise InputError(f"nothing in it is put down to {', '.join(names)}, name the parties with --party")
    date = find_date(text)
    return Article(text, tuple(spans), sides, extract(text, telling, str(date.day) if date else None))


def _trimmed(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces without white space at their ends, those of one paragraph that belong together as one."""
    found: list[Piece] = []
    for piece in pieces:
        inner = text[piece.start : piece.end]
        start = piece.start + len(inner) - len(inner.lstrip())
        end = piece.end - (len(inner) - len(inner.rstrip()))
        if not WORD.search(text, start, end):
            continue
        if found and found[-1].by == piece.by:
            found[-1] = replace(found[-1], end=end)
        else:
            found.append(Piece(start, end, piece.by))
    return found


def _with_quotations(text: str, piece: Piece, by: str) -> list[ArticleSpan]:
    """A piece, parted where direct quotations in it begin and end; furniture has none."""
    found: list[ArticleSpan] = []
    at = piece.start
    for quote in quotations(text, piece.start, piece.end) if by != FURNITURE else ():
        found += [ArticleSpan(at, quote.start, by), ArticleSpan(*quote, by, quoted=True)]
        at = quote.end
    found.append(ArticleSpan(at, piece.end, by))
    return [one for one in (_inner(text, one) for one in found) if WORD.search(text, one.start, one.end)]


def _inner(text: str, span: ArticleSpan) -> ArticleSpan:
    """A span without white space at its ends."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return replace(span, start=start, end=max(start, span.end - (len(inner) - len(inner.rstrip()))))
