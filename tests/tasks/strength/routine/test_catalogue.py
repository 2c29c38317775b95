"""The catalogue holds enough for everybody, and nothing that fits nobody."""

import re

import pytest

from malssi.tasks.strength.criteria import LIFTS
from malssi.tasks.strength.routine import catalogue
from malssi.tasks.strength.routine.catalogue import Exercise, Lift, exercises, known, main_lifts, targets
from malssi.tasks.strength.routine.choice import fitting

PURPOSES = range(1, 7)


def test_there_are_more_than_fifty_exercises() -> None:
    assert len(exercises()) >= 52


def test_the_lifts_are_the_domain_s() -> None:
    assert catalogue.LIFTS == LIFTS
    assert [one.serves for one in main_lifts().values()] == [
        ("squat",),
        ("bench_press",),
        ("dead_lift",),
        ("over_head_press",),
    ]


@pytest.mark.parametrize("one", [*exercises().values(), *main_lifts().values()], ids=lambda one: one.english)
def test_an_exercise_has_a_korean_name_one_or_two_muscles_and_a_known_source(one: Exercise) -> None:
    assert re.fullmatch(r"[가-힣]+( [가-힣]+)*", one.name)
    assert len(one.name) <= 12
    assert one.muscles
    assert len(set(one.muscles)) == len(one.muscles) <= 2
    assert one.source in catalogue.catalogue()["sources"]


@pytest.mark.parametrize("one", exercises().values(), ids=lambda one: one.english)
def test_an_exercise_has_a_target_on_each_day_on_which_it_stands(one: Exercise) -> None:
    assert one.serves
    assert all(targets(one, (lift,)) for lift in one.serves)


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("lift", catalogue.LIFTS)
def test_a_beginner_has_three_choices_for_every_lift_and_purpose(lift: Lift, purpose: int) -> None:
    found = fitting((lift,), purpose, 1)
    assert len([one for one in found if one.trains(lift)]) >= 3


@pytest.mark.parametrize("lift", catalogue.LIFTS)
def test_a_beginner_has_a_variation_of_every_lift_for_powerlifting(lift: Lift) -> None:
    assert any("variation" in one.tags for one in fitting((lift,), 5, 1))


def test_after_a_break_there_are_machines_bands_and_bodies_only() -> None:
    found = {one.equipment for lift in catalogue.LIFTS for one in fitting((lift,), 6, 3)}
    assert found == {"머신", "케이블", "맨몸", "밴드"}


def test_a_target_is_a_muscle_of_the_day_s_lift() -> None:
    dips = exercises()["딥스"]
    assert targets(dips, ("bench_press",)) == ("가슴", "삼두")
    assert targets(dips, ("over_head_press",)) == ("삼두",)
    assert targets(dips, ("squat",)) == ()


def test_a_lift_is_known_as_an_exercise_and_a_misspelt_name_is_not() -> None:
    assert known("스쿼트") is main_lifts()["스쿼트"]
    assert known("런지") is exercises()["런지"]
    assert known("런 지") is None
