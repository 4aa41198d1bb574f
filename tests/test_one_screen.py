"""The brief table of real calls, made with the real model, is on one screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared import FirstRuns

from diplocompare.embed.encoder import Encoder
from diplocompare.embed.load import load_encoder
from diplocompare.evaluate.annotations import read_call
from diplocompare.pipeline import compare
from diplocompare.render import render
from diplocompare.sources.calls import call_folders

READOUTS = call_folders(Path(__file__).parent.parent / "corpora" / "readouts")

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def real_encoder(embedded: FirstRuns) -> Encoder:
    return load_encoder(cache_folder=embedded.cache, report=pytest.fail)


@pytest.mark.parametrize("folder", READOUTS, ids=lambda folder: folder.name)
def test_brief_is_on_one_screen_with_all_that_it_is_to_tell(folder: Path, real_encoder: Encoder) -> None:
    comparison = compare(read_call(folder, warn=pytest.fail).readouts, real_encoder)
    lines = render(comparison, "table", width=80, detail="brief").splitlines()
    assert len(lines) <= 50
    shown = " ".join(" ".join(lines).split())
    assert all(f"[{finding.id}]" in shown for finding in comparison.findings if finding.leading)
    assert all(" ".join(topic.label.split()) in shown for topic in comparison.topics)
    assert all(" ".join(sentence.split()) in shown for sentence in comparison.summary.told)
