"""Everything the page shows, as plain values in the order in which it shows them."""

from __future__ import annotations

from diplocompare.model import Comparison, Readout, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import counted, listed, long_date, percent, possessive
from diplocompare.render.html.index import Index
from diplocompare.render.html.ledger import Promise, Terms, promises, terms
from diplocompare.render.html.ribbons import Picture, picture
from diplocompare.render.html.rows import Group, groups, longest_share
from diplocompare.render.html.tellings import Checks, LensReport, Told, cross_checks, lens_reports, told
from diplocompare.render.html.texts import FullText, full_texts
from diplocompare.render.html.wording import cropped, followable

# Broken or hostile metadata may be of any length.
_FIELD = 200


class Side(Value):
    """What is known of one text. `shared`: the part of its words in shared topics, in words and in percent of a bar."""

    id: str
    color: str
    name: str
    principal: str
    issuer: str
    title: str
    date: str
    language: str
    source: str
    link: str
    sha256: str
    words: str
    points: str
    frame: str
    topics: str
    only: str
    shared: str
    shared_width: float


class Figure(Value):
    """A number that is set large, and what it counts."""

    number: str
    words: str
    color: str = ""


class PageView(Value):
    """The page."""

    title: str
    occasion: str
    sides: tuple[Side, ...]
    leading: tuple[Told, ...]
    others: tuple[Told, ...]
    more: str
    figures: tuple[Figure, ...]
    sentences: tuple[str, ...]
    groups: tuple[Group, ...]
    scale: str
    checks: tuple[Checks, ...]
    promises: tuple[Promise, ...]
    terms: tuple[Terms, ...]
    picture: Picture
    texts: tuple[FullText, ...]
    lenses: tuple[LensReport, ...]
    article: str
    notes: tuple[str, ...]
    version: str
    model: str
    model_sha256: str
    settings: tuple[tuple[str, str], ...]


def view(comparison: Comparison) -> PageView:
    """Return the page of a comparison; nothing in it is escaped yet, and nothing depends on anything else."""
    index = Index.of(comparison)
    signature = comparison.signature
    others = [finding for finding in comparison.findings if not finding.leading]
    sentences = (phrases.topic_counts(comparison, index.names), phrases.shared_shares(comparison, index.names))
    return PageView(
        title=listed(list(index.names.values())),
        occasion=cropped(phrases.occasion(comparison.summary), _FIELD),
        sides=tuple(_side(readout, index) for readout in comparison.readouts),
        leading=told([finding for finding in comparison.findings if finding.leading], index),
        others=told(others, index),
        more=counted(len(others), "more finding" if len(others) < len(comparison.findings) else "finding"),
        figures=_figures(index),
        sentences=tuple(sentence for sentence in sentences if sentence),
        groups=groups(index),
        scale=percent(longest_share(index)),
        checks=cross_checks(index),
        promises=promises(index),
        terms=terms(index),
        picture=picture(index),
        texts=full_texts(index),
        lenses=lens_reports(index),
        notes=tuple(note.text for note in comparison.notes),
        article=phrases.from_article(comparison),
        version=signature.version,
        model=signature.model,
        model_sha256=signature.model_sha256,
        settings=tuple((key, str(value)) for key, value in sorted(signature.settings.items())),
    )


def _side(readout: Readout, index: Index) -> Side:
    summary = next((side for side in index.comparison.summary.sides if side.readout == readout.id), None)
    share = summary.shared_share if summary else 0.0
    return Side(
        id=readout.id,
        color=index.colors[readout.id],
        name=index.names[readout.id],
        principal=cropped(readout.principal or "", _FIELD),
        issuer=cropped(readout.issuer or "", _FIELD),
        title=cropped(readout.title or "", _FIELD),
        date=cropped(long_date(readout.date or ""), _FIELD),
        language=cropped(readout.language or "", _FIELD),
        source=readout.source or "",
        link=followable(readout.source),
        sha256=readout.sha256,
        words=f"{readout.words:,}",
        points=f"{len(readout.claims):,}",
        frame=f"{len(readout.points) - len(readout.claims):,}",
        topics=f"{summary.topics:,}" if summary else "",
        only=f"{summary.only:,}" if summary else "",
        shared=percent(share),
        shared_width=round(100 * share, 2),
    )


def _figures(index: Index) -> tuple[Figure, ...]:
    summary = index.comparison.summary
    if not summary.topics:
        return ()
    figures = [
        Figure(f"{summary.topics:,}", "topic" if summary.topics == 1 else "topics"),
        Figure(f"{summary.shared:,}", f"in {phrases.several(index.comparison)}"),
    ]
    return (
        *figures,
        *(
            Figure(
                f"{side.only:,}", f"only in {possessive(index.names[side.readout])} text", index.colors[side.readout]
            )
            for side in summary.sides
        ),
    )
