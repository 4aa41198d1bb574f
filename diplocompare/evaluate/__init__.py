"""Comparisons scored against annotations, over words, so that scores do not depend on how a text was cut."""

from __future__ import annotations

from diplocompare.evaluate.corpus_score import CorpusScore, annotator_agreement, evaluate_corpus, summarise
from diplocompare.evaluate.gold import Gold, GoldPoint, GoldTopic, gold_comparison
from diplocompare.evaluate.score import CallScore, mean_score, score_call

__all__ = [
    "CallScore",
    "CorpusScore",
    "Gold",
    "GoldPoint",
    "GoldTopic",
    "annotator_agreement",
    "evaluate_corpus",
    "gold_comparison",
    "mean_score",
    "score_call",
    "summarise",
]
