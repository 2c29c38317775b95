"""`malssi say` of a task whose reading is nested and whose answer is laid out in tables."""

import csv

import pytest

from malssi.cli.tables import print_tables
from malssi.tasks.task import Table

LIFTER = ("--level", "1", "--gender", "남성", "--squat", "100", "--bench", "60.5")
RIGHT = '{"name":"합계","total":160}'


@pytest.fixture
def say(malssi, script, lifts):
    """Answer, the model being right."""
    script(RIGHT)
    return lambda *args: malssi("say", "toy-lifts", *args)


def test_the_flags_are_the_leaves(say):
    ended = say(*LIFTER, "--days", "1,3", "--json")
    assert ended.objects[0]["reading"] == {
        "level": 1,
        "gender": "남성",
        "best": {"squat": 100.0, "bench": 60.5},
        "days": [1, 3],
    }


def test_the_help_tells_the_leaves(malssi, lifts):
    told = malssi("say", "toy-lifts", "--help").out
    assert "--squat" in told
    assert "Squat in kg." in told


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ([*LIFTER[:4], "--squat", "900", "--bench", "60"], "best.squat: got 900, expected less than or equal to 600"),
        ([*LIFTER[:4], "--squat", "100"], "best.bench: got None, expected a value; the fields are squat, bench"),
        (["--level", "6", *LIFTER[2:]], "level: got 6, expected 1, 2 or 3"),
        ([*LIFTER[:2], "--gender", "X", *LIFTER[4:]], "gender: got 'X', expected '남성' or '여성'"),
    ],
)
def test_a_bad_leaf_is_named_by_its_path(say, flags, told):
    ended = say(*flags)
    assert ended.code == 2
    assert ended.err.startswith(f"error: {told}")


def test_tables_are_printed_for_the_text(say):
    ended = say(*LIFTER)
    assert ended.code == 0
    for told in ("기록", "종목", "스쿼트 [kg]", "<벤치>", "60.5", "합계", "160"):
        assert told in ended.out
    assert RIGHT not in ended.out


def test_a_long_cell_is_printed_whole(capsys):
    print_tables([Table("표", ("가", "나"), (("긴 칸 " * 12, "다른 칸 " * 8),))])
    assert "긴 칸 " * 11 in capsys.readouterr().out


def test_json_has_the_text_and_no_tables(say):
    assert say(*LIFTER, "--json").objects[0]["text"] == RIGHT


def test_a_raw_text_is_printed_as_it_came(say):
    assert say(*LIFTER, "--raw").out == RIGHT + "\n"


def test_a_csv_opens_in_a_spreadsheet(say, tmp_path):
    path = tmp_path / "month.csv"
    say(*LIFTER, "--export", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["기록"],
            ["종목", "무게"],
            ["스쿼트 [kg]", "100"],
            ["<벤치>", "60.5"],
            [],
            ["합"],
            ["합계"],
            ["160"],
        ]


def test_a_page_stands_alone_and_is_escaped(say, tmp_path):
    path = tmp_path / "month.html"
    say(*LIFTER, "--export", str(path))
    page = path.read_text("utf-8")
    assert '<html lang="ko">' in page
    assert "@media print" in page
    assert "<td>&lt;벤치&gt;</td><td>60.5</td>" in page
    assert "http" not in page


def test_nothing_is_left_beside_an_export(say, tmp_path):
    say(*LIFTER, "--export", str(tmp_path / "month.html"))
    assert [path.name for path in tmp_path.iterdir()] == ["month.html"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["month.pdf"], "--export: got a file named .pdf\nhint: expected .csv or .html"),
        (["month"], "--export: got a file named without an ending"),
        (["month.csv", "--raw"], "got both --export and --raw"),
    ],
)
def test_what_cannot_be_exported_is_told_and_nothing_is_written(say, tmp_path, options, told):
    ended = say(*LIFTER, "--export", str(tmp_path / options[0]), *options[1:])
    assert ended.code == 2
    assert ended.err.startswith(f"error: {told}")
    assert not list(tmp_path.iterdir())


def test_a_file_of_readings_is_not_exported(say, tmp_path):
    ended = say("--from", "lifters.csv", "--export", str(tmp_path / "month.csv"))
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: got both --from and --export")


def test_a_task_without_tables_is_not_exported(malssi, tmp_path):
    ended = malssi(
        "say", "signboard", "--yesterday-temp", "1", "--today-temp", "2", "--export", str(tmp_path / "a.csv")
    )
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: --export: task signboard has no tables")


def test_without_a_verified_answer_nothing_is_exported(malssi, script, lifts, tmp_path):
    script("틀린 답")
    ended = malssi("say", "toy-lifts", *LIFTER, "--export", str(tmp_path / "a.csv"))
    assert ended.code == 3
    assert not list(tmp_path.iterdir())


def test_a_files_rows_are_answered_by_their_leaves(say, tmp_path):
    path = tmp_path / "lifters.csv"
    path.write_text("level,gender,squat,bench\n1,남성,100,60.5\n1,남성,100,900\n", "utf-8")
    ended = say("--from", str(path), "--json")
    assert [told["line"] for told in ended.objects] == [2]
    assert "lifters.csv:3: best.bench: got 900" in ended.err
