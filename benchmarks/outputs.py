"""Write what the tool prints of the corpora, to hold two versions together: `python -m benchmarks.outputs DIR`.

Every call of `corpora/readouts` and twenty of `corpora/synthetic` in every format and width, what `explain` says of
every id of theirs, and the articles. Run it in a checkout of either version, then `diff -r`.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from diplocompare.cli import main as run_command

CORPORA = Path("corpora")
SYNTHETIC = 20
RENDERINGS = {
    "table-80": ("--width", "80"),
    "table-120": ("--width", "120", "--full"),
    "brief": ("--brief", "--width", "100"),
    "markdown": ("--format", "markdown"),
    "html": ("--format", "html"),
    "csv": ("--format", "csv"),
    "svg": ("--format", "svg"),
}


def printed(*arguments: str) -> str:
    """Run a command and return what it prints, or its one sentence where it fails."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(io.StringIO()) as told:
        try:
            run_command(list(arguments))
        except SystemExit as end:
            if end.code:
                return told.getvalue()
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


def calls() -> Iterator[Path]:
    """Yield the folders of the calls to print."""
    yield from sorted(path for path in (CORPORA / "readouts").iterdir() if path.is_dir())
    synthetic = sorted(path for path in (CORPORA / "synthetic").iterdir() if path.is_dir())
    yield from synthetic[:: max(1, len(synthetic) // SYNTHETIC)][:SYNTHETIC]


def ids(comparison: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """Yield every id that `explain` knows in a comparison."""
    for part in ("topics", "findings", "cross_checks"):
        yield from (str(each["id"]) for each in comparison[part])
    for holder, inner in (("readouts", "points"), ("topics", "matches")):
        for each in comparison[holder]:
            yield from (one["id"] for one in each[inner])  # type: ignore[attr-defined]


def main(folder: str) -> None:
    """Write all outputs into a folder."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for call in calls():
        saved = out / f"{call.name}.json"
        saved.write_text(printed("compare", str(call), "--format", "json"), encoding="utf-8")
        for name, options in RENDERINGS.items():
            (out / f"{call.name}.{name}").write_text(printed("render", str(saved), *options), encoding="utf-8")
        told = ids(json.loads(saved.read_text(encoding="utf-8")))
        explained = "\n".join(printed("explain", str(saved), each, "--width", "100") for each in told)
        (out / f"{call.name}.explain").write_text(explained, encoding="utf-8")
    for article in sorted((CORPORA / "articles").glob("*.txt")):
        (out / f"{article.stem}.article").write_text(
            printed("article", str(article), "--format", "json"), encoding="utf-8"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
