"""How points become claims."""

from __future__ import annotations

import numpy as np
from fixtures_call import make_call, make_topic

from diplocompare.findings.claims import between, cut_claims


def test_neighbours_of_one_topic_are_one_claim() -> None:
    call = make_call(
        ["Halle promised grain,", "and twice as much of it.", "Steel was raised."],
        "Grain was promised.",
        topics=[make_topic("a1", "a2", "b1"), make_topic("a3", id="t2", label="Steel")],
    )
    assert [(claim.points, claim.topic, claim.shared, claim.words) for claim in cut_claims(call)] == [
        (("a1", "a2"), "t1", True, 9),
        (("a3",), "t2", False, 3),
        (("b1",), "t1", True, 3),
    ]
    assert call.text_of(cut_claims(call)[0].place) == "Halle promised grain, and twice as much of it."


def test_points_of_one_topic_that_are_apart_are_two_claims() -> None:
    call = make_call(
        ["Grain was promised.", "Steel was raised.", "Grain will come by rail."],
        topics=[make_topic("a1", "a3"), make_topic("a2", id="t2")],
    )
    assert [claim.points for claim in cut_claims(call)] == [("a1",), ("a2",), ("a3",)]


def test_a_claim_has_sixty_words_at_most() -> None:
    thirty = " ".join(["grain"] * 30)
    assert [claim.points for claim in cut_claims(make_call([thirty, thirty]))] == [("a1", "a2")]
    assert [claim.points for claim in cut_claims(make_call([f"{thirty} more", thirty]))] == [("a1",), ("a2",)]


def test_claims_are_as_near_as_their_nearest_points() -> None:
    call = make_call(["One.", "Two."], ["Three.", "Four."])
    plane = np.array([[0.0, 0.0, 0.1, 0.2], [0.0, 0.0, 0.3, 0.9], [0.1, 0.3, 0.0, 0.0], [0.2, 0.9, 0.0, 0.0]])
    assert between(cut_claims(call), plane).tolist() == [[0.0, 0.9], [0.9, 0.0]]
    assert between((), np.zeros((0, 0))).shape == (0, 0)
