from __future__ import annotations

import shutil

import pytest
from readme import README, blocks, run
from shared import FirstRuns

BLOCKS = blocks(README.read_text(encoding="utf-8"))


def test_the_first_screen_shows_a_comparison_and_the_two_commands() -> None:
    opening = "\n".join(README.read_text(encoding="utf-8").splitlines()[:40])
    assert "$ diplocompare compare" in opening and "make demo" in opening and "make test" in opening


@pytest.mark.model
@pytest.mark.parametrize(("command", "output"), BLOCKS, ids=[command[:50] for command, _ in BLOCKS])
def test_a_command_prints_what_the_readme_shows(command: str, output: str, embedded: FirstRuns) -> None:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    assert run(command, DIPLOCOMPARE_CACHE=str(embedded.cache)) == output
