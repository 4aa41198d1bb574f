"""The words that only the page needs: headings of kinds, relations, and links that are safe to follow."""

from __future__ import annotations

from urllib.parse import urlsplit

from diplocompare.model import Observation, Relation

# Kinds of findings and names of lenses as a reader knows them; what is not here is shown under its own name.
KINDS = {
    "silence": "One text only",
    "attribution": "Attributed words",
    "agreement": "Agreement",
    "verbs": "Reporting verbs",
    "share": "Weight",
    "order": "Order",
    "tone": "Tone",
    "names": "Names",
    "contested": "Contested names",
    "figures": "Figures",
    "commitments": "Commitments",
    "about": "About the call",
    "scope": "Scope",
    "terms": "Terms",
}
RELATIONS: dict[Relation, str] = {
    "same": "Reported alike in",
    "differs": "Told differently in",
    "related": "Related to",
}


def kind(name: str) -> str:
    """Return the heading of a kind or a lens: its label, or its own name as words."""
    return KINDS.get(name) or name.replace("_", " ").replace("-", " ").capitalize()


def notes(seen: Observation) -> str:
    """Return what is known of an observation besides its kind and value: level 2, joint, negated."""
    level = "" if seen.level is None else f"level {seen.level}"
    return ", ".join(part for part in (level, seen.by or "", *seen.marks) if part)


def followable(source: str | None) -> str:
    """Return an address that is safe to link: plain http or https with a host and no credentials; else nothing."""
    if not source or not source.isascii() or not source.isprintable() or " " in source:
        return ""
    try:
        parts = urlsplit(source)
        host = parts.hostname
    except ValueError:
        return ""
    return source if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else ""


def cropped(text: str, length: int) -> str:
    """Shorten text to a number of characters, at a word's end where one is near, with an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    kept = words[: length - 1]
    whole = kept.rpartition(" ")[0]
    return (whole if len(whole) >= length * 2 / 3 else kept).rstrip() + "…"
