"""The whole result as a value: it never changes, and its plain form is JSON as the schema says."""

from __future__ import annotations

import pickle

import jsonschema_rs
import pytest
from fixtures_comparison import two_sides
from msgspec.structs import replace

from diplocompare.model import Comparison, Match, json_schema


def test_the_plain_form_holds_lists_and_validates_as_it_is() -> None:
    plain = two_sides().to_dict()
    assert isinstance(plain["readouts"][0]["points"], list)
    jsonschema_rs.Draft202012Validator(json_schema()).validate(plain)


def test_the_plain_form_is_read_back_to_an_equal_comparison() -> None:
    assert Comparison.from_dict(two_sides().to_dict()) == two_sides()


def test_values_are_equal_and_hashed_by_their_fields_and_do_not_change() -> None:
    match = Match("m1", ("a1", "b1"), 0.5, 0.75, "same")
    assert {match, Match("m1", ("a1", "b1"), 0.5, 0.75, "same")} == {match}
    with pytest.raises(AttributeError):
        match.score = 0.9  # type: ignore[misc]
    assert replace(match, relation="differs") == Match("m1", ("a1", "b1"), 0.5, 0.75, "differs")


def test_a_comparison_goes_to_another_process_and_back() -> None:
    assert pickle.loads(pickle.dumps(two_sides())) == two_sides()
