"""Make small faults in modules and say which of them no test notices: `python -m benchmarks.mutants --base main~5`.

Each module gets a few seeded mutations (a comparison moved by one, `and` for `or`, a branch never taken, a statement
left out ...). Every mutant is written into a copy of the tree, and the tests nearest to its module by imports are run
on it, in a process forked from one that has pytest loaded. A mutant that passes them survives: the branch needs a test,
or nobody needs the branch. Docstrings, annotations, decorators and what only words a message are never mutated.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path("diplocompare")
TESTS = Path("tests")
# Tests that need processes or minutes; they are run for modules of their own room only.
SLOW = tuple(
    "cli embed report sources test_architecture.py test_batch.py test_examples.py test_faults.py test_fuzz_inputs.py "
    "test_metamorphic.py test_odd_inputs.py test_readme.py".split()
)
# A browser asks for more memory than a mutant may have.
NEVER = {"render/test_render_html_browser.py"}
MOST_FILES = 8
# A mutant that loops is ended after this many seconds of a processor; the tests of a module take four or so.
LIMIT_S = 15
MEMORY_BYTES = 8 << 30
SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault: `code` is the whole module, `before` and `after` the part that differs."""

    module: Path
    line: int
    before: str
    after: str
    code: str


def mutants(module: Path, most: int, seed: int) -> list[Mutant]:
    """Return up to `most` mutants of a module, the same ones for the same text and seed."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    sites = list(_sites(tree))
    dice = random.Random(f"{seed} {module.as_posix()}")  # noqa: S311 - a choice that can be repeated, no secret
    dice.shuffle(sites)
    found: dict[str, Mutant] = {}
    for parent, field, index in sites:
        if len(found) == most:
            break
        mutant = _mutated(module, tree, (parent, field, index), dice)
        if mutant and mutant.code not in found:
            found[mutant.code] = mutant
    return sorted(found.values(), key=lambda mutant: mutant.line)


# A node's place: its parent, the field, and the index where the field is a list.
Place = tuple[ast.AST, str, int | None]


def _sites(node: ast.AST) -> Iterator[Place]:
    """Yield the places of nodes that have a mutation, without those whose change nobody could notice."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_only_words(child):
                continue
            if _changes(child, node):
                yield node, field, index
            yield from _sites(child)


def _is_only_words(node: ast.AST) -> bool:
    """Tell whether a node is a docstring, an import, an error's message, or names and types alone."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
        return True
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return True
    return isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom | ast.JoinedStr)


def _changes(node: ast.AST, parent: ast.AST) -> list[ast.AST]:  # noqa: C901, PLR0911, PLR0912 - a table, one line a kind
    """Return what may stand in a node's place."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in SWAPS:
            return [_with(node, ops=[SWAPS[type(op)](), *node.ops[1:]])]
        case ast.BoolOp(op=ast.And()):
            return [_with(node, op=ast.Or())]
        case ast.BoolOp(op=ast.Or()):
            return [_with(node, op=ast.And())]
        case ast.UnaryOp(op=ast.Not()):
            return [node.operand]
        case ast.Slice(lower=lower, upper=upper):
            moved = [_with(node, lower=_moved(lower, 1)), _with(node, lower=None)] if lower else []
            return moved + ([_with(node, upper=_moved(upper, -1)), _with(node, upper=None)] if upper else [])
        case ast.Constant(value=bool() as value):
            return [ast.Constant(not value)]
        # The bounds of a slice have mutations of their own.
        case ast.Constant(value=int() as value) if not isinstance(parent, ast.Slice):
            return [ast.Constant(value + 1), ast.Constant(value - 1)]
        case ast.Constant(value=float() as value) if value:
            return [ast.Constant(value * 2), ast.Constant(value / 2)]
        case ast.If() | ast.While():
            return [_with(node, test=ast.Constant(value=False))]
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.comprehension(ifs=[_, *_]):
            return [_with(node, ifs=node.ifs[1:])]
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            return [ast.Pass()]
        case ast.Return(value=ast.expr()) if isinstance(parent, ast.If | ast.For):
            return [ast.Pass()]
    return []


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node with other fields."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _moved(bound: ast.expr, by: int) -> ast.expr:
    return ast.BinOp(bound, ast.Add() if by > 0 else ast.Sub(), ast.Constant(abs(by)))


def _mutated(module: Path, tree: ast.Module, place: Place, dice: random.Random) -> Mutant | None:
    """Return the mutant of one place, or None where the change leaves the same code."""
    parent, field, index = place
    held = getattr(parent, field)
    node: ast.AST = held if index is None else held[index]
    line = next((each.lineno for each in (node, *ast.walk(node), parent) if hasattr(each, "lineno")), 0)
    change = dice.choice(_changes(node, parent))
    before = ast.unparse(tree)
    # Replaced in the tree itself and put back afterwards: a copy of the whole tree a mutant would cost more.
    if index is None:
        setattr(parent, field, change)
    else:
        held[index] = change
    try:
        code = ast.unparse(ast.fix_missing_locations(tree))
    finally:
        if index is None:
            setattr(parent, field, node)
        else:
            held[index] = node
    return None if code == before else Mutant(module, line, _brief(node), _brief(change), code)


def _brief(node: ast.AST) -> str:
    """Return the code of a node in one line of at most 100 characters; of a branch, its condition."""
    told = " ".join(ast.unparse(node).split())
    if isinstance(node, ast.If | ast.While):
        told = f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    return told if len(told) <= 100 else f"{told[:99]}…"


@cache
def imports(file: Path) -> frozenset[Path]:
    """Return the files of the package (and of benchmarks) that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    paths = {path for name in found if name.split(".")[0] in {"diplocompare", "benchmarks"} for path in _files(name)}
    return frozenset(paths - {file})


def _files(name: str) -> Iterator[Path]:
    path = Path(*name.split("."))
    yield from (each for each in (path.with_suffix(".py"), path / "__init__.py") if each.is_file())


def tests_of(module: Path) -> list[str]:
    """Return the test files nearest to a module, nearest first: those that import it, then those that reach it."""
    room = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    found = []
    for test in TESTS.rglob("test_*.py"):
        place = test.relative_to(TESTS).as_posix()
        own = place.startswith((f"{room}/", f"test_{room}.py"))
        if place not in NEVER and (own or not place.startswith(SLOW)):
            found.append((_distance(test, module), not own, str(test)))
    return [test for distance, _, test in sorted(found) if distance < 6][:MOST_FILES]


def _distance(test: Path, module: Path) -> int:
    """Return how many imports lie between a test and a module; a large number where it is never reached."""
    seen: set[Path] = set()
    ring = imports(test)
    for distance in range(6):
        if module in ring:
            return distance
        seen |= ring
        ring = frozenset(further for each in ring for further in imports(each)) - seen
    return 99


def changed(base: str) -> list[Path]:
    """Return the modules whose code, docstrings and annotations apart, is another than in a revision."""
    modules = f"{PACKAGE}/*.py"
    listed = _git("diff", "--name-only", "--diff-filter=d", base, "--", modules)
    listed += _git("ls-files", "--others", "--exclude-standard", "--", modules)
    before = set(_git("ls-tree", "-r", "--name-only", base, "--", str(PACKAGE)).split())
    return [
        Path(path)
        for path in sorted(listed.split())
        if path not in before or _bare(Path(path).read_text("utf-8")) != _bare(_git("show", f"{base}:{path}"))
    ]


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout  # noqa: S607


def _bare(source: str) -> str:
    """Return code without docstrings, comments and annotations."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


def run(work: Sequence[tuple[Mutant, list[str]]], copies: Sequence[Path]) -> Iterator[tuple[Mutant, bool]]:
    """Run tests on mutants, one in each copy of the tree at a time; yield each as it ends, and whether they passed."""
    free, waiting = list(copies), list(work)[::-1]
    running: dict[int, tuple[Mutant, Path]] = {}
    while waiting or running:
        if waiting and free:
            mutant, tests = waiting.pop()
            place = free.pop()
            (place / mutant.module).write_text(mutant.code, encoding="utf-8")
            running[start(place, tests, LIMIT_S)] = mutant, place
            continue
        process, status = os.wait()
        mutant, place = running.pop(process)
        free.append(place)
        # With its time of change, by which Python takes its bytecode up again.
        shutil.copy2(mutant.module, place / mutant.module)
        yield mutant, status == 0


def start(place: Path, tests: list[str], limit: int) -> int:
    """Run test files in a copy of the tree, in a process of its own that ends with 0 where all pass; return its id."""
    import pytest

    sys.stdout.flush()
    if process := os.fork():
        return process
    code = 1
    try:
        log = os.open(place / "mutant.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        signal.alarm(20 * limit)  # for what waits without working
        sys.path[:] = [str(place), *(each for each in sys.path if each and Path(each) != Path.cwd())]
        sys.modules.pop("benchmarks", None)
        # The labelled sentences of real readouts lie beside the checkout, not beside its copy.
        os.environ.setdefault("DIPLOCOMPARE_DATA", str(Path.cwd().parent / "shared" / "data"))
        os.chdir(place)
        # Nothing of a mutant comes into the home of who runs this.
        os.environ.update(PYTHONPATH=str(place), XDG_CACHE_HOME=str(place / ".cache"), HOME=str(place))
        options = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-m", "not model"]
        # hypothesis is loaded already, before pytest could rewrite it.
        code = int(pytest.main([*options, "-W", "ignore::pytest.PytestAssertRewriteWarning", *tests]))
    except BaseException:  # noqa: BLE001 - whatever it was, this process must not run on as a second parent
        traceback.print_exc()
    os._exit(code)


def copy_tree(folder: Path, jobs: int, tests: list[str]) -> list[Path]:
    """Copy the tree once a job, as it lies there now, with the bytecode of everything; the tests must pass on it."""
    first, *further = (folder / f"copy-{number}" for number in range(jobs))
    for name in _git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if Path(name).is_file():
            (first / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, first / name)
    start(first, tests, 10 * LIMIT_S)
    if os.wait()[1]:
        raise SystemExit((first / "mutant.log").read_text("utf-8")[-3000:] + "\nthe tests fail without any mutant")
    for place in further:
        shutil.copytree(first, place)
    # A mutant may have the size and the second of another: what Python goes by to use bytecode again.
    sys.dont_write_bytecode = True
    return [first, *further]


def report(modules: Sequence[Path], most: int, seed: int, jobs: int) -> tuple[list[Mutant], int]:
    """Print every mutant that survives; return the survivors and how many mutants there were."""
    import hypothesis
    import numpy  # noqa: F401 - what every process needs is loaded before any is forked

    hypothesis.settings.load_profile("ci")  # the same examples each time, none kept

    made = [mutant for module in modules for mutant in mutants(module, most, seed)]
    tests = {module: tests_of(module) for module in {mutant.module for mutant in made}}
    if bare := sorted(str(module) for module, found in tests.items() if not found):
        raise SystemExit(f"no test reaches {', '.join(bare)}")
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies = copy_tree(Path(folder).resolve(), jobs, sorted({test for found in tests.values() for test in found}))
        ended = run([(mutant, tests[mutant.module]) for mutant in made], copies)
        survivors = [mutant for mutant, passed in ended if passed]
    survivors.sort(key=lambda mutant: (mutant.module, mutant.line))
    for mutant in survivors:
        source = mutant.module.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
        print(f"{mutant.module}:{mutant.line}: {mutant.before}  ->  {mutant.after}\n    {source}")
    return survivors, len(made)


def main() -> None:
    """Read the arguments, run, and print the rate of each module and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("modules", nargs="*", type=Path, help="modules or folders; without any, those that changed")
    parser.add_argument("--base", default="HEAD~1", help="the revision that changed modules are found by")
    parser.add_argument("--most", type=int, default=6, help="mutants a module (6)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other mutants (0)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (one a processor)")
    asked = parser.parse_args()
    modules = asked.modules or changed(asked.base)
    files = sorted({file for each in modules for file in (each.rglob("*.py") if each.is_dir() else [each])})
    began = time.monotonic()
    survivors, made = report(files, asked.most, asked.seed, asked.jobs)
    by_module: dict[Path, int] = defaultdict(int)
    for mutant in survivors:
        by_module[mutant.module] += 1
    print()
    for module, count in sorted(by_module.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count} of {asked.most}  {module}")
    share = len(survivors) / made if made else 0.0
    print(f"{len(survivors)} of {made} mutants survive ({share:.0%}), in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
