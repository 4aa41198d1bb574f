"""Nothing that the tool says takes a side, and nothing takes silence for more: over every sentence there is.

All of them are in `phrasing/`: its functions are called here with plain arguments of every type that they take, its
constants and those of the templates and word lists are read, and no other room has a sentence of its own.
"""

from __future__ import annotations

import ast
import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, Literal

import pytest
from fixtures_comparison import two_sides
from neutrality import JUDGING, MORE_THAN_SILENCE, TAKES_A_SIDE

import diplocompare
from diplocompare import model, phrasing
from diplocompare.lexicon.lists import load_lexicon
from diplocompare.model import LensNote, Match
from diplocompare.model.lenses import FindingKind
from diplocompare.phrasing import findings, findings_claims, silence
from diplocompare.phrasing import told as summed_up
from diplocompare.phrasing.excerpt import Piece
from diplocompare.phrasing.silence import SURE

PACKAGE = Path(diplocompare.__file__).parent
MODULES = [
    import_module(f"diplocompare.phrasing.{path.stem}")
    for path in sorted(Path(phrasing.__file__).parent.glob("*.py"))
    if path.stem != "__init__"
]
TEMPLATES = sorted((PACKAGE / "render" / "html" / "templates").glob("*.j2"))
# What is said not to be so, word for word, and what is said of the tool itself, of its model or of a reporter.
DISCLAIMERS = (
    "It does not mean that the matter was not raised, that a side denies it, or that either text is right.",
    "says what was found, not what was said: silence is not denial",
    "omit: mean F1 of one-sided and of shared words, pooled.",
    "words whose speaker, or being frame, is right",
)
COMPARISON = two_sides()
MATCH = Match("m1", ("a2", "b3"), 0.7, 0.8, "same")
# One value at least of each type that a function here takes; of values as they stand in a comparison, every kind.
VALUES: Mapping[Any, Sequence[Any]] = {
    str: ("Arland",),
    int: (1, 2, 1204),
    float: (0.0, 0.3, SURE - 0.01, SURE, 1.0),
    bool: (False, True),
    object: (0.5,),
    type(None): (None,),
    model.Comparison: (COMPARISON,),
    model.Summary: (COMPARISON.summary,),
    model.Signature: (COMPARISON.signature,),
    model.Readout: COMPARISON.readouts,
    model.Point: [point for readout in COMPARISON.readouts for point in readout.points],
    model.Topic: COMPARISON.topics,
    model.Emphasis: [entry for topic in COMPARISON.topics for entry in topic.emphasis],
    model.Match: [MATCH],
    model.Finding: COMPARISON.findings,
    model.CrossCheck: COMPARISON.cross_checks,
    model.Commitment: COMPARISON.commitments,
    model.Observation: COMPARISON.observations,
    Piece: [Piece("thanked for "), Piece("a visit", marked=True)],
    LensNote: [LensNote("verbs", "a", "no word list")],
    Mapping[str, str]: ({"a": "Arland", "b": "Belmora"},),
}
# Arguments that only some strings fit, by the names of the function and of the parameter.
FITTING: Mapping[tuple[str, str], Sequence[Any]] = {
    ("only_commits", "commitment"): [
        (kind, "“a visit”") for kind in ("agreement", "instruction", "invitation", "visit", "next meeting")
    ],
    # Of every kind there is, and of one that only a later version has.
    ("difference", "kind"): [*typing.get_args(FindingKind), "framing", "strength", "initiative", "unheard-of"],
}


def arguments(annotation: Any) -> Sequence[Any]:
    """Values of a type; a sequence has one and two members."""
    if annotation in VALUES:
        return VALUES[annotation]
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return inside
    if origin in (UnionType, typing.Union):
        return [value for each in inside for value in arguments(each)]
    if origin is tuple:
        return list(islice(product(*map(arguments, inside)), 4))
    if origin in (Sequence, Iterable):
        one = arguments(inside[0])
        return [one[:1], [one[0], one[-1]]]
    raise AssertionError(f"say in VALUES what is a plain {annotation}")


def told(value: object) -> Iterator[str]:
    """The strings in what a function returns."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in told(each))
    elif isinstance(value, Iterable):
        yield from (text for each in value for text in told(each))


def functions(module: ModuleType) -> Iterator[Callable[..., object]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def calls(function: Callable[..., object]) -> Iterator[dict[str, Any]]:
    """The ways to call a function: every choice of values for its arguments, but for those with a default."""
    hints = typing.get_type_hints(function)
    needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    choices = [FITTING.get((function.__name__, p.name)) or arguments(hints[p.name]) for p in needed]
    for values in product(*choices):
        yield dict(zip([p.name for p in needed], values, strict=True))


def constants(module: ModuleType) -> Iterator[str]:
    """Every string that stands in a module: also those that no call above came upon."""
    return strings(ast.parse(inspect.getsource(module)))


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def offending(text: str) -> str | None:
    """What a text says that the tool never says."""
    for disclaimer in DISCLAIMERS:
        text = text.replace(disclaimer, "")
    found = next((found for rule in (JUDGING, TAKES_A_SIDE, MORE_THAN_SILENCE) if (found := rule.search(text))), None)
    return f"{found.group()!r} in {text!r}" if found else None


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_sentence_takes_a_side_or_takes_silence_for_more(module: ModuleType) -> None:
    said = {text for function in functions(module) for call in calls(function) for text in told(function(**call))}
    assert {offence for text in said | set(constants(module)) if (offence := offending(text))} == set()


def test_the_test_sees_what_it_is_for() -> None:
    for text in ("Arland denies it.", "Belmora's text is right.", "Arland leaves out the visas.", "It did not say so."):
        assert offending(text)
    assert all(
        any(disclaimer in text for module in MODULES for text in constants(module)) for disclaimer in DISCLAIMERS
    )


def test_no_word_list_takes_a_side_in_what_it_has_the_tool_say() -> None:
    said = [signal.says for signal in load_lexicon().tone.signals.values()]
    assert said
    assert [offence for text in said if (offence := offending(text))] == []


def test_what_is_not_sure_is_neither_not_mentioned_nor_only_in_one_text() -> None:
    said = [*functions(findings), *functions(findings_claims), *functions(silence), *functions(summed_up)]
    doubtful = [function for function in said if "confidence" in inspect.signature(function).parameters]
    assert len(doubtful) > 6
    for function in doubtful:
        for call in calls(function):
            strong = re.search(r"\b(Only|not mentioned)\b", str(function(**call)))
            assert bool(strong) == (call["confidence"] >= SURE), function.__name__


# Words in a row, or words beside what is filled in: `Only in {whose} text`, `{count} minutes`.
WORDS = re.compile(r"(\b[A-Za-z’']{2,}[,;:]?|\{\}[,;:]?) [A-Za-z’']{2,}\b|\b[A-Za-z’']{2,}[,;:]? \{\}")
# Rooms that speak to a reader of a comparison.
SPEAKING = ("findings", "lenses", "provenance", "topics", "article", "render", "report")
# What looks like words and is said to nobody: a policy for browsers, the form of a picture, words that are looked up;
# in points and articles, names of features; in a report, what is told of its progress.
NO_SENTENCES: Mapping[str, Sequence[str]] = {
    "render/html/shell.py": ("default-src 'none'; {}; base-uri 'none'; form-action 'none'", "; img-src data:"),
    "render/svg.py": ("<",),
    "findings/features.py": ("new words", "no speaker", "both: ", "one: ", "{}: {}", "whole: {}"),
    "lenses/commitments.py": ("next meeting",),
    "lenses/names.py": ("European Union", "Democratic Republic", "Central African", "Holy See", "the {}"),
    "article/tags.py": ("was quoted",),
    "report/update.py": ("{} of {}: {}",),
}


def sentences_in(path: Path) -> Iterator[str]:
    """The words that a module would say itself: no docstring, pattern, list of words, nor what an error says."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(part) for node in ast.walk(tree) for part in not_said(node)}
    for node in ast.walk(tree):
        text = None if id(node) in left_out else words_of(node)
        if text and WORDS.search(text):
            yield text


def words_of(node: ast.AST) -> str | None:
    """A string as it stands in a module, with {} for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def not_said(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that nobody is told, or that are part of a string that is looked at whole."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        yield node.func.value
    elif isinstance(node, ast.Call) and re.search(r"(^|\.)compile$|Error$", ast.unparse(node.func)):
        yield from ast.walk(node)


@pytest.mark.parametrize("room", SPEAKING)
def test_a_room_has_no_sentence_of_its_own(room: str) -> None:
    own = []
    for path in sorted((PACKAGE / room).rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        # Small words by which a language is told, many of which are English words too.
        if name != "provenance/language.py":
            known = NO_SENTENCES.get(name, ())
            own += [f"{name}: {text}" for text in sentences_in(path) if not text.startswith(tuple(known))]
    assert own == []


def test_nobody_is_sent_to_a_file_that_only_the_repository_has() -> None:
    sent = [
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in strings(ast.parse(path.read_text(encoding="utf-8")))
        if re.search(r"\b(diplocompare|docs|tests|training|benchmarks)/\w", text)
    ]
    assert sent == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_sentence_of_its_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|<(style|script)>.*?</\1>", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    attributes = re.findall(r'\b(?:aria-label|title|alt|data-label)="([^"]*)"', text)
    shown = re.sub(r"<[^>]*>", "\n", re.sub(r"\{%.*?%\}", "\n", re.sub(r"\{\{.*?\}\}", "{}", text, flags=re.DOTALL)))
    own = [line.strip() for line in [*shown.splitlines(), *attributes] if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", line)]
    assert own == []
