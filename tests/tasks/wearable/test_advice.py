"""What may stand in a ground and behind an advice, and what may not, whatever it is about."""

from pathlib import Path
from random import Random

import pytest

from malssi.tasks.check import verify
from malssi.tasks.checks.known import doings, knowledge, pairs
from malssi.tasks.task import PASS
from malssi.tasks.wearable import figures, ground_checks
from malssi.tasks.wearable.health import task
from malssi.tasks.wearable.reading import StyledDay
from malssi.tasks.wearable.sayings import read

HERE = Path(__file__).parent
BEST = StyledDay(
    sleep_hr=8.2, resting_heart_rate=58, usual_resting_heart_rate=60, steps=12_000, oxygen_saturation=98, age=35
)
TIRED = StyledDay(
    sleep_hr=6.3, resting_heart_rate=78, usual_resting_heart_rate=65, steps=5200, oxygen_saturation=94, age=45
)


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def beside(said: str) -> str:
    """A reference of the best day with one more sentence."""
    return f"{task.reference(BEST, Random(5))} {said}"


@pytest.mark.parametrize("said", lines("grounds.txt"))
def test_a_ground_may_be_told_in_many_ways(said: str) -> None:
    assert ground_checks.judges_each_ground_rightly(TIRED, [said]) == PASS
    assert ground_checks.each_ground_tells_the_day(TIRED, [said]) == PASS
    assert figures.says_no_number_from_nowhere(TIRED, [said], "") == PASS


@pytest.mark.parametrize("said", lines("absurd.txt"))
def test_no_absurd_or_harmful_sentence_is_shown(said: str) -> None:
    assert not verify(task, BEST, beside(said)).passed


@pytest.mark.parametrize("said", lines("sensible.txt"))
def test_sensible_advice_passes(said: str) -> None:
    assert verify(task, BEST, beside(said)).reasons == ""


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("시계를 던져 보세요", True),
        ("물을 조금 마셔 보세요", False),
        ("아프면 더 빨리 뛰세요", True),
        ("아프면 멈추고 쉬세요", False),
        ("소금을 더 드세요", True),
        ("소금을 줄이세요", False),
        ("낯선 사람의 가방을 드세요", True),
        ("가족과 함께 걸으세요", False),
        ("숨을 쉬지 마세요", True),
    ],
)
def test_what_is_advised_is_a_usual_thing_to_do(said: str, odd: bool) -> None:
    assert bool(list(doings.unusual(read(said)))) == odd


@pytest.mark.parametrize(
    ("said", "doubted"),
    [
        ("빨간 양말이 심박을 낮춰 줘요", True),
        ("심호흡을 하면 심박이 내려가요", False),
        ("근력 운동은 뼈를 약하게 해요", True),
        ("술을 마시면 잠이 깊어져요", True),
        ("술을 마시면 잠이 얕아져요", False),
        ("수면이 짧을수록 기억력이 좋아져요", True),
    ],
)
def test_claims_are_held_against_what_is_known(said: str, doubted: bool) -> None:
    assert bool(list(knowledge.objections([read(said)]))) == doubted


def test_words_are_put_together_by_what_they_mean() -> None:
    assert pairs.puts_together(read("다친 발목으로 점프를 하세요"))
    assert not pairs.puts_together(read("다친 발목은 쉬게 하세요"))
