"""Files of readings: what is read, what is told of bad rows, which files are refused."""

import gzip
import tracemalloc

import pytest

import toy_lifts
from malssi.errors import InputError
from malssi.sources.tables import read_rows
from malssi.tasks.registry import load_task

HEADER = "yesterday_temp,today_temp,month\n"


@pytest.fixture
def rows(tmp_path):
    """Write a file and read its rows."""

    def read(content: str | bytes, name: str = "days.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_rows(load_task("signboard"), path))

    return read


def test_rows_keep_their_order_and_their_lines(rows):
    found = rows(HEADER + "1,2,\n\n3.5,4,5\n")
    assert [(row.line, row.reading.yesterday_temp, row.reading.month) for row in found] == [(2, 1.0, None), (4, 3.5, 5)]


def test_a_bad_row_is_told_and_the_rest_is_read(rows):
    found = rows(HEADER + "1,2,\n10,900,\n3,4,\n")
    assert [row.reading is None for row in found] == [False, True, False]
    assert found[1].line == 3
    assert found[1].problems[0].startswith("today_temp: got 900, expected -40 to 50 °C")


@pytest.mark.parametrize("cell", ["", "x", "NaN", "900", "-999", "61.0", "inf", "1_0"])
def test_a_bad_cell_names_its_field(rows, cell):
    (row,) = rows(f"{HEADER}10,{cell},\n")
    assert row.reading is None
    assert row.problems[0].startswith("today_temp: ")


def test_cp949_and_the_byte_order_mark_are_found_out(rows):
    korean = "어제기온,오늘기온,비고\n10,20,맑음\n"
    for content in (korean.encode("cp949"), korean.encode("utf-8-sig"), korean.encode()):
        assert rows(content)[0].reading.today_temp == 20


def test_columns_that_the_task_does_not_know_are_passed_over(rows):
    assert rows("date,today_temp,yesterday_temp\n2010-01-01,2,1\n")[0].reading.today_temp == 2


def test_a_row_wider_than_the_header_is_bad(rows):
    assert "got 4 cells, expected 3" in rows(HEADER + "1,2,3,4\n")[0].problems[0]


def test_a_narrow_row_lacks_fields(rows):
    assert rows(HEADER + "1\n")[0].problems[0].startswith("today_temp: ")


def test_missing_columns_are_named_with_those_found(rows):
    with pytest.raises(InputError, match="columns missing: today_temp; found: yesterday_temp, note") as wrong:
        rows("yesterday_temp,note\n1,2\n")
    assert "오늘기온" in wrong.value.hint


def test_a_column_given_twice_is_refused(rows):
    with pytest.raises(InputError, match="today_temp is there 2 times"):
        rows("yesterday_temp,today_temp,today_temp\n1,2,3\n")
    with pytest.raises(InputError, match="yesterday_temp and 어제기온 are the same field"):
        rows("yesterday_temp,어제기온,today_temp\n1,2,3\n")


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", ""), ("a.csv", "\n\n"), ("a.csv", HEADER), ("a.jsonl", ""), ("a.jsonl", "\n")]
)
def test_a_file_without_rows_is_refused(rows, name, content):
    with pytest.raises(InputError, match=r"is empty|has no rows"):
        rows(content, name)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(read_rows(load_task("signboard"), tmp_path / "nothing.csv"))


def test_another_kind_of_file_is_refused(rows):
    with pytest.raises(InputError, match=r"\.xlsx"):
        rows("x", "days.xlsx")


def test_bytes_that_are_no_text_are_refused(rows):
    with pytest.raises(InputError, match="neither UTF-8 nor CP949"):
        rows(b"\xff\xfe\x00\x00", "days.csv")


def test_jsonl_rows_are_strict(rows):
    found = rows(
        '{"yesterday_temp": 1, "today_temp": 2}\n{"yesterday_temp": 1}\nnot json\n[1]\n{"x": 1}\n', "days.jsonl"
    )
    assert [row.reading is None for row in found] == [False, True, True, True, True]
    assert [row.line for row in found] == [1, 2, 3, 4, 5]
    assert found[2].problems[0].startswith("not JSON")
    assert found[4].problems[-1].startswith("x: got 1, expected no such field")


def test_texts_of_jsonl_are_read_as_cells_are(rows):
    first, second = rows(
        '{"yesterday_temp": "영하 1도", "today_temp": "2", "month": " "}\n'
        '{"yesterday_temp": 1, "today_temp": "35°F"}\n',
        "days.jsonl",
    )
    assert (first.reading.yesterday_temp, first.reading.today_temp, first.reading.month) == (-1, 2, None)
    assert second.problems[0].startswith("today_temp: got '35°F' (°F is not °C), expected a number, -40 to 50 °C")


def test_a_quote_left_open_is_told_and_swallows_nothing_unnoticed(rows):
    found = rows('yesterday_temp,today_temp,note\n1,2,a\n3,4,"b\n5,6,c\n')
    assert [row.reading is None for row in found] == [False, True]
    assert found[1].line == 3
    assert found[1].problems[0].startswith("not CSV, with what follows through line 4")


def test_a_header_that_is_not_csv_is_refused(rows):
    with pytest.raises(InputError, match="the header is not CSV"):
        rows('"' + "a" * 200_000 + "\n")


@pytest.fixture
def lifters(tmp_path):
    """Write a file of nested readings and read its rows."""

    def read(content: str, name: str = "lifters.csv"):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return list(read_rows(toy_lifts.task, path))

    return read


def test_the_columns_of_a_nested_reading_are_its_leaves(lifters):
    (row,) = lifters("level,gender,스쿼트,bench\n1,남성,100,60.5\n")
    assert row.reading.best == toy_lifts.Best(squat=100.0, bench=60.5)


def test_a_bad_cell_names_the_path_to_its_leaf(lifters):
    (row,) = lifters("level,gender,squat,bench\n1,남성,900,60\n")
    assert row.problems[0].startswith("best.squat: got 900, expected less than or equal to 600")


def test_a_missing_cell_names_the_fields_beside_it(lifters):
    (row,) = lifters("level,gender,squat,bench\n1,남성,90,\n")
    assert row.problems == ("best.bench: got None, expected a value; the fields are squat, bench",)


def test_a_missing_leaf_is_a_missing_column(lifters):
    with pytest.raises(InputError, match="columns missing: squat; found: level, gender, bench"):
        lifters("level,gender,bench\n1,남성,60\n")


def test_jsonl_takes_the_nested_and_the_flat_form(lifters):
    found = lifters(
        '{"level": 1, "gender": "남성", "best": {"squat": 100, "bench": 60}}\n'
        '{"level": 1, "gender": "남성", "squat": 100, "bench": 60}\n'
        '{"level": 1, "gender": "남성", "best": {"squat": 100, "bench": 60}, "squat": 90}\n',
        "lifters.jsonl",
    )
    assert found[0].reading == found[1].reading
    assert found[2].problems[0].startswith("squat: got 90, expected no such field")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["days.csv", "days.json"])
def test_memory_stays_flat_over_200_000_rows(tmp_path, name):
    path, rows = tmp_path / name, 200_000
    if "csv" in name:
        text = HEADER + "10,20,5\n" * rows
    else:
        item = '{"yesterday_temp": 10, "today_temp": 20}'
        text = f"[{', '.join([item] * rows)}]" if name == "days.json" else f"{item}\n" * rows
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    del text
    found = read_rows(load_task("signboard"), path)
    next(found)
    tracemalloc.start()
    try:
        assert sum(1 for _ in found) == rows - 1
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
