"""Which column holds which field, however its name is written."""

import unicodedata

import pytest

from malssi.errors import InputError
from malssi.sources.headers import header_of, renamed
from malssi.tasks.registry import load_task


def found(*names: str, task: str = "wearable-health"):
    """What a header says."""
    return header_of(load_task(task), "days.csv", names, (), comma=False)


@pytest.mark.parametrize(
    ("name", "leaf"),
    [
        (unicodedata.normalize("NFD", "심박수"), "heart_rate"),
        (unicodedata.normalize("NFD", "수면 시간[시간]"), "sleep_hr"),
        ("심박수(bpm)", "heart_rate"),
        ("심박수（ｂｐｍ）", "heart_rate"),
        ("Steps (count)", "steps"),
        (" Sleep_HR ", "sleep_hr"),
        ("Resting\nHeart Rate", "resting_heart_rate"),
        ("RESTING-HEART-RATE", "resting_heart_rate"),
        ("oxygen saturation (%)", "oxygen_saturation"),
        ("spo2", "oxygen_saturation"),
        ("Weight [kg]", "weight"),
        ("평소안정시심박수", "usual_resting_heart_rate"),
    ],
)
def test_a_name_is_found_however_it_is_written(name, leaf):
    header = found(name)
    assert list(header.columns) == [leaf]
    assert header.unread == ()


def test_a_name_that_is_written_exactly_goes_before_its_likes():
    header = found("Steps", "steps")
    assert (header.columns["steps"].at, header.unread) == (1, ("Steps (did you mean steps?)",))


def test_two_likes_are_one_field_too_many():
    with pytest.raises(InputError, match="columns Steps and STEPS are the same field"):
        found("Steps", "STEPS")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("weight (lb)", r"column weight \(lb\): got lb, expected kg"),
        ("Distance\n(mi)", r"column Distance \(mi\): got mi, expected km"),
        ("heart_rate [ms]", r"column heart_rate \[ms\]: got ms, expected bpm"),
    ],
)
def test_a_column_in_another_unit_is_refused(name, told):
    with pytest.raises(InputError, match=told):
        found(name)


def test_a_column_in_minutes_is_told_to_be():
    header = found("sleep\n(min)", "heart_rate (bpm)")
    notation = header.columns["sleep_hr"].notation
    assert (notation.unit.name, notation.column.name) == ("hours", "minutes")
    assert header.converted == ("sleep (min) (minutes to hours)",)


def test_a_minimum_is_no_column_in_minutes_unless_the_field_is_a_time():
    header = found("Heart rate (min)", "sleep (min)")
    assert list(header.columns) == ["sleep_hr"]
    assert header.unread == ("Heart rate (min) (did you mean heart_rate?)",)


def test_brackets_without_a_unit_make_another_name():
    assert found("weight (아침)", "steps").unread == ("weight (아침) (did you mean weight?)",)


def test_an_object_has_its_fields_under_the_names_that_columns_have():
    task = load_task("signboard")
    assert renamed(task, {"어제 기온": 1, "Today Temp": 2, "x": 3}) == {"yesterday_temp": 1, "today_temp": 2, "x": 3}
    both = {"today_temp": 1, "오늘": 2}
    assert renamed(task, both) == both
    assert renamed(task, [1]) == [1]
