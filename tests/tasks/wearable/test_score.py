"""The rule engine: the contract's worked days, every threshold, and what no averaging may hide."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.tasks.wearable.criteria import GRADES, SCALES, Indicator, grade_of, level_of
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.redflags import flags_in
from malssi.tasks.wearable.score import Judgement, judge

PERFECT: dict[str, Any] = {
    "sleep_hr": 8,
    "resting_heart_rate": 60,
    "usual_resting_heart_rate": 60,
    "steps": 12_000,
    "oxygen_saturation": 98,
}
GRADE_NAMES = [grade.name for grade in GRADES]

DAYS = st.builds(
    lambda sleep, change, steps, oxygen: day(sleep, change, steps, oxygen),
    st.integers(0, 240).map(lambda tenths: tenths / 10),
    st.none() | st.integers(-20, 50),
    st.none() | st.integers(0, 30_000),
    st.none() | st.integers(50, 100),
)


def day(sleep: float, change: int | None, steps: int | None, oxygen: int | None) -> JudgedDay:
    hearts = {} if change is None else {"resting_heart_rate": 60 + change, "usual_resting_heart_rate": 60}
    return JudgedDay(sleep_hr=sleep, steps=steps, oxygen_saturation=oxygen, **hearts)


def judged(**fields: Any) -> Judgement:
    return judge(JudgedDay(**{**PERFECT, **fields}))


def changed_by(change: int) -> dict[str, int]:
    return {"resting_heart_rate": 60 + change}


def test_the_worked_day_has_75_points_and_grade_b() -> None:
    found = judge(day(7.5, 2, 8500, 96))
    assert (found.score, found.grade.name, found.grade.called("label")) == (75, "B", "양호")
    assert [level.points for level in found.levels.values()] == [24, 22, 17, 12]


def test_the_worked_alarm_is_f_and_demands_both_citations() -> None:
    found = judge(day(4.5, 13, 3500, 97))
    assert (found.score, found.grade.name) == (28, "F")
    assert found.demanded == {"milewski2014", "buchheit2014"}


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [
        *[("change", value, points) for value, points in ((-3, 30), (0, 30), (1, 22), (5, 22), (6, 14), (9, 14))],
        *[("change", value, points) for value, points in ((10, 6), (14, 6), (15, 0), (40, 0))],
        *[("sleep", value, points) for value, points in ((0, 0), (4.99, 0), (5, 8), (5.99, 8), (6, 16), (6.99, 16))],
        *[("sleep", value, points) for value, points in ((7, 24), (7.99, 24), (8, 30), (9, 30), (9.01, 16), (10, 16))],
        *[("sleep", value, points) for value, points in ((10.01, 0), (24, 0))],
        *[("steps", value, points) for value, points in ((0, 3), (2999, 3), (3000, 7), (4999, 7), (5000, 12))],
        *[("steps", value, points) for value, points in ((6999, 12), (7000, 17), (9999, 17), (10_000, 25))],
        *[("oxygen", value, points) for value, points in ((50, 2), (92, 2), (93, 6), (94, 6), (95, 12), (96, 12))],
        ("oxygen", 97, 15),
    ],
)
def test_points_on_both_sides_of_every_threshold(indicator: Indicator, value: float, points: int) -> None:
    assert level_of(indicator, value).points == points


@pytest.mark.parametrize(
    ("score", "grade"),
    [(80, "A"), (79, "B"), (70, "B"), (69, "C+"), (55, "C+"), (54, "C"), (45, "C"), (44, "D"), (35, "D"), (34, "F")],
)
def test_a_score_has_its_grade(score: int, grade: str) -> None:
    assert grade_of(score).name == grade


@pytest.mark.parametrize(
    ("fields", "grade", "refer", "remeasure"),
    [
        ({"oxygen_saturation": 85}, "F", True, False),
        ({"oxygen_saturation": 89}, "F", True, False),
        ({"oxygen_saturation": 90}, "D", False, True),
        ({"oxygen_saturation": 92}, "D", False, True),
        ({"oxygen_saturation": 93}, "A", False, False),
        (changed_by(15), "D", False, False),
        (changed_by(14), "C", False, False),
        (changed_by(10), "C", False, False),
        (changed_by(9), "A", False, False),
        ({"sleep_hr": 3.99}, "D", False, False),
        ({"sleep_hr": 4}, "C", False, False),
        ({"sleep_hr": 4.99}, "C", False, False),
        ({"sleep_hr": 5}, "B", False, False),
        ({"sleep_hr": 4.9, **changed_by(10)}, "F", False, False),
        ({"sleep_hr": 4.9, "oxygen_saturation": 92}, "F", False, True),
        ({"resting_heart_rate": 121, "usual_resting_heart_rate": 121}, "F", True, False),
        ({"resting_heart_rate": 120, "usual_resting_heart_rate": 120}, "A", False, False),
        ({"symptoms": ("가슴이 답답해요",)}, "F", True, False),
        ({"note": "어제 기절할 뻔했어요"}, "F", True, False),
        ({"symptoms": ("어지러움",)}, "F", True, False),
        ({"symptoms": ("피를 토했어요",)}, "F", True, False),
        ({"symptoms": ("근육통",)}, "A", False, False),
        ({"symptoms": ("종아리 경련",)}, "A", False, False),
        ({"symptoms": ("가슴 통증: 없음",)}, "A", False, False),
    ],
)
def test_a_red_flag_is_never_averaged_away(fields: dict[str, Any], grade: str, refer: bool, remeasure: bool) -> None:
    found = judged(**fields)
    assert (found.grade.name, found.refer, found.remeasure) == (grade, refer, remeasure)


@pytest.mark.parametrize(
    ("said", "flag"),
    [
        ("숨이 찹니다", "breathless"),
        ("호흡이 가쁩니다", "breathless"),
        ("말을 못 해요", "neurological"),
        ("입이 한쪽으로 돌아갔어요", "neurological"),
        ("한쪽 다리가 말을 안 들어요", "neurological"),
        ("인생 최악의 두통", "neurological"),
        ("가슴이 쿡쿡 쑤셔요", "chest"),
        ("가슴을 찌르는 느낌", "chest"),
        ("소변에 피가 섞여요", "severe"),
        ("교통사고로 머리를 부딪혔어요", "severe"),
        ("수면제를 20알 먹었어요", "severe"),
        ("목이 붓고 두드러기가 나요", "severe"),
        ("맥이 건너뛰어요", "unwell"),
        ("열이 39도예요", "unwell"),
        ("코피가 났어요", ""),
        ("눈 밑 경련", ""),
        ("실신한 적은 없어요", ""),
        ("마비 증상은 없음", ""),
        ("박스에서 뛰어내리면 무릎이 아파요", ""),
    ],
)
def test_a_red_flag_is_known_by_peoples_own_words(said: str, flag: str) -> None:
    assert [found.name for found in flags_in(said)] == [flag] * bool(flag)


def test_only_an_urgent_red_flag_calls_for_119() -> None:
    assert judged(symptoms=("피를 토했어요",)).urgent
    assert not judged(symptoms=("어지러움",)).urgent


def test_a_missing_weight_is_shared_out() -> None:
    found = judge(JudgedDay(sleep_hr=7.5))  # 24 of 30
    assert (found.score, found.missing) == (80, ("change", "steps", "oxygen"))


@given(DAYS)
def test_a_score_lies_between_0_and_100(reading: JudgedDay) -> None:
    assert 0 <= judge(reading).score <= 100


@given(DAYS, st.sampled_from(["sleep_hr", "steps", "oxygen_saturation", "change"]), st.integers(1, 40))
def test_a_score_never_rises_away_from_the_best_range(reading: JudgedDay, field: str, off: int) -> None:
    worse = moved_away(reading, field, off)
    assert worse is None or judge(worse).score <= judge(reading).score


def moved_away(reading: JudgedDay, field: str, off: int) -> JudgedDay | None:
    """The day with one value further from its best range."""
    if field == "change":
        hearts = {"resting_heart_rate": 60 + (reading.change or 0) + off, "usual_resting_heart_rate": 60}
        return None if reading.change is None else reading.model_copy(update=hearts)
    value = getattr(reading, field)
    if value is None:
        return None
    if field == "sleep_hr":
        moved = min(value + off / 10, 24.0) if value > 8.5 else max(value - off / 10, 0.0)
        return reading.model_copy(update={field: round(moved, 2)})
    step, low = (100, 0) if field == "steps" else (1, 50)
    return reading.model_copy(update={field: max(value - off * step, low)})


@given(DAYS)
def test_an_alarm_is_never_better_than_its_cap(reading: JudgedDay) -> None:
    rank = GRADE_NAMES.index(judge(reading).grade.name)
    sleep, change, oxygen = reading.sleep_hr or 0, reading.change or 0, reading.oxygen_saturation or 100
    if oxygen < 93 or change >= 15 or sleep < 4 or (reading.resting_heart_rate or 0) > 120:
        assert rank >= GRADE_NAMES.index("D")
    if change >= 10 or sleep < 5:
        assert rank >= GRADE_NAMES.index("C")


@given(DAYS)
def test_a_missing_value_never_counts_as_0(reading: JudgedDay) -> None:
    found = judge(reading)
    as_zeros = sum(level.points for level in found.levels.values())
    assert found.score >= min([as_zeros, *(cap.at_most for cap in found.caps)])
    assert set(found.levels) | set(found.missing) == set(SCALES)
    assert not set(found.levels) & set(found.missing)


@pytest.mark.parametrize("field", ["sleep_hr", "steps", "oxygen_saturation", "usual_resting_heart_rate"])
def test_what_is_missing_costs_a_perfect_day_nothing(field: str) -> None:
    found = judged(**{field: None})
    assert found.score == 100
    assert len(found.missing) == 1
