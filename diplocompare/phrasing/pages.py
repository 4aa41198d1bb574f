"""What only the HTML pages say: the page of a comparison, and the index and the pages of the sides of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.model import Match, Relation
from diplocompare.model.lenses import FindingKind, Lens
from diplocompare.phrasing import comparison, quotations, silence
from diplocompare.phrasing.comparison import sureness
from diplocompare.phrasing.english import capitalised, counted, long_date, texts_of

# How a reader knows the kinds of findings and the lenses.
HEADINGS: Mapping[Lens | FindingKind, str] = {
    "silence": "One text only",
    "oppositions": "Opposed",
    "opposition": "Opposed",
    "attribution": "Attributed words",
    "agreement": "Agreement",
    "verbs": "Reporting verbs",
    "share": "Weight",
    "order": "Order",
    "tone": "Tone",
    "names": "Names",
    "contested": "Contested names",
    "courtesy": "Courtesy",
    "figures": "Figures",
    "commitment": "Commitment",
    "commitments": "Commitments",
    "about": "About the call",
    "scope": "Scope",
    "terms": "Terms",
    "framing": "Framing",
    "strength": "Strength",
    "wording": "Side by side",
}
_HEADINGS: Mapping[str, str] = dict(HEADINGS.items())
_RELATIONS: Mapping[Relation, str] = {
    "same": "Reported alike in",
    "differs": "Told differently in",
    "related": "Related to",
}
_PERHAPS_ALIKE = "Perhaps reported alike in"

# Every page, and what other formats say too.
READOUTS_COMPARED = "Readouts compared"
STANDS_OUT = comparison.STANDS_OUT
NO_TOPICS = comparison.NO_TOPICS
COMMITMENTS = comparison.COMMITMENTS
SET_APART = comparison.SET_APART

# The page of a comparison: its parts, in order.
SKIP_TO_FINDINGS = "Skip to the findings"
ON_THIS_PAGE = "On this page"
NOTHING_FIRST = "Nothing is both telling and sure enough to be told first."
RESTS_ON = "rests on"
NEAREST = capitalised(quotations.NEAREST)
IN_NUMBERS = "In numbers"
THE_TEXTS = "The texts"
ONLY_HERE = "Only here"
WORDS_SHARED = "Words in shared topics"
AT_A_GLANCE = "At a glance"
NO_COUNTERPART = silence.NO_COUNTERPART
IN_FULL_TEXT = "see it in the full text"
ATTRIBUTED = HEADINGS["attribution"]
CHECKS_INTRO = (
    "Where one text speaks for another side, or reports an agreement with it, that side’s own text stands beside it."
)
COMMITMENTS_INTRO = (
    "Agreements, instructions, invitations, visits and next meetings, each with the texts that report it."
)
COMMITMENTS_CAPTION = "Commitments and who reports them"
IN_THE_WORDS = "In the words of each text"
THE_PICTURE = "The picture"
PICTURE = "The picture of the alignment"
PICTURE_INTRO = (
    "Each column is one text from its first word to its last; a block is a point, as high as it has words. Ribbons "
    "join points that report the same matter."
)
THIS_TEXT_ONLY = "in this text only"
SEVERAL_TEXTS = "topic of several texts"
CONTACT_ONLY = "about the contact only"
REPORTED_ALIKE = "reported alike"
TOLD_DIFFERENTLY = "told differently"
FULL_TEXTS = "Full texts"
THE_FULL_TEXTS = "The full texts"
TEXTS_INTRO = "Every word of each text, with its points marked. A point’s number leads to its row above."
LENSES = "What the lenses saw"
LENSES_INTRO = "The single words and passages from which the findings are built."
TERMS_INTRO = (
    "Weighted log-odds (Monroe, Colaresi and Quinn 2008): z, and the uses in this text and in the others. From 1.96 on "
    "beyond chance."
)
NOT_GIVEN = "not given"
HASH_OF_TEXT = "SHA-256 of the text"
HASH_OF_MODEL = "SHA-256 of the model"
HOW_TO_READ = "How to read"
NOT_MENTIONED = f"What “{silence.NOT_MENTIONED}” means"
# The one place where it is said what silence is not.
NOT_MENTIONED_MEANS = (
    "It means that nothing like a point was found in the other side’s text, and that this is fairly sure. It does not "
    f"mean that the matter was not raised, that a side denies it, or that either text is right. {silence.NO_DENIAL}"
)
LESS_SURE = (
    f"Where the search is less sure, the page says “{silence.NO_COUNTERPART}”, and names the nearest words of the "
    "other text so that you can judge for yourself. “Uncertain” marks what may well be otherwise."
)
MEASURES = (
    "Percent is a topic’s share of that text’s words on topics. “2nd of …” is the order in which a text first mentions "
    "its topics. Points that only say that the contact took place are in no topic. Everything here was found by a "
    "program: before you quote a finding, follow its numbers to the words it rests on."
)

# A report: its index and the pages of its sides.
SKIP_TO_CONTENT = "Skip to the content"
CALLS_SIDE_BY_SIDE = "Calls, side by side"
A_ROW_A_CALL = "A row a call, the latest first."
SHARED_TOPICS = "Shared topics"
ONE_SIDED_TOPICS = "One-sided topics"
FIRST_FINDING = "First finding"
NO_CALLS = "No call could be compared."
NOT_IN_REPORT = "Not in this report"
NOT_COMPARED = "These calls could not be compared:"
ALL_CALLS = "All calls"
NO_DATE = "no date"
TOPICS_IN = "Topics in"
NO_TOPICS_HERE = "No topics found in this text."
ONLY_IN_OTHERS = "Topics only in other texts"
ONLY_IN_OTHERS_MEANS = (
    "“Only in other texts” says what was found, not what was said: silence is not denial, and a topic of one text may "
    "have been raised by any side. Every call's page leads to the exact words."
)


def heading(kind: str) -> str:
    """Return the heading of a kind of finding or of a lens; one that is not known here is shown by its own name."""
    return _HEADINGS.get(kind) or kind.replace("_", " ").replace("-", " ").capitalize()


def what_it_shows(sides: int) -> str:
    """Say what the page of a comparison of so many texts shows."""
    return (
        "What each side published about the same event, set side by side: what "
        f"{'both' if sides == 2 else 'several'} texts report, what stands in one only, and in which words."
    )


def longest_bar(share: str) -> str:
    """Say what the bars of the topics measure, and which share the longest one is."""
    return f"Percent: share of that text’s words on topics. The longest bar is {share}."


def what_is_attributed(sides: int) -> str:
    """Return the title of the cross-checks of so many texts."""
    return f"What each text attributes to the other{'s' if sides > 2 else ''}"


def picture_of(columns: Sequence[tuple[str, int, int]], ribbons: int) -> str:
    """Describe the picture to those who do not see it.

    `columns`: by text, the side, how many blocks it has, and how many of them are in this text only.
    """
    told = [f"{side}: {counted(blocks, 'block')}, {only} {THIS_TEXT_ONLY}" for side, blocks, only in columns]
    return f"{'; '.join(told)}; {counted(ribbons, 'ribbon')} between matched points."


def picture_label(words: str) -> str:
    """Return the picture's name with its description."""
    return f"Picture of the alignment. {words}"


def relation(match: Match) -> str:
    """Return what is said of a point before the id of its counterpart."""
    if match.alike is not None and match.alike < silence.SURE:
        return _PERHAPS_ALIKE
    return _RELATIONS[match.relation]


def match_title(match: Match) -> str:
    """Say how two points are related, for a ribbon between them."""
    one, other = match.points
    return f"{one}: {relation(match).lower()} {other} ({sureness(match.confidence)} of one matter)"


def made_by(version: str) -> str:
    """Say which version made the page, and that it asks for nothing."""
    return f"Made by diplocompare {version}. This page is one file: it loads nothing and sends nothing."


def also_in(others: Sequence[str]) -> str:
    """Say where else a topic of a side's text is: in the texts of these sides, or in none."""
    return f"also in {texts_of(others)}" if others else "only in this text"


def elsewhere(sides: Sequence[str], *, possibly_here: bool) -> str:
    """Say which sides' texts have a topic that this one has not; `possibly_here`: it may well have it too."""
    return f"in {texts_of(sides)}{', possibly also in this text' if possibly_here else ''}"


def calls_and_sides(calls: int, sides: int) -> str:
    """Say how many calls and sides a report has."""
    return f"{counted(calls, 'call')}, {counted(sides, 'side')}"


def calls_in(count: int, days: Sequence[str]) -> str:
    """Say how many calls a side has, and from which day to which: 4 calls, 3 May 2024 to 1 June 2024."""
    period = " to ".join(dict.fromkeys(long_date(day) for day in (days[0], days[-1]))) if days else ""
    return ", ".join(part for part in (counted(count, "call"), period) if part)


def calls_of(side: str) -> str:
    """Return the title of a side's page."""
    return f"{side}: calls in time"


def as_format(call: str, date: str, name: str) -> str:
    """Name the link to a call's comparison in another format."""
    return f"{call}, {date}, as {name}"
