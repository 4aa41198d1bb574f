"""Everything the page shows, as plain values in the order in which it shows them."""

from __future__ import annotations

from diplocompare.model import Comparison, Readout, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import listed, long_date, percent
from diplocompare.phrasing.shorten import shorten_line
from diplocompare.render.html.commitments import CommitmentRow, commitment_rows
from diplocompare.render.html.cross_checks import CheckGroup, check_groups
from diplocompare.render.html.findings import FindingItem, ToldPart, finding_items, told_parts
from diplocompare.render.html.foreign import safe_address
from diplocompare.render.html.lookup import Lookup
from diplocompare.render.html.observations import LensSection, lens_sections
from diplocompare.render.html.picture import Picture, picture
from diplocompare.render.html.terms import SideTerms, side_terms
from diplocompare.render.html.texts import FullText, full_texts
from diplocompare.render.html.topics import TopicGroup, longest_share, topic_groups

# Broken or hostile metadata may be of any length.
_FIELD_LETTERS = 200


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
    topics: str
    only: str
    shared: str
    shared_width: float


class Figure(Value):
    """A number that is set large, and what it counts."""

    number: str
    words: str
    color: str = ""


class Content(Value):
    """The page. `others`: the findings that are not among the first; `scale`: the longest share of any topic."""

    title: str
    occasion: str
    sides: tuple[Side, ...]
    leading: tuple[FindingItem, ...]
    others: tuple[FindingItem, ...]
    told: tuple[tuple[ToldPart, ...], ...]
    more: str
    figures: tuple[Figure, ...]
    sentences: tuple[str, ...]
    groups: tuple[TopicGroup, ...]
    scale: str
    checks: tuple[CheckGroup, ...]
    commitments: tuple[CommitmentRow, ...]
    terms: tuple[SideTerms, ...]
    picture: Picture
    texts: tuple[FullText, ...]
    lenses: tuple[LensSection, ...]
    article: str
    notes: tuple[str, ...]
    version: str
    model: str
    model_sha256: str
    settings: tuple[tuple[str, str], ...]


def content_of(comparison: Comparison) -> Content:
    """Return the page of a comparison; nothing in it is escaped yet, and nothing depends on anything else."""
    lookup = Lookup.of(comparison)
    signature = comparison.signature
    leading = [finding for finding in comparison.findings if finding.leading]
    others = [finding for finding in comparison.findings if not finding.leading]
    sentences = (phrases.topic_counts(comparison, lookup.names), phrases.shared_shares(comparison, lookup.names))
    return Content(
        title=listed(list(lookup.names.values())),
        occasion=shorten_line(phrases.occasion(comparison.summary), _FIELD_LETTERS),
        sides=tuple(_side(readout, lookup) for readout in comparison.readouts),
        leading=finding_items(leading, lookup),
        others=finding_items(others, lookup),
        told=told_parts(lookup),
        more=phrases.more_findings(len(others), all_of_them=not leading),
        figures=_figures(lookup),
        sentences=tuple(sentence for sentence in sentences if sentence),
        groups=topic_groups(lookup),
        scale=percent(longest_share(lookup)),
        checks=check_groups(lookup),
        commitments=commitment_rows(lookup),
        terms=side_terms(lookup),
        picture=picture(lookup),
        texts=full_texts(lookup),
        lenses=lens_sections(lookup),
        notes=tuple(note.text for note in comparison.notes),
        article=phrases.from_article(comparison),
        version=signature.version,
        model=signature.model,
        model_sha256=signature.model_sha256,
        settings=tuple((key, str(value)) for key, value in sorted(signature.settings.items())),
    )


def _side(readout: Readout, lookup: Lookup) -> Side:
    summary = next((side for side in lookup.comparison.summary.sides if side.readout == readout.id), None)
    share = summary.shared_share if summary else 0.0
    return Side(
        id=readout.id,
        color=lookup.colors[readout.id],
        name=lookup.names[readout.id],
        principal=shorten_line(readout.principal or "", _FIELD_LETTERS),
        issuer=shorten_line(readout.issuer or "", _FIELD_LETTERS),
        title=shorten_line(readout.title or "", _FIELD_LETTERS),
        date=shorten_line(long_date(readout.date or ""), _FIELD_LETTERS),
        language=shorten_line(readout.language or "", _FIELD_LETTERS),
        source=readout.source or "",
        link=safe_address(readout.source),
        sha256=readout.sha256,
        words=f"{readout.words:,}",
        points=f"{len(readout.claims):,}",
        topics=f"{summary.topics:,}" if summary else "",
        only=f"{summary.only:,}" if summary else "",
        shared=percent(share),
        shared_width=round(100 * share, 2),
    )


def _figures(lookup: Lookup) -> tuple[Figure, ...]:
    summary = lookup.comparison.summary
    if not summary.topics:
        return ()
    return (
        Figure(f"{summary.topics:,}", "topic" if summary.topics == 1 else "topics"),
        Figure(f"{summary.shared:,}", phrases.in_several(lookup.comparison)),
        *(
            Figure(f"{side.only:,}", phrases.only_in(lookup.names[side.readout]), lookup.colors[side.readout])
            for side in summary.sides
        ),
        *((Figure(f"{summary.uncertain:,}", phrases.UNCERTAIN_WHERE),) if summary.uncertain else ()),
    )
