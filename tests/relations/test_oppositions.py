"""Where two points oppose each other, and where they only look as if they did."""

from __future__ import annotations

import pytest

from diplocompare.lexicon.lists import load_lexicon
from diplocompare.relations.oppositions import oppositions
from diplocompare.relations.reading import read_words


def opposed(one, other):
    lexicon = load_lexicon()
    a, b = read_words(one, lexicon), read_words(other, lexicon)
    both = bool(list(oppositions(a, b)))
    assert both == bool(list(oppositions(b, a)))  # it does not matter which comes first
    return both


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The envoy confirmed that ships had entered the bay.", "The envoy denied that ships had entered the bay."),
        ("He supports the peace plan.", "He rejects the peace plan."),
        ("The blockade of the port has been lifted.", "The blockade of the port is still in place."),
        ("All provinces have ratified the accord.", "Not all provinces have ratified the accord."),
        ("The vessel will return to the ridge.", "The vessel will not return to the ridge."),
        ("His forces respected the truce.", "His forces violate the truce daily."),
        ("The commission failed to adopt a calendar.", "The commission succeeded in adopting a calendar."),
        ("The price of gas was settled.", "No agreement on the price of gas was reached."),
    ],
    ids=["denied", "stance", "in place", "all", "will", "respected", "failed", "outcome"],
)
def test_one_affirms_what_the_other_denies(one, other):
    assert opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He did not rule out a visit in spring.", "A visit in spring is possible, he said."),
        ("Garland stays out of the league.", "Garland will not be joining the league."),
        ("He rejected the claim that the talks are over.", "The talks continue, he said."),
        ("He opposes the abolition of the veto.", "He is in favour of keeping the veto."),
        ("It is not impossible that inspectors will return.", "Inspectors may possibly return."),
        ("The ban on apples was lifted.", "Apples are allowed again."),
        ("The fee will not be increased.", "The fee will stay the same."),
        ("No decision can be taken without parliament.", "Any decision needs the approval of parliament."),
    ],
    ids=["ruled out", "stays out", "rejected claim", "abolition", "not impossible", "ban lifted", "unchanged", "needs"],
)
def test_one_thing_in_other_words_is_not_opposed(one, other):
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He condemned the attack on the port.", "He welcomed the reopening of the port."),
        ("The arrest of the poet was unlawful.", "The arrest of the smuggler was lawful."),
        ("The seat of the court was settled.", "The budget of the court was not settled."),
        ("He is willing to buy electricity.", "He is unwilling to buy potash."),
        ("The rail link will be restored.", "The air link remains suspended."),
        ("He called for the withdrawal of the troops.", "The troops have not withdrawn."),
    ],
    ids=["attack", "arrest", "court", "buy", "link", "a wish and a fact"],
)
def test_like_words_of_another_thing_are_not_opposed(one, other):
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trawler was boarded inside our waters.", "The trawler was boarded outside our waters."),
        ("The boundary was drawn unilaterally.", "The boundary was drawn jointly."),
        ("The wells are unpolluted.", "The pollution of the wells was raised."),
        ("The tariff is justified.", "He called the tariff unjustified."),
    ],
    ids=["inside", "jointly", "prefix", "justified"],
)
def test_contraries_of_one_thing_oppose(one, other):
    assert opposed(one, other)


def test_one_word_on_both_sides_is_no_contrary():
    assert not opposed("The strike was lawful.", "He stressed that the strike was lawful.")


def test_a_judgement_is_opposed_by_a_judgement_and_by_a_stance():
    assert opposed("He welcomed the decision on the mine.", "He condemned the decision on the mine.")
    assert opposed("He deplored the plan for the lake.", "He supports the plan for the lake.")
    assert not opposed("He deplored the plan for the lake.", "He rejects the plan for the lake.")


def test_what_was_no_subject_stands_against_anything_said_of_it():
    assert opposed("The pilots were not mentioned.", "He asked for the release of the pilots.")
    assert not opposed("The pilots were not mentioned.", "He asked for the release of the bishop.")


def test_a_disputed_claim_stands_against_the_plain_statement():
    assert opposed("Attackers came from across the border.", "He dismissed the claim that attackers came from there.")
    assert not opposed("Attackers came at night.", "He dismissed the claim that smugglers came from there.")


def test_what_one_has_none_of_stands_against_what_the_other_speaks_of():
    assert opposed(
        "The radio of the minority may broadcast without restriction.",
        "He spoke of the restrictions to which the radio of the minority is subject.",
    )


def test_the_words_before_a_point_tell_what_it_is_about():
    lexicon = load_lexicon()
    plain = read_words("Harbour fees were lifted at once.", lexicon)
    other = read_words("In Mirsal the harbour fees remain in force.", lexicon)
    assert plain.context == ()
    assert [word.low for word in read_words("They were lifted.", lexicon, "The fees of Mirsal hurt.").context] == [
        "fees",
        "mirsal",
        "hurt",
    ]
    assert list(oppositions(plain, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Let us avoid a humanitarian crisis in Orr.", "He favours resolving the crisis in Orr through talks."),
        ("Tarn seeks to end the war in Orr.", "Velm is ready for talks to resolve the conflict in Orr."),
        (
            "He praised efforts to prevent aggression against Tarn.",
            "She hailed Tarn's courage in the face of aggression.",
        ),
        ("There is no fighting in Orr.", "They spoke of plans for Orr after the end of fighting."),
        (
            "They support Tarn as it defends itself against Velan aggression.",
            "They are concerned about Velan aggression.",
        ),
    ],
    ids=["avoid", "end", "prevent", "after the end", "itself"],
)
def test_whoever_is_against_an_ill_denies_nothing_else(one, other):
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The treaty on river fish should be extended.", "The treaty on river fish expires in March."),
        ("Lorries from Tarn pass without any fee.", "The fee on lorries from Tarn no longer holds."),
        ("They spoke of keeping the conflict in Orr from widening.", "They spoke of the narrowing conflict in Orr."),
        ("They agreed on an exchange of soldiers.", "They agreed on an exchange of soldiers and civilians."),
        ("The return of the sailors arrested by Velm was noted.", "He noted the return of the sailors."),
        ("It is wrong to ease the pressure on the smugglers.", "Pressure on the smugglers must be kept up."),
        ("He advised against new drilling off Orr.", "He warned of losses should there be new drilling off Orr."),
        ("The joint work on dams leaves room for improvement.", "The joint work on dams is unsatisfactory."),
        ("Prisoners may move away from the camp at Orr.", "Prisoners are able to depart from the camp at Orr."),
    ],
    ids=["wish", "without", "keeping from", "both", "participle", "ease", "should there be", "room", "away"],
)
def test_what_a_negative_word_bears_on_decides(one, other):
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dispute over the reef has been resolved.", "The dispute over the reef remains unresolved."),
        ("He thanked Velm for ending its support of the militia.", "Velm will go on supporting the militia."),
        ("Tarn refused the widow a permit.", "The widow was allowed to leave Tarn."),
        ("He announced that the line is carrying oil.", "The line has not yet resumed carrying oil."),
        ("The zone covers the basin, including the Orr field.", "The zone covers the basin, excluding the Orr field."),
        ("He voiced no worry about violence in Orr.", "He conveyed his concern about the mounting violence in Orr."),
        ("The curfew, the spokesman said, did not come up.", "He raised the hardship under the curfew."),
        ("The video of the raid was dismissed as a fabrication.", "The video of the raid is genuine."),
    ],
    ids=["unresolved", "go on", "leave", "announced", "excluding", "no worry", "come up", "fabrication"],
)
def test_opposed_in_the_end(one, other):
    assert opposed(one, other)
