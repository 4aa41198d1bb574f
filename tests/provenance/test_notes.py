"""Notes on the texts of a call: each one neutral sentence with the words it rests on, and none where nothing is the matter."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import LEXICON, readouts
from growth import calls
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diplocompare.lexicon.lists import Lexicon, load_lexicon
from diplocompare.model import Readout
from diplocompare.model.comparison import Note
from diplocompare.provenance import language
from diplocompare.provenance.notes import notes
from diplocompare.sources.readouts import name_readouts, read_folder

CORPORA = Path(__file__).parents[2] / "corpora"
ONE = (
    "President Anna Berg spoke by telephone with Prime Minister Bo Ek. They discussed grain exports through the strait "
    "and agreed that the ministers of both countries would meet in the spring. She raised visas for students, and he "
    "promised to look into the matter before the end of the year."
)
OTHER = (
    "Prime Minister Bo Ek had a call with the President of Ardesh. He proposed a railway bridge across the river, which "
    "would be paid for by both sides. The leaders also spoke of the price of gas and of fishing in the northern sea."
)


def noted(*texts: str, lexicon: Lexicon = LEXICON, **options: object) -> tuple[Note, ...]:
    return notes(readouts(*texts), lexicon, **options)  # type: ignore[arg-type]


def kinds(found: Sequence[Note]) -> list[str]:
    return [note.kind for note in found]


def quotes(found: Note, given: Sequence[Readout]) -> list[str]:
    texts = {readout.id: readout.text for readout in given}
    return [texts[place.readout][place.start : place.end] for place in found.evidence]


def only(text: str) -> tuple[str, str, list[str]]:
    """The one note on a text beside a plain one: its kind, its sentence, its words."""
    given = readouts(text, OTHER)
    (found,) = (note for note in notes(given, LEXICON) if note.readout == "a")
    return found.kind, found.text, quotes(found, given)


def test_of_two_plain_readouts_nothing_is_to_be_said() -> None:
    assert noted(ONE, OTHER) == ()
    assert notes((), LEXICON) == ()


@pytest.mark.parametrize("folder", sorted((CORPORA / "readouts").glob("*/")), ids=lambda path: path.name)
def test_of_real_readouts_nothing_is_to_be_said(folder: Path) -> None:
    assert notes(name_readouts(read_folder(folder, warn=pytest.fail)), LEXICON) == ()


# All of them together.


def test_the_very_same_text_given_twice() -> None:
    found = noted(ONE, ONE, OTHER)
    assert found == (Note("same", None, "Ardesh and Lysmark are given the very same text."),)


def test_two_copies_of_one_text_are_told_with_how_much_is_the_same() -> None:
    given = readouts(f"{ONE} {OTHER}", f"{ONE} {OTHER}".replace("the price of gas", "the cost of gas"))
    (found,) = notes(given, LEXICON)
    assert found.text == "Ardesh and Lysmark are copies of one text: 99% the same."
    assert all(quote.startswith("President Anna Berg spoke") for quote in quotes(found, given))


def test_capitals_and_apostrophes_make_no_other_text() -> None:
    (found,) = noted(f"{ONE} Ardesh's view.", f"{ONE.upper()} ARDESH’S VIEW!")
    assert found.text == "Ardesh and Lysmark are copies of one text: 100% the same."


def test_a_text_that_stands_in_another_is_told() -> None:
    (found,) = noted(ONE, f"{OTHER} {ONE} {OTHER.replace('a', 'o')}")
    assert (found.kind, found.text) == ("part", "100% of Ardesh's text stands word for word in Lysmark's.")


def test_a_shared_sentence_makes_no_copy() -> None:
    shared = "The leaders issued a joint statement on the day of the call."
    assert noted(f"{ONE} {shared}", f"{OTHER} {shared}") == ()


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2024-12-03", "2024-12-04"), None),
        (("2024-12-31", "2025-01-01"), None),
        (("2024-02-28", "2024-03-01"), "Ardesh's is of 2024-02-28 and Lysmark's is of 2024-03-01"),
        (("2023-02-28", "2023-03-01"), None),
        (("2024-12-03", "2024-12-05"), "Ardesh's is of 2024-12-03 and Lysmark's is of 2024-12-05"),
        (("2023-12-03", "2024-12-03"), "Ardesh's is of 2023-12-03 and Lysmark's is of 2024-12-03"),
        (("2024-12-03", None), None),
        (("2024-12-03", "soon"), None),
        (("2024-12-03", "2024-99-99"), None),
        (("0000-00-00", "2024-12-03"), None),
    ],
    ids=["a day", "new year", "leap year", "no leap year", "two days", "years", "none", "no date", "no day", "zeros"],
)
def test_dates_that_do_not_fit_one_call(dates: tuple[str | None, str | None], told: str | None) -> None:
    given = [replace(readout, date=date) for readout, date in zip(readouts(ONE, OTHER), dates, strict=True)]
    assert [note.text for note in notes(given, LEXICON)] == (
        [f"The dates do not fit one call: {told}."] if told else []
    )


def test_a_date_in_the_opening_counts_where_nothing_else_tells_it() -> None:
    one, other = readouts(f"On 3 December 2024, {ONE}", OTHER)
    given = [one, replace(other, date="2024-12-09")]
    (found,) = notes(given, LEXICON)
    assert found.kind == "dates"
    assert quotes(found, given) == ["3 December 2024"]


def test_very_unequal_lengths_are_told_without_a_judgement() -> None:
    (found,) = noted(f"{ONE} " + " ".join(f"Item {n}: they spoke of matter {n}." for n in range(40)), OTHER)
    assert found.text == "The texts are very unequal in length: Ardesh's has 330 words and Lysmark's has 44 words."


# What a text says of itself.


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (f"Excerpts from the talks\n\n{ONE}", "excerpt", "Excerpts from the talks"),
        (f"{ONE}\n\n(Excerpt)", "excerpt", "Excerpt"),
        (f"## Abridged\n{ONE}", "excerpt", "Abridged"),
        (f"{ONE} This is an excerpt.", "excerpt", "This is an excerpt"),
        (f"{ONE} It has been edited for length.", "excerpt", "has been edited for length"),
        (f"[Unofficial translation]\n{ONE}", "translation", "Unofficial translation"),
        (f"*Translated from Turkish*\n\n{ONE}", "translation", "Translated from Turkish"),
        (f"{ONE}\n\nThis is a courtesy translation.", "translation", "This is a courtesy translation"),
        (f"{ONE} (Original in Russian)", "translation", "Original in Russian"),
        (f"{ONE}\nMachine translation, unofficial translation", "machine-translation", "Machine translation"),
        (f"{ONE} This page was translated automatically.", "machine-translation", "translated automatically"),
        (f"TRANSCRIPT OF THE CALL\n\n{ONE}", "transcript", "TRANSCRIPT OF THE CALL"),
        (f"{ONE}\n\n[As delivered]", "transcript", "As delivered"),
        (f"{ONE} The full text is available in Russian.", "abridged-translation", "full text is available in Russian"),
        (f"{ONE}\n\nFull version in Turkish", "abridged-translation", "Full version in Turkish"),
        (f"{ONE} (Russian version)", "abridged-translation", "Russian version"),
        (f"{ONE}\n\nEnglish summary", "abridged-translation", "English summary"),
    ],
    ids=lambda value: "" if len(value) > 99 else value,
)
def test_what_a_text_calls_itself(text: str, kind: str, words: str) -> None:
    given = readouts(text, OTHER)
    found = next(note for note in notes(given, LEXICON) if note.kind == kind)
    assert quotes(found, given)[0] in (words, text[text.index(words) :].partition("\n")[0])
    assert words in found.text and found.text.startswith("Ardesh's text ")


def test_a_machine_s_translation_is_not_told_as_another_one_besides() -> None:
    assert kinds(noted(f"Unofficial translation, machine translated\n\n{ONE}", OTHER)) == ["machine-translation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They read excerpts from the letters of the students.",
        "He asked for the transcript of the earlier call.",
        "The ministers discussed the translation of school books into Osmarran.",
        "She noted that the translators from Kabul had been received.",
        "They agreed on a summary of conclusions and on an abridged agenda for the next round of talks.",
        "The statement of 3 May is in force in its Russian, Turkish and English texts, which are equally authentic.",
        "More could be done, she said, to continue reading programmes for children.",
    ],
)
def test_what_a_text_reports_is_not_said_of_itself(sentence: str) -> None:
    assert noted(f"{ONE} {sentence} {OTHER}", "Bo Ek met her. " * 9) == ()


def test_a_title_may_say_it_too() -> None:
    given = [replace(readouts(ONE)[0], title="Excerpts from transcript of the meeting with Bo Ek")]
    found = notes(given, LEXICON)
    assert kinds(found) == ["excerpt", "transcript"]
    assert {note.evidence for note in found} == {()}


def test_words_of_the_user_s_own_count_too(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[provenance.excerpt]\nanywhere = ["in short form"]\n')
    lexicon = load_lexicon([tmp_path / "mine.toml"])
    assert kinds(noted(f"{ONE} This is told in short form.", OTHER, lexicon=lexicon)) == ["excerpt"]


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (" The leaders also discussed the question of fishing in the", "discussed the question of fishing in the"),
        (" The leaders also spoke at length of trade, of energy,", "also spoke at length of trade, of energy,"),
        (" The leaders also…", "The leaders also…"),
        (" The leaders also ...", "The leaders also ..."),
        (" The leaders also [...]", "The leaders also [...]"),
        ("\n\nRead more", "Read more"),
        ("\n\n**Continue reading →**", "**Continue reading →**"),
        (" The leaders... Read more »", "The leaders... Read more »"),
        (" The leaders [Read more...]", "The leaders [Read more...]"),
    ],
    ids=["mid-sentence", "comma", "ellipsis", "dots", "bracket", "preview", "link", "after dots", "WordPress"],
)
def test_a_text_cut_off_at_its_end(end: str, words: str) -> None:
    kind, told, (quote,) = only(ONE + end)
    assert kind == "cut-off"
    assert quote.endswith(words) and words in told


@pytest.mark.parametrize(
    "end",
    [
        "",
        " “We agree,” she said, “on everything”",
        "\n\nArdesh, 3 December",
        "\n\n- visas for students and for the members of their families in both countries\n- grain",
        "\n\n1. visas\n2. fishing in the northern sea, in the strait and along the coast of Ardesh",
        "\n\n###",
        "\nMore at https://example.org/one/two/three/four/five/six/seven/eight/nine/ten",
        " The following took part: the Minister of Trade of Ardesh, the Minister of Trade of Lysmark, and Cas Dal",
        " 会谈结束。",
    ],
    ids=["whole", "quotation", "place and date", "list", "numbers", "rule", "address", "names", "Chinese"],
)
def test_a_text_with_another_kind_of_end_is_whole(end: str) -> None:
    assert noted(ONE + end, OTHER) == ()


def test_a_text_without_any_full_stop_is_not_said_to_be_cut_off() -> None:
    assert noted("\n".join(line.rstrip(".") for line in ONE.split(". ")), OTHER) == ()


def test_words_left_out_in_the_middle_are_counted() -> None:
    given = readouts(f"{ONE} [...] {OTHER} (…) {ONE}", "Bo Ek met her. " * 9)
    (found,) = notes(given, LEXICON)
    assert found.text == "Ardesh's text marks 2 times that words were left out."
    assert quotes(found, given) == ["[...]", "(…)"]


# What the file was.


def test_lines_that_were_dropped_are_listed() -> None:
    one, other = readouts(ONE, OTHER)
    given = (
        replace(one, dropped=("Share this Post",)),
        replace(other, dropped=("Print", "Home\n> News", "A", "B", "C")),
    )
    assert [note.text for note in notes(given, LEXICON)] == [
        "Of Ardesh's page 1 line was dropped: “Share this Post”.",
        "Of Lysmark's page 5 lines were dropped: “Print”, “Home > News”, “A” and 2 more.",
    ]


def test_json_is_not_prose() -> None:
    kind, told, (quote,) = only(f'{{"title": "Call", "body": "{ONE}", "date": "2024"}}')
    assert (kind, told, quote) == ("markup", "Ardesh's text is JSON rather than prose.", '"title":')


def test_marks_of_html_are_told() -> None:
    kind, told, (quote,) = only(f"<p>{ONE}</p>\n<p>Bo&nbsp;Ek agreed.</p>")
    assert (kind, quote) == ("markup", "<p>")
    assert told == "Ardesh's text holds 5 marks of HTML, which are compared as if they were words."


def test_a_bracket_or_two_are_no_markup() -> None:
    assert noted(f"{ONE} [sic] <b>R&D</b> {{x}} a < b > c.", OTHER) == ()


# Its language.

TURKISH = (
    "Cumhurbaşkanı Anna Berg, Başbakan Bo Ek ile bir telefon görüşmesi gerçekleştirdi. Görüşmede tahıl ihracatı ve "
    "öğrenciler için vizeler ele alındı. İki ülke bakanları baharda bir araya gelecek."
)


def test_a_language_that_the_embedded_model_does_not_know() -> None:
    kind, told, (quote,) = only(TURKISH)
    assert (kind, quote) == ("language", "Cumhurbaşkanı")
    assert told == (
        "Ardesh's text is in Turkish, which the embedded model does not know; "
        "--model paraphrase-multilingual-MiniLM-L12-v2 does."
    )
    assert noted(TURKISH, OTHER, multilingual=True) == ()


def test_a_part_in_another_language_is_told_as_a_part() -> None:
    _, told, _ = only(f"{OTHER.replace('the', 'a')}\n\n双方就粮食出口问题交换了意见,同意春天再次会晤。")
    assert told.startswith("Ardesh's text is to 28% in Chinese, which")


def test_a_language_that_the_front_matter_gives_wrongly() -> None:
    given = [
        replace(readout, language=code) for readout, code in zip(readouts(ONE, OTHER), ["ru", "en-GB"], strict=True)
    ]
    (found,) = notes(given, LEXICON)
    assert (found.kind, found.text) == ("language-label", "Ardesh's text is given as Russian but reads as English.")


# What holds of all notes.

HARD = (
    "“",
    "[...]",
    "<p>",
    "Excerpt",
    "translated from",
    "#",
    "",
    "Read more",
    "...",
    "2024-01-01",
    "\x1b[31m",
    "\ud800",
    "ß",
    "İ",
    "习近平",
    "ﷺ",
)


@given(
    st.lists(st.lists(st.sampled_from((*HARD, "the", "leaders", "spoke.", "\n")), max_size=40), min_size=1, max_size=3)
)
def test_any_texts_give_sound_sentences(
    parts: list[list[str]],
) -> None:
    given = [
        Readout(name, side, " ".join(words), str(words), len(words))
        for name, side, words in zip("abc", ("Ardesh", "the Lys", "O"), parts, strict=False)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "ask_library", lambda _: None)
        found = notes(given, LEXICON)
    for note in found:
        assert note.text.endswith(".") and "\n" not in note.text
        assert note.readout in (None, "a", "b", "c")
        lengths = {readout.id: len(readout.text) for readout in given}
        assert all(0 <= place.start < place.end <= lengths[place.readout] for place in note.evidence)


@pytest.mark.parametrize(
    "text", ["a ", "[...] ", "<p ", "(a ", "the following is ", "translated from ", '"a": ', "...\n"], ids=repr
)
def test_a_huge_odd_text_takes_no_more_than_its_length(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "ask_library", lambda _: None)
    times = []
    for length in (50_000, 200_000):
        given = readouts(text * (length // len(text)), text * (length // len(text)) + "b")
        start = time.process_time()
        notes(given, LEXICON)
        times.append(time.process_time() - start)
    assert times[1] < 4 * 3 * max(times[0], 0.01)


def test_two_usual_readouts_cost_few_milliseconds() -> None:
    """Two or three on a machine of 2024."""
    given = name_readouts(read_folder(CORPORA / "readouts" / "2025-03-28-erdogan-putin", warn=pytest.fail))
    notes(given, LEXICON)  # what is built once
    assert calls(lambda: notes(given, LEXICON)) < 15_000


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from diplocompare.model import Readout; from diplocompare.lexicon.lists import Lexicon, load_lexicon; from diplocompare.provenance.notes import notes\n"
        "notes([Readout.of(sys.argv[1], side='A', id='a'), Readout.of(sys.argv[1][9:], side='B', id='b')], load_lexicon())\n"
        "print(*{'py3langid', 'numpy', 'yaml', 'sentencex'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, ONE], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
