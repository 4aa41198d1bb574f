"""The YAML block at the head of a Markdown readout: what it says of the readout, and the text below it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from diplocompare.model import InputError

if TYPE_CHECKING:
    from yaml.events import Event
    from yaml.nodes import Node

# What is read of front matter; whatever else stands there is left alone.
FIELDS = ("side", "issuer", "principal", "date", "event", "language", "source", "title")
_FENCE = "---"
# In characters, and in lists within lists: more is an attack, or no front matter.
_LONGEST, _DEEPEST = 64_000, 8
_REMEDY = "mend it, or put an empty line above the first `---` if it is text"
# A day with an hour behind it.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?=[Tt\s])")
# Where libyaml, ten times as fast as the parser in Python, reads otherwise: it lets some tabs, tags, marks and comments
# pass that the other refuses. What a readout is must not depend on which of them there is.
_READ_OTHERWISE = re.compile("[\t!\ufeff\x85\u2028\u2029]|[|>][-+0-9]*#|^%", re.MULTILINE)
# Control characters, and halves of surrogate pairs, which no encoding can write.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def split(text: str, *, name: str) -> tuple[dict[str, str], str]:
    """Split a file's text into its front matter (those of `FIELDS` that it gives) and its body.

    Front matter is there only if the first line is `---` and a later line closes it. The newlines around the body
    are taken off, nothing else. Raises `DiplocompareError`, naming `name` and the line, where it cannot be read.
    """
    if not text.startswith(_FENCE + "\n"):
        return {}, text.strip("\n")
    # From the newline of the opening fence on, so that an empty block closes too.
    end = (text + "\n").find(f"\n{_FENCE}\n", len(_FENCE))
    if end < 0:
        return {}, text.strip("\n")
    body = text[end + len(_FENCE) + 2 :].strip("\n")
    if end > _LONGEST:
        raise InputError(f"{name}: front matter of over {_LONGEST // 1000} kB, {_REMEDY}")
    return _fields(text[len(_FENCE) + 1 : end + 1], name), body


def one_line(value: str) -> str:
    """Return a name or title as one line: whitespace folded, control characters and surrogates as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", " ".join(value.split()))


def day_of(date: str) -> str:
    """Return the day of a moment (2024-12-03T10:30Z); any other date as it is written."""
    moment = _MOMENT.match(date)
    return moment.group() if moment else date


def _fields(block: str, name: str) -> dict[str, str]:
    """Return the fields of a block that it gives a value to, as they are written."""
    # Imported here: plain text, the usual input, does without.
    from yaml import MappingNode, ScalarNode

    root = _parse(block, name)
    if root is None:
        return {}
    if not isinstance(root, MappingNode):
        raise _fault(name, _line(root), "not a `key: value` line")
    found: dict[str, str] = {}
    for key, node in root.value:
        field = key.value.strip().lower() if isinstance(key, ScalarNode) else ""
        if field == "sources":
            found["source"] = found.get("source") or _first(node, name, field)
        elif field == "source":
            found[field] = _first(node, name, field)
        elif field in FIELDS:
            found[field] = _scalar(node, name, field)
    found["date"] = day_of(found.get("date", ""))
    return {field: value for field, value in found.items() if value}


def _parse(block: str, name: str) -> Node | None:
    """Return the tree of a block, not its values: by YAML 1.1 `language: no` would come out as false.

    Raises `DiplocompareError`, naming the line, where it is no YAML or holds what could swell without end.
    """
    import yaml

    if yaml.__with_libyaml__ and not _READ_OTHERWISE.search(block):
        # Of what libyaml refuses the parser in Python says below what is wrong: in the same words on every machine.
        with suppress(yaml.YAMLError, ValueError, OverflowError):
            return _compose(block, name, yaml.CSafeLoader)
    try:
        return _compose(block, name, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _fault(name, line, f"{error.problem} (a value with a colon needs quotes)") from error
    except yaml.reader.ReaderError as error:
        raise _fault(name, block.count("\n", 0, error.position), "a control character") from error
    except (ValueError, OverflowError) as error:
        # From the parser itself, for an escape or a version number beyond any bound.
        raise _fault(name, 0, "not YAML") from error


def _compose(block: str, name: str, loader: Any) -> Node | None:
    """Parse a block without anchors and aliases, which can swell without end, and not nested beyond all bounds."""
    import yaml

    depth = 0
    for event in yaml.parse(block, Loader=loader):
        if getattr(event, "anchor", None):
            raise _fault(name, _line(event), "YAML anchors and aliases are not read (quote a value with & or *)")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _fault(name, _line(event), "nested too deep")
    root: Node | None = yaml.compose(block, Loader=loader)
    return root


def _first(node: Node, name: str, field: str) -> str:
    """Return the first entry of a list that has one, or the value itself."""
    from yaml import SequenceNode

    if not isinstance(node, SequenceNode):
        return _scalar(node, name, field)
    return next(filter(None, (_scalar(entry, name, field) for entry in node.value)), "")


def _scalar(node: Node, name: str, field: str) -> str:
    """Return a value as it is written; nothing, `~` and `null` give an empty string."""
    from yaml import ScalarNode

    if not isinstance(node, ScalarNode):
        raise _fault(name, _line(node), f"`{field}` is not one plain value")
    return "" if node.tag == "tag:yaml.org,2002:null" else one_line(node.value)


def _line(item: Node | Event) -> int:
    return item.start_mark.line if item.start_mark else 0


def _fault(name: str, line: int, problem: str) -> InputError:
    """Build the error for a line of the block, counted from 0; the file has the fence above it."""
    return InputError(f"{name}: front matter, line {line + 2}: {problem}, {_REMEDY}")
