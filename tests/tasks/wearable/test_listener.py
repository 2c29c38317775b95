"""What is heard as an emergency: in any part of a text, in any spelling, quickly, and whatever the text holds."""

import json
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.errors import ReadingError
from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task
from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.listener import features, level_heard, windows
from malssi.tasks.wearable.redflags import flags_in, in_despair

UNSEEN = Path(__file__).parent / "emergencies" / "unseen.jsonl"
MIN_HEARD, MAX_FALSE = 0.98, 0.02
LIMIT_S, LIMIT_BODY_S = 0.05, 1.0
LONG = [
    "가" * 10_000,
    "숨이 안 쉬어져요 " * 1_000,
    "ㅋ" * 10_000,
    "산소 79 " * 1_500,
    "없음, " * 3_000,
    "\u200b" * 10_000,
    "😀" * 5_000,
    "1" * 10_000,
]


def seconds_to_hear(note: str) -> float:
    began = time.process_time()
    flags_in(note)
    in_despair(note)
    return time.process_time() - began


def sentences(level: str) -> list[str]:
    rows = [json.loads(line) for line in UNSEEN.read_text("utf-8").splitlines()]
    return [row["text"] for row in rows if (row["level"] == "none") == (level == "none")]


def test_emergencies_of_writers_that_were_not_trained_on_are_heard() -> None:
    said = sentences("emergency")
    heard = [bool(alarm({"note": text})) for text in said]
    assert sum(heard) / len(said) >= MIN_HEARD


def test_what_only_sounds_like_an_emergency_raises_none() -> None:
    said = sentences("none")
    heard = [bool(alarm({"note": text})) for text in said]
    assert sum(heard) / len(said) <= MAX_FALSE


def test_every_text_of_the_unseen_can_be_flagged() -> None:
    said = [*sentences("emergency"), *sentences("none")]
    assert sum(bool(flags_in(text)) or in_despair(text) for text in said) >= MIN_HEARD * len(said) / 2


def test_despair_is_no_flag() -> None:
    assert flags_in("죽고 싶어요. 더는 살고 싶지 않아요") == ()


def test_concepts_near_each_other_are_a_feature() -> None:
    assert "@heart+stopped" in features("심장이 멈췄어요")
    assert "@heart+stopped" not in features("심장이 좋아요")


def test_a_text_is_heard_part_by_part() -> None:
    assert windows("잘 잤어요. 밥을 먹었고 산책했어요.") == [
        "잘 잤어요. 밥을 먹었고 산책했어요.",
        "잘 잤어요.",
        "밥을 먹었고 산책했어요.",
        "밥을 먹었고",
        "산책했어요.",
    ]


@pytest.mark.parametrize("ordinary", ["아침에 일찍 일어나서 밥을 먹고 출근했어요", "점심에는 동료들과 국수를 먹었어요"])
@pytest.mark.parametrize(
    "alarming", ["숨을 안 쉬어요", "가슴을 쥐어짜듯이 아파요", "말이 어눌하고 한쪽 팔에 힘이 없어요"]
)
def test_one_alarming_sentence_among_ordinary_ones_is_heard(ordinary: str, alarming: str) -> None:
    for note in (f"{ordinary}. {alarming}. {ordinary}", f"{ordinary}\n{alarming}\n{ordinary}"):
        assert flags_in(note)
        assert alarm({"note": note})


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_note_takes_no_time_whatever_it_holds(text: str) -> None:
    flags_in("먼저 한 번 읽어 둔다")
    assert min(seconds_to_hear(text[:length]) for length in (298, 299, 300)) < LIMIT_S


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "기분이 묘하고 숨이 차요 " * 4_000},
        {"symptoms": ["기분이 묘해요; " * 4_000]},
        {"symptoms": [f"기분이 묘해요 {at}" for at in range(2_500)]},
        {"x": [f"가슴이 아프고 숨이 차요 {at}번째" for at in range(1_200)]},
    ],
    ids=["a long note", "a long complaint", "many complaints", "many texts"],
)
def test_a_body_of_any_size_is_refused_soon(fields: dict[str, object]) -> None:
    task = load_task("wearable-health")
    began = time.process_time()
    with pytest.raises(ReadingError):
        parse_reading(task, {"sleep_hr": 8, "steps": 9000} | fields)
    assert time.process_time() - began < LIMIT_BODY_S


def test_what_is_measured_on_was_not_trained_on() -> None:
    folder = Path(str(files("malssi.data.emergencies")))
    lines = [line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    trained = {json.loads(line)["text"] for line in lines}
    assert not trained.intersection(sentences("emergency") + sentences("none"))


@given(st.text(max_size=300))
def test_any_text_can_be_heard(text: str) -> None:
    assert level_heard(text) in ("none", "care", "urgent", "despair")
    assert isinstance(alarm({"note": text, "symptoms": [text]}), str)
