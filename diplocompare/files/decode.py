"""Bytes to text: the encoding found, line ends made equal, what is no text refused."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from diplocompare.model import InputError

Warn = Callable[[str], None]
# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word or other zipped document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or other Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
# The control bytes that no text editor writes: all but tab, line ends, form feed, Ctrl-Z and escape.
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
# What a readout may be written in, besides Unicode; the detector guesses worse when it may name any codec.
LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "cp866"),
    *("gb18030", "big5", "cp932", "euc_jp", "euc_kr", "mac_roman"),
)
# Bytes above ASCII that are quotes, dashes, the ellipsis or a hard space in every Windows code page.
WINDOWS_PUNCTUATION = b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0"
# Where windows-1252 has these Icelandic letters, windows-1254 has the Turkish ones and is equal otherwise.
ICELANDIC = frozenset("ÐÝÞðýþ")
# Bytes that windows-1252 knows and windows-1254 does not.
UNTURKISH = frozenset(b"\x8e\x9e")


def decode(data: bytes, *, name: str, warn: Warn) -> str:
    """Return the text in `data`, with `\\n` as its only line end and without a byte order mark.

    `warn` hears of every guess. Raises `DiplocompareError`, naming `name`, where the data is no text.
    """
    text = _unicode(data, name, warn) if data else ""
    if "\0" in text:
        raise InputError(f"{name}: holds NUL characters as only binary data does, save it as plain text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unicode(data: bytes, name: str, warn: Warn) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name, warn)
    if what := next((what for signature, what in SIGNATURES if data.startswith(signature)), None):
        raise InputError(f"{name}: looks like {what}, save it as plain text")
    if text := _unmarked_utf16(data, name, warn):
        return text
    if b"\0" in data or len(data) - len(data.translate(None, CONTROL_BYTES)) > len(data) / 10:
        raise InputError(f"{name}: looks like binary data, save it as plain text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data, name, warn) or _legacy(data, name, warn)


def _marked(data: bytes, encoding: str, name: str, warn: Warn) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _damaged_utf8(data, name, warn) if encoding == "utf-8" else None
        if text is None:
            raise InputError(
                f"{name}: begins as {encoding[:6].upper()} text but byte {error.start} is damaged, save it as UTF-8"
            ) from error
        return text


def _unmarked_utf16(data: bytes, name: str, warn: Warn) -> str | None:
    """Recognise UTF-16 without a mark: its spaces and line ends have a NUL byte, always on the same side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd) or not max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:4000]
    if "\0" in text or sum(c.isprintable() or c.isspace() for c in sample) < 0.95 * len(sample):
        return None
    warn(f"{name}: has no byte order mark, read as {encoding.upper()}; save it as UTF-8 to be sure")
    return text


def _damaged_utf8(data: bytes, name: str, warn: Warn) -> str | None:
    """Read text that is plainly UTF-8 but for a few bytes; they become U+FFFD. None where it is not."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for c in text if c > "\x7f") - damaged
    if sound < 4 * damaged:
        return None
    places = "place" if damaged == 1 else "places"
    warn(f"{name}: damaged UTF-8 in {damaged} {places}, shown there as \ufffd; save it again as UTF-8")
    return text


def _legacy(data: bytes, name: str, warn: Warn) -> str:
    encoding = _guess(data)
    if encoding is None:
        raise InputError(f"{name}: is in no encoding known here, save it as UTF-8")
    warn(f"{name}: is not UTF-8, read as {encoding.replace('cp125', 'windows-125')}; save it as UTF-8 to be sure")
    return data.decode(encoding)


def _guess(data: bytes) -> str | None:
    """Name the legacy encoding of some text, or None.

    The detector counts letters, so two of its habits are mended: English text with nothing but curly quotes above
    ASCII is left to chance, and so is "Erdoğan" in English.
    """
    above_ascii = data.translate(None, bytes(range(128)))
    if not above_ascii.translate(None, WINDOWS_PUNCTUATION):
        return "cp1252"
    # Imported here: it takes longer than everything else that reads a file, and few files need it.
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=list(LEGACY), preemptive_behaviour=False)
    best = matches.best()
    if best is None:
        return None
    level = (best.chaos, best.coherence)
    equals = {name for m in matches if (m.chaos, m.coherence) == level for name in m.could_be_from_charset}
    if "cp1252" not in equals:
        return best.encoding
    turkish = ICELANDIC.intersection(above_ascii.decode("cp1252", "replace")) and not UNTURKISH.intersection(
        above_ascii
    )
    return "cp1254" if turkish else "cp1252"
