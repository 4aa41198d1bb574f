"""Names and phrases are found by their longest entries, in the letters of a text and in a line of words."""

from diplocompare.lexicon.phrases import Phrases, Place, WordPhrases, smaller

NAMES = Phrases(
    [("Black Sea", "sea"), ("Black Sea Fleet", "fleet"), ("grain", "crop"), ("US", "country"), ("US", "no")]
)
WORDS = WordPhrases([(("at", "once"), 1), (("at",), 2), (("at", "once", "again"), 3), (("at", "once"), 4), ((), 5)])


def test_the_longest_entry_of_a_text_is_found() -> None:
    text = "the Black Sea Fleet"
    assert NAMES.at(text, 4) == Place(4, 19, "fleet")
    assert [place.value for place in NAMES.every(text, 4)] == ["fleet", "sea"]
    assert NAMES.at(text, 0) is None
    assert NAMES.has("Black Sea")
    assert not NAMES.has("Black")


def test_an_entry_with_a_capital_is_found_as_it_is_spelled_and_another_in_any_case() -> None:
    assert [place.value for place in NAMES.all_in("Grain for us, GRAIN for the US, grainy")] == [
        "crop",
        "crop",
        "country",
    ]


def test_a_plural_is_part_of_what_is_found_and_longer_words_are_others() -> None:
    assert NAMES.at("grains", 0) == Place(0, 6, "crop")
    assert NAMES.at("grainsy", 0) is None
    assert NAMES.at("USA", 0) is None


def test_entries_inside_others_are_found_where_they_are_asked_for() -> None:
    names = Phrases([("New Osmarra", 1), ("Osmarra Bay", 2)])
    assert [place.value for place in names.all_in("New Osmarra Bay")] == [1]
    assert [place.value for place in names.all_in("New Osmarra Bay", nested=True)] == [1, 2]


def test_letters_keep_their_places_in_small_letters() -> None:
    assert smaller("İzmir AND") == "İzmir and"
    assert smaller("ÉTÉ") == "été"


def test_the_longest_phrase_of_a_line_is_found() -> None:
    line = ["look", "at", "once", "again"]
    assert WORDS.at(line, 1) == Place(1, 4, 3)
    assert [place.value for place in WORDS.every(line, 1)] == [3, 1, 2]
    assert WORDS.at(line, 0) is None


def test_a_phrase_ends_with_its_line() -> None:
    assert WORDS.at(["at", "once"], 0) == Place(0, 2, 1)
    assert WORDS.at(["at"], 1) is None


def test_phrases_of_a_line_do_not_overlap() -> None:
    phrases = WordPhrases([(("a", "b"), 1), (("b", "a"), 2), (("c",), 3)])
    assert list(phrases.all_in("a b a b c".split())) == [Place(0, 2, 1), Place(2, 4, 1), Place(4, 5, 3)]
