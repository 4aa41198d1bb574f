"""What the index and the pages of the sides tell of a call; kept beside its pages, so that they need not be read."""

from __future__ import annotations

from diplocompare.lexicon.dates import parse_day
from diplocompare.model import Comparison, Topic, Value
from diplocompare.phrasing import comparison as phrases
from diplocompare.phrasing.english import side_names
from diplocompare.phrasing.shorten import shorten
from diplocompare.render.safe import safe

# Letters that are shown of a finding, and of a name, a label or another field.
_FINDING_LETTERS, _FIELD_LETTERS = 280, 120


class SideEntry(Value):
    """A side of a call: its name and how many words its text has."""

    name: str
    words: int


class TopicEntry(Value):
    """A topic: its share of each text that has it, by side; `doubt` and `possibly` as every rendering says them.

    `possibly`: the side whose text may well have it too, although it was found on one side only.
    """

    id: str
    label: str
    shares: dict[str, float]
    doubt: str = ""
    possibly: str | None = None


class Entry(Value):
    """A call. `date` is an ISO day, or whatever the readouts have; empty where nothing is known."""

    id: str
    date: str
    event: str
    sides: tuple[SideEntry, ...]
    topics: tuple[TopicEntry, ...]
    finding: str = ""

    @property
    def shared(self) -> int:
        """How many topics two or more texts have."""
        return sum(len(topic.shares) > 1 for topic in self.topics)

    @property
    def day(self) -> str:
        """The date where it is one that can be put in order, else nothing."""
        return self.date if parse_day(self.date) else ""


def entry_of(id: str, comparison: Comparison) -> Entry:
    """Return what the index tells of a call; where its readouts have no date, the folder's name may begin with one."""
    names = {side: _short(name, _FIELD_LETTERS) for side, name in side_names(comparison.readouts).items()}
    begins = id[: len("2024-12-03")]
    in_name = begins if parse_day(begins) else ""
    first = next((finding.text for finding in comparison.findings), "")
    return Entry(
        id=id,
        date=_short(comparison.summary.date or in_name, _FIELD_LETTERS),
        event=_short(comparison.summary.event or "", _FIELD_LETTERS),
        sides=tuple(SideEntry(names[readout.id], readout.words) for readout in comparison.readouts),
        topics=tuple(_topic(topic, comparison, names) for topic in comparison.topics),
        finding=_short(first, _FINDING_LETTERS),
    )


def _topic(topic: Topic, comparison: Comparison, names: dict[str, str]) -> TopicEntry:
    shares = {names[entry.readout]: entry.share for entry in topic.emphasis if entry.rank is not None}
    possibly = None
    if topic.nearest and topic.status == "one-sided" and topic.confidence < phrases.UNLIKELY_BELOW:
        possibly = names[comparison.point(topic.nearest.point)[0].id]
    return TopicEntry(topic.id, _short(topic.label, _FIELD_LETTERS), shares, phrases.certainty(topic), possibly)


def _short(text: str, most: int) -> str:
    """Shorten foreign text, which may be of any length, to one harmless line."""
    return shorten(safe(text).strip(), most)
