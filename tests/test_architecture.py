"""The import rules of the package: a pure core, thin edges, one importer for each outside library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import diplocompare

PACKAGE = Path(diplocompare.__file__).parent
EDGES = {
    "cli",
    "config",
    "output",
    "sources",
    "decode",
    "frontmatter",
    "intake",
    "saved",
    "corpus",
    "embed",
    "batch",
    "report",
    "fetch",
    "documents",
}
IMPURE = {"os", "sys", "io", "time", "datetime", "random", "tempfile", "shutil", "subprocess", "sqlite3", "socket"}
ALLOTTED = {
    "click": {"cli"},
    "rich": {"render"},
    "sentencex": {"segment"},
    "sentence_transformers": {"embed"},
    "torch": {"embed"},
    "onnxruntime": {"embed"},
    "tokenizers": {"embed"},
    "yaml": {"frontmatter"},
    "charset_normalizer": {"decode"},
    "platformdirs": {"config"},
    "trafilatura": {"documents"},
    "lxml": {"documents"},
    "pypdf": {"documents"},
    "docx": {"documents"},
    "socket": {"fetch"},
    "jinja2": {"render", "report"},
    "markupsafe": {"render", "report"},
    "py3langid": {"language"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def stage(module: Path) -> str:
    """The file or folder directly under the package."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_outside_library_is_imported_only_where_it_is_allotted(module: Path) -> None:
    for name in imported(module) & set(ALLOTTED):
        assert stage(module) in ALLOTTED[name], f"{module.name} imports {name}"


@pytest.mark.parametrize(
    "module",
    [m for m in modules() if stage(m) not in EDGES | {"render"}],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_core_touches_no_file_clock_or_environment(module: Path) -> None:
    assert not imported(module) & IMPURE


def test_nothing_heavy_is_loaded_with_the_command_line() -> None:
    heavy = ["torch", "sentence_transformers", "onnxruntime", "tokenizers", "numpy", "rich", "yaml"]
    code = f"import sys, diplocompare.cli; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 360
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None and node.end_lineno - node.lineno <= 45, f"{module.name}: {node.name}"
