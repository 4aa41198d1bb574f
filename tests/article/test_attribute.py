"""To whom sentences and clauses are put down."""

from __future__ import annotations

import pytest

from diplocompare.article import read_article
from diplocompare.lexicon.lists import load_lexicon

LEAD = "President Ana Tevosh of Ardesh and Chancellor Ilan Korr of Belmora spoke by phone on Monday.\n\n"


def read(body: str) -> list[tuple[str, str]]:
    """What follows the lead, as pairs of whose it is and the words; neighbours of one are joined."""
    article = read_article(LEAD + body + "\n\nTevosh said no more.\n\nKorr said no more.", (), load_lexicon())
    found: list[tuple[str, str]] = []
    for span in article.spans[1:-2]:
        words = article.text[span.start : span.end]
        if found and found[-1][0] == span.by:
            found[-1] = (span.by, f"{found[-1][1]} {words}")
        else:
            found.append((span.by, words))
    return found


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Tevosh said the port would open.", "Ardesh"),
        ("The port would open, Tevosh said.", "Ardesh"),
        ("The port would open, said Tevosh.", "Ardesh"),
        ("According to Tevosh, the port would open.", "Ardesh"),
        ("Ms. Tevosh, for her part, warned against haste.", "Ardesh"),
        ("Tevosh, who had asked for the call, urged patience.", "Ardesh"),
        ("After the call Tevosh praised the talks.", "Ardesh"),
        ("The president thanked Korr.", "Ardesh"),
        ("The chancellor thanked Tevosh.", "Belmora"),
        ("The Belmoran chancellor thanked Tevosh.", "Belmora"),
        ("The chancellor of Belmora thanked Tevosh.", "Belmora"),
        ("A spokesman for the chancellor said the port would open.", "Belmora"),
        ("Belmora said the port would open.", "Belmora"),
        ("Chad's president said the port would open.", "reporter"),
        ("The president of Chad said the port would open.", "reporter"),
        ("Belmoran officials said the port would open.", "Belmora"),
        ("A spokesman for Korr said the port would open.", "Belmora"),
        ("Tevosh told Korr that the port would open, according to a Belmoran official.", "Belmora"),
        ("Korr's office said that Tevosh had agreed to the plan.", "Belmora"),
        ("Tevosh was quoted as saying that the port would open.", "Ardesh"),
        ("Both leaders stressed the need for calm, Korr's office said.", "Belmora"),
        ("The two leaders agreed to stay in touch.", "frame"),
        ("The port has been closed since 2019.", "reporter"),
        ("The port will cost 3 million crowns, analysts say.", "reporter"),
        ("According to the United Nations, 300 people fled.", "reporter"),
        ("Tevosh did not say when the port would open.", "reporter"),
        ("Tevosh's office declined to comment.", "reporter"),
        ("Neither side mentioned the port.", "reporter"),
        ("Tevosh has long demanded a port.", "reporter"),
        ("Tevosh said last month that the port was lost.", "reporter"),
        ("Earlier on Monday, Tevosh told farmers that the port was lost.", "reporter"),
        ("Belmoran exports rose by 12 percent.", "reporter"),
        ("“It is a start,” said Mara Linn, a historian in Oslo.", "reporter"),
        ("A European diplomat said the call was overdue.", "reporter"),
    ],
    ids=lambda value: value[:40],
)
def test_a_sentence_is_put_down_to_whoever_reports_it(sentence: str, by: str) -> None:
    assert read(sentence) == [(by, sentence)]


@pytest.mark.parametrize(
    ("paragraph", "by"),
    [
        pytest.param("Korr said the port would open. He added that rail comes first.", ["Belmora"], id="he"),
        pytest.param("Korr's office said he was glad. It added that rail comes first.", ["Belmora"], id="it"),
        pytest.param(
            "A Belmoran official called the talks good. Tevosh gave way, the official said.",
            ["Belmora"],
            id="the-official",
        ),
        pytest.param(
            "Belmoran spokesman Jon Marsh said the port opens. Ships are welcome, Marsh said.",
            ["Belmora"],
            id="by-name",
        ),
        pytest.param("Korr said the port would open. Ships pay 40 crowns a day.", ["Belmora", "reporter"], id="figure"),
        pytest.param("Korr's office said he was glad. Tevosh praised the port.", ["Belmora"], id="told-by-an-office"),
        pytest.param("Korr said he was glad.\n\nTevosh praised the port.", ["Belmora", "Ardesh"], id="new-paragraph"),
        pytest.param("Mara Linn, a historian, said it is late. She said more.", ["reporter"], id="stranger-she"),
        pytest.param("“We wait. We hope. We sing,” Korr said.", ["Belmora"], id="quotation-of-three-sentences"),
        pytest.param("“We wait,” Korr said. It rains.", ["Belmora", "reporter"], id="quotation-in-the-middle"),
        pytest.param(
            "According to his office, Korr is glad. He waits.", ["Belmora", "reporter"], id="his-office-first"
        ),
        pytest.param(
            "According to his spokesman, Jon Marsh, Korr is glad. Marsh said so.", ["Belmora"], id="according-by-name"
        ),
        pytest.param("“It is time,” said Korr's spokesman, Jon Marsh. Marsh said so.", ["Belmora"], id="said-by-name"),
        pytest.param(
            "The Belmoran palace is out with a text. The ministry said no.", ["reporter", "Belmora"], id="seat"
        ),
        pytest.param("Korr said the port opens. “It is time.”", ["Belmora"], id="quotation-alone"),
        pytest.param("“It is time.” Korr said the port opens.", ["Belmora"], id="quotation-first"),
        pytest.param("Korr said the port opens. The two agreed to meet.", ["Belmora"], id="both-in-an-account"),
    ],
)
def test_who_speaks_carries_over_where_words_say_so(paragraph: str, by: list[str]) -> None:
    assert [one for one, _ in read(paragraph)] == by


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The port opens, Belmora's trade ministry said, and ships will come, according to Ardeshi officials.",
            [
                ("Belmora", "The port opens, Belmora's trade ministry said,"),
                ("Ardesh", "and ships will come, according to Ardeshi officials."),
            ],
        ),
        (
            "The port opens, according to Tevosh, and ships will come, according to Korr.",
            [
                ("Ardesh", "The port opens, according to Tevosh,"),
                ("Belmora", "and ships will come, according to Korr."),
            ],
        ),
        (
            "Korr said he would fight the Reds, which are considered terrorists by both countries, and their friends.",
            [
                ("Belmora", "Korr said he would fight the Reds,"),
                ("reporter", "which are considered terrorists by both countries,"),
                ("Belmora", "and their friends."),
            ],
        ),
        (
            "Korr asked for the bridge, which cost 40 million crowns.",
            [("Belmora", "Korr asked for the bridge,"), ("reporter", "which cost 40 million crowns.")],
        ),
        (
            "Korr spoke of patience, he said, a phrase that many read as a warning.",
            [("Belmora", "Korr spoke of patience, he said,"), ("reporter", "a phrase that many read as a warning.")],
        ),
    ],
    ids=["two-accounts", "two-according", "considered", "figure", "a-phrase"],
)
def test_a_sentence_of_two_is_parted(sentence: str, parts: list[tuple[str, str]]) -> None:
    assert read(sentence) == parts
