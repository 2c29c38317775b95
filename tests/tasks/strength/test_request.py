"""What a lifter may be, and with which words the rest is refused."""

import math
from pathlib import Path
from typing import Any

import pytest

from malssi.errors import ReadingError
from malssi.sources.tables import read_rows
from malssi.tasks.parse import parse_reading
from malssi.tasks.strength.rate import task
from malssi.tasks.strength.request import Lifter

LIFTS = {"bench_press": 40, "squat": 50, "dead_lift": 55, "over_head_press": 30}
FIELDS = {"experience": 1, "gender": "남성", "purpose": 1, "rm_weight": LIFTS}
EXPERIENCE = "expected a whole number, 1 to 5: 1 처음 · 2 6개월 미만 · 3 6개월-2년 · 4 2-5년 · 5 5년 이상"
PURPOSE = (
    "expected a whole number, 1 to 6: 1 체중 감량 · 2 근비대 · 3 근력 향상 · 4 체력·건강 · 5 파워리프팅 · 6 재활·복귀"
)


def refused(**fields: Any) -> str:
    with pytest.raises(ReadingError) as caught:
        parse_reading(task, FIELDS | fields)
    return str(caught.value)


def refused_lifts(**lifts: Any) -> str:
    return refused(rm_weight=LIFTS | lifts)


def test_the_applications_request_is_accepted() -> None:
    lifter = parse_reading(task, FIELDS)
    assert (lifter.experience, lifter.gender, lifter.purpose) == (1, "남성", 1)
    assert lifter.rm_weight.model_dump() == {name: float(kg) for name, kg in LIFTS.items()}


@pytest.mark.parametrize("kg", [10, 600, 10.0, 42.5])
def test_weights_up_to_the_limits_are_accepted(kg: float) -> None:
    assert parse_reading(task, FIELDS | {"rm_weight": LIFTS | {"squat": kg}}).rm_weight.squat == kg


@pytest.mark.parametrize("value", [0, 6, -1, 1.0, 2.5, "1", True, None])
def test_an_experience_that_there_is_not_is_refused_with_the_legend(value: Any) -> None:
    assert refused(experience=value) == f"experience: got {value!r}, {EXPERIENCE}"


@pytest.mark.parametrize("value", [0, 7, "3", True])
def test_a_purpose_that_there_is_not_is_refused_with_the_legend(value: Any) -> None:
    assert refused(purpose=value) == f"purpose: got {value!r}, {PURPOSE}"


@pytest.mark.parametrize("value", ["M", "남", "male", "", 1])
def test_a_gender_that_there_is_not_is_refused_with_those_that_there_are(value: Any) -> None:
    assert refused(gender=value) == f"gender: got {value!r}, expected '남성' or '여성'"


@pytest.mark.parametrize("kg", [9.9, 600.5, 900, -40, 0, "50", True, None, math.nan, math.inf])
def test_what_is_no_1rm_is_refused_with_its_lift(kg: Any) -> None:
    assert refused_lifts(squat=kg).startswith(f"rm_weight.squat: got {kg!r}, expected a number, 10 to 600 kg")


def test_a_value_of_hundreds_of_digits_is_told_by_its_beginning() -> None:
    assert refused_lifts(squat=10**400).startswith(f"rm_weight.squat: got 1{'0' * 199}…, expected a number, 10 to 600")


def test_a_missing_lift_is_named_with_the_four() -> None:
    three = {name: kg for name, kg in LIFTS.items() if name != "dead_lift"}
    told = (
        "rm_weight.dead_lift: got None, expected a value; the fields are bench_press, squat, dead_lift, over_head_press"
    )
    assert refused(rm_weight=three) == told


def test_a_lift_that_there_is_not_is_refused_with_the_four() -> None:
    assert "rm_weight.deadlift: got 100, expected no such field; the fields are bench_press" in refused_lifts(
        deadlift=100
    )


@pytest.mark.parametrize("value", [5, "50/60", [40, 50, 55, 30], None])
def test_weights_that_are_no_object_are_refused(value: Any) -> None:
    assert "expected an object with bench_press, squat, dead_lift, over_head_press" in refused(rm_weight=value)


def test_everything_wrong_is_told_at_once() -> None:
    assert len(refused(experience=0, purpose=7, gender="M").splitlines()) == 3


def test_the_schema_shows_the_legend_and_what_each_field_is() -> None:
    schema = Lifter.model_json_schema()
    assert "5 5년 이상" in schema["properties"]["experience"]["description"]
    assert "6 재활·복귀" in schema["properties"]["purpose"]["description"]
    assert all("description" in lift for lift in schema["$defs"]["RmWeight"]["properties"].values())


def test_a_file_has_the_lifts_by_their_korean_names_with_their_units(tmp_path: Path) -> None:
    path = tmp_path / "lifters.csv"
    path.write_text(
        "경력,성별,목적,벤치프레스(kg),스쿼트,Deadlift,OHP\n2,여,4,40kg,60,70 킬로,25\n2,여,4,40,132 lb,70,25\n",
        "utf-8",
    )
    good, bad = read_rows(task, path)
    assert good.reading is not None
    assert good.reading.rm_weight.model_dump() == {
        "bench_press": 40,
        "squat": 60,
        "dead_lift": 70,
        "over_head_press": 25,
    }
    assert bad.problems[0].startswith("rm_weight.squat: got '132 lb' (lb is not kg), expected a number, 10 to 600 kg")
