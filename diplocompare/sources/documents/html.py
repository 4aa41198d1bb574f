"""Web pages to documents: trafilatura says where the text is; the paragraphs are then read from the page itself."""

from __future__ import annotations

import codecs
import logging
import re
from itertools import islice
from typing import Any

from diplocompare.files.decode import BYTE_ORDER_MARKS, Warn, decode
from diplocompare.model import InputError, Value, count_words
from diplocompare.sources.documents.blocks import Block, Element, is_hidden, read_blocks
from diplocompare.sources.documents.choice import Choice, choose
from diplocompare.sources.documents.document import ARCHIVE, Document, beginning, dropped_note, quoted
from diplocompare.sources.documents.furniture import find_date
from diplocompare.sources.frontmatter import one_line

# A readout's page has some hundred elements; with more than these, what follows would take minutes.
_MAX_ELEMENTS, _MAX_BLOCKS, _MAX_TEXT = 50_000, 10_000, 1_000_000
# Fewer words than any readout has.
_FEWEST_WORDS = 8
# A page with fewer words may be one that lets nobody in.
_FEW_WORDS = 80
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(r"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Browsers read these labels so, whatever the standards of the encodings say.
_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
# Not encodings of text, or such that any bytes may turn into markup.
_REFUSED = ("utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem")
# A tag with hundreds of attributes, over which libxml2 would brood for minutes; without backtracking.
_CROWDED = re.compile(
    r"<[a-zA-Z](?>[^\s/>]*+)(?>[\s/]++[^\s/>=]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+){256}"
)
_GATE = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a robot|access (?:is )?denied|enable javascript|captcha",
    re.IGNORECASE,
)
# What sites set between a text's title and their own name; a name has at most so many words.
_SEPARATORS = " |•·:_–—-»/"
_LONGEST_SITE_NAME = 10
_SAVE = "open it in a browser and save the page, or copy its text"
# The dates that a page may bear: given, as otherwise today would be the last, and the result differ tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1945-01-01", "max_date": "2100-01-01"}


class _Page(Value):
    """A page as one file holds it: the markup's bytes, their encoding where it is told, and the address."""

    data: bytes
    charset: str = ""
    address: str = ""


def read_html(name: str, data: bytes, *, content_type: str, warn: Warn) -> Document:
    """Read a saved or fetched page. Raises `DiplocompareError` where it holds no text, or asks to log in first."""
    charset = _CHARSET.search(content_type)
    page = _unwrap(_Page(data, charset[1] if charset else ""))
    tree = _tree(name, _markup(name, page, warn))
    hidden = _prune(tree)
    facts = _extract(tree)
    title, site = _names(tree)
    choice = choose(_blocks(name, tree), (facts.text if facts else "") or "", title)
    if choice.words < _FEW_WORDS and (why := _gate(tree, f"{title} {choice.text}")):
        raise InputError(f"{name}: {why}, {_SAVE}")
    if choice.words < _FEWEST_WORDS:
        raise InputError(f"{name}: holds no text that could be a readout, {_SAVE}")
    date = (facts.date if facts else "") or find_date(choice.inside)
    return Document(
        text=choice.text,
        title=one_line(title),
        date=date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else "",
        source=_web_address(page.address or (facts.url if facts else "") or ""),
        site=one_line(site or (facts.sitename if facts else "") or ""),
        notes=tuple(_notes(choice, hidden)),
        dropped=tuple(one_line(line) for line in (*choice.doubtful, *choice.inside)),
    )


def _unwrap(page: _Page) -> _Page:
    """Return the first page of a web archive (a mail of its parts); any other as it is."""
    if not ARCHIVE.match(beginning(page.data)):
        return page
    from email import message_from_bytes

    message = message_from_bytes(page.data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part else None
    address = str(message.get("Snapshot-Content-Location", ""))
    return _Page(payload if isinstance(payload, bytes) else b"", (part and part.get_content_charset()) or "", address)


def _markup(name: str, page: _Page, warn: Warn) -> str:
    """Decode a page: by its mark, as UTF-8 where it is that, as it declares, or by a guess, of which `warn` hears."""
    if not any(page.data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        told = _DECLARED.search(beginning(page.data))
        for label in ("utf-8", page.charset, told[1] if told else ""):
            try:
                return page.data.decode(_codec(label))
            except (LookupError, UnicodeError):
                continue
    return decode(page.data, name=name, warn=warn)


def _codec(label: str) -> str:
    """Return the codec that a page means by a label. Raises `LookupError` where it is none of text."""
    found = codecs.lookup(label.strip()).name if label else ""
    if not found or found.replace("_", "-") in _REFUSED or found.startswith("utf-16"):  # which would have its mark
        raise LookupError
    codec = _LABELS.get(found, found)
    "".encode(codec)  # some codecs turn bytes into bytes: a LookupError
    return codec


def _tree(name: str, markup: str) -> Element:
    if _CROWDED.search(markup):
        raise _too_large(name)
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    # libxml2 takes a NUL for the end, and an encoding that is declared for the one of these characters.
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", markup.replace("\0", "").replace("\r\n", "\n"))
    try:
        tree = document_fromstring(
            text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError) as error:
        raise InputError(f"{name}: holds no text that could be a readout, {_SAVE}") from error
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise _too_large(name)
    return tree


def _blocks(name: str, tree: Element) -> tuple[Block, ...]:
    body = tree.find("body")
    blocks = tuple(islice(read_blocks(tree if body is None else body), _MAX_BLOCKS + 1))
    if len(blocks) > _MAX_BLOCKS or sum(len(block.text) for block in blocks) > _MAX_TEXT:
        raise _too_large(name)
    return blocks


def _too_large(name: str) -> InputError:
    return InputError(f"{name}: is too large a page, save its text alone")


def _prune(tree: Element) -> tuple[str, ...]:
    """Take away what is not shown; return the lines of it that had words."""
    hidden = []
    for element in [one for one in tree.iter() if isinstance(one.tag, str) and is_hidden(one)]:
        words = " ".join(element.text_content().split())
        # A page that hides its whole body shows it by a script.
        if element.tag in ("html", "body") or not count_words(words):
            continue
        hidden.append(words)
        if element.getparent() is not None:  # or else its parent was hidden, and is gone with it
            element.drop_tree()
    return tuple(hidden)


def _extract(tree: Element) -> Any:
    """Ask trafilatura; None where it finds nothing, or fails on what is no sound page."""
    import trafilatura

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception:  # noqa: BLE001 - written for whole pages; what broken ones raise is anybody's guess
        return None


def _names(tree: Element) -> tuple[str, str]:
    """Return the title of the text and the name of the site, as the page gives them, or empty strings."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    title = next((heading for heading in headings if heading and heading in whole), "")
    # Where there are several headings, one may be the site's own name.
    if not title and len(headings) == 1:
        title = headings[0]
    title = title or _meta(tree, "og:title") or whole
    site = _meta(tree, "og:site_name")
    if not site and title != whole and title in whole:
        rest = whole.replace(title, " ", 1).strip(_SEPARATORS)
        site = rest if count_words(rest) <= _LONGEST_SITE_NAME else ""
    return title, site


def _meta(tree: Element, named: str) -> str:
    return next((meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == named), "")


def _gate(tree: Element, text: str) -> str:
    """Say what a page wants that shows its text to some only; an empty string where it wants nothing."""
    if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
        return "asks to log in"
    return "lets only browsers in" if _GATE.search(f"{tree.findtext('.//title') or ''} {text}") else ""


def _web_address(address: str) -> str:
    printable = address.isprintable() and " " not in address and "@" not in address.partition("?")[0]
    return address if printable and re.match(r"https?://\w", address) else ""


def _notes(choice: Choice, hidden: tuple[str, ...]) -> list[str]:
    notes = [dropped_note(choice.inside)] if choice.inside else []
    if choice.around:
        notes.append(dropped_note(choice.around, " around the text:"))
    if hidden:
        notes.append(dropped_note(hidden, " that the page hides:"))
    if choice.doubtful:
        several = f"{len(choice.doubtful)} passages" if len(choice.doubtful) > 1 else "a passage"
        firsts = ", ".join(quoted(text) for text in choice.doubtful[:3])
        notes.append(f"left out {several} that may belong to the text: {firsts}")
    return notes
