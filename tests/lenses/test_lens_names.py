"""Names that one side's text alone has, or one alone has not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fixtures_call import make_call, make_topic

from diplocompare.lenses.names import analyse
from diplocompare.lenses.result import LensResult, UnrankedFinding
from diplocompare.model import Evidence

SIDES = ("Türkiye", "Russia", "Iran")


def analysed(*texts: str | Sequence[str], sides: Sequence[str] = SIDES) -> LensResult:
    return analyse(make_call(*texts, sides=sides))


def told(*texts: str | Sequence[str]) -> list[str]:
    return [finding.text for finding in analysed(*texts).findings]


def test_a_name_in_one_text_only_is_told_with_its_places() -> None:
    found = analysed("It fights the PKK. The PKK fled.", "The leaders spoke.")
    assert found.findings == (
        UnrankedFinding(
            "names",
            "Only Türkiye's text names the PKK.",
            0.95,
            pytest.approx(0.7),
            (Evidence("a", 14, 17), Evidence("a", 23, 26)),
            "t1",
        ),
    )
    assert [(each.kind, each.value) for each in found.observations] == [("organisation", "PKK")] * 2


def test_a_name_that_one_text_has_often_and_another_never() -> None:
    (finding,) = analysed("The leaders spoke.", "Israel, Israel and Israelis, Israel, Israel and Israel.").findings
    assert finding.text == "Türkiye's text never names Israel, which Russia's text does 6 times."
    assert (finding.confidence, finding.weight, finding.topic) == (0.95, pytest.approx(0.95), None)
    assert [place.start for place in finding.evidence] == [0, 8, 19, 29, 37]
    assert told("The leaders spoke.", "Israel and Israel.") == ["Only Russia's text names Israel."]


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("The PKK fled.", 0.6),
        ("Israel spoke.", 0.55),
        ("The JCPOA holds.", 0.55),
        ("Special Envoy Ada Brandt came.", 0.45),
        ("They met in Rafah.", 0.3),
        ("Starlink is fast.", 0.25),
        ("Israel and Israel.", 0.65),
        # A little for each further name, up to four; a name counts five times at most.
        ("Israel, Syria, Rafah.", 0.55 + 2 * 0.05),
        ("The PKK fled, Israel, Syria, Egypt, Iraq, Oman.", 0.6 + 3 * 0.05),
    ],
)
def test_how_much_names_weigh(words: str, weight: float) -> None:
    (finding,) = analysed(words, "They spoke.").findings
    assert finding.weight == pytest.approx(weight)


def test_a_weight_is_at_most_one() -> None:
    topic = "The PKK fled, the PKK, the PKK, the PKK, the PKK. Israel."
    assert [finding.weight for finding in analysed(topic, "They spoke.").findings] == [
        pytest.approx(1.0),
        pytest.approx(0.55),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It fights the PKK.", "It fights Kurdistan Workers' Party."),
        ("It fights the PKK.", "It fights the PKK/YPG and the YPG."),
        ("Israel was named.", "The Israeli side was named."),
        ("Israel was named.", "Talks in Jerusalem."),
        ("Talks in Jerusalem.", "Israel was named."),
        ("Minister Ada Brandt came.", "They saw Brandt."),
        ("Minister Ada Brändt came.", "They saw Brandt."),
        ("The Larnov Treaty holds.", "The treaty of Larnov holds."),
        ("Ankara and Moscow agree.", "They agree."),
        ("Europe and COVID-19.", "They agree."),
        ("Operation Swift Lynx began.", "They agree."),
    ],
)
def test_what_both_name_or_what_is_their_own_or_no_sure_name_is_not_told(one: str, other: str) -> None:
    assert not [text for text in told(one, other) if not any(name in text for name in ("YPG", "Jerusalem"))]
    assert not [text for text in told(other, one) if not any(name in text for name in ("YPG", "Jerusalem"))]


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("The Larnov Treaty holds.", "The treaty holds.", "the Larnov Treaty"),
        ("Talks with Special Envoy Ada Brandt.", "They saw Ada.", "Ada Brandt"),
    ],
)
def test_a_word_that_is_no_name_does_not_name_it(one: str, other: str, name: str) -> None:
    assert told(one, other) == [f"Only Türkiye's text names {name}."]


@pytest.mark.parametrize(
    ("sides", "text", "names"),
    [
        (("Ardesh", "Lysmark"), "Ardesh, Ardeshi ships and Ilva Marn of Ardesh.", []),
        (("Ardesh", "Lysmark"), "The Ardeshi Sea is calm.", []),
        (("Türkiye", "Russia"), "The Kremlin and the Turks spoke with Putin.", []),
    ],
)
def test_the_parties_own_countries_seats_and_leaders_are_no_news(
    sides: Sequence[str], text: str, names: list[str]
) -> None:
    lead = (
        "President Vladimir Putin of Russia called." if "Russia" in sides else "President Ilva Marn of Ardesh called."
    )
    found = analysed(f"{lead} {text}", f"{lead} They spoke.", sides=sides)
    assert [finding.text for finding in found.findings] == names


def test_the_capital_of_a_country_that_is_told_is_not_told_again() -> None:
    assert told("Israel, and Jerusalem.", "They spoke.") == ["Only Türkiye's text names Israel."]


def test_a_name_inside_another_is_named_too() -> None:
    assert told("The NATO leaders met.", "The NATO-Russia Council met.") == [
        "Only Russia's text names the NATO-Russia Council."
    ]


def test_four_names_of_one_topic_stand_in_one_sentence_the_weightiest_first() -> None:
    assert told("Near Rafah he spoke of Hamas and Israel.", "They spoke.") == [
        "Only Türkiye's text names Hamas, Israel and Rafah."
    ]
    (finding,) = analysed("Rafah, Israel, Syria, Egypt, Egypt, Hamas. Egypt.", "They spoke.").findings[1:]
    assert finding.text == "Only Türkiye's text names Hamas, Israel, Syria and Rafah."


def test_the_places_of_several_names_take_turns() -> None:
    (finding,) = analysed("Syria and Syria. Israel and Israel. Hamas.", "They spoke.").findings
    assert finding.text == "Only Türkiye's text names Syria, Israel and Hamas."
    assert [place.start for place in finding.evidence] == [0, 17, 36, 10, 28]


def test_names_of_two_topics_stand_apart() -> None:
    topics = [make_topic("a1", "b1"), make_topic("a2", id="t2")]
    found = analyse(make_call(["Israel.", "Hamas."], "They spoke.", sides=SIDES, topics=topics)).findings
    assert [(finding.text, finding.topic) for finding in found] == [
        ("Only Türkiye's text names Israel.", "t1"),
        ("Only Türkiye's text names Hamas.", "t2"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Talks with the Israelis.", "Israel"),
        ("Talks with Emiratis.", "the United Arab Emirates"),
        ("UNSCR 1701 holds.", "Resolution 1701"),
        ("A Ministry of Fisheries spoke.", "Ministry of Fisheries"),
        ("Fighting Hamas.", "Hamas"),
        ("Fighting the Hamas.", "the Hamas"),
        ("The old Hamas regime fights, and the Hamas leaders.", "Hamas"),
        ("Fighting Hamas, and the Hamas.", "the Hamas"),
        ("In the Larnov Treaty it says so.", "the Larnov Treaty"),
        ("As Larnov Treaty says.", "the Larnov Treaty"),
    ],
)
def test_a_name_is_written_as_its_text_has_it(words: str, name: str) -> None:
    (text,) = told(words, "They spoke.")
    assert text == f"Only Türkiye's text names {name}."


def test_of_three_sides_the_silent_one_is_told() -> None:
    assert told("Israel here.", "They spoke.", "Israel and Israel.") == [
        "Russia's text never names Israel, which Iran's and Türkiye's texts do 3 times."
    ]
    assert told("Israel here.", "They spoke.", "They met.") == ["Only Türkiye's text names Israel."]
    assert told("Israel here.", "They spoke.", "Israel.") == []


def test_the_order_of_the_readouts_makes_no_difference() -> None:
    one = analysed("It fights the PKK.", "In Syria.", sides=("Türkiye", "Russia")).findings
    other = analysed("In Syria.", "It fights the PKK.", sides=("Russia", "Türkiye")).findings
    assert {finding.text for finding in one} == {finding.text for finding in other}


def test_a_text_in_another_language_is_not_called_silent() -> None:
    call = make_call("It fights the PKK.", "Man sprach.", sides=SIDES, languages={"b": "de"})
    assert analyse(call).findings == ()
    assert len(analyse(call).observations) == 1
