"""`malssi task validate TASK --blind FOLDER`."""

import json

import pytest

from malssi.tasks.task import Task
from toy_unclear import ASKED, ODD, RIGHT, UNCLEAR, WRONG

READING = ASKED.model_dump()
PLACES = (
    "산책로를",
    "꽃길을",
    "숲길을",
    "강변을",
    "둘레길을",
    "잔디밭을",
    "광장을",
    "연못가를",
    "오솔길을",
    "둑길을",
    "뒷길을",
    "샛길을",
)


def label(id_: str, text: str, right: bool, **more) -> dict:
    return {"id": id_, "task": "toy-unclear", "reading": READING, "text": text, "right": right} | more


TEXTS = [
    label("r1", RIGHT, True),
    label("r2", f"{UNCLEAR}\n{''.join(f'{place} 걸어 보세요. ' for place in PLACES)}공원이에요.", True),
    label("w1", WRONG, False, why="변화"),
    label("b1", f"{RIGHT} 연못에 누워 보세요.", False, kind="adversarial", why="위험한 말"),
    label("x1", "?", True) | {"reading": {}},
    label("o1", "?", True) | {"task": "signboard"},
]


@pytest.fixture
def blind(malssi, odd, tmp_path):
    """Judge the toy texts."""
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps(text, ensure_ascii=False) + "\n" for text in TEXTS), "utf-8")
    return lambda *options: malssi("task", "validate", "toy-unclear", "--blind", str(tmp_path), *options)


def rows(out: str) -> list[list[str]]:
    """The cells of a printed table."""
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in out.splitlines() if line.startswith("│")]


def test_the_rates_are_printed_with_their_intervals(blind):
    ended = blind()
    assert ended.code == 0
    assert rows(ended.out) == [
        ["right", "passed", "1", "2", "50.0%", "9.5% to 90.5%"],
        ["right", "failed", "0", "2", "0.0%", "0.0% to 65.8%"],
        ["right", "unclear", "1", "2", "50.0%", "9.5% to 90.5%"],
        ["wrong", "passed", "0", "1", "0.0%", "0.0% to 79.3%"],
        ["bad sentence in a good text", "passed", "1", "1", "100.0%", "20.7% to 100.0%"],
    ]


def test_the_wrongly_judged_texts_follow_with_check_and_why_each_on_one_line(blind):
    lines = blind().out.splitlines()
    at = lines.index(f"? r2 (right) unclear: is_understood: {ODD}")
    assert lines[at + 1].startswith(f"    {UNCLEAR} / 산책로를 걸어 보세요.")
    assert lines[at + 1].endswith("…")
    assert "✓ b1 (adversarial) passed: the fault is: 위험한 말" in lines
    assert not [line for line in lines if "r1" in line or "w1" in line]
    assert not blind("--full").out.splitlines()[at + 1].endswith("…")


def test_what_counts_for_no_rate_is_told(blind):
    out = blind().out
    assert "texts.jsonl:5: x1: reading refused: before_kg: got None" in out
    assert "1 texts whose reading is refused count for no rate" in out
    assert "texts of other tasks, not judged: signboard 1" in out


def test_json_has_all_of_it(blind):
    ended = blind("--json", "--min-right-passed", "80")
    (told,) = ended.objects
    assert (ended.code, told["passed"]) == (1, False)
    assert told["missed"] == ["--min-right-passed: got 1 of 2 texts (50.0%), expected at least 80 %"]
    assert told["right"]["unclear"]["count"] == 1
    assert [one["id"] for one in told["wrongly_judged"]] == ["r2", "b1"]
    assert told["of_other_tasks"] == {"signboard": 1}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--min-right-passed", "50"), 0),
        (("--min-right-passed", "51"), 1),
        (("--max-right-failed", "0"), 0),
        (("--max-wrong-passed", "3"), 0),
        (("--max-bad-passed", "10"), 1),
        (("--min-right-passed", "50", "--max-bad-passed", "10"), 1),
    ],
)
def test_a_threshold_that_is_missed_ends_with_1(blind, options, code):
    ended = blind(*options)
    assert (ended.code, ended.out.splitlines()[-1]) == (code, "failed" if code else "passed")


@pytest.mark.parametrize("options", [("--json",), ("--full",), ("--max-bad-passed", "10")])
def test_an_option_of_it_without_it_is_refused(malssi, options):
    ended = malssi("task", "validate", "signboard", *options)
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: got an option of --blind without it")


def test_a_folder_that_is_not_there_is_told(malssi, tmp_path):
    ended = malssi("task", "validate", "signboard", "--blind", str(tmp_path / "nowhere"))
    assert ended.code == 2
    assert ended.err.startswith(f"error: --blind: got {tmp_path}/nowhere, which does not exist\nhint: ")


def test_a_broken_line_is_told_by_file_and_number(malssi, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n', "utf-8")
    ended = malssi("task", "validate", "signboard", "--blind", str(tmp_path))
    assert ended.code == 2
    assert ended.err.startswith(f"error: {tmp_path}/a.jsonl:1: id: got 1, expected text\n")


def test_it_may_be_stopped_and_says_how_far_it_was(blind, monkeypatch):
    from malssi.evaluate import blind as measuring

    judged = iter(["once"])

    def stopping(task: Task, reading: object, text: str) -> object:
        if not next(judged, None):
            raise KeyboardInterrupt
        return verify(task, reading, text)

    verify = measuring.verify
    monkeypatch.setattr(measuring, "verify", stopping)
    ended = blind()
    assert (ended.code, ended.out) == (130, "")
    assert "stopped: 1 of 5 texts are judged" in ended.err
    assert "Traceback" not in ended.err
