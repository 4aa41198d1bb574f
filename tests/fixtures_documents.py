"""Documents of our own words, made while the tests run: pages after the manner of ministries' sites, PDF, Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx

MENU = "".join(
    f"<li><a href='/{number}'>{word}</a></li>"
    for number, word in enumerate("Home,Administration,Priorities,Briefing Room,Speeches,Contact".split(","))
)

PALACE = f"""<!doctype html><html class="no-js" lang="en-US"><head><meta charset="UTF-8"/>
<title>Readout of President Halle’s Call with President Tevosh of Ardesh | The Palace</title>
<meta property="og:site_name" content="The Palace"/><meta property="article:published_time" content="2031-03-14T18:22:11+00:00"/>
<link rel="canonical" href="https://www.palace.example/briefing-room/2031/03/14/readout-call-tevosh/"/>
<script>var x = "Lorem President spoke";</script><style>.a{{color:red}}</style></head><body class="post">
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header"><nav aria-label="Primary"><ul>{MENU}</ul></nav><form role="search"><label>Search<input name="s"/></label><button>Submit</button></form></header>
<main id="content"><article><header class="page-header"><div class="topper"><span class="tax"><a href="/briefing-room/">Statements and Releases</a></span>
<h1 class="page-title">Readout of President Halle’s Call with President Tevosh of Ardesh</h1>
<div class="entry-meta"><time class="posted-on" datetime="2031-03-14T14:22:11-04:00">March 14, 2031</time></div></div>
<div class="social-share"><span>Share this Post</span><a href="https://facebook.example">Facebook</a><a href="https://x.example">X</a></div></header>
<section class="body-content"><div class="container"><div class="row"><div class="col">
<p>President Ingeborg Halle spoke today with President Kamran Tevosh of Ardesh. The leaders reviewed the truce along the Sorvan river and welcomed the return of forty prisoners last week.</p>
<p>President Halle underscored that the inspectors must be allowed to reach every crossing. She announced a further shipment of transformers before the winter.&nbsp;</p>
<p>The two leaders also discussed grain transit through the southern ports, and agreed that their teams would meet again in April.</p>
<p class="has-text-align-center">###</p></div></div></div></section></article>
<nav class="post-nav"><a rel="prev" href="/x">Previous Post: Statement on the Harvest Festival</a><a href="/y">Next Post: Remarks at the Naval Academy</a></nav></main>
<footer><div class="signup"><h2>Stay Connected</h2><p>We’ll be in touch with the latest information on how the President and her administration are working for the people.</p><form><input type="email" placeholder="Email"/><button>Sign up</button></form></div>
<p>Copyright. Privacy Policy. Accessibility Statement.</p></footer></body></html>"""
OFFICE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Telephone conversation with President of Lysmark Ingeborg Halle • President of Ardesh</title>
<meta property="og:title" content="Telephone conversation with President of Lysmark Ingeborg Halle"><meta property="og:site_name" content="President of Ardesh"/></head><body>
<div class="header"><a href="/">President of Ardesh</a><ul class="menu">{MENU}</ul><a href="/special">Version for the visually impaired</a></div>
<div class="layout"><div class="read"><article class="h-entry hentry" data-id="7001"><div class="read__content">
<h1 class="entry-title p-name">Telephone conversation with President of Lysmark Ingeborg Halle</h1>
<div class="read__lead entry-summary p-summary">A telephone conversation between Kamran Tevosh and President of Lysmark Ingeborg Halle took place at the initiative of the Lysmark side.</div>
<div class="read__bottommeta"><time class="read__published" datetime="2031-03-14">March 14, 2031</time><span class="read__time">19:40</span></div>
<div class="entry-content e-content read__internal_content">
<p>The situation along the Sorvan river was discussed in detail. Kamran Tevosh set out his assessment of the causes of the conflict and stressed that the inspectors may work only where both armies have agreed to it.</p>
<p>Issues of bilateral cooperation were also touched upon, including the export of grain and fertiliser and the building of the second power unit at Arda.</p>
<p>It was agreed to continue contacts at various levels.</p></div>
<div class="read__tags"><h3>Geography</h3><ul><li><a href="/c/1">Lysmark</a></li></ul><h3>Topics</h3><ul><li><a>Foreign policy</a></li></ul></div>
<div class="read__meta"><h3>Publication status</h3><p>Published in section: <a>News</a></p><p>Publication date: <time>March 14, 2031, 19:40</time></p><p>Direct link: <a>en.ardesh.example/d/7001</a></p><p><a>Text version</a></p></div>
<div class="share"><a>Share</a><a>Email</a><a>Print</a></div></div></article></div>
<div class="aside"><h2>See also</h2><ul><li><a>Meeting with Government members</a> <span>March 13, 2031</span></li><li><a>Congratulations on Teachers Day</a></li></ul></div></div>
<div class="footer"><p>All content on this site is licensed under a licence of its own.</p><ul>{MENU}</ul></div></body></html>"""
MINISTRY = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>Wen Daolin Speaks with Foreign Minister of Lysmark on the Phone_Ministry of Foreign Affairs of Merandu</title></head><body>
<div class="top"><a>中文</a> <a>Français</a> <a>Русский</a></div><div class="menu"><ul>{MENU}</ul></div>
<div class="main"><div class="mbx"><a>Home</a> &gt; <a>News</a> &gt; <a>Top Stories</a></div>
<div class="news-details"><div class="news-title"><h1>Wen Daolin Speaks with Foreign Minister of Lysmark on the Phone</h1></div>
<div class="news-time"><span>Updated: March 15, 2031 21:05</span> <span>Source: </span></div>
<div class="news-main" id="News_Body_Txt_A"><p style="text-indent: 2em;">On March 15, 2031, Minister of Foreign Affairs Wen Daolin spoke with Foreign Minister of Lysmark Astrid Nygaard on the phone.</p>
<p style="text-indent: 2em;">Astrid Nygaard briefed Wen Daolin on the recent contacts over the Sorvan river. She said that Lysmark values the constructive role of Merandu and hopes to keep in close communication.</p>
<p style="text-indent: 2em;">Wen Daolin said that a ceasefire serves the interests of all parties, and that the grain corridor should not be made a bargaining chip. Merandu stands ready to send observers at the request of both sides.</p>
<p style="text-indent: 2em;">The two sides also exchanged views on trade in rare earths and on the consular convention.</p></div>
<div class="tools"><a>Suggest to a friend</a> <a>Print</a></div></div></div><div class="foot">Contact us | Address: No. 2, South Gate Street | Tel: 10-65961114</div></body></html>"""
PRESIDENCY = f"""<!DOCTYPE html><html lang="en"><head><title>PRESIDENCY OF OSMARRA : “Calm on the river is in the interest of all”</title><meta name="description" content="The President spoke by phone."></head><body>
<form method="post" id="aspnetForm"><div id="header"><ul>{MENU}</ul></div><div class="container"><div class="row"><div class="col-md-8 news-detail">
<h1>“Calm on the river is in the interest of all”</h1><div class="date">14.03.2031</div>
<div class="social"><a>Tweet</a> <a>Share</a> <a>WhatsApp</a></div>
<div id="divContentArea"><strong>President Selim Aydar spoke by phone with President Kamran Tevosh of Ardesh.</strong><br /><br />The call addressed bilateral relations between Osmarra and Ardesh as well as regional and global developments.<br /><br />President Aydar stated that the exchange of prisoners had shown what dialogue can achieve, and that Osmarra was ready to host the next round of talks. He also noted that steps would be taken to raise the volume of trade to 30 billion.<br /><br />President Aydar underlined that the grain initiative should be revived without delay.</div></div>
<div class="col-md-4"><h3>Latest News</h3><ul><li>14.03.2031 <a>President Aydar receives the Speaker of Parliament of Ternova</a></li><li>13.03.2031 <a>The Cabinet convenes under the chairmanship of President Aydar at the Complex</a></li></ul></div></div></div>
<div id="footer">© 2031 Presidency of the Republic of Osmarra. All rights reserved.</div></form></body></html>"""
TABLES = """<html><head><title>MFA Ternova - Press release</title></head><body bgcolor=white><table width=100%><tr><td width=150><a href=a>Home</a><br><a href=b>Minister</a><br><a href=c>Ministry</a><br><a href=d>Archive</a></td>
<td><font face=Arial size=2><b>Press release No. 112</b><br>Ternova City, 14 March 2031<p>The Minister of Foreign Affairs, Lenka Havrel, had a telephone conversation today with her colleague from Zhalkovia, Bohdan Rusnavets.
<p>The ministers spoke about:<ul><li>the exchange of captives along the northern front;<li>the reopening of the Lom border crossing;<li>the protection of the reactor at Velno.</ul>
<p>Minister Havrel declared that Ternova remains ready to host the next round. She recalled that the <i>convention of 1998</i> remains in force.</font></td></tr><tr><td colspan=2><font size=1>Copyright 2031 MFA. Webmaster</font></td></tr></table></body></html>"""
SHORT = """<!doctype html><html><head><title>Call with the Prime Minister of Kesh - Government of Norrland</title></head><body><nav><a>Home</a><a>News</a></nav><main><h1>Call with the Prime Minister of Kesh</h1><p class="date">Published 14 March 2031</p><p>The Prime Minister spoke to the Prime Minister of Kesh this morning. They agreed to meet in Oslo in May.</p></main><footer><p>© Crown copyright</p></footer></body></html>"""


def pdf(
    pages: Sequence[Sequence[tuple[int, int, str]]], title: str = "", stream: bytes = b"", page: bytes = b""
) -> bytes:
    """A PDF with these lines: left, height (growing upwards), text, where \\x01 is the ligature fi and \\x02 is fl."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _FONT, b"<< /Title (%s) >>" % title.encode("cp1252")]
    kids = []
    for lines in pages:
        drawn = b"".join(b"BT /F1 11 Tf %d %d Td (%s) Tj ET\n" % (x, y, _escaped(text)) for x, y, text in lines)
        objects.append(stream or b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(_PAGE % (len(objects), page))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects)


_FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
    b" << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
)
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
    b" /Resources << /Font << /F1 3 0 R >> %s >> >>"
)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def assembled(objects: Sequence[bytes], trailer: bytes = b"/Info 4 0 R") -> bytes:
    """The objects as a file, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + head + table + end


def word(*paragraphs: str, title: str = "", xml: str = "") -> bytes:
    """A Word file with these paragraphs, and others in Word's own XML below them."""
    file = docx.Document()
    file.core_properties.title = title
    for text in paragraphs:
        file.add_paragraph(text)
    if xml:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        body = docx.oxml.parse_xml(f"<w:body {space}>{xml}</w:body>")
        for element in list(body):
            file.element.body.insert(len(file.element.body) - 1, element)
    found = io.BytesIO()
    file.save(found)
    return found.getvalue()


def zipped(kind: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    """A zip that looks like a Word file, with these parts in its folder `word`."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", kind) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return found.getvalue()
