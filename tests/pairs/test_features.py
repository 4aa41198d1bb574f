"""The features of pairs on three or four points, small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import LEXICON, readouts
from msgspec.structs import replace

from diplocompare.model import Point
from diplocompare.pairs.features import Claim, claims_of, features, report_features

GRAIN, STEEL, VISAS = frozenset({"grain"}), frozenset({"steel"}), frozenset({"visas"})


def claim(side: int, place: int, stems: frozenset[str], **more: object) -> Claim:
    made = Claim(side=side, place=place, sentence=place, stems=stems, goes_on=False, voice="ab"[side])
    return replace(made, **more)


# Two points of one side, one of the other: a1 of grain, a2 of steel, b1 of grain.
CLAIMS = (claim(0, 0, GRAIN), claim(0, 1, STEEL), claim(1, 0, GRAIN))
COSINE = np.array([[1.0, 0.2, 0.6], [0.2, 1.0, 0.1], [0.6, 0.1, 1.0]])
# Seven tenths of the cosine and three of the overlap, which is 1 for a1 and b1 and 0 for the other pairs.
A1_A2, A1_B1, A2_B1 = 0.14, 0.72, 0.07


def plane(name: str, claims: tuple[Claim, ...] = CLAIMS, cosine: np.ndarray = COSINE) -> np.ndarray:
    return dict(features(claims, cosine))[name]


def symmetric(*pairs: float, diagonal: float = 0.0) -> np.ndarray:
    """The plane of three points: their pairs 0-1, 0-2 and 1-2, and the diagonal."""
    first, second, third = pairs
    return np.array([[diagonal, first, second], [first, diagonal, third], [second, third, diagonal]])


def test_every_plane_is_symmetric_and_has_a_name_of_its_own() -> None:
    found = list(features(CLAIMS, COSINE))
    assert len({name for name, _ in found}) == len(found) == 10
    assert all(np.array_equal(each, each.T) for _, each in found)


def test_the_cosine_is_given_on() -> None:
    assert np.array_equal(plane("cosine"), COSINE)


def test_shared_words_are_counted_in_logarithms() -> None:
    claims = (claim(0, 0, GRAIN | STEEL), claim(1, 0, GRAIN | STEEL | VISAS), claim(1, 1, VISAS))
    expected = np.log1p(symmetric(2, 0, 1))
    np.fill_diagonal(expected, np.log1p([2, 3, 1]))
    assert plane("shared words", claims) == pytest.approx(expected)


def test_points_without_words_share_none() -> None:
    nothing = tuple(claim(0, at, frozenset()) for at in range(3))
    assert not plane("shared words", nothing).any()
    assert not plane("overlap", nothing).any()


def test_a_pair_is_ahead_by_its_distance_to_the_second_best_and_behind_by_that_to_the_best() -> None:
    # Of b1's two candidates on the other side a1 is ahead of a2; a1 and a2 have one candidate there, ahead of none.
    assert plane("smaller lead")[0, 2] == pytest.approx(A1_B1 - A2_B1)
    assert plane("larger lead")[0, 2] == pytest.approx(A1_B1)
    assert plane("smaller lead")[1, 2] == pytest.approx(A2_B1 - A1_B1)
    assert plane("larger lead")[1, 2] == pytest.approx(A2_B1)


def test_a_point_does_not_compete_with_itself() -> None:
    # Each of the two points of one side is the only candidate of the other there.
    assert plane("smaller lead")[0, 1] == pytest.approx(A1_A2)


def test_the_neighbours_of_a_point_are_those_of_its_own_side() -> None:
    # a1 is near b1, so its neighbour a2 gets that; b1 has no neighbour, and a2 and b1 are none though next in order.
    assert plane("neighbours, best") == pytest.approx(symmetric(0.0, A2_B1, A1_B1) + np.diag([A1_A2, A1_A2, 0.0]))


def test_points_of_one_side_meet_through_the_partner_of_one_of_them() -> None:
    # The partner of both is b1: a1 fits that of a2 by .72, a2 that of a1 by .07.
    assert plane("through a partner")[0, 1] == pytest.approx((A1_B1 + A2_B1) / 2)
    assert plane("through a partner")[0, 2] == plane("through a partner")[1, 2] == 0.0


def test_without_another_side_there_is_no_partner() -> None:
    alone = tuple(claim(0, at, GRAIN) for at in range(3))
    assert not plane("through a partner", alone).any()


def test_how_points_of_one_readout_follow_each_other() -> None:
    claims = (
        claim(0, 0, GRAIN, sentence=0),
        claim(0, 1, GRAIN, sentence=0, goes_on=True),
        claim(0, 2, GRAIN, sentence=1),
    )
    assert np.array_equal(plane("next to each other", claims), symmetric(1, 0, 1))
    assert np.array_equal(plane("in one sentence", claims), symmetric(1, 0, 0, diagonal=1))
    assert np.array_equal(plane("goes on", claims), symmetric(1, 0, 0))


def test_points_of_two_readouts_do_not_follow_each_other() -> None:
    claims = (claim(0, 0, GRAIN), claim(1, 1, GRAIN, sentence=0, goes_on=True), claim(1, 2, GRAIN))
    assert np.array_equal(plane("next to each other", claims), symmetric(0, 0, 1))
    assert np.array_equal(plane("in one sentence", claims), symmetric(0, 0, 0, diagonal=1))
    assert not plane("goes on", claims).any()


def test_reports_are_told_apart_by_who_speaks() -> None:
    claims = (claim(0, 0, GRAIN), claim(0, 1, GRAIN, voice="joint"), claim(1, 0, GRAIN, voice="joint"))
    found = dict(report_features(claims, COSINE))
    assert list(found) == ["cosine", "overlap", "both speak together", "another speaks"]
    assert np.array_equal(found["both speak together"], symmetric(0, 0, 1) + np.diag([0, 1, 1]))
    assert not found["another speaks"].any()  # what is said together is nobody else's
    apart = (claim(0, 0, GRAIN), claim(0, 1, GRAIN, voice="b"), claim(1, 0, GRAIN))
    assert np.array_equal(dict(report_features(apart, COSINE))["another speaks"], symmetric(1, 1, 0))


def test_the_claims_of_readouts_are_their_points_but_for_the_frame() -> None:
    text = "They spoke. He raised grain, and asked for steel.\nVisas were discussed"
    starts = [text.index(word) for word in ("They", "He", "and", "Visas")]
    ends = [text.index("He") - 1, text.index("and") - 1, text.index("\n"), len(text)]
    spoken = [("own", None), ("own", None), ("counterpart", "b"), ("joint", None)]
    points = tuple(
        Point(f"a{at}", start, end, "frame" if at == 1 else "point", speaker, of)
        for at, (start, end, (speaker, of)) in enumerate(zip(starts, ends, spoken, strict=True), start=1)
    )
    (one, other) = readouts(text, "Grain was discussed.")
    one, other = replace(one, points=points), replace(other, points=(Point("b1", 0, 20, speaker="joint"),))
    blanked = text.replace("raised", "      ")
    assert claims_of((one, other), (blanked, other.text), LEXICON) == (
        Claim(0, 0, 0, GRAIN, goes_on=False, voice="a"),
        Claim(0, 1, 0, STEEL, goes_on=True, voice="b"),
        Claim(0, 2, 1, VISAS, goes_on=False, voice="joint"),
        Claim(1, 0, 0, GRAIN, goes_on=False, voice="joint"),
    )
