"""Lines that belong to a page and not to its text: invitations, notices, trails of links, dates that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diplocompare.lexicon.dates import WrittenDate, dates_in

_NETWORKS = (
    "facebook|twitter|x|instagram|linked ?in|whatsapp|telegram|youtube|pinterest|reddit|vk(?:ontakte)?|wechat|weibo|rss"
)
_PAGE = r"(?:this |the )?(?:post|page|article|story|news|text|item|version|statement|release)"
# Forms of lines that are nothing else, whatever marks stand around them.
_WHOLE = (
    rf"(?:share|tweet|e-?mail|print|download|save|listen|copy link)(?: {_PAGE})?(?: (?:on|via|to|with) .{{1,30}})?",
    rf"(?:follow|find|join) us(?: on.{{0,40}})?|(?:{_NETWORKS})(?:\W+(?:{_NETWORKS}))*",
    r"(?:printer?[- ]friendly|text|pdf|full|mobile) version|download(?: as)? pdf|version for the visually impaired",
    r"skip to (?:the )?(?:main )?(?:content|navigation)|(?:back to )?top|menu|search|home|close|sign in|log in",
    r"(?:read|learn|see|view|show|load) (?:more|also|all|next)(?: .{1,40})?|more",
    r"(?:next|previous)(?: (?:post|article|page|story))?(?::.{0,150})?",
    r"(?:related|latest|recent|other|most read|more)(?: (?:news|posts?|articles?|stories|content|topics?|links?))+",
    r"published in(?: sections?)?:?.{0,80}|publication status|direct link:.{0,120}",
    r"(?:suggest|send|recommend) to a friend",
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|geography|persons?|photos?|videos?|gallery|images?)(?::.{0,80})?",
    r"font size|text size|a[-+](?:\W*a[-+])*|comments?|leave a (?:comment|reply)|no comments",
    r"press release(?: no\.? ?[\d/.-]+)?|for immediate release|end|(?:source|author|by):?",
    r"(?:photo|image|picture)(?: credit| by)?:.{0,80}|advertisement|advertisement .{0,40}|sponsored",
)
# Beginnings and parts that give a whole line away.
_PARTS = (
    r"\ball rights reserved\b|^(?:©|\(c\) ?\d|copyright\b)|^content (?:on|of) this (?:web ?)?site",
    r"\b(?:uses?|using|accept(?:ing)?|manage|about) (?:all )?cookies\b|^cookie (?:policy|settings|preferences)",
    r"^(?:subscribe|sign up)\b.*\b(?:newsletters?|updates|e-?mails?|alerts)\b",
    r"^(?:privacy policy|terms of use|accessibility statement|contact us|site ?map)\b",
)
# No letter or figure at all: rules, and the marks at the end of a release.
_ORNAMENT = re.compile(r"[\W_]+|-\s*30\s*-")
_WHOLE_LINE = re.compile("|".join(f"(?:{form})" for form in _WHOLE), re.IGNORECASE)
_PART = re.compile("|".join(f"(?:{form})" for form in _PARTS), re.IGNORECASE)
_TRAIL = re.compile(r"[^>»›]{1,40}(?:\s*[>»›]\s*[^>»›]{0,60}){2,}")
# Longer lines are sentences that happen to begin so; a notice on copyright or cookies may be several of them.
_LONGEST_LINE, _LONGEST_NOTICE = 160, 400
# What stands beside a date in a line that is nothing else.
_BESIDE = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated|modified|issued|released|created)(?: on| at)?"
    r"|publication date|date|source|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at|on|time|a\.?m|p\.?m|gmt|utc|e[ds]t"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?)\b|[\s,.:;|/()•·–—-]",
    re.IGNORECASE,
)
# What stands before the date in such a line may be a place: so many words, each with a capital.
_PLACE_WORDS = 3
_LONGEST_DATELINE = 100


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page: an invitation, a notice, a trail of links, a rule, or a date alone."""
    line = " ".join(line.split())
    if len(line) > _LONGEST_LINE:
        return len(line) <= _LONGEST_NOTICE and bool(_PART.search(line))
    bare = line.strip(" .:|*•·–—-")
    return bool(
        _ORNAMENT.fullmatch(line)
        or _WHOLE_LINE.fullmatch(bare)
        or _PART.search(line)
        or _TRAIL.fullmatch(line)
        or is_dateline(line)
    )


def is_dateline(line: str) -> bool:
    """Whether a line is a date and nothing more, but for the hour, "Published on", or a place before it."""
    return _dateline(line) is not None


def find_date(lines: Iterable[str]) -> str:
    """Return the first date that a dateline gives, as YYYY-MM-DD; an empty string where none does."""
    return next((found.day.isoformat() for line in lines if (found := _dateline(line))), "")


def _dateline(line: str) -> WrittenDate | None:
    """Return the date that a line is; None where it is none, or has words besides."""
    found = next(dates_in(line), None) if len(line) <= _LONGEST_DATELINE else None
    if found is None:
        return None
    before, after = _BESIDE.sub(" ", line[: found.start]).split(), _BESIDE.sub("", line[found.end :])
    alone = not after and len(before) <= _PLACE_WORDS and all(word[0].isupper() for word in before)
    return found if alone else None
