"""`malssi say --from FILE`."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

HEADER = "yesterday_temp,today_temp,month\n"


@pytest.fixture
def say(malssi, tmp_path):
    """Write a file and answer it."""

    def run(content: str, *options: str, name: str = "days.csv"):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return malssi("say", "signboard", "--from", str(path), *options)

    return run


def test_answers_come_in_the_order_of_the_rows(say, script, right):
    script(right(10, 20), right(5, 5), right(30, 20))
    ended = say(HEADER + "10,20,\n5,5,\n30,20,\n", "--json", "--seed", "7")
    assert ended.code == 0
    assert [(told["line"], told["text"]) for told in ended.objects] == [
        (2, right(10, 20)),
        (3, right(5, 5)),
        (4, right(30, 20)),
    ]
    assert {told["seed"] for told in ended.objects} == {7}


def test_without_json_the_texts_stand_alone(say, script, right):
    script(right(10, 20), right(5, 5))
    ended = say(HEADER + "10,20,\n5,5,\n")
    assert ended.out == f"{right(10, 20)}\n{right(5, 5)}\n"
    assert "2 rows: 2 verified" in ended.err


def test_order_holds_across_batches(say, script, right, monkeypatch):
    monkeypatch.setenv("MALSSI_BATCH", "2")
    script(right(10, 20))
    ended = say(HEADER + "10,20,\n" * 5, "--json")
    assert [told["line"] for told in ended.objects] == [2, 3, 4, 5, 6]


def test_bad_rows_are_told_by_line_and_the_rest_is_answered(say, script, right):
    script(right(10, 20))
    ended = say(HEADER + "10,20,\n10,900,\nx,20,\n10,20,\n", "--json")
    assert ended.code == 2
    assert [told["line"] for told in ended.objects] == [2, 5]
    assert "days.csv:3: today_temp: got 900, expected -40 to 50" in ended.err
    assert "days.csv:4: yesterday_temp: got 'x', expected a number" in ended.err
    assert "4 rows: 2 verified, 2 not acceptable" in ended.err


def test_a_row_without_a_verified_answer_has_no_text(say, script):
    script("틀린 문구")
    ended = say(HEADER + "10,20,\n", "--json")
    assert ended.code == 3
    (told,) = ended.objects
    assert (told["text"], told["verified"]) == (None, False)
    assert told["failed_checks"]["states_the_change_rightly"] == 16
    assert "틀린" not in ended.out + ended.err


def test_without_json_a_row_without_an_answer_is_told_beside(say, script):
    script("틀린 문구")
    ended = say(HEADER + "10,20,\n")
    assert (ended.code, ended.out) == (3, "")
    assert "days.csv:2: no verified answer (failed: " in ended.err


def test_jsonl_is_read_and_refused_line_by_line(say, script, right):
    script(right(10, 20))
    content = (
        '{"yesterday_temp": 10, "today_temp": 20}\n{"yesterday_temp": 10\n{"yesterday_temp": 1, "today_temp": NaN}\n'
    )
    ended = say(content, "--json", name="days.jsonl")
    assert ended.code == 2
    assert [told["line"] for told in ended.objects] == [1]
    assert "days.jsonl:2: not JSON" in ended.err
    assert "days.jsonl:3: today_temp: got nan" in ended.err


@pytest.mark.parametrize("content", ["", HEADER])
def test_an_empty_file_is_refused(say, content):
    ended = say(content, "--json")
    assert ended.code == 2
    assert ended.err.startswith("error: ")
    assert ended.out == ""


def test_missing_columns_are_named_before_a_model_is_loaded(say):
    ended = say("date,today_temp\n2010-01-01,3\n", "--adapter", "/nowhere")
    assert ended.code == 2
    assert "columns missing: yesterday_temp; found: date, today_temp" in ended.err


def test_separators_that_are_not_read_are_named(say):
    ended = say("yesterday_temp|today_temp\n10|20\n")
    assert ended.code == 2
    assert "separate the cells with commas" in ended.err


def test_columns_that_are_not_read_are_told(say, script, right):
    script(right(10, 20))
    ended = say("yesterday_temp,today_temp,mont,station\n10,20,5,서울\n")
    assert ended.code == 0
    assert "columns that are not read: mont (did you mean month?), station\n" in ended.err
    assert "not read" not in say(HEADER + "10,20,5\n").err


def test_a_flag_beside_a_file_fills_its_gaps_and_no_more(say, script):
    script("틀린 문구")
    ended = say("yesterday_temp,today_temp,month\n10,20,5\n10,20,\n", "--month", "4", "--raw", "--json")
    assert [json.loads(line)["reading"]["month"] for line in ended.out.splitlines()] == [5, 4]


def test_raw_rows_are_marked(say, script):
    script("틀린 문구")
    ended = say(HEADER + "10,20,\n", "--raw")
    assert (ended.code, ended.out) == (0, "틀린 문구\n")
    assert "days.csv:2: unverified (failed: " in ended.err


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("어제 기온(℃);Today_Temp\n10,0;20도\n", "days.csv"),
        ("yesterday_temp\ttoday_temp\n10\t20\n", "days.tsv"),
        ('[{"yesterday_temp": "10도", "today_temp": 20}]', "days.json"),
    ],
)
def test_other_kinds_of_files_are_answered(say, script, right, content, name):
    script(right(10, 20))
    ended = say(content, name=name)
    assert (ended.code, ended.out) == (0, right(10, 20) + "\n")


def test_standard_input_is_answered_and_told_by_its_lines(malssi, script, right, monkeypatch):
    script(right(10, 20))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO((HEADER + "10,20,\nx,20,\n").encode())))
    ended = malssi("say", "signboard", "--from", "-")
    assert (ended.code, ended.out) == (2, right(10, 20) + "\n")
    assert "standard input:3: yesterday_temp: got 'x'" in ended.err


def test_a_directory_is_called_one(malssi, tmp_path):
    ended = malssi("say", "signboard", "--from", str(tmp_path))
    assert ended.code == 2
    assert ended.err.startswith(f"error: {tmp_path}: is a directory")


def test_a_column_that_is_converted_is_told(malssi, script, tmp_path):
    script("x")
    path = tmp_path / "days.csv"
    path.write_text("수면 시간(분),걸음\n450,8000\n", "utf-8")
    ended = malssi("say", "wearable-health", "--from", str(path), "--json")
    assert ended.objects[0]["reading"]["sleep_hr"] == 7.5
    assert "days.csv: columns that are converted: 수면 시간(분) (minutes to hours)\n" in ended.err


def test_a_row_with_a_complaint_that_is_not_understood_tells_what_is_known(malssi, script, tmp_path):
    script("-")
    path = tmp_path / "days.csv"
    path.write_text("sleep_hr,steps,symptoms\n7.5,9000,허리가 이상해요\n", "utf-8")
    ended = malssi("say", "wearable-health", "--from", str(path), "--json")
    assert ended.code == 2
    assert ended.objects[0]["text"] is None
    assert ended.objects[0]["facts"]["grade"] == "C"
    assert "허리가 이상해요" in ended.err
