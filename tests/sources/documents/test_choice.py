"""What an extraction took is the text; what it overlooked among that joins it, what stands elsewhere is told."""

from __future__ import annotations

from lxml.html import document_fromstring

from diplocompare.sources.documents.blocks import read_blocks
from diplocompare.sources.documents.choice import Choice, choose

TAKEN = "The ministers spoke about the grain of the northern ports."
OVERLOOKED = "They agreed that their teams would meet again in April."
ELSEWHERE = "An envoy will travel to the region in the coming week."


def chosen(body: str, extracted: str = TAKEN) -> Choice:
    return choose(tuple(read_blocks(document_fromstring(f"<html><body>{body}</body></html>"))), extracted, "Call")


def test_a_sentence_that_was_overlooked_beside_the_text_joins_it_and_one_elsewhere_does_not() -> None:
    found = chosen(f"<div><h1>Call</h1><p>{TAKEN}</p><p>{OVERLOOKED}</p></div><div><p>{ELSEWHERE}</p></div>")
    assert (found.text, found.doubtful) == (f"{TAKEN}\n\n{OVERLOOKED}", (ELSEWHERE,))
    assert (found.inside, found.around) == ((), ())


def test_what_was_overlooked_and_is_no_sentence_stays_out() -> None:
    heading, remark = "Visit of the Prime Minister of Lysmark to the port", "As delivered."
    found = chosen(f"<article><p>{TAKEN}</p><p>{heading}</p><p>{remark}</p></article>")
    assert (found.text, found.inside) == (TAKEN, (heading, remark))


def test_names_of_parts_mean_nothing_where_most_of_the_text_is_in_such_parts() -> None:
    inside = f"<div class=related><p>{OVERLOOKED}</p><p>{ELSEWHERE}</p></div>"
    found = chosen(f"<article>{inside}<p>{TAKEN}</p></article>", f"{OVERLOOKED}\n{ELSEWHERE}\n{TAKEN}")
    assert found.text == f"{OVERLOOKED}\n\n{ELSEWHERE}\n\n{TAKEN}"
    half = chosen(f"<article><div class=related><p>{TAKEN[:-1]}!</p></div><p>{TAKEN}</p></article>")
    assert half.text == TAKEN
