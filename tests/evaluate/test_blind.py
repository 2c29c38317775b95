"""The verifier measured on labelled texts; those of the toy task can be judged by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from malssi.errors import InputError
from malssi.evaluate.blind import BlindResult, BlindText, Threshold, judge, read_texts, result_of
from malssi.evaluate.statistics import wilson
from malssi.tasks.task import Outcome
from toy_unclear import ASKED, ODD, RIGHT, UNCLEAR, WRONG, task

READING = ASKED.model_dump()
BAD = "돌을 던져 보세요."


def label(id_: str, text: str, right: bool, **more: Any) -> dict[str, Any]:
    """A line of a file."""
    return {"id": id_, "task": task.name, "reading": READING, "text": text, "right": right} | more


TEXTS = [
    label("r1", RIGHT, True),
    label("r2", UNCLEAR, True, kind="right", why=""),
    label("r3", WRONG, True),
    label("r4", RIGHT, True, group="first"),
    label("w1", WRONG, False, why="2kg인데 3kg"),
    label("w2", RIGHT, False, kind="tone", why="말투"),
    label("b1", f"{RIGHT} {BAD}", False, why=BAD),
    label("b2", UNCLEAR, False, kind="bad", why="달그림자"),
    label("x1", "무엇이든", True) | {"reading": {"before_kg": 60}},
    label("o1", "무엇이든", True) | {"task": "signboard"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Texts in two files, with an empty line."""
    write(tmp_path / "a.jsonl", TEXTS[:5])
    write(tmp_path / "b.jsonl", TEXTS[5:])
    (tmp_path / "README.md").write_text("no text", "utf-8")
    return tmp_path


def write(path: Path, texts: list[dict[str, Any]]) -> None:
    path.write_text("\n\n".join(json.dumps(text, ensure_ascii=False) for text in texts) + "\n", "utf-8")


def measured(path: Path) -> BlindResult:
    texts, others = read_texts(task, path)
    return result_of(task, judge(task, texts), others)


def test_right_wrong_and_spoiled_texts_are_counted_apart(folder: Path) -> None:
    result = measured(folder)
    counts = {group: result.findings(group).counts for group in ("right", "wrong", "bad")}
    assert counts["right"] == {Outcome.PASSED: 2, Outcome.UNCLEAR: 1, Outcome.FAILED: 1}
    assert counts["wrong"] == {Outcome.FAILED: 1, Outcome.PASSED: 1}
    assert counts["bad"] == {Outcome.PASSED: 1, Outcome.UNCLEAR: 1}


def test_a_rate_has_its_wilson_interval(folder: Path) -> None:
    told = measured(folder).as_dict()["right"]
    low, high = wilson(2, 4)
    assert told["texts"] == 4
    assert told["passed"] == {"count": 2, "total": 4, "share": 0.5, "low": round(low, 6), "high": round(high, 6)}


def test_a_reading_that_is_refused_counts_for_no_rate(folder: Path) -> None:
    result = measured(folder)
    (refused,) = result.refused
    assert (refused.text.id, len(result.judged)) == ("x1", 8)
    assert "after_kg: got None" in refused.problems


def test_texts_of_other_tasks_are_counted_and_not_judged(folder: Path) -> None:
    assert measured(folder).others == {"signboard": 1}


def test_the_wrongly_judged_texts_are_told_with_what_was_found(folder: Path) -> None:
    told = {one["id"]: one for one in measured(folder).as_dict()["wrongly_judged"]}
    assert list(told) == ["r2", "r3", "w2", "b1"]
    assert told["r2"]["checks"] == [{"check": "is_understood", "outcome": "unclear", "why": ODD}]
    assert (told["r3"]["outcome"], told["r3"]["checks"][0]["check"]) == ("failed", "states_the_change")
    assert (told["b1"]["group"], told["b1"]["outcome"], told["b1"]["checks"]) == ("bad", "passed", [])
    assert (Path(told["r2"]["file"]).name, told["r2"]["line"]) == ("a.jsonl", 3)


@pytest.mark.parametrize(
    ("why", "kind", "group"),
    [
        (BAD, "harmful", "bad"),
        ("돌을 던져", "harmful", "wrong"),  # a phrase of the text is no sentence
        ("달빛이 셉니다.", "harmful", "wrong"),  # and this one does not stand there
        (f"{RIGHT} {BAD}", "", "wrong"),  # all of it is no sentence in a good text
        ("", "adversarial", "bad"),
        ("", "", "wrong"),
    ],
)
def test_what_is_a_bad_sentence_in_a_good_text(why: str, kind: str, group: str) -> None:
    text = BlindText(Path("a"), 1, "x", "toy", {}, f"{RIGHT} {BAD}", False, kind, why)
    assert text.group == group


def test_a_file_alone_is_read(folder: Path) -> None:
    assert len(measured(folder / "a.jsonl").judged) == 5


PASSES = Threshold("--min-right-passed", "right", Outcome.PASSED, True, 50.0)


def test_a_threshold_is_met_at_its_very_value(folder: Path) -> None:
    result = measured(folder)
    assert result.missed([PASSES]) == []
    assert result.missed([PASSES._replace(percent=50.1)]) == [
        "--min-right-passed: got 2 of 4 texts (50.0%), expected at least 50.1 %"
    ]
    most = Threshold("--max-bad-passed", "bad", Outcome.PASSED, False, 50.0)
    assert result.missed([most]) == []
    assert result.missed([most._replace(percent=49.0)]) == [
        "--max-bad-passed: got 1 of 2 texts (50.0%), expected at most 49 %"
    ]


def test_without_a_text_a_threshold_is_missed(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", TEXTS[:4])
    most = Threshold("--max-bad-passed", "bad", Outcome.PASSED, False, 50.0)
    assert measured(tmp_path).missed([most]) == ["--max-bad-passed: got 0 of 0 texts (0.0%), expected at most 50 %"]


BROKEN = {
    "no JSON": ('{"id": "r1"', "a.jsonl:2: not JSON"),
    "no object": ("[1]", r"a.jsonl:2: line: got \[1\], expected an object"),
    "no label": (json.dumps(label("r1", RIGHT, True) | {"right": "yes"}), "right: got 'yes', expected true or false"),
    "a number as text": (json.dumps(label("r1", RIGHT, True) | {"text": 3}), "text: got 3, expected text"),
    "nothing there": (json.dumps({"task": "toy"}), "id: got None, expected text"),
    "an odd kind": (json.dumps(label("r1", RIGHT, True, kind=3)), "kind: got 3, expected text"),
    "right and bad": (
        json.dumps(label("r1", RIGHT, True, kind="bad")),
        "kind: got 'bad', expected another one beside the label right: true",
    ),
    "wrong and right": (
        json.dumps(label("r1", RIGHT, False, kind="right")),
        "kind: got 'right', expected another one beside the label right: false",
    ),
    "no UTF-8": (b"\xff\xfe\xfa", "a.jsonl:2: not JSON"),
}


@pytest.mark.parametrize(("line", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_told_by_its_number(tmp_path: Path, line: str | bytes, told: str) -> None:
    good = json.dumps(TEXTS[0]).encode()
    (tmp_path / "a.jsonl").write_bytes(good + b"\n" + (line if isinstance(line, bytes) else line.encode()) + b"\n")
    with pytest.raises(InputError, match=told) as wrong:
        read_texts(task, tmp_path)
    assert "a.jsonl:2: " in str(wrong.value)
    assert '{"id": "…"' in wrong.value.hint


def test_of_many_broken_lines_the_first_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{\n" * 8, "utf-8")
    with pytest.raises(InputError, match=r"a.jsonl:5: not JSON.*\n.*a.jsonl: 3 more"):
        read_texts(task, tmp_path)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere, which does not exist"):
        read_texts(task, tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"expected \*.jsonl files in it"):
        read_texts(task, tmp_path)
    write(tmp_path / "a.jsonl", TEXTS[-1:])
    with pytest.raises(InputError, match="got signboard 1, expected texts of toy-unclear"):
        read_texts(task, tmp_path)
