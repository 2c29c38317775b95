"""What the rules say of a routine: fit, heart rate, energy; each by numbers that can be checked by hand."""

from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from malssi.errors import ReadingError
from malssi.tasks.parse import parse_reading
from malssi.tasks.wearable.exercise import task
from malssi.tasks.wearable.exercise.criteria import LIMITS, bears, catalogue
from malssi.tasks.wearable.exercise.examples import GOOD, case
from malssi.tasks.wearable.exercise.plan import Fit, Plan, formula, instead_of, plan_of
from malssi.tasks.wearable.exercise.reading import PlannedRoutine, RoutineDay
from malssi.tasks.wearable.karvonen import Target


def plan(minutes: int = 30, items: tuple[str, ...] = ("플랭크",), **changed: Any) -> Plan:
    return plan_of(case(minutes, items, **(GOOD | changed)))


def test_the_catalogue_has_thirty_exercises_with_their_code_and_met() -> None:
    assert len(catalogue()) >= 30
    for exercise in catalogue().values():
        assert len(exercise.code) == 5
        assert 2 <= exercise.met <= 13
        assert 1 <= exercise.difficulty <= 5


def test_every_exercise_has_a_number_of_its_own() -> None:
    assert len({exercise.number for exercise in catalogue().values()}) == len(catalogue())


def test_a_harder_grade_bears_all_that_an_easier_one_bears() -> None:
    grades = list(LIMITS)
    for better, worse in pairwise(grades):
        assert all(bears(better, exercise) for exercise in catalogue().values() if bears(worse, exercise))
        assert LIMITS[worse].minutes < LIMITS[better].minutes


def test_the_good_day_is_grade_b() -> None:
    assert plan().judged.grade.name == "B"


@pytest.mark.parametrize(
    ("minutes", "items", "fit"),
    [
        (30, ("플랭크", "런지"), Fit.FITS),
        (120, ("플랭크",), Fit.FITS),
        (121, ("플랭크",), Fit.ADJUST),
        (30, ("플랭크", "버피"), Fit.ADJUST),
        (30, ("버피", "턱걸이"), Fit.UNFIT),
    ],
)
def test_the_fit_follows_from_the_exercises_and_the_minutes(minutes: int, items: tuple[str, ...], fit: Fit) -> None:
    assert plan(minutes, items).fit is fit


def test_the_target_is_the_grades_share_of_the_reserve() -> None:
    found = plan(items=("플랭크",)).target  # (220-35-68) = 117; 58.5+68 = 126.5, 80.73+68 = 148.73
    assert found == Target(127, 149, (50, 69))
    assert formula(case(30, ("플랭크",), **GOOD), found) == "(220-35-68)×50%-69%+68"


def test_another_formula_of_the_maximum_is_written_out() -> None:
    day = case(30, ("플랭크",), **GOOD, hr_max_formula="tanaka")
    found = plan_of(day).target  # 208-24.5 = 183.5; (183.5-68)x0.5+68 = 125.75
    assert found
    assert found.low == 126
    assert formula(day, found) == "(208-0.7×35-68)×50%-69%+68"


@pytest.mark.parametrize("missing", ["age", "resting_heart_rate"])
def test_without_age_or_resting_heart_rate_there_is_no_target(missing: str) -> None:
    assert plan(**{missing: None}).target is None


def test_the_energy_is_met_times_kilograms_times_hours() -> None:
    assert plan(60, ("줄넘기",), weight=60.0).kcal == 498  # 8.3 x 60 x 1
    assert plan(30, ("플랭크", "맨몸 스쿼트"), weight=100.0).kcal == 145  # (2.8 + 3.0) / 2 x 100 x 0.5


@pytest.mark.parametrize("grade", [name for name in LIMITS if name != "F"])
def test_what_takes_a_place_is_borne_and_no_harder(grade: str) -> None:
    for hard in catalogue().values():
        if not bears(grade, hard):
            easier = instead_of(hard, grade, PlannedRoutine(duration_min=30, items=(hard.name,)))
            assert bears(grade, easier), (grade, hard.name, easier.name)
            assert easier.met <= hard.met
            assert easier.difficulty <= hard.difficulty


def test_what_is_already_in_the_routine_takes_no_place() -> None:
    routine = PlannedRoutine(duration_min=30, items=("점프 스쿼트", "맨몸 스쿼트"))
    assert instead_of(catalogue()["점프 스쿼트"], "B", routine).name == "의자에서 일어서기"


def test_without_a_weight_there_is_no_energy() -> None:
    assert plan(weight=None).kcal is None


@pytest.mark.parametrize(
    "changed",
    [
        {"oxygen_saturation": 85},
        {"symptoms": ("가슴 통증",)},
        {"sleep_hr": 3.0, "steps": 500, "resting_heart_rate": 85},
    ],
)
def test_a_day_of_rest_or_care_has_no_target_and_no_energy(changed: dict[str, Any]) -> None:
    found = plan(**changed)
    assert found.rests
    assert found.fit is Fit.UNFIT
    assert found.target is None
    assert found.kcal is None


@pytest.mark.parametrize(
    ("routine", "expected"),
    [
        ({"duration_min": 4, "items": ["플랭크"]}, "5 to 180 minutes"),
        ({"duration_min": 181, "items": ["플랭크"]}, "5 to 180 minutes"),
        ({"duration_min": 30, "items": ["수영"]}, "one of 스트레칭"),
        ({"duration_min": 30, "items": []}, "at least 1 item"),
        ({"duration_min": 30, "items": ["플랭크"] * 11}, "at most 10 items"),
    ],
)
def test_what_is_no_routine_is_refused_with_what_is_expected(routine: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        RoutineDay.model_validate({**GOOD, "routine": routine})


@pytest.mark.parametrize(("items", "field"), [(["수영"], "routine.items.0"), ([], "routine.items")])
def test_a_wrong_item_is_told_once(items: list[str], field: str) -> None:
    with pytest.raises(ReadingError) as caught:
        parse_reading(task, {**GOOD, "routine": {"duration_min": 30, "items": items}})
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_routine_survives_json() -> None:
    day = case(30, ("플랭크", "런지"), **GOOD)
    assert RoutineDay.model_validate_json(day.model_dump_json()) == day
