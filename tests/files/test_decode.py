"""Any encoding a readout may come in gives the same text; what is no text is refused in one sentence."""

import codecs

import pytest

from diplocompare.files.decode import decode
from diplocompare.model import DiplocompareError

TEXT = "Türkiye’s President spoke by telephone today.\nThe leaders agreed to meet again.\n"
RUSSIAN = "Президент России провёл телефонный разговор с Президентом Турции. Стороны обсудили положение в Сирии.\n"
TURKISH = (
    "Cumhurbaşkanı Erdoğan, Rusya Devlet Başkanı Putin ile telefonda görüştü. Suriye’deki gelişmeler ele alındı.\n"
)
JAPANESE = "岸田総理大臣は、バイデン大統領と電話会談を行いました。両首脳は、地域情勢について意見交換を行いました。\n"


def silent(warning: str) -> None:
    raise AssertionError(f"no warning was due: {warning}")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    ],
    ids=["utf-8", "BOM", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "CRLF", "CR", "utf-16 CRLF"],
)
def test_unicode_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, name="a.txt", warn=silent) == TEXT


def test_other_separators_and_control_characters_stay_as_they_are() -> None:
    text = "One\x0bline\x0cand\x85a\u2028 few\x1b[31m more.\tEnd."
    assert decode(text.encode("utf-8"), name="a.txt", warn=silent) == text


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("Turkey’s position — he said — is “clear”…", "cp1252", "windows-1252"),
        ("Le Président s’est entretenu après l’été avec le Président des États-Unis.", "cp1252", "windows-1252"),
        ("President Erdoğan spoke with President Putin about Syria today.", "cp1254", "windows-1254"),
        (TURKISH, "cp1254", "windows-1254"),
        ("Žð", "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (JAPANESE, "cp932", "cp932"),
        ("国家主席习近平同美国总统通电话。双方就中美关系和共同关心的问题交换了意见。", "gb18030", "gb18030"),
        (TEXT, "utf-16-le", "UTF-16-LE"),
        (RUSSIAN, "utf-16-be", "UTF-16-BE"),
    ],
)
def test_a_guessed_encoding_is_named_in_a_warning(text: str, encoding: str, named: str) -> None:
    warnings: list[str] = []
    assert decode(text.encode(encoding), name="a.txt", warn=warnings.append) == text
    assert len(warnings) == 1
    assert warnings[0].startswith("a.txt: ")
    assert f"read as {named}; " in warnings[0]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "BOM"])
def test_a_damaged_byte_does_not_garble_the_rest(mark: bytes) -> None:
    """Four letters above ASCII are sound and one is cut in half: this is UTF-8, not a legacy encoding."""
    warnings: list[str] = []
    data = mark + "Türkiye, Erdoğan, São Tomé ".encode() + b"Malac\xc3ang"
    assert decode(data, name="a.txt", warn=warnings.append) == "Türkiye, Erdoğan, São Tomé Malac\ufffdang"
    assert warnings == ["a.txt: damaged UTF-8 in 1 place, shown there as \ufffd; save it again as UTF-8"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "looks like a PDF, save it as plain text"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "looks like a Word or other zipped document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "looks like an old Word or other Office document"),
        (b"{\\rtf1\\ansi The leaders spoke.}", "looks like an RTF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "looks like a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "looks like a JPEG image"),
        (b"The leaders\x00 spoke to\x00\x00 each other", "looks like binary data"),
        (bytes(range(256)), "looks like binary data"),
        (b"\x01\x02\x03\x04 the call", "looks like binary data"),
        (codecs.BOM_UTF8 + b"The leaders\x00 spoke", "holds NUL characters"),
        (codecs.BOM_UTF16_LE + b"T\x00\x00\x00", "holds NUL characters"),
        (codecs.BOM_UTF16_LE + b"T\x00\x00\xd8", "begins as UTF-16 text but byte 2 is damaged, save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"T\x00h", "begins as UTF-16 text but byte 2 is damaged"),
    ],
    ids=["PDF", "docx", "doc", "RTF", "PNG", "JPEG", "NUL", "all", "control", "NUL, BOM", "NUL 16", "half", "odd"],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(DiplocompareError) as caught:
        decode(data, name="a.txt", warn=silent)
    assert str(caught.value).startswith(f"a.txt: {problem}")


def test_nothing_gives_an_empty_text() -> None:
    assert decode(b"", name="a.txt", warn=silent) == ""
