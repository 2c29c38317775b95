"""Gaps of a file's rows: filled by what holds for all of them, or by an estimate that is told to be one."""

import pytest

import toy_lifts
from malssi.errors import InputError
from malssi.sources.fill import RowDefaults
from malssi.sources.tables import read_rows
from malssi.tasks.registry import load_task

WOMEN = RowDefaults({"level": "2", "gender": "여성"}, estimate=True)


@pytest.fixture
def rows(tmp_path):
    """Write a file of lifters and read its rows."""

    def read(content: str, filling: RowDefaults, name: str = "lifters.csv"):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return list(read_rows(toy_lifts.task, path, filling))

    return read


def test_what_holds_for_all_rows_needs_no_column(rows):
    (row,) = rows("squat,bench\n100,50\n", WOMEN)
    assert (row.reading.level, row.reading.gender, row.estimated) == (2, "여성", ())


def test_what_a_row_says_itself_stays(rows):
    full, gap = rows("level,gender,squat,bench\n1,남성,100,50\n,,100,50\n", WOMEN)
    assert (full.reading.level, full.reading.gender) == (1, "남성")
    assert (gap.reading.level, gap.reading.gender) == (2, "여성")


def test_an_estimate_is_told_to_be_one(rows):
    measured, estimated = rows("squat,bench\n100,50\n100,\n", WOMEN)
    assert (measured.reading.best.bench, measured.estimated) == (50, ())
    assert (estimated.reading.best.bench, estimated.estimated) == (60, ("bench",))


def test_nothing_is_estimated_where_it_was_not_asked_for(rows):
    with pytest.raises(InputError, match="columns missing: bench"):
        rows("squat\n100\n", RowDefaults({"level": "2", "gender": "여성"}))


def test_the_gaps_of_jsonl_are_filled_too(rows):
    (row,) = rows('{"best": {"squat": 100}}\n', WOMEN, "lifters.jsonl")
    assert (row.reading.level, row.reading.best.bench, row.estimated) == (2, 60, ("bench",))


def test_a_record_without_a_press_gets_062_of_the_bench_press(tmp_path):
    path = tmp_path / "meet.csv"
    path.write_text("gender,bodyweight,squat,bench_press,dead_lift\n남성,87.0,160.0,115.0,185.0\n", "utf-8")
    (row,) = read_rows(
        load_task("strength-rate"), path, RowDefaults({"experience": "4", "purpose": "5"}, estimate=True)
    )
    assert (row.reading.rm_weight.over_head_press, row.estimated) == (71.3, ("over_head_press",))


def test_what_cannot_be_estimated_is_told_as_missing(rows):
    (row,) = rows("note,squat,bench\nx,,\n", WOMEN)
    assert row.problems == ("best: got None, expected a value; the fields are level, gender, best, days",)


def test_what_lies_deep_in_a_row_is_one_bad_row(rows):
    deep = '{"x": ' + "[" * 900 + "]" * 900 + "}"
    bad, good = rows(deep + '\n{"best": {"squat": 100}}\n', WOMEN, "lifters.jsonl")
    assert bad.reading is None
    assert good.reading.best.bench == 60


def test_filling_changes_nothing_in_the_row_itself():
    fields = {"best": {"squat": 100}}
    assert WOMEN.filled(toy_lifts.task, fields).fields["best"]["bench"] == 60
    assert fields == {"best": {"squat": 100}}


@pytest.mark.parametrize("inner", ["null", "5", '"x"'])
def test_a_flag_beside_a_row_whose_object_is_none_is_filled_or_one_bad_row(tmp_path, inner):
    path = tmp_path / "lifts.jsonl"
    path.write_text(f'{{"rm_weight": {inner}}}\n', "utf-8")
    (row,) = read_rows(load_task("strength-rate"), path, RowDefaults({"bench_press": "100"}))
    assert row.reading is None
    assert any("rm_weight" in problem for problem in row.problems)
