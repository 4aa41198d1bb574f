"""A leading finding stands with the words of each side, the telling ones marked, in every format."""

from __future__ import annotations

import html
import re

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, side, three_sides, two_sides
from msgspec.structs import replace
from rich.cells import cell_len

from diplocompare.model import Comparison, Evidence, Finding
from diplocompare.phrasing.excerpt import plain
from diplocompare.render import Detail, Format, render
from diplocompare.render.quotations import quotations, sentence_above
from diplocompare.render.table.brief import SCREEN


def told(comparison: Comparison, finding: Finding) -> dict[str, tuple[str, str]]:
    """By side: its words, the marked ones in braces, and how it is said that it does not have it."""
    return {
        each.side: ("".join(f"{{{text}}}" if marked else text for text, marked in each.pieces(200)), each.silence)
        for each in quotations(comparison, finding)
    }


def evidence(comparison: Comparison, name: str, words: str) -> Evidence:
    start = comparison.readout(name).text.index(words)
    return Evidence(name, start, start + len(words))


def test_each_side_has_its_words_or_its_silence_and_the_nearest_words() -> None:
    made = two_sides()
    assert told(made, made.findings[0]) == {
        "a": ("President Olin raised the case of {three Arlandic journalists} held since May.", ""),
        "b": ("and proposed talks between the two coast guards.", "not mentioned"),
    }


def test_what_is_less_sure_is_not_said_to_be_not_mentioned() -> None:
    made = two_sides()
    doubtful = replace(made.findings[0], confidence=0.84, nearest=())
    assert told(made, doubtful)["b"] == ("", "no clear counterpart found")


def test_the_nearest_words_of_a_silent_side_may_be_evidence_and_one_that_is_not_named_is_not_told_of() -> None:
    made = three_sides()
    near = evidence(made, "c", "The summit decided on the reopening of the road.")
    found = Finding(
        "f1", "scope", "x", 0.9, (evidence(made, "a", "before winter"), near), silent=("c",), nearest=(near,)
    )
    assert {name: silence for name, (_, silence) in told(made, found).items()} == {"a": "", "c": "not mentioned"}
    assert told(made, found)["c"][0] == "The summit decided on the reopening of the road."
    assert told(made, replace(found, nearest=()))["c"][0] == ""


def test_a_few_words_are_quoted_with_the_point_they_stand_in_and_marked() -> None:
    made = two_sides()
    name = Finding("f1", "names", "x", 0.9, (evidence(made, "a", "Grey Strait"),))
    assert told(made, name)["a"][0] == "The leaders went through the fishing quotas in the {Grey Strait}…"
    longer = Finding("f1", "names", "x", 0.9, (evidence(made, "a", "through the fishing quotas in the Grey Strait"),))
    assert told(made, longer)["a"][0] == "through the fishing quotas in the Grey Strait…"


def test_evidence_outside_of_all_points_is_quoted_as_it_is() -> None:
    made = two_sides()
    bare = replace(made, readouts=(replace(made.readouts[0], points=()), made.readouts[1]))
    assert told(bare, made.findings[0])["a"][0].startswith("President Olin raised")


def test_of_passages_only_those_that_tell_are_quoted_or_else_the_first_that_is_given() -> None:
    made = two_sides()
    crews, cable = (
        evidence(made, "a", "thanked Arland for taking in the crews"),
        evidence(made, "a", "undersea power cable is to be laid"),
    )
    both = Finding("f1", "silence", "x", 0.9, (cable, crews))
    assert told(made, both)["a"][0] == "undersea power cable is to be laid…"
    marked = replace(both, marks=(evidence(made, "a", "crews"),))
    assert told(made, marked)["a"][0] == "thanked Arland for taking in the {crews}…"


def test_a_sentence_does_not_repeat_what_stands_below_it() -> None:
    made = two_sides()
    above = sentence_above(made, made.findings[0], quotations(made, made.findings[0]), 40)
    assert (
        above == "Only Arland's text has “…of three Arlandic journalists held…”; not mentioned in United Isles' text."
    )
    assert sentence_above(made, made.findings[0], (), 40) == made.findings[0].text


def test_the_nearest_words_do_not_stand_in_the_sentence_too() -> None:
    made = two_sides()
    near = "; the nearest words in United Isles': “and proposed talks between the two coast…” (only a part is at hand)."
    longer = replace(made.findings[0], text=made.findings[0].text.removesuffix(".") + near)
    above = sentence_above(made, longer, quotations(made, longer))
    assert above.endswith("”; not mentioned in United Isles' text (only a part is at hand).")


@pytest.mark.parametrize(
    ("kind", "topic", "expected"),
    [
        ("figures", "t1", "The figures on Fishing quotas in the Grey Strait"),
        ("wording", "t1", "The words on Fishing quotas in the Grey Strait"),
        ("wording", None, "In words of their own"),
        ("names", "t1", "In words of their own"),
    ],
)
def test_a_sentence_of_nothing_but_quotations_gives_way_to_the_name_of_the_difference(
    kind: str, topic: str | None, expected: str
) -> None:
    made = two_sides()
    words = (
        evidence(made, "a", "the fishing quotas in the Grey Strait"),
        evidence(made, "b", "quotas follow from the treaty"),
    )
    on = "On Fishing quotas in the Grey Strait, " if topic else ""
    text = (
        f"{on}Arland's text has “the fishing quotas in the Grey Strait”, United Isles' “quotas follow from the treaty”."
    )
    found = Finding("f1", kind, text, 0.9, words, leading=True, topic=topic)
    assert sentence_above(made, found, quotations(made, found)) == expected
    more = replace(found, text=text.replace("has", "stresses"))
    assert sentence_above(made, more, quotations(made, more)) == more.text


def test_in_a_terminal_the_type_alone_marks() -> None:
    assert "\x1b[1;4mthree Arlandic journalists\x1b[0m" in render(two_sides(), "table", width=120, color=True)
    assert "case of three Arlandic journalists held" in render(two_sides(), "table", width=120)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_quotation_takes_two_lines_at_the_most(width: int) -> None:
    long = "The President said at length, and " * 30
    readouts = side("Arland", Said(long, "t1"), id="a"), side("Belmora", Said("Grain.", "t1"), id="b")
    made = build(*readouts, topics={"t1": About("Grain")})
    words = (Evidence("a", 0, len(long)), Evidence("b", 0, 6))
    table = render(
        replace(made, findings=(Finding("f1", "tone", "Told.", 0.9, words, leading=True),)), "table", width=width
    )
    between = table.split("f1  Told.\n")[1].split("    Belmora")[0]
    assert 1 <= len(between.splitlines()) <= 2
    assert between.rstrip().endswith("…”  a1")


def test_on_the_page_marks_are_elements_and_a_silent_side_is_named() -> None:
    page = render(two_sides(), "html")
    assert "the case of <mark>three Arlandic journalists</mark> held" in page
    voices = page.split('<div class="voices">')[1].split('<p class="rests">')[0]
    assert re.findall(r"<bdi>([^<]*)</bdi>", voices) == ["Arland", "United Isles"]
    assert '<p class="absence">Not mentioned<span class="nearest">Nearest: “' in voices
    assert 'href="#point-b4"' in voices


def test_in_markdown_marks_are_bold() -> None:
    lines = render(two_sides(), "markdown").splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("- **f1** Only Arland"))
    assert lines[at + 1 : at + 3] == [
        "  - Arland: “President Olin raised the case of **three Arlandic journalists** held since May.” · a6",
        "  - United Isles: not mentioned; nearest: “and proposed talks between the two coast guards.” · b4",
    ]


def test_hostile_words_are_text_between_the_marks_too() -> None:
    assert "a\\|**b is \\[/b\\] and \\[bold red\\]not\\[/bold red\\] \\<script**\\>alert(1)" in render(
        nasty(), "markdown"
    )
    assert "<mark>b is [/b] and [bold red]not[/bold red] &lt;script</mark>&gt;alert(1)" in render(nasty(), "html")
    assert "\x1b[1;4m31mred␛[0m, a" in render(nasty(), "table", width=200, color=True)


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
def test_the_pair_is_summed_up_below_the_findings(format: Format, detail: Detail) -> None:
    shown = render(two_sides(), format, width=160, detail=detail)
    words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>|\\", "", shown)))
    first = (
        "these words of Arland's text; not mentioned"
        if (format, detail) == ("table", "brief")
        else "Only Arland's text has"
    )
    told = (first, *two_sides().summary.told, "Undersea power cable")
    places = [words.index(each) for each in told]
    assert places == sorted(places)


def test_on_the_page_the_evidence_of_what_sums_up_is_a_link() -> None:
    page = render(two_sides(), "html")
    assert '[<a href="#topic-t1">t1</a>]' in page and '[<a href="#finding-f1">f1</a>]' in page


def crowded(sides: int, topics: int) -> Comparison:
    """Texts of many topics, five leading findings with long sentences, and words of every side."""
    names = ["Arland", "Belmora", "Corvia"][:sides]
    said = [
        Said(f"The ministers of both countries dwelt on matter {n} of the northern ports.", f"t{n}")
        for n in range(topics)
    ]
    readouts = [side(name, *said, id="abc"[place]) for place, name in enumerate(names)]
    made = build(*readouts, topics={f"t{n}": About(f"Matter {n} of the northern ports") for n in range(topics)})
    words = tuple(Evidence(each.id, *each.points[0].span) for each in made.readouts)
    long = "On the northern ports the texts differ in every word that either of them has of these matters, at length."
    found = [Finding(f"f{n}", "framing", long, 0.9, words, leading=True) for n in range(1, 6)]
    return replace(made, findings=tuple(found), summary=replace(made.summary, told=(long, long)))


def test_brief_drops_the_length_of_quotations_first_then_joins_the_topics() -> None:
    roomy, tight = (render(crowded(2, topics), "table", width=80, detail="brief") for topics in (3, 20))
    assert "“The ministers of both countries dwelt on matter 0 of the…”  a1" in tight
    assert "t1  Matter 1 of the northern ports · Arland" in roomy
    assert "Matter 1 of the northern ports (5%, 5%); t2" in " ".join(tight.split())
    for table in (roomy, tight):
        assert len(table.splitlines()) < SCREEN


def test_a_terse_brief_says_who_is_silent_behind_the_sentence() -> None:
    made = crowded(3, 30)
    silent = replace(made.findings[0], evidence=made.findings[0].evidence[:1], silent=("b", "c"))
    table = " ".join(
        render(replace(made, findings=(silent, *made.findings[1:])), "table", width=80, detail="brief").split()
    )
    assert "at length. Belmora, Corvia: not mentioned Arland “" in table


def test_brief_says_what_is_odd_about_the_texts_but_not_how_it_was_made() -> None:
    for brief in (render(two_sides(), name, width=100, detail="brief") for name in ("table", "markdown")):
        assert "Silence is not denial" in brief
        assert "tiny-model" not in brief and "0123456789ab" not in brief


def test_no_words_are_lost_where_a_name_is_long_or_the_sheet_narrow() -> None:
    for width in (24, 40):
        table = " ".join(render(two_sides(), "table", width=width).split())
        assert "not mentioned" in table and "Arlandic" in table


def test_the_words_of_a_side_are_never_more_than_there_is_room_for() -> None:
    made = two_sides()
    for each in quotations(made, made.findings[0]):
        for longest in range(20, 120):
            assert len(plain(each.pieces(longest))) <= longest


@pytest.mark.parametrize("name", COMPARISONS)
def test_a_brief_keeps_within_the_width_and_colour_adds_nothing_to_it(name: str) -> None:
    for width in (20, 30, 50, 80, 120, 200):
        plain_text = render(COMPARISONS[name](), "table", width=width, detail="brief")
        assert all(cell_len(line) <= width for line in plain_text.splitlines())
        colored = render(COMPARISONS[name](), "table", width=width, detail="brief", color=True)
        shown = re.sub(r"\x1b\[[0-9;]*m", "", colored)
        assert [line.rstrip() for line in shown.splitlines()] == plain_text.splitlines()
