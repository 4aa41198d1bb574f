"""The pipeline: readouts in, comparison out. It decides nothing; each stage does."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict

from diplocompare.embed.encoder import NO_ADAPTER, Encoder
from diplocompare.embed.judge.protocol import Judge
from diplocompare.findings.find import find
from diplocompare.findings.view import Seen
from diplocompare.lenses.aligned_call import AlignedCall
from diplocompare.lenses.run import run_lenses
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import SCHEMA, Comparison, Readout, Signature
from diplocompare.model.lenses import LENSES, Lens
from diplocompare.pairs.scores import PairScores, score_pairs
from diplocompare.parties.identify import identify
from diplocompare.parties.parties import Party
from diplocompare.parties.speakers import attribute
from diplocompare.points.segment import segment
from diplocompare.provenance.notes import notes
from diplocompare.topics.align import align
from diplocompare.topics.emphasis import add_verbs, weigh
from diplocompare.topics.frames import heed_frames
from diplocompare.topics.grouping import Settings
from diplocompare.topics.labels import label
from diplocompare.topics.summary import summarise
from diplocompare.version import __version__


def cut(readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[tuple[Readout, ...], tuple[Party, ...]]:
    """Return readouts with their points, each with its role and speaker, and the parties to the call."""
    identified, parties = identify(readouts, lexicon)
    return tuple(attribute(segment(readout, parties, lexicon), parties, lexicon) for readout in identified), parties


def align_call(
    readouts: Sequence[Readout], encoder: Encoder, settings: Settings, lexicon: Lexicon, judge: Judge | None = None
) -> tuple[AlignedCall, PairScores]:
    """Return a call with its topics, and the scores of every pair of its points."""
    # From here on the steps of README.md, "How it works".
    readouts, parties = cut(readouts, lexicon)
    readouts, scores = score_pairs(readouts, parties, encoder, lexicon, judge)
    readouts, groups = align(readouts, scores, settings, lexicon)
    groups = heed_frames(readouts, groups, parties, lexicon)
    topics = weigh(readouts, groups, label(groups, readouts, parties, lexicon))
    return AlignedCall(readouts, topics, parties, lexicon), scores


def compare(  # noqa: PLR0913 - what it takes is loaded once, and asked for, apart from each other
    readouts: Sequence[Readout],
    encoder: Encoder,
    settings: Settings = Settings(),
    *,
    lenses: Sequence[Lens] = LENSES,
    lexicon: Lexicon | None = None,
    judge: Judge | None = None,
) -> Comparison:
    """Compare two or more readouts of one call, each with an id of its own.

    `lenses`: which are run on the topics; `lexicon`: the word lists they read by, those of the package unless given;
    `judge`: that of the large judgement, none for the small one.
    """
    lexicon = lexicon or load_lexicon()
    # Before anything is filled in: what the texts say of themselves.
    text_notes = notes(readouts, lexicon, multilingual=encoder.adapter == NO_ADAPTER)
    call, scores = align_call(readouts, encoder, settings, lexicon, judge)
    found = run_lenses(call, lenses)
    findings = find(call, scores, Seen.of(found, lenses), text_notes)
    # Twelve digits tell adapters apart, and still fit the table's last line.
    used = {"adapter": encoder.adapter[:12], "score": scores.scale.name, "lexicon": lexicon.name}
    return Comparison(
        schema=SCHEMA,
        signature=Signature(__version__, encoder.name, encoder.sha256, {**asdict(settings), **used, **named(judge)}),
        readouts=call.readouts,
        topics=add_verbs(call.readouts, call.topics, found.observations),
        findings=findings,
        summary=summarise(call.readouts, call.topics, findings),
        cross_checks=found.cross_checks,
        commitments=found.commitments,
        contrasts=found.contrasts,
        observations=found.observations,
        lenses=tuple(lens for lens in LENSES if lens in lenses),
        lens_notes=found.notes,
        notes=text_notes,
    )


def named(judge: Judge | None) -> dict[str, str]:
    """Return what the signature says of the judgement."""
    return {"judgement": "large", "judge": judge.sha256[:12]} if judge else {"judgement": "small"}
