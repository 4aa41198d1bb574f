"""Every value that the stages hand to each other, and the base error: look for them here."""

from __future__ import annotations

from diplocompare.model.comparison import SCHEMA, Comparison, SideSummary, Signature, Summary, json_schema
from diplocompare.model.error import DiplocompareError, InputError, ModelError, NetworkError
from diplocompare.model.findings import (
    ArticleSpan,
    ArticleText,
    Commitment,
    Contrast,
    CrossCheck,
    Evidence,
    Finding,
    LensNote,
    Note,
    Observation,
    Outcome,
    Reason,
    Speaker,
    Term,
)
from diplocompare.model.readout import WORD, Nearest, Point, Readout, Role, Span, count_words
from diplocompare.model.topic import UNCERTAIN_BELOW, Emphasis, How, Match, Relation, Status, Topic
from diplocompare.model.value import Value

__all__ = [
    "SCHEMA",
    "UNCERTAIN_BELOW",
    "WORD",
    "ArticleSpan",
    "ArticleText",
    "Commitment",
    "Comparison",
    "Contrast",
    "CrossCheck",
    "DiplocompareError",
    "Emphasis",
    "Evidence",
    "Finding",
    "How",
    "InputError",
    "LensNote",
    "Match",
    "ModelError",
    "Nearest",
    "NetworkError",
    "Note",
    "Observation",
    "Outcome",
    "Point",
    "Readout",
    "Reason",
    "Relation",
    "Role",
    "SideSummary",
    "Signature",
    "Span",
    "Speaker",
    "Status",
    "Summary",
    "Term",
    "Topic",
    "Value",
    "count_words",
    "json_schema",
]
