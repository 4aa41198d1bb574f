"""One news article that reports what the sides of a talk said, read as one extract a side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diplocompare.article.actors import Actors
from diplocompare.article.attribute import FURNITURE, Piece, Reader
from diplocompare.article.extracts import Article, extract
from diplocompare.article.lines import blocks, stripped
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
    told = [sentence for part in parts if not part.furniture for sentence in sentences(text, part.span)]
    sides, lead = find_sides(text, told, given, lexicon)
    reader = Reader(text, Actors(text, sides, lexicon), lexicon, lead)
    pieces: list[Piece] = []
    for part in parts:
        if part.furniture:
            pieces.append(Piece(part.start, part.end, FURNITURE))
        else:
            pieces += _joined(text, reader.read(part))
    spans: list[ArticleSpan] = []
    for piece in pieces:
        spans += _with_quotations(text, piece, sides[piece.by].name if isinstance(piece.by, int) else piece.by)
    said = []
    for number, side in enumerate(sides):
        own = [Span(piece.start, piece.end) for piece in pieces if piece.by == number]
        if own:
            said.append((side, own))
    if not said:
        names = ", ".join(side.name for side in sides)
        raise InputError(f"nothing in it is put down to {names}, name the parties with --party")
    date = find_date(text)
    return Article(text, tuple(spans), sides, extract(text, said, str(date.day) if date else None))


def _joined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a paragraph that hold words, without white space at their ends, neighbours by the same as one."""
    found: list[Piece] = []
    for piece in pieces:
        span = stripped(text, piece.start, piece.end)
        if not WORD.search(text, *span):
            continue
        if found and found[-1].by == piece.by:
            found[-1] = replace(found[-1], end=span.end)
        else:
            found.append(Piece(*span, piece.by))
    return found


def _with_quotations(text: str, piece: Piece, by: str) -> list[ArticleSpan]:
    """A piece, parted where direct quotations in it begin and end; furniture has none."""
    quotes = () if by == FURNITURE else quotations(text, piece.start, piece.end)
    parts: list[tuple[int, int, bool]] = []
    at = piece.start
    for quote in quotes:
        parts += [(at, quote.start, False), (*quote, True)]
        at = quote.end
    parts.append((at, piece.end, False))
    spans = [ArticleSpan(*stripped(text, start, end), by, quoted=quoted) for start, end, quoted in parts]
    return [span for span in spans if WORD.search(text, span.start, span.end)]
