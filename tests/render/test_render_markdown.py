"""Markdown reads well as text and as a page, and nothing in a readout becomes markup, a link or HTML."""

from __future__ import annotations

import re

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, nothing_shared, side, three_sides, two_sides
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from neutrality import JUDGING

from diplocompare.model import Comparison, LensNote, Observation
from diplocompare.render.markdown import render
from diplocompare.render.markdown_escape import escaped
from diplocompare.render.safe import safe

# All that a page of ours is made of; anything else would have come from a readout.
OURS = {
    *("heading", "paragraph", "inline", "blockquote", "bullet_list", "list_item", "strong", "text", "text_special"),
    *("table", "thead", "tbody", "tr", "th", "td", "hardbreak"),
}
PARSER = MarkdownIt("gfm-like", {"linkify": False})


def tokens(text: str) -> list[Token]:
    """What a renderer makes of a text, and of what stands inside its blocks; the comments that we set are left out."""
    found = (token for block in PARSER.parse(text) for token in (block, *(block.children or ())))
    return [token for token in found if (token.type, token.content) != ("html_inline", "<!-- -->")]


def kinds(text: str) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


def seen(text: str) -> str:
    """The letters that a reader of the page sees."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special", "code_inline"))


def page(comparison: Comparison, detail: str = "normal") -> str:
    return render(comparison, detail=detail)  # type: ignore[arg-type]


def test_a_topic_is_a_heading_a_table_of_shares_and_the_exact_words_of_each_side() -> None:
    assert """\
### t2 · Rescued trawler crews

| Text | Share of its words | First mention |
| --- | ---: | --- |
| Arland | 22% | 2nd of 5 |
| United Isles | 24% | 1st of 4 |

#### Arland

> **a4** Teo Rask, in turn, thanked Arland for taking in the crews of two wrecked trawlers.\\
> — attributed to United Isles

#### United Isles

> **b2** The Prime Minister conveyed his gratitude for the rescue of Islander seafarers in February.

### t3 · Undersea power cable · uncertain
""" in page(two_sides())


def test_the_page_begins_with_the_call_its_sides_and_the_summary() -> None:
    assert page(two_sides()).startswith(
        """\
# Arland · United Isles

Phone call, 5 March 2031

| Id | Side | Principal | Issuer | Words | Points |
| --- | --- | --- | --- | ---: | ---: |
| a | Arland | Mira Olin | Office of the President | 84 | 6 |
| b | United Isles | Teo Rask |  | 77 | 5 |

6 topics: 3 in both texts, 1 only in Arland's, 1 only in United Isles', 1 found in one text, uncertain whether \
elsewhere. Shared topics take 72% of Arland's words and 83% of United Isles'.

## What stands out

- **f1** Only Arland's text has “…case of three Arlandic journalists held since…”; not mentioned in United Isles' text.
  - Arland: “President Olin raised the case of **three Arlandic journalists** held since May.” · a6
  - United Isles: not mentioned; nearest: “and proposed talks between the two coast guards.” · b4

Both texts report Fishing quotas in the Grey Strait \\[t1\\] and Rescued trawler crews \\[t2\\].

What parts them: Arland's text has “three Arlandic journalists” \\[f1\\] (not mentioned in United Isles' text).

1 more finding with `--full`.

## In both texts: 3 topics
"""
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "No clear counterpart found in United Isles' text; nearest: b4 “and proposed talks between the two coast"
        " guards.” (0.31).",
        "Possibly also in United Isles' text: b5 “The Prime Minister welcomed progress on the power link between the"
        " isla…” (0.47).",
        "No clear counterpart found in Arland's text.",
    ],
)
def test_silence_is_told_as_no_more_than_silence(sentence: str) -> None:
    assert f"\n\n{sentence}\n\n" in page(two_sides())


def test_a_shared_topic_of_three_sides_says_which_has_no_counterpart() -> None:
    assert "\n\nNo clear counterpart found in Corvia's text.\n\n" in page(three_sides())


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
@pytest.mark.parametrize("name", COMPARISONS)
def test_a_page_holds_no_markup_but_ours(name: str, detail: str) -> None:
    # The name of an option is ours, and the only code.
    assert kinds(page(COMPARISONS[name](), detail).replace("`--full`", "")) <= OURS


@pytest.mark.parametrize("name", COMPARISONS)
def test_every_point_is_quoted_word_for_word_beside_its_id(name: str) -> None:
    comparison = COMPARISONS[name]()
    letters = seen(page(comparison))
    for readout in comparison.readouts:
        for point in readout.claims:
            assert f"{point.id} {safe(readout.quote(point)).strip()}" in letters


@pytest.mark.parametrize("name", [name for name in COMPARISONS if name != "nasty"])
def test_the_words_are_neutral(name: str) -> None:
    assert not JUDGING.search(page(COMPARISONS[name](), "full"))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "<!-- -->",
        "a@example.org @b",
        "[here](javascript:alert(1))",
        "![x](https://example.org/x.png)",
        "<https://example.org>",
        "[a]: https://example.org",
        "*a* _b_ **c** ~~d~~ `e` $f$ ==g== ++h++ ^i^",
        "# not a heading",
        "- not an item",
        "+ not an item",
        "1. not an item",
        "12) not an item",
        "> not a quote",
        "---",
        "===",
        "| a | b |",
        "&lt;b&gt; &#x41; &amp;",
        "a\\*b\\",
        "\\",
        "```",
        "~~~",
        ": definition",
        "{{ template }} {% include %}",
        "{: .class}",
        "a  \nb\\\nc",
        "    code",
        "\tcode",
    ],
)
def test_hostile_text_is_shown_as_it_stands(hostile: str) -> None:
    shown = " ".join(hostile.split())
    for line in (escaped(hostile), f"> **a1** {escaped(hostile)}\\\n> — jointly", f"- {escaped(hostile)}"):
        assert kinds(line) <= OURS - {"heading", "table"}
        assert shown in seen(line)
    assert seen(f"| {escaped(hostile)} |\n| --- |").strip() == shown
    assert seen(f"# {escaped(hostile)}") == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.org/a", "see https\\:\\//example\\.org/a"),
        ("see www.example.org", "see www\\.example\\.org"),
        ("see example.org", "see example\\.org"),
        ("write to a@example.org", "write to a@<!-- -->example\\.org"),
        ("as @somebody said", "as @<!-- -->somebody said"),
        ("at 10:30 on 3.12.2024, the U.S. side", "at 10:30 on 3.12.2024, the U.S. side"),
        ("$5 and #3", "\\$5 and \\#3"),
        ("Call & more: 2 + 2 = 4 - 0", "Call & more: 2 + 2 = 4 - 0"),
    ],
)
def test_no_address_can_become_a_link_and_plain_text_stays_plain(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_control_characters_are_visible() -> None:
    written = page(nasty(), "full")
    assert "␛\\[31mred␛\\[0m" in written
    assert "⟨U+202E⟩gnp" in written
    assert not set(written) & {"\x1b", "\x9b", "\r", "\u2028", "\u202e", "\u2066"}


@given(st.text(min_size=1), st.text(), st.text())
@settings(max_examples=80)
def test_any_text_anywhere_is_only_text(words: str, name: str, label: str) -> None:
    left = side(name, Said(words, "t1", "counterpart", "b"), id="a", issuer=label, principal=words, event=name)
    right = side("B", Said(label or "x", "t1"), Said(words, "t2"), id="b", source=name)
    comparison = build(left, right, topics={"t1": About(label), "t2": About(name)})
    assert kinds(page(comparison, "full")) <= OURS


def test_brief_is_findings_and_a_list_of_topics() -> None:
    brief = page(two_sides(), "brief")
    assert "- **t1** Fishing quotas in the Grey Strait · Arland 33%, United Isles 34%\n" in brief
    assert "- **t3** Undersea power cable · Arland 17%, United Isles 25% · uncertain\n" in brief
    assert ">" not in brief
    assert "attributes" not in brief


def test_full_has_every_finding_and_the_cross_checks_that_agree() -> None:
    assert "**f2**" not in page(two_sides())
    assert "**x1**" not in page(two_sides())
    full = page(two_sides(), "full")
    assert "no clear counterpart found. · a7 · uncertain" in full
    assert "**x1** United Isles: reported by both." in full
    assert "**x3** United Isles: not mentioned.\n\n> **a6** President Olin" in full


def test_observations_of_any_lens_are_told_with_their_words_and_place() -> None:
    seen_words = Observation("heat", "a", 228, 232, "warm", "thank", "a4", 2, "counterpart", ("hedged",))
    noted = LensNote("heat", "b", "no word list for the language 'xx'")
    full = page(replace(two_sides(), observations=(seen_words,), lens_notes=(noted,)), "full")
    assert (
        "## What the lens “heat” picked out\n\n- **a4** (228–232) “Teo ” · warm: thank · level 2 · by counterpart · hedged"
    ) in full
    assert "\n- United Isles, heat: no word list for the language 'xx'.\n" in full


def test_what_made_it_and_where_the_texts_are_from_stands_at_the_end() -> None:
    end = page(two_sides()).split("## About this comparison\n")[1]
    assert "- About the contact only: a1; b1, b7.\n" in end
    assert "- Silence is not denial: a topic of one text may have been raised by any side.\n" in end
    assert "- diplocompare 0.1.0 · tiny-model (0123456789ab) · threshold 0.5\n" in end
    assert re.search(r"\n\| Arland \|  \|  \| [0-9a-f]{64} \|\n", end)


def test_a_section_without_topics_is_left_out() -> None:
    assert "## In both texts" not in page(nothing_shared())


@pytest.mark.parametrize("name", COMPARISONS)
def test_it_ends_in_one_newline_and_no_line_in_blanks(name: str) -> None:
    written = page(COMPARISONS[name](), "full")
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert not re.search(r"[ \t]\n", written)
