"""The regular forms of a verb: base, third person, past, present participle."""

import pytest

from diplocompare.lexicon.inflection import inflect


@pytest.mark.parametrize(
    "forms",
    [
        "ask asks asked asking",
        "agree agrees agreed agreeing",
        "note notes noted noting",
        "convey conveys conveyed conveying",
        "reply replies replied replying",
        "stress stresses stressed stressing",
        "push pushes pushed pushing",
        "reach reaches reached reaching",
        "fix fixes fixed fixing",
        "waltz waltzes waltzed waltzing",
    ],
)
def test_a_verb_has_its_regular_forms(forms: str) -> None:
    verb, *others = forms.split()
    assert inflect(verb) == (verb, *others)
