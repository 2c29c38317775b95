"""Powerlifters' records: what is read, what is imputed and told to be, what is refused."""

import pytest

from malssi.errors import InputError
from malssi.sources.lifters import read_lifters, with_press

HEADER = "gender,bodyweight,squat,bench_press,dead_lift\n"


@pytest.fixture
def lifters(tmp_path):
    """Write a record and read its rows."""

    def read(content, experience=4, purpose=5):
        path = tmp_path / "lifters.csv"
        path.write_text(content, encoding="utf-8")
        return list(read_lifters(path, experience, purpose))

    return read


def test_a_press_is_imputed_from_the_bench_press_and_labelled():
    assert with_press({"bench_press": 100}) == ({"bench_press": 100, "over_head_press": 62.0}, ("over_head_press",))


def test_a_recorded_press_is_kept_and_not_labelled():
    lifts = with_press({"bench_press": 100, "over_head_press": 70})
    assert lifts == ({"bench_press": 100, "over_head_press": 70}, ())


def test_without_a_bench_press_nothing_is_imputed():
    assert with_press({"squat": 100}) == ({"squat": 100}, ())


def test_a_record_becomes_a_reading_of_the_given_experience_and_purpose(lifters):
    ((row, imputed),) = lifters(HEADER + "남성,87.0,160.0,115.0,185.0\n")
    assert (row.line, row.problems, imputed) == (2, (), ("over_head_press",))
    assert (row.reading.experience, row.reading.gender, row.reading.purpose) == (4, "남성", 5)
    assert row.reading.rm_weight.model_dump() == {
        "bench_press": 115.0,
        "squat": 160.0,
        "dead_lift": 185.0,
        "over_head_press": 71.3,
    }


def test_a_column_of_the_press_is_used_where_it_is_filled(lifters):
    content = "gender,squat,bench_press,dead_lift,over_head_press\n남성,160,115,185,70\n여성,100,60,120,\n"
    assert [(row.reading.rm_weight.over_head_press, imputed) for row, imputed in lifters(content)] == [
        (70.0, ()),
        (37.2, ("over_head_press",)),
    ]


def test_a_lift_that_was_not_made_is_told_and_the_rest_is_read(lifters):
    bad, good = lifters(HEADER + "남성,87,,115,185\n남성,87,160,115,185\n")
    assert bad.row.problems[0].startswith("rm_weight.squat: got None, expected a value")
    assert good.row.reading is not None


def test_an_experience_that_there_is_not_is_told_with_the_legend(lifters):
    (bad,) = lifters(HEADER + "남성,87,160,115,185\n", experience=6)
    assert "experience: got 6, expected a whole number, 1 to 5: 1 처음" in bad.row.problems[0]


def test_a_missing_column_is_told(lifters):
    with pytest.raises(InputError, match="columns missing: bench_press; found: gender, squat, dead_lift"):
        lifters("gender,squat,dead_lift\n남성,160,185\n")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(read_lifters(tmp_path / "none.csv", 1, 1))
