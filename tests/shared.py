"""What takes long to make, made once for all processes that run the tests of one `make test`."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ARDESH = "---\nside: Ardesh\n---\nAnna Berg discussed grain exports with Bo Ek. She raised visas for students.\n"
LYSMARK = "---\nside: Lysmark\n---\nBo Ek discussed grain exports. He proposed a railway bridge.\n"


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder of this name, filled by `make` if no other process has done so; the others wait meanwhile."""
    made = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            work = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder))
            make(work)
            work.replace(made)
    return made


class FirstRuns(NamedTuple):
    """Three comparisons by the command line, begun at once on an empty cache: what they printed, and the cache."""

    cache: Path
    printed: list[str]
    said: list[str]


def first_runs(folder: Path) -> FirstRuns:
    """The first runs with the embedded model, which prepare it; the cache serves further tests."""
    made = once(folder, "first-runs", _run_three)
    return FirstRuns(made / "cache", *json.loads((made / "runs.json").read_text(encoding="utf-8")))


def _run_three(folder: Path) -> None:
    (folder / "a.md").write_text(ARDESH, encoding="utf-8")
    (folder / "b.md").write_text(LYSMARK, encoding="utf-8")
    (folder / "config.toml").touch()
    command = [sys.executable, "-m", "diplocompare.cli", "compare", "a.md", "b.md", "--format", "json"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DIPLOCOMPARE_")}
    environment |= {"DIPLOCOMPARE_CACHE": str(folder / "cache"), "DIPLOCOMPARE_CONFIG": str(folder / "config.toml")}
    environment["DIPLOCOMPARE_JUDGEMENT"] = "small"
    running = [
        subprocess.Popen(command, cwd=folder, env=environment, stdout=-1, stderr=-1, text=True) for _ in range(3)
    ]
    results = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0] * 3, results
    (folder / "runs.json").write_text(json.dumps(list(zip(*results, strict=True))), encoding="utf-8")
