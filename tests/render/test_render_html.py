"""The page holds every word, links every claim to its words, loads nothing and treats readouts as data."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, nothing, side, three_sides, two_sides
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from diplocompare.model import Comparison, Evidence, Finding, LensNote, Match, Observation
from diplocompare.phrasing.pages import heading
from diplocompare.render.html import render
from diplocompare.render.html.foreign import safe_address, safe_lines
from diplocompare.render.html.lookup import Lookup
from diplocompare.render.html.picture import picture

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """A page as a reader's program sees it: every element with its attributes, and the text within it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[int] = []
        self.feed(html)
        self.close()
        assert not self.open, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.texts[place] += data

    def attributes(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str, css: str = "") -> list[str]:
        """The texts of all elements of this name (and class), each on one line."""
        found = zip(self.elements, self.texts, strict=True)
        return [
            " ".join(text.split())
            for (name, attributes), text in found
            if name == tag and set(css.split()) <= set(attributes.get("class", "").split())
        ]


def page(comparison: Comparison) -> Page:
    return Page(render(comparison))


def bodies(html: str) -> list[str]:
    """The full texts of a page, without the numbers of the points."""
    found = re.findall(r'<div class="body"[^>]*>\n(.*?)</div>', html, re.DOTALL)
    without = [re.sub(r'<(a|span) class="ref [^>]*>[^<]*</\1>', "", body) for body in found]
    paragraphs = ["".join(re.findall(r"<p[^>]*>(.*?)</p>", body, re.DOTALL)) for body in without]
    parsed = [Page(f"<div>{body}</div>") for body in paragraphs]
    return [each.texts[0] for each in parsed]


def matched() -> Comparison:
    """The two sides with two matches: a2 with b3, and a3 with b3 and b4."""
    comparison = two_sides()
    fish, *others = comparison.topics
    matches = (
        Match("m1", ("a2", "b3"), 0.9, 0.8, "same"),
        Match("m2", ("b3", "a3"), 0.5, 0.6, "differs"),
        Match("m3", ("a3", "b4"), 0.4, 0.55, "related"),
    )
    return replace(comparison, topics=(replace(fish, matches=matches), *others))


@pytest.mark.parametrize("name", COMPARISONS)
def test_every_character_of_every_text_is_there_in_its_place(name: str) -> None:
    comparison = COMPARISONS[name]()
    assert bodies(render(comparison)) == [safe_lines(readout.text) for readout in comparison.readouts]


def test_paragraphs_lines_and_spaces_are_kept_even_within_a_point() -> None:
    text = "One line\nand another,  with two spaces.\n\n\tA second paragraph.\n \nA third."
    comparison = build(side("A", Said(text, "t1"), id="a"), side("B", id="b"), topics={"t1": About("x")})
    html = render(comparison)
    assert bodies(html)[0] == text
    assert html.count('<p dir="auto"><span class="point only" data-p="a1"') == 3
    assert html.count('id="text-a1"') == 1


@pytest.mark.parametrize("name", COMPARISONS)
def test_nothing_is_loaded_and_nothing_runs_but_what_is_hashed(name: str) -> None:
    html = render(COMPARISONS[name]())
    found = page(COMPARISONS[name]())
    policy = next(m["content"] for m in found.attributes("meta") if m.get("http-equiv") == "Content-Security-Policy")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    for tag, attributes in found.elements:
        assert tag not in ("img", "iframe", "object", "embed", "form", "base", "audio", "video")
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "src", "srcset", "action")]
        target = attributes.get("href", "#")
        assert target.startswith("#") or (tag == "link" and target.startswith("data:image/svg+xml;base64,"))
    assert "@import" not in html and "url(http" not in html


@pytest.mark.parametrize("name", COMPARISONS)
def test_headings_tables_ids_and_links_are_in_order(name: str) -> None:
    found = page(COMPARISONS[name]())
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {a["href"][1:] for a in found.attributes("a") if a["href"].startswith("#")}
    labels = {a["aria-labelledby"] for _, a in found.elements if "aria-labelledby" in a}
    assert links | labels <= set(ids)
    assert all("scope" in attributes for attributes in found.attributes("th"))
    assert len(found.attributes("caption")) == len(found.attributes("table"))
    assert len(found.attributes("main")) == len(found.attributes("header")[:1]) == len(found.attributes("nav")) == 1


def test_sections_stand_in_the_order_a_reader_needs() -> None:
    assert page(two_sides()).text("h2") == [
        "What stands out",
        "In numbers",
        "Topics",
        "What each text attributes to the other",
        "Commitments and next steps",
        "The picture of the alignment",
        "The full texts",
        "What the lenses saw",
        "Provenance",
        "What “not mentioned” means",
    ]
    assert page(two_sides()).text("h1") == ["Arland and United Isles"]
    assert page(three_sides()).text("h1") == ["Arland, Belmora and Corvia"]
    assert page(two_sides()).text("title")[0] == "Arland and United Isles: Phone call, 5 March 2031"


def test_leading_findings_stand_open_and_the_others_fold_away() -> None:
    leading, others = render(two_sides()).split("<details>")[:2]
    assert (
        "President Olin raised the case of three Arlandic journalists"
        in Page(leading + "</section></main></body></html>").texts[0]
    )
    assert 'id="finding-f1"' in leading and 'id="finding-f2"' in others
    assert "1 more finding<" in others
    assert 'data-lights="a6"' in leading and 'href="#point-a6"' in leading


def test_a_kind_that_nobody_has_told_the_page_of_is_shown_under_its_own_name() -> None:
    seen = Observation("new_lens", "a", 0, 9, "some kind", "normal form", "a1", 2, "joint", ("negated",))
    told = Finding("f9", "new_lens", "A sentence.", 0.5, (Evidence("b", 0, 3),), leading=True)
    comparison = replace(
        two_sides(),
        findings=(told,),
        observations=(seen,),
        lens_notes=(LensNote("tone", "b", "no word list for the language 'xx'"),),
    )
    found = page(comparison)
    assert found.text("p", "kind") == ["New lens uncertain"]
    assert found.text("p", "rests") == ["f9"]
    assert found.text("summary") == ["New lens 1 place", "Tone 0 places"]
    row = ["President", "some kind", "normal form", "level 2, joint, negated", "a1"]
    assert "".join(row) in found.text("tr")
    assert "United Isles: no word list for the language 'xx'" in found.text("p", "quiet")
    assert heading("silence") == "One text only"


def test_evidence_outside_all_points_is_quoted() -> None:
    readout = side("A", Said("Grain."), id="a")
    bare = build(replace(readout, points=()), side("B", id="b"), topics={})
    told = Finding("f1", "silence", "A sentence.", 0.9, (Evidence("a", 0, 6),))
    assert "“Grain.”" in page(replace(bare, findings=(told,))).text("p", "words")


def test_shared_topics_come_first_and_one_sided_ones_under_their_side() -> None:
    found = page(two_sides())
    assert [text for text in found.text("h3") if "In " in text or "Only" in text] == [
        "In both texts 3",
        "Only in Arland's text 1",
        "Only in United Isles' text 1",
        "In Arland's text, uncertain whether elsewhere 1",
    ]
    assert found.text("h4")[:4] == [
        "Fishing quotas in the Grey Strait",
        "Rescued trawler crews",
        "Undersea power cable",
        "Arlandic journalists held since May",
    ]


def test_silence_is_told_in_the_words_of_every_format() -> None:
    assert page(two_sides()).text("p", "absence") == [
        "Not mentionedNearest: “and proposed talks between the two coast guards.” b4",
        "No clear counterpart found in United Isles' text"
        "Nearest: b4 “and proposed talks between the two coast guards.” 0.31",
        "No clear counterpart found in Arland's text",
        "Possibly also in United Isles' text"
        "Nearest: b5 “The Prime Minister welcomed progress on the power link between the islands and the mainland.” 0.47",
    ]
    assert page(two_sides()).text("p", "outcome") == [
        "Reported by both x1",
        "In other words or degree, uncertain x2",
        "Not mentioned x3",
    ]


def test_a_point_names_its_counterparts_by_how_alike_they_are() -> None:
    found = page(matched())
    assert found.text("p", "partners") == [
        "Reported alike in b3",
        "Told differently in b3Related to b4",
        "Reported alike in a2Told differently in a3",
        "Related to a3",
    ]
    said = {a["data-p"]: a.get("data-with") for a in found.attributes("li") if "data-p" in a}
    assert said["a3"] == "b3 b4" and said["b3"] == "a2 a3" and said["a5"] is None


def test_bars_are_drawn_to_the_longest_share_and_say_the_number() -> None:
    html = render(two_sides())
    assert "The longest bar is 34%." in html
    assert '<rect class="part" width="100.0%" height="100%" rx="2"/></svg><span class="percent">34%</span>' in html


def test_the_picture_sizes_blocks_by_words_and_joins_matches() -> None:
    drawn = picture(Lookup.of(matched()))
    left, right = drawn.columns
    assert [block.ref.id for block in left.blocks] == ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]
    assert [block.standing for block in left.blocks] == ["frame", *["shared"] * 4, "only", "only"]
    # 15, 11 and 12 words at two pixels a word, two pixels apart, below the name of the side.
    assert [(block.y, block.height) for block in left.blocks[:3]] == [(28.0, 30.0), (60.0, 22.0), (84.0, 24.0)]
    (strand,) = drawn.strands
    assert [(ribbon.keys, ribbon.relation) for ribbon in strand.ribbons] == [
        ("a2 b3", "same"),
        ("a3 b3", "differs"),
        ("a3 b4", "related"),
    ]
    # All of a2, on the other side three fifths of b3; a3 is cut two to one.
    b3 = right.blocks[2]
    assert strand.ribbons[0].path.startswith(f"M0 60C45 60 55 {b3.y:g} 100 {b3.y:g}V{b3.y + b3.height * 0.6:g}C")
    assert strand.ribbons[2].path.startswith("M0 100C") and strand.ribbons[2].path.endswith("45 108 0 108Z")
    assert strand.x == left.x + drawn.block_width and strand.x + strand.width == right.x


@pytest.mark.parametrize("sides", [2, 3, 4, 7])
def test_the_picture_has_room_for_any_number_of_sides(sides: int) -> None:
    texts = [side(f"S{place}", Said("Grain and steel.", "t1"), id=f"r{place}") for place in range(sides)]
    drawn = picture(Lookup.of(build(*texts, topics={"t1": About("Grain")})))
    ends = [column.x + drawn.block_width for column in drawn.columns]
    assert all(end < after.x for end, after in zip(ends[:-1], drawn.columns[1:], strict=True)) and ends[-1] < 100
    assert [column.anchor for column in drawn.columns] == ["end", *[""] * (sides - 2), "start"]
    assert len(page(build(*texts, topics={"t1": About("Grain")})).text("div", "lane")) == sides


def test_hostile_text_is_shown_and_is_never_markup() -> None:
    html = render(nasty())
    assert html.count("<script") == html.count("<style") == 1
    text = page(nasty()).texts[0]
    for kept in (
        "[sic]",
        "a|b",
        "[/b]",
        "<script>alert(1)</script>",
        "␛[31mred␛[0m",
        "⟨U+202E⟩gnp.exe⟨U+202C⟩",
        "两国",
        "وقال",
    ):
        assert kept in text
    for character in html:
        assert character in "\n\t" or not unicodedata.category(character).startswith("C") or character == "\u200c"


def test_text_cannot_leave_the_place_it_stands_in() -> None:
    breakout = "</style></script></title>--><svg onload=alert(1)> \" ' > {{ 7*7 }} {% raw %} &lt;"
    text = side(
        breakout, Said(breakout, "t1"), id="a", event=breakout, title=breakout, source=breakout, language=breakout
    )
    comparison = build(text, side("B", id="b"), topics={"t1": About(breakout)})
    known = {tag for tag, _ in page(two_sides()).elements}
    assert {tag for tag, _ in page(comparison).elements} <= known
    assert page(comparison).text("h4") == [breakout]


def test_ids_of_saved_json_cannot_break_an_address() -> None:
    comparison = build(side("A", Said("Grain.", "t 1"), id='"> <b>'), side("B", id="b"), topics={"t 1": About("x")})
    found = page(comparison)
    assert [a["id"] for a in found.attributes("li") if "id" in a] == ["point-_0"]
    assert '"> <b>1' in found.text("a", "ref")


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("HTTP://example.org/", "HTTP://example.org/"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://good.example@evil.example/", ""),
        ("https://exa mple.org", ""),
        ("https://\u0430pple.example", ""),
        ("http://[broken", ""),
        ("//example.org", ""),
        (None, ""),
    ],
)
def test_only_plain_web_addresses_are_links(source: str | None, link: str) -> None:
    assert safe_address(source) == link
    comparison = build(side("A", Said("x", "t1"), id="a", source=source), side("B", id="b"), topics={"t1": About("x")})
    outside = [a for a in page(comparison).attributes("a") if not a["href"].startswith("#")]
    assert [a["href"] for a in outside] == ([link] if link else [])
    assert all(a["rel"] == "noopener noreferrer nofollow" for a in outside)
    assert (source or "not given") in " ".join(page(comparison).text("dd"))


def test_provenance_names_what_made_the_page() -> None:
    comparison = two_sides()
    found = " ".join(page(comparison).text("dl", "made"))
    assert "diplocompare 0.1.0" in found and "tiny-model" in found and "0123456789abcdef" * 4 in found
    assert "threshold0.5" in found
    assert comparison.readouts[0].sha256 in " ".join(page(comparison).text("code"))


def test_a_comparison_without_topics_says_so() -> None:
    found = page(nothing())
    assert found.text("p", "empty") == [
        "Nothing is both telling and sure enough to be told first.",
        "No topics found in these texts.",
    ]


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_stands_out_from_what_is_behind_it(theme: int) -> None:
    style = re.findall(r"<style>(.*?)</style>", render(two_sides()), re.DOTALL)[0]
    colors = dict(re.findall(r"--(\w+): (#\w{6})", style.split(":root {")[theme + 1]))
    pairs = [("ink", "paper"), ("quiet", "paper")]
    for number in range(6):
        pairs += [(f"s{number}", "paper"), (f"s{number}", f"t{number}"), ("on", f"s{number}")]
        pairs += [("ink", f"t{number}"), ("ink", f"l{number}"), ("quiet", f"t{number}")]
    weak = {pair: round(contrast(*(colors[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@given(st.text(min_size=1), st.text(), st.text())
@settings(max_examples=40)
def test_any_text_anywhere_is_kept_and_adds_no_element(words: str, name: str, label: str) -> None:
    left = side(name, Said(words, "t1", "joint"), id="a", issuer=label, principal=words, event=name, source=label)
    comparison = build(left, side("B", Said("y", "t1"), id="b"), topics={"t1": About(label)})
    html = render(comparison)
    assert len(Page(html).attributes("script")) == 1
    assert bodies(html)[0] == safe_lines(words)
    html.encode("utf-8")


@pytest.mark.parametrize("name", COMPARISONS)
def test_the_same_comparison_gives_the_same_bytes_whatever_the_terminal(name: str) -> None:
    comparison = COMPARISONS[name]()
    html = render(comparison, width=40, color=True, detail="brief")
    assert html == render(COMPARISONS[name](), width=200, color=False, detail="full")
    assert html.startswith("<!doctype html>\n") and html.endswith("</html>\n")


def test_a_page_stays_small() -> None:
    said = [
        Said(f"The ministers spoke at length about matter number {n} of the long list.", f"t{n}") for n in range(40)
    ]
    topics = {f"t{n}": About(f"Matter {n}") for n in range(40)}
    comparison = build(side("A", *said, id="a"), side("B", *said, id="b"), topics=topics)
    assert len(render(comparison).encode()) < 300_000
