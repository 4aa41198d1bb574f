"""The front matter is what stands between two fences at the very beginning; everything else is the readout's text."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocompare.model import DiplocompareError
from diplocompare.sources.frontmatter import one_line, split

WHOLE = """---
side: Russia
issuer: Kremlin
principal: Vladimir Putin
date: 2024-12-03
event: Phone call
language: en
sources:
  - https://example.org/a
  - https://example.org/b
title: "Readout: a call"
licence: CC BY 4.0
provenance: Own wording.
---

The leaders spoke.

They agreed.
"""


def test_the_known_fields_are_read_and_the_others_left_out() -> None:
    assert split(WHOLE, name="a.md") == (
        {
            "side": "Russia",
            "issuer": "Kremlin",
            "principal": "Vladimir Putin",
            "date": "2024-12-03",
            "event": "Phone call",
            "language": "en",
            "source": "https://example.org/a",
            "title": "Readout: a call",
        },
        "The leaders spoke.\n\nThey agreed.",
    )


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        ("date: 2024-12-03 10:30:00\n", {"date": "2024-12-03"}),
        ("date: 2024-12-03T10:30:00Z\n", {"date": "2024-12-03"}),
        ("date: 2024-02-30\n", {"date": "2024-02-30"}),
        ("date: 3 December 2024\n", {"date": "3 December 2024"}),
        ("language: no\n", {"language": "no"}),
        ("side: 007\nissuer: 1.50\n", {"side": "007", "issuer": "1.50"}),
        ("side:\nissuer: ~\nprincipal: null\ntitle: ''\n", {}),
        ("Side: Russia\n", {"side": "Russia"}),
        ("title: |\n  Two\n  lines\n", {"title": "Two lines"}),
        ('side: "a\\0b\\x1b[31m\\ud800"\n', {"side": "a\ufffdb\ufffd[31m\ufffd"}),
        ("source: https://example.org/a\nsources: [b]\n", {"source": "https://example.org/a"}),
        ("source:\nsources: ['', b]\n", {"source": "b"}),
        ("sources: []\n", {}),
        ("sources: https://example.org/a\n", {"source": "https://example.org/a"}),
        ("provenance: {a: [b, {c: d}]}\n? [a]\n: b\n", {}),
        ("side: !!python/object/apply:os.getcwd []\n", None),
        ("", {}),
        ("# nothing but a comment\n", {}),
    ],
)
def test_values_are_read_as_they_are_written(block: str, fields: dict[str, str] | None) -> None:
    if fields is None:
        with pytest.raises(DiplocompareError, match="`side` is not one plain value"):
            split(f"---\n{block}---\nThe text.", name="a.md")
    else:
        assert split(f"---\n{block}---\nThe text.", name="a.md") == (fields, "The text.")


@pytest.mark.parametrize(
    "text",
    [
        "The leaders spoke.\n---\nside: x\n---",
        "---\nThe leaders spoke and nothing closes this.",
        "--- \nside: x\n---\nThe leaders spoke.",
        "----\nside: x\n----\nThe leaders spoke.",
        "---\nside: x\n--- \nThe leaders spoke.",
        " \nThe leaders spoke. ",
        "",
    ],
    ids=["later", "open", "trailing space", "four dashes", "closing space", "spaces", "empty"],
)
def test_without_two_fences_all_is_text(text: str) -> None:
    assert split("\n\n" + text + "\n", name="a.md") == ({}, text)
    assert split(text, name="a.md") == ({}, text)


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("The leaders spoke.\n", "line 2: not a `key: value` line"),
        ("- Russia\n", "line 2: not a `key: value` line"),
        ("side: Russia\ntitle: Readout: a call\n", "line 3: mapping values are not allowed here"),
        ("side: Russia\n\tissuer: x\n", "line 3: "),
        ("side: [Russia\n", "line 3: "),
        ("side: Russia\nprincipal: [Putin, Xi]\n", "line 3: `principal` is not one plain value"),
        ("side: Russia\nissuer:\n  name: Kremlin\n", "line 4: `issuer` is not one plain value"),
        ("sources:\n  - url: x\n", "line 3: `sources` is not one plain value"),
        ("a: &a [x, x]\nside: *a\n", "line 2: YAML anchors and aliases are not read"),
        ("side: *a\n", "line 2: YAML anchors and aliases are not read"),
        ("side: x\na: " + "[" * 20_000 + "\n", "line 3: nested too deep"),
        ("side: x\nissuer: \x07\n", "line 3: a control character"),
        ('side: "\\UFFFFFFFF"\n', "line 2: not YAML"),
        ("side: x\n...\nside: y\n", "line 4: "),
    ],
    ids=[
        *("prose", "list", "colon", "tab", "open list", "two principals", "mapping", "mapping in list"),
        *("bomb", "alias", "deep", "control", "escape", "two documents"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(block: str, problem: str) -> None:
    with pytest.raises(DiplocompareError) as caught:
        split(f"---\n{block}---\nThe leaders spoke.", name="a.md")
    message = str(caught.value)
    assert message.startswith(f"a.md: front matter, {problem}")
    assert message.endswith(", mend it, or put an empty line above the first `---` if it is text")
    assert message.isprintable()


def test_an_endless_front_matter_is_refused() -> None:
    with pytest.raises(DiplocompareError, match=r"^a\.md: front matter of over 64 kB, mend it"):
        split("---\n" + "a: b\n" * 20_000 + "---\nThe text.", name="a.md")


def test_one_line_folds_whitespace_and_hides_what_no_terminal_should_get() -> None:
    assert one_line("  The\n White\u2028House\x1b[1m \udc80 ") == "The White House\ufffd[1m \ufffd"


# What libyaml and the parser in Python have been seen to read in two ways, and what front matter is made of.
PIECES = (
    *("side: ", "date: ", "sources:\n - ", "\n", "\n", "\n  ", "- ", "[", "]", "{", "}", ", ", ": ", "? ", '"', "'"),
    *(
        "|",
        ">",
        "|-",
        "|#",
        "# c",
        " # c",
        "&a",
        "*a",
        "!",
        "!!str ",
        "%YAML 1.1\n",
        "---",
        "...",
        "\\x41",
        '"\\ud800"',
    ),
    *(
        "\t",
        "\u2028",
        "\x85",
        "\ufeff",
        "\xa0",
        "\x07",
        "é",
        "中",
        "\U0001f600",
        "2024-12-03",
        "null",
        "~",
        "a",
        "b c",
        "@",
    ),
)


@settings(max_examples=300, deadline=None)
@given(block=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_front_matter_does_not_depend_on_which_parser_is_installed(block: str) -> None:
    def read() -> tuple[dict[str, str], str] | str:
        try:
            return split(f"---\n{block}\n---\n\nText.", name="a.md")
        except DiplocompareError as error:
            return str(error)

    fast = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        assert read() == fast


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is not installed")
def test_plain_front_matter_is_parsed_by_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "SafeLoader")
    assert split(WHOLE, name="a.md")[0]["side"] == "Russia"
