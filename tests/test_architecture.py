"""The direction of imports: what a room may know, which rooms may touch the machine, who imports an outside library."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import diplocompare

PACKAGE = Path(diplocompare.__file__).parent
# From the ground up. A module imports only from its own room (folder or file of the package) or from a lower floor.
LAYERS = (
    {"model", "version"},
    {"files", "weights"},
    {"lexicon", "embed"},
    {"phrasing", "parties"},
    {"sources"},
    {"points", "provenance"},
    {"pairs", "reading"},
    {"relations"},
    {"topics", "article"},
    {"lenses", "evaluate"},
    {"findings"},
    {"pipeline", "render"},
    {"report", "batch", "__init__"},
    {"cli"},
)
# Rooms that may touch files, the environment, processes and the network; all others are values in, values out.
EDGES = {"files", "sources", "embed", "report", "batch", "cli"}
MACHINE = {"os", "sys", "tempfile", "shutil", "subprocess", "sqlite3", "socket", "random", "time"}
# A result must not depend on when or with what luck it was made.
CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}
# Outside libraries, and the one room that imports each.
ALLOTTED = {
    "click": {"cli"},
    "rich": {"render"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "sentencex": {"points"},
    "py3langid": {"provenance"},
    "sentence_transformers": {"embed"},
    "torch": {"embed"},
    "onnxruntime": {"embed"},
    "tokenizers": {"embed"},
    "yaml": {"sources"},
    "trafilatura": {"sources"},
    "lxml": {"sources"},
    "pypdf": {"sources"},
    "docx": {"sources"},
    "charset_normalizer": {"files"},
    "platformdirs": {"files"},
}
FLOOR = {room: floor for floor, rooms in enumerate(LAYERS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: Path) -> str:
    """The folder or file directly under the package."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(module: Path) -> str:
    """The dotted name of a module inside the package."""
    return ".".join(module.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def known() -> frozenset[str]:
    """The modules of the package, by their full names."""
    return frozenset(f"diplocompare.{name(each)}" for each in MODULES)


@cache
def imported(module: Path) -> frozenset[str]:
    """Return what a module imports, anywhere in it, as dotted names: of `from a import b` a.b where that is a module."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {each if each in known() else node.module for each in names}
    return frozenset(found)


def own(module: Path) -> set[str]:
    """The modules of this package that a module imports, by their names in it."""
    return {each.removeprefix("diplocompare.") for each in imported(module) & known()}


def test_every_room_stands_on_a_floor() -> None:
    assert {room(module) for module in MODULES} == set(FLOOR)


def test_a_module_imports_only_from_its_own_room_or_a_lower_floor() -> None:
    up = [
        f"{name(module)} imports {each}"
        for module in MODULES
        for each in own(module)
        if (there := each.partition(".")[0]) != room(module) and FLOOR[there] >= FLOOR[room(module)]
    ]
    assert up == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    # The face of a folder (its __init__) brings its modules together, and they do not know it.
    arrows = {name(module): own(module) for module in MODULES}
    left = dict(arrows)
    while free := [each for each, needs in left.items() if not needs & left.keys() - {each}]:
        for each in free:
            del left[each]
    assert sorted(left) == []


def test_an_outside_library_is_imported_only_where_it_is_allotted() -> None:
    strangers = [
        f"{name(module)} imports {each}"
        for module in MODULES
        for each in {found.partition(".")[0] for found in imported(module)}
        if each in ALLOTTED and room(module) not in ALLOTTED[each]
    ]
    assert strangers == []


def test_only_edges_touch_the_machine() -> None:
    touching = [
        f"{name(module)} imports {each}"
        for module in MODULES
        if room(module) not in EDGES
        for each in {found.partition(".")[0] for found in imported(module)}
        if each in MACHINE
    ]
    assert touching == []


def test_only_edges_ask_the_clock() -> None:
    asking = [
        f"{name(module)}:{node.lineno}"
        for module in MODULES
        if room(module) not in EDGES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in CLOCK
    ]
    assert asking == []


def test_no_error_hides_what_caused_it() -> None:
    hiding = [
        f"{name(module)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Raise) and isinstance(node.cause, ast.Constant) and node.cause.value is None
    ]
    assert hiding == []


def test_nothing_heavy_is_loaded_with_the_command_line() -> None:
    heavy = ["torch", "sentence_transformers", "onnxruntime", "tokenizers", "numpy", "rich", "yaml"]
    code = f"import sys, diplocompare.cli; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_modules_and_functions_stay_small() -> None:
    long = []
    for module in MODULES:
        source = module.read_text(encoding="utf-8")
        if len(source.splitlines()) > 360:
            long.append(name(module))
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 45:
                long.append(f"{name(module)}:{node.name}")
    assert long == []
