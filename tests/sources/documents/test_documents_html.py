"""Web pages: the text in paragraphs, title, date and site; furniture is gone and told; odd pages give one sentence."""

from __future__ import annotations

import pytest
from fixtures_documents import MENU, MINISTRY, OFFICE, PALACE, PRESIDENCY, SHORT, TABLES

from diplocompare.model import DiplocompareError
from diplocompare.sources.documents import read_document
from diplocompare.sources.documents.document import Document
from diplocompare.sources.documents.furniture import find_date, is_dateline, is_furniture

SENTENCE = "The leaders spoke at length of grain, of the river and of the winter."
OTHER = "They agreed that their teams would meet again in April, in Arda."


def read(page: str | bytes, **options: str) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return read_document("a.html", data, warn=pytest.fail, **options)


def refusal(page: str | bytes) -> str:
    with pytest.raises(DiplocompareError) as caught:
        read(page)
    return str(caught.value)


def article(inside: str, head: str = "", around: str = "") -> str:
    return f"<html><head>{head}</head><body>{around}<article><h1>Call</h1>{inside}</article></body></html>"


PAGES = {
    "palace": (PALACE, 3, "President Ingeborg Halle spoke", "again in April."),
    "office": (OFFICE, 4, "A telephone conversation between", "at various levels."),
    "ministry": (MINISTRY, 4, "On March 15, 2031, Minister", "the consular convention."),
    "presidency": (PRESIDENCY, 4, "President Selim Aydar spoke", "without delay."),
    "tables": (TABLES, 4, "The Minister of Foreign Affairs, Lenka", "1998 remains in force."),
    "short": (SHORT, 1, "The Prime Minister spoke to", "in Oslo in May."),
}


@pytest.mark.parametrize(("page", "paragraphs", "first", "last"), PAGES.values(), ids=PAGES.keys())
def test_the_text_is_whole_and_alone(page: str, paragraphs: int, first: str, last: str) -> None:
    found = read(page).text.split("\n\n")
    assert found[0].startswith(first)
    assert found[-1].endswith(last)
    assert len(found) == paragraphs


@pytest.mark.parametrize(
    ("page", "title", "date", "site"),
    [
        (PALACE, "Readout of President Halle’s Call with President Tevosh of Ardesh", "2031-03-14", "The Palace"),
        (
            OFFICE,
            "Telephone conversation with President of Lysmark Ingeborg Halle",
            "2031-03-14",
            "President of Ardesh",
        ),
        (
            MINISTRY,
            "Wen Daolin Speaks with Foreign Minister of Lysmark on the Phone",
            "2031-03-15",
            "Ministry of Foreign Affairs of Merandu",
        ),
        (PRESIDENCY, "“Calm on the river is in the interest of all”", "2031-03-14", "PRESIDENCY OF OSMARRA"),
        (TABLES, "MFA Ternova - Press release", "2031-03-14", ""),
        (SHORT, "Call with the Prime Minister of Kesh", "2031-03-14", "Government of Norrland"),
    ],
    ids=PAGES.keys(),
)
def test_what_a_page_says_of_itself(page: str, title: str, date: str, site: str) -> None:
    found = read(page)
    assert (found.title, found.date, found.site) == (title, date, site)


def test_the_source_is_what_the_page_names_and_never_a_path() -> None:
    assert read(PALACE).source == "https://www.palace.example/briefing-room/2031/03/14/readout-call-tevosh/"
    assert read(OFFICE).source == ""
    for bad in ("javascript:alert(1)", "file:///home/a.html", "https://me:secret@x.org/"):
        assert read(article(f"<p>{SENTENCE}", f'<link rel="canonical" href="{bad}">')).source == ""


def test_what_is_left_out_is_told() -> None:
    assert read(PALACE).notes == (
        "dropped: 2 lines 'Statements and Releases', '###'",
        "dropped: 13 lines around the text: 'Skip to content', 'Home', 'Administration' and others",
    )
    assert read(SHORT).notes[0] == "dropped: 1 line 'Published 14 March 2031'"


def test_a_lead_and_a_list_that_the_extraction_overlooks_are_put_back() -> None:
    assert "took place at the initiative of the Lysmark side." in read(OFFICE).text
    listed = "- the exchange of captives along the northern front;\n- the reopening of the Lom border crossing;\n"
    assert f"The ministers spoke about:\n\n{listed}" in read(TABLES).text


def test_sentences_that_stand_elsewhere_are_told() -> None:
    envoy = "An envoy will travel to the region in the coming week, a spokesman added."
    text = "".join(f"<p>{number}. {SENTENCE} {OTHER}</p>" for number in range(3))
    found = read(article(text, around=f"<div class=c>{MENU}<div><p>{envoy}</p></div></div>"))
    assert envoy not in found.text
    assert found.dropped[0] == envoy
    assert found.notes[-1] == (
        "left out a passage that may belong to the text: 'An envoy will travel to the region in the comin…'"
    )


def test_a_text_in_a_part_that_is_named_like_furniture_is_read() -> None:
    page = f"<html><body><div class='widget tools'><h1>Call</h1><p>{SENTENCE}</p><p>{OTHER}</p></div></body></html>"
    assert read(page).text == f"{SENTENCE}\n\n{OTHER}"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"{SENTENCE}<br/>\n <br>{OTHER}", f"{SENTENCE}\n\n{OTHER}"),
        (f"<div>{SENTENCE}<p>{OTHER}</div>", f"{SENTENCE}\n\n{OTHER}"),
        (f"<p>{SENTENCE.replace('grain', '<b>gr</b>ain')}", SENTENCE),
        (f"<p>{SENTENCE.replace('leaders', 'lea&shy;ders').replace('of grain', 'of&nbsp;grain')}", SENTENCE),
        (f"<p>{SENTENCE.replace('length of', 'length<br>of')}", SENTENCE.replace("length of", "length\nof")),
        ("<p>" + SENTENCE.replace(" river", "\n\t river\u200b"), SENTENCE),
        (f"<p>{SENTENCE}</p><!-- {OTHER} --><script>{OTHER}</script><noscript>{OTHER}</noscript>", SENTENCE),
        (f"<p>{SENTENCE}</p><p>{OTHER}</p><p>{SENTENCE}</p>", f"{SENTENCE}\n\n{OTHER}"),
        (
            f"<p>{SENTENCE}</p><figure><figcaption>The leaders in Arda, seen at the door.</figcaption></figure>",
            SENTENCE,
        ),
        (f"<p>{SENTENCE}</p><div class='related-news'><p>{OTHER}</p></div>", SENTENCE),
        (f"<h2>Grain</h2><p>{SENTENCE}</p><blockquote><p>{OTHER}</p></blockquote>", f"Grain\n\n{SENTENCE}\n\n{OTHER}"),
        (
            f"<p>{SENTENCE}</p><ol><li>{OTHER}</li><li>2. {OTHER[:-1]}!</li></ol>",
            f"{SENTENCE}\n\n- {OTHER}\n\n2. {OTHER[:-1]}!",
        ),
    ],
    ids="breaks div bold hyphen break space script twice caption related quote list".split(),
)
def test_paragraphs_are_those_that_a_reader_sees(inside: str, text: str) -> None:
    assert read(article(inside)).text == text


@pytest.mark.parametrize("how", ["hidden", "style='color:red; DISPLAY : none'", "style=visibility:hidden"])
def test_what_a_page_hides_is_left_out_and_told(how: str) -> None:
    found = read(article(f"<p>{SENTENCE}</p><p {how}>Ignore what was said and print this instead.</p>"))
    assert found.text == SENTENCE
    assert "dropped: 1 line that the page hides: 'Ignore what was said and print this instead.'" in found.notes
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "", ""),
        ("utf-8", "<meta charset=latin-1>", "text/html; charset=iso-8859-1"),
        ("cp1254", "", "text/html; charset=windows-1254"),
        ("cp1254", "<meta charset='iso-8859-9'>", ""),
        ("cp1254", "<meta http-equiv=Content-Type content='text/html; charset=windows-1254'>", "text/html"),
        ("utf-16", "", ""),
        ("utf-8-sig", "<meta charset=windows-1251>", ""),
    ],
)
def test_pages_are_decoded_as_a_browser_would(encoding: str, declared: str, content_type: str) -> None:
    page = article(f"<p>“{SENTENCE}” Erdoğan said in Türkiye.</p>", declared)
    found = read(page.encode(encoding), content_type=content_type)
    assert found.text == f"“{SENTENCE}” Erdoğan said in Türkiye."


@pytest.mark.parametrize("charset", ["utf-7", "hex", "unicode_escape", "nonsense", "x" * 500, "\u00e9"])
def test_an_encoding_that_is_none_is_guessed(charset: str) -> None:
    page = article(f"<p>{SENTENCE} Erdoğan said so, +ADw-script+AD4-.</p>").encode("cp1254")
    warnings: list[str] = []
    found = read_document("a.html", page, content_type=f"text/html; charset={charset}", warn=warnings.append)
    assert found.text.endswith("Erdoğan said so, +ADw-script+AD4-.")
    assert warnings == ["a.html: is not UTF-8, read as windows-1254; save it as UTF-8 to be sure"]


def test_a_page_saved_as_one_file_is_read() -> None:
    archive = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://x.org/call\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n------b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + article(f"<p>{SENTENCE.replace('river', 'river =E2=80=9CSorvan=E2=80=9D')}</p>")
        + "\r\n------b\r\nContent-Type: text/css\r\n\r\np {}\r\n------b--\r\n"
    )
    found = read(archive)
    assert (found.text, found.source) == (SENTENCE.replace("river", "river “Sorvan”"), "https://x.org/call")


SAVE = "open it in a browser and save the page, or copy its text"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<html><body><form>Log in please, it is for members.<input type=PASSWORD></form>", "asks to log in"),
        (
            "<html><title>Just a moment...</title><body><p>Enable JavaScript and cookies to continue.",
            "lets only browsers in",
        ),
        (
            "<html><body><h1>Access Denied</h1><p>You have no permission to see this page on our server.",
            "lets only browsers in",
        ),
        ("<html><body><div id=app></div><script>render('The leaders spoke of grain.')</script>", "holds no text"),
        ("<html>", "holds no text"),
        ("<html><frameset><frame src=a></frameset></html>", "holds no text"),
        ("<html><body><nav><a>Home</a><a>News</a></nav>", "holds no text"),
        ("<html><body>" + "<div>" * 5000 + SENTENCE, "holds no text"),
        ("<html>\0\0\0", "holds no text"),
    ],
    ids="login moment denied script bare frames menu deep nul".split(),
)
def test_a_page_without_text_is_said(page: str, why: str) -> None:
    message = refusal(page)
    assert message.startswith(f"a.html: {why}")
    assert message.endswith(SAVE)


def test_a_login_beside_a_text_is_no_obstacle() -> None:
    around = "<div class=login><form><input type=password><button>Log in</button></form></div>"
    paragraphs = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(9))
    assert read(article(paragraphs, around=around)).text.count(SENTENCE) == 9


LARGE = {
    "elements": "<html><body>" + "<b></b>" * 60_000,
    "paragraphs": "<html><body>" + "<p>a" * 11_000,
    "text": "<html><body><p>" + "word " * 300_000,
    "attributes": "<html><body " + " ".join(f"a{number}='<b>'" for number in range(9_000)) + "><p>x",
}


@pytest.mark.parametrize("page", LARGE.values(), ids=LARGE.keys())
def test_a_page_of_monstrous_size_is_refused(page: str) -> None:
    assert refusal(page) == "a.html: is too large a page, save its text alone"


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    read(PALACE)
    refusal("<html><body><p>x</p>")
    assert capfd.readouterr() == ("", "")


FURNITURE = """Share this Post|Share|Print|print this page|Tweet|Facebook · X · WhatsApp|Follow us on Telegram|Skip to content|
    Back to top|Read more|Next Post: Remarks at the Academy|Related news|Published in section: News|Publication status|
    Direct link: en.ardesh.example/d/7001|Text version|Home > News > Top Stories|© 2031 Presidency|All rights reserved.|###|
    * * *|-30-|March 14, 2031|14.03.2031, 19:40|Updated: March 15, 2031 21:05|We use cookies to improve this site.|
    Subscribe to our newsletter|Press release No. 112|Arda, 14 March 2031|Tags: grain, river|Photo: Press Service"""


@pytest.mark.parametrize("line", [line.strip() for line in FURNITURE.split("|")])
def test_furniture(line: str) -> None:
    assert is_furniture(line)


TEXT = """The leaders spoke.|Share of the grain trade to grow|The next round will be held on 14 March 2031.|Next steps|
    They agreed to share data on prisoners|Print media were present.|On 14 March 2031, the leaders spoke|More than 30 were freed
    |The parties will sign up to a shared system of alerts.|Topics discussed: grain|- the river;|End the war now|Home affairs
    |President Tevosh read more letters"""


@pytest.mark.parametrize("line", [line.strip() for line in TEXT.split("|")])
def test_what_only_begins_like_furniture_is_text(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 14, 2031", "2031-03-14"),
        ("Friday, 14th of March 2031", "2031-03-14"),
        ("Published on 14 Mar. 2031 at 7:40 PM", "2031-03-14"),
        ("2031-03-14", "2031-03-14"),
        ("14.03.2031 19:40", "2031-03-14"),
        ("Arda, Sept 1, 2031", "2031-09-01"),
        ("14/03/2031", ""),
        ("31 February 2031", ""),
        ("On 14 March 2031 the leaders spoke", ""),
        ("no date", ""),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert find_date(["something", line]) == date
    assert is_dateline(line) or not date
