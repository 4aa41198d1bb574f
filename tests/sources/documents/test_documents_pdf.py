"""PDF: paragraphs out of printed lines; what stands at the head and foot of pages is told, pictures are refused."""

from __future__ import annotations

import zlib

import pytest
from fixtures_documents import assembled, pdf

from diplocompare.model import DiplocompareError
from diplocompare.sources.documents import read_document
from diplocompare.sources.documents.document import Document

HEADER = (72, 800, "Ministry of Foreign Affairs")
FIRST = [
    HEADER,
    (72, 760, "Call with the Minister of Lysmark"),
    (72, 745, "Osmarra City, 14 March 2031"),
    (72, 720, "The Minister spoke today with her colleague about the inter-"),
    (72, 706, "national corridor, the of\x01ce in Arda, the in\x02ow of grain and the long-"),
    (72, 692, "term plan. The well-known convention was named as well, at some"),
    (72, 678, "length."),
    (72, 650, "They agreed that the well-"),
    (72, 636, "known convention and the co-"),
    (72, 622, "operation of both ministries would be looked at by a"),
    (290, 40, "1"),
]
SECOND = [
    HEADER,
    (72, 760, "group of experts in April."),
    (72, 732, "The Minister named:"),
    (72, 718, "• the exchange of captives, which has been held up since the"),
    (72, 704, "winter;"),
    (72, 690, "• the crossing at Lom."),
    (72, 662, "Cooperation will go on."),
    (290, 40, "2"),
]
TEXT = """\
Call with the Minister of Lysmark

The Minister spoke today with her colleague about the international corridor, the office in Arda, the inflow of grain \
and the long-term plan. The well-known convention was named as well, at some length.

They agreed that the well-known convention and the cooperation of both ministries would be looked at by a group of \
experts in April.

The Minister named:

• the exchange of captives, which has been held up since the winter;

• the crossing at Lom.

Cooperation will go on."""
SENTENCE = "The Minister spoke with her colleague about the river and the grain."


def read(data: bytes) -> Document:
    return read_document("a.pdf", data, warn=pytest.fail)


def refusal(data: bytes) -> str:
    with pytest.raises(DiplocompareError) as caught:
        read(data)
    return str(caught.value)


def test_lines_become_paragraphs() -> None:
    found = read(pdf([FIRST, SECOND], title="Call with the Minister of Lysmark"))
    assert found.text == TEXT
    assert (found.title, found.date) == ("Call with the Minister of Lysmark", "2031-03-14")
    assert found.notes == (
        "dropped: 4 lines at the head and foot of pages: 'Ministry of Foreign Affairs', '1', '2'",
        "dropped: 1 line 'Osmarra City, 14 March 2031'",
    )
    assert found.dropped == (
        *("Osmarra City, 14 March 2031", "Ministry of Foreign Affairs", "1", "Ministry of Foreign Affairs", "2"),
    )


def test_a_title_that_the_text_does_not_have_is_not_believed() -> None:
    assert read(pdf([FIRST], title="Microsoft Word - draft7.doc")).title == ""


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["A sentence that fills the whole line of this page, or most of it, as ever", "goes on."], 1),
        (["It ends here.", "Another sentence begins below it, and fills the line as far as it can go."], 2),
        (
            ["He is content with the inter-", "Korean talks, which are of the greatest weight to both capitals today."],
            1,
        ),
        (
            [
                "The visit took place on",
                "14 March 2031.",
                "It went well, as both of the two ministers said in the evening.",
            ],
            2,
        ),
    ],
    ids=["wrapped", "short", "capital", "date"],
)
def test_where_paragraphs_begin_without_a_gap(lines: list[str], paragraphs: int) -> None:
    found = read(pdf([[(72, 700 - 14 * place, line) for place, line in enumerate(lines)]]))
    assert len(found.text.split("\n\n")) == paragraphs
    assert "inter- K" not in found.text


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3", "Page 3 of 7", "3/7", "— 3 —"])
def test_a_page_number_goes(number: str) -> None:
    assert read(pdf([[(72, 700, SENTENCE), (290, 40, number)]])).text == SENTENCE


def test_what_a_browser_prints_around_a_page_goes() -> None:
    for address in ("https://x.org/a/b 1/2", "file:///home/me/page.html 1/1"):
        page = [(72, 820, "3/14/31, 7:02 PM"), (72, 700, SENTENCE), (72, 20, address)]
        assert read(pdf([page])).text == SENTENCE


def test_a_sentence_that_stands_twice_on_a_page_stays() -> None:
    lines = [(72, 700, SENTENCE), (72, 600, "Something else was said between the two."), (72, 500, SENTENCE)]
    assert read(pdf([lines])).text.count(SENTENCE) == 2


def test_text_that_stands_upright_at_the_margin_is_left_out() -> None:
    drawn = b"BT /F1 11 Tf 0 1 -1 0 30 300 Tm (DRAFT COPY) Tj ET BT /F1 11 Tf 72 700 Td (%s) Tj ET" % SENTENCE.encode()
    assert read(pdf([[]], stream=b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))).text == SENTENCE


PICTURE = b"/XObject << /I << /Subtype /Image >> >>"


def test_a_scan_is_refused() -> None:
    assert refusal(pdf([[], []], page=PICTURE)) == (
        "a.pdf: holds only pictures of pages, run text recognition (OCR) over it, or type its text"
    )
    assert refusal(pdf([[]])).startswith("a.pdf: holds no text that could be a readout")
    assert refusal(pdf([])).startswith("a.pdf: holds no text that could be a readout")


def test_a_page_that_is_a_scan_is_told() -> None:
    found = read(pdf([[(72, 700, SENTENCE)], []], page=PICTURE))
    assert found.text == SENTENCE
    assert found.notes == ("1 of 2 pages hold pictures without text, which are not read",)


def test_a_pdf_that_explodes_is_refused() -> None:
    packed = zlib.compress(bytes(30_000_000), 9)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    assert "unpacks to more than a readout could hold" in refusal(pdf([[]], stream=head + packed + b"\nendstream"))


def test_too_many_pages_are_refused() -> None:
    assert refusal(pdf([[]] * 201)) == "a.pdf: has over 200 pages, give one call's text alone"


def test_a_page_that_draws_itself_ends() -> None:
    loop = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 4 0 R >> >> /Length 5 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>",
        loop + b"\nstream\n/I Do\nendstream",
        b"<< /Length 5 >>\nstream\n/I Do\nendstream",
    ]
    assert refusal(assembled(objects, b"")).startswith("a.pdf: ")


def test_a_locked_file_is_said() -> None:
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
    data = assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages], handler)
    assert refusal(data) == "a.pdf: is locked, save a copy without a password, or its text alone"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.4\njunk",
        pdf([FIRST])[:700],
        b"%PDF-" + bytes(range(256)) * 9,
        b"%PDF-1.4\n" + b"[" * 100_000,
    ],
    ids=["mark", "junk", "cut", "bytes", "deep"],
)
def test_a_damaged_file_is_said(data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    assert refusal(data) == "a.pdf: cannot be read as a PDF, save it again, or its text alone"
    assert capfd.readouterr() == ("", "")
