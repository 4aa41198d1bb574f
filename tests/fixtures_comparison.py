"""Small comparisons of invented readouts that every format is tested with, and the builder they are made by."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from diplocompare.model import (
    SCHEMA,
    Commitment,
    Comparison,
    Contrast,
    CrossCheck,
    Emphasis,
    Evidence,
    Finding,
    Nearest,
    Observation,
    Point,
    Readout,
    SideSummary,
    Signature,
    Speaker,
    Summary,
    Term,
    Topic,
    count_words,
)


class Said(NamedTuple):
    """A point: its words, its topic (None: frame) and who speaks."""

    text: str
    topic: str | None = None
    speaker: Speaker = "own"
    speaker_side: str | None = None


class About(NamedTuple):
    """A topic: its label, its confidence and its nearest miss."""

    label: str
    confidence: float = 0.9
    nearest: Nearest | None = None


def side(name: str, *said: Said, id: str, **metadata: str | None) -> Readout:
    """A readout whose text is its points, joined by a space."""
    points, start = [], 0
    for number, (text, topic, speaker, speaker_side) in enumerate(said, 1):
        role = "frame" if topic is None else "point"
        points.append(Point(f"{id}{number}", start, start + len(text), role, speaker, speaker_side, topic))
        start += len(text) + 1
    readout = Readout.of(" ".join(one.text for one in said), side=name, id=id, **metadata)
    return replace(readout, points=tuple(points))


def build(*readouts: Readout, topics: dict[str, About]) -> Comparison:
    """A sound comparison of these readouts: shares, ranks and the summary follow from the points."""
    rows = tuple(_topic(name, about, readouts) for name, about in topics.items())
    sides = []
    # The same count as the tool's own, made another way.
    doubtful = {row.id for row in rows if row.status == "one-sided" and row.confidence < 0.6}
    for place, readout in enumerate(readouts):
        told = [row for row in rows if row.emphasis[place].points]
        shared = sum(row.emphasis[place].share for row in told if row.status == "shared")
        only = sum(row.status == "one-sided" and row.id not in doubtful for row in told)
        uncertain = sum(row.id in doubtful for row in told)
        sides.append(SideSummary(readout.id, len(told), only, round(shared, 6), uncertain))
    both = sum(row.status == "shared" for row in rows)
    summary = Summary(
        len(rows), both, len(rows) - both, readouts[0].date, readouts[0].event, tuple(sides), len(doubtful)
    )
    signature = Signature("0.1.0", "tiny-model", "0123456789abcdef" * 4, {"threshold": 0.5})
    comparison = Comparison(SCHEMA, signature, readouts, rows, summary=summary)
    comparison.check()
    return comparison


def _topic(id: str, about: About, readouts: tuple[Readout, ...]) -> Topic:
    emphasis = []
    for readout in readouts:
        words = {point.id: count_words(readout.quote(point)) for point in readout.claims}
        order = list(dict.fromkeys(point.topic for point in readout.claims))
        mine = [point.id for point in readout.claims if point.topic == id]
        own = sum(words[point] for point in mine)
        share = round(own / (sum(words.values()) or 1), 6)
        emphasis.append(Emphasis(readout.id, share, order.index(id) + 1 if mine else None, own, len(mine)))
    status = "shared" if sum(entry.points > 0 for entry in emphasis) > 1 else "one-sided"
    points = tuple(point.id for readout in readouts for point in readout.claims if point.topic == id)
    return Topic(id, about.label, status, about.confidence, points, tuple(emphasis), nearest=about.nearest)


def two_sides() -> Comparison:
    """A call of Arland and the United Isles: three shared topics, two only Arland's, one only the Isles'."""
    arland = side(
        "Arland",
        Said("President Mira Olin spoke by telephone with Prime Minister Teo Rask of the United Isles."),
        Said("The leaders went through the fishing quotas in the Grey Strait", "t1", "joint"),
        Said("and President Olin stressed that patrols by foreign vessels there must end.", "t1"),
        Said(
            "Teo Rask, in turn, thanked Arland for taking in the crews of two wrecked trawlers.",
            "t2",
            "counterpart",
            "b",
        ),
        Said("A second undersea power cable is to be laid by the spring.", "t3", "none"),
        Said("President Olin raised the case of three Arlandic journalists held since May.", "t4"),
        Said("She noted that grain deliveries had resumed.", "t5"),
        id="a",
        principal="Mira Olin",
        issuer="Office of the President",
        date="2031-03-05",
        event="Phone call",
    )
    isles = side(
        "United Isles",
        Said("The Prime Minister held a call with the President of Arland today."),
        Said("The Prime Minister conveyed his gratitude for the rescue of Islander seafarers in February.", "t2"),
        Said("On fisheries, he recalled that quotas follow from the treaty of 2019", "t1"),
        Said("and proposed talks between the two coast guards.", "t1"),
        Said("The Prime Minister welcomed progress on the power link between the islands and the mainland.", "t3"),
        Said("He also extended an invitation to the Regatta of Nations.", "t6"),
        Said("The two agreed to speak again.", None, "joint"),
        id="b",
        principal="Teo Rask",
        date="2031-03-05",
        event="Phone call",
    )
    topics = {
        "t1": About("Fishing quotas in the Grey Strait"),
        "t2": About("Rescued trawler crews"),
        "t3": About("Undersea power cable", confidence=0.55),
        "t4": About("Arlandic journalists held since May", nearest=Nearest("b4", 0.31)),
        "t5": About("Grain deliveries", confidence=0.4, nearest=Nearest("b5", 0.47)),
        "t6": About("Regatta of Nations"),
    }
    made = build(arland, isles, topics=topics)
    return replace(
        made,
        findings=_findings(arland, isles),
        summary=replace(made.summary, told=_TOLD),
        cross_checks=_CHECKS,
        commitments=_commitments(isles),
        contrasts=_CONTRASTS,
        observations=(Observation("about", "a", *_place(arland, "telephone"), "channel", "phone", "a1"),),
    )


_CONTRASTS = (
    Contrast(None, "a", 84, (Term("fishing quotas", 2.1, 4, 0),)),
    Contrast(None, "b", 70, (), "too little text"),
)


def _place(readout: Readout, words: str) -> tuple[int, int]:
    start = readout.text.index(words)
    return start, start + len(words)


def _commitments(isles: Readout) -> tuple[Commitment, ...]:
    words = "extended an invitation to the Regatta of Nations"
    seen = Observation("commitments", "b", *_place(isles, words), "invitation", "invite", "b6", by="own")
    return (Commitment("k1", "invitation", ("b",), (seen,)),)


_CHECKS = (
    CrossCheck("x1", "said", "a4", "b", "both", ("b2",), 0.9),
    CrossCheck("x2", "said", "a5", "b", "differs", ("b5",), 0.55),
    CrossCheck("x3", "said", "a6", "b", "absent", (), 0.9),
)


# The third shared topic is uncertain.
_TOLD = (
    "Both texts report Fishing quotas in the Grey Strait [t1] and Rescued trawler crews [t2].",
    "What parts them: Arland's text has “three Arlandic journalists” [f1] (not mentioned in United Isles' text).",
)


def _findings(arland: Readout, isles: Readout) -> tuple[Finding, ...]:
    journalists, grain = arland.points[5], arland.points[6]
    near = Evidence("b", *isles.points[3].span)
    tells = Evidence("a", *_place(arland, "three Arlandic journalists"))
    only = (
        "Only Arland's text has “President Olin raised the case of three Arlandic journalists held since May.”; not"
        " mentioned in United Isles' text."
    )
    less = "Arland's text has “She noted that grain deliveries had resumed.”; no clear counterpart found."
    return (
        Finding(
            *("f1", "silence", only, 0.9, (Evidence("a", *journalists.span),)),
            leading=True,
            topic="t4",
            silent=("b",),
            nearest=(near,),
            marks=(tells,),
        ),
        Finding("f2", "silence", less, 0.55, (Evidence("a", *grain.span),), topic="t5"),
    )


def three_sides() -> Comparison:
    """A summit of three: a topic of all, one of two, one of one side, and a side that has no topic alone."""
    arland = side(
        "Arland",
        Said("The three presidents met in Port Selle."),
        Said("They agreed to reopen the mountain road before winter.", "t1", "joint"),
        Said("Arland will pay for the northern tunnel.", "t1"),
        Said("The President called the dam on the upper Vey a danger to farmers downstream.", "t2"),
        id="a",
        date="2031-06-18",
        event="Summit in Port Selle",
    )
    belmora = side(
        "Belmora",
        Said("Belmora expects the mountain road to carry freight again from October.", "t1"),
        Said("The dam, the President said, brings light to forty villages", "t2"),
        Said("and its filling will follow the rains.", "t2"),
        Said("He invited investors to the salt mines of Ker.", "t3"),
        id="b",
    )
    corvia = side("Corvia", Said("The summit decided on the reopening of the road.", "t1", "joint"), id="c")
    topics = {
        "t1": About("Mountain road"),
        "t2": About("Dam on the upper Vey"),
        "t3": About("Salt mines of Ker", nearest=Nearest("a3", 0.22)),
    }
    return build(arland, belmora, corvia, topics=topics)


def nasty() -> Comparison:
    """Markup, escape sequences, bidirectional controls and wide letters in every place that holds foreign text."""
    left = side(
        "[b]Left[/b] | <script>alert(1)</script> \x1b[31m\u202eside",
        Said("He said [sic] that a|b is [/b] and [bold red]not[/bold red] <script>alert(1)</script>.", "t1"),
        Said("An escape \x1b[31mred\x1b[0m, a bell \x07, a title \x1b]0;owned\x07, a C1 \x9b2J.", "t1"),
        Said("Line\none,\ttab,\r\nand\u2028separator; hidden \u202egnp.exe\u202c here.", "t1"),
        id="a",
        issuer="The [i]Office[/i]\x1b[2J",
        principal="Name \u2066hidden\u2069",
        date="2031-\x1b[5m",
        event="Call & <b>more</b> \u202e",
    )
    right = side(
        "中华民国之外的一个名字很长很长的国家",
        Said("两国领导人就双边关系、经贸合作以及地区局势深入交换了意见并同意继续保持密切沟通与协调。", "t1", "joint"),
        Said("وقال الرئيس إن الاتفاق خطوة مهمة نحو السلام في المنطقة بأسرها.", "t1"),
        Said("می‌خواهیم، he said, e\u0301te\u0301 and " + "unbroken" * 20 + ".", "t2", "counterpart", "a"),
        id="b",
    )
    about = About("Label [/b] \x1b[1m with\nlines 关系", 0.2)
    made = build(left, right, topics={"t1": about, "t2": About("=1+1", nearest=Nearest("a2", 0.5))})
    return replace(
        made, findings=_nasty_findings(left, right), summary=replace(made.summary, told=("[t1] [b]<i>\x1b[1m",))
    )


def _nasty_findings(left: Readout, right: Readout) -> tuple[Finding, ...]:
    """Marks in the middle of markup, over escape sequences and over a whole text without blanks."""
    evidence = (Evidence("a", 0, len(left.text)), Evidence("b", *right.points[0].span))
    marks = (
        Evidence("a", *_place(left, "|b is [/b] and [bold red]not[/bold red] <script>")),
        Evidence("a", *_place(left, "31mred\x1b[0m, a bell \x07")),
        Evidence("b", *right.points[0].span),
    )
    words = f"Left has “{left.text}”, **right** “{right.text}”."
    both = Finding("f1", "opposition", words, 0.9, evidence, leading=True, topic="t1", marks=marks)
    silence = Finding("f[2]", "<b>", "A name | <i>.", 0.3, (Evidence("a", 3, 7),), leading=True, silent=("b",))
    return both, replace(silence, nearest=(Evidence("b", *right.points[2].span),))


def nothing() -> Comparison:
    """Two readouts without any topic."""
    return build(side("Arland", Said("They spoke."), id="a"), side("Belmora", Said("They talked."), id="b"), topics={})


def nothing_shared() -> Comparison:
    """Two readouts with a topic each, and none in common."""
    arland = side("Arland", Said("They spoke of grain.", "t1"), id="a")
    belmora = side("Belmora", Said("They spoke of steel.", "t2"), id="b")
    return build(arland, belmora, topics={"t1": About("Grain", nearest=Nearest("b1", 0.44)), "t2": About("Steel")})


def one_silent() -> Comparison:
    """Two readouts, one of which has no points at all."""
    arland = side("Arland", Said("They spoke of grain.", "t1"), id="a")
    return build(arland, side("Belmora", id="b"), topics={"t1": About("Grain")})


COMPARISONS = {
    "two sides": two_sides,
    "three sides": three_sides,
    "nasty": nasty,
    "nothing": nothing,
    "nothing shared": nothing_shared,
    "one silent": one_silent,
}
