"""The console blocks of README.md: a command after `$ `, and below it what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_COMMAND = re.compile(r"```console\n\$ (?P<command>[^\n]*(?:\n {4}[^\n]*)*)\n(?P<output>.*?)```", re.DOTALL)


def blocks(text: str) -> list[tuple[str, str]]:
    """Return command and output of every block."""
    return [(found["command"], found["output"]) for found in _COMMAND.finditer(text)]


def run(command: str, **more: str) -> str:
    """Return what a command prints, run in the repository's root with more variables in its environment."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools, "NO_COLOR": "1", **more}
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return found.stdout


def renewed(text: str) -> str:
    """Return the README with what its commands print now."""
    return _COMMAND.sub(lambda found: f"```console\n$ {found['command']}\n{run(found['command'])}```", text)
