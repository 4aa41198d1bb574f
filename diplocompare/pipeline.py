"""The pipeline: readouts in, comparison out. It decides nothing; each stage does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import asdict

from diplocompare.embed.encoder import Encoder
from diplocompare.lenses.look import look
from diplocompare.lenses.scene import Scene
from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import SCHEMA, Comparison, Readout, Signature, Topic
from diplocompare.model.lenses import LENSES, Lens
from diplocompare.pairs.features import claims_of
from diplocompare.pairs.mask import mask
from diplocompare.pairs.probability import probabilities, report_probabilities
from diplocompare.pairs.scale import NO_ADAPTER, Scale
from diplocompare.pairs.similarity import cosines
from diplocompare.parties.parties import Party, complete, find_parties
from diplocompare.parties.speakers import attribute
from diplocompare.points.segment import segment
from diplocompare.provenance.notes import notes
from diplocompare.topics.align import align
from diplocompare.topics.emphasis import weigh, word
from diplocompare.topics.grouping import Settings
from diplocompare.topics.labels import label
from diplocompare.topics.summary import summarise
from diplocompare.version import __version__


def cut(readouts: Sequence[Readout], lexicon: Lexicon) -> tuple[tuple[Readout, ...], tuple[Party, ...]]:
    """Return readouts with their points, each with its role and speaker, and the parties to the call."""
    readouts = complete(readouts, lexicon)
    parties = find_parties(readouts, lexicon)
    return tuple(attribute(segment(readout, parties, lexicon), parties, lexicon) for readout in readouts), parties


def compare(
    readouts: Sequence[Readout],
    encoder: Encoder,
    settings: Settings = Settings(),
    *,
    lenses: Sequence[Lens] = LENSES,
    lexicon: Lexicon | None = None,
) -> Comparison:
    """Compare two or more readouts of one call, each with an id of its own.

    `lenses`: which look at the topics; `lexicon`: the word lists they read by, those of the package unless given.
    """
    lexicon = lexicon or load_lexicon()
    # Before anything is filled in: what the texts say of themselves.
    odd = notes(readouts, lexicon, multilingual=encoder.adapter == NO_ADAPTER)
    readouts, parties = cut(readouts, lexicon)
    readouts, topics, scale = find_topics(readouts, parties, encoder, settings, lexicon)
    topics = weigh(readouts, label(topics, readouts, parties, lexicon))
    scene = Scene.of(readouts, topics, parties, lexicon)
    seen = look(scene, lenses)

    # Twelve digits tell adapters apart, and still fit the table's last line.
    used = {"adapter": encoder.adapter[:12], "score": scale.name, "lexicon": scene.lexicon.name}
    return Comparison(
        schema=SCHEMA,
        signature=Signature(__version__, encoder.name, encoder.sha256, {**asdict(settings), **used}),
        readouts=readouts,
        topics=word(readouts, topics, seen.observations),
        findings=seen.findings,
        summary=summarise(readouts, topics),
        cross_checks=seen.cross_checks,
        commitments=seen.commitments,
        contrasts=seen.contrasts,
        observations=seen.observations,
        lenses=tuple(lens for lens in LENSES if lens in lenses),
        lens_notes=seen.notes,
        notes=odd,
    )


def find_topics(
    readouts: Sequence[Readout], parties: Sequence[Party], encoder: Encoder, settings: Settings, lexicon: Lexicon
) -> tuple[tuple[Readout, ...], tuple[Topic, ...], Scale]:
    """Return the readouts with a topic for each claim, the topics, and the scale that their scores are told on."""
    readouts, blanked = zip(*(mask(readout, parties, lexicon) for readout in readouts), strict=True)
    vectors = [
        encoder.encode(body, [point.span for point in readout.claims])
        for readout, body in zip(readouts, blanked, strict=True)
    ]

    claims = claims_of(readouts, blanked, lexicon)
    cosine = cosines(np.concatenate(vectors).astype(np.float64))
    scale = Scale.of(encoder)
    usual = scale.usual(cosine)
    readouts, topics = align(
        readouts, probabilities(claims, usual), report_probabilities(claims, usual), settings, lexicon
    )
    return (*scale.told(readouts, topics, cosine), scale)
