"""The report style of the three tasks that have it: longer, under the same checks; a brief answer knows none of it."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from malssi.errors import ReadingError
from malssi.tasks.check import verify
from malssi.tasks.korean import count
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Message, Mix, Task
from malssi.tasks.validate import validate
from malssi.tasks.wearable.coaching import task as coaching
from malssi.tasks.wearable.decision import task as decision
from malssi.tasks.wearable.exercise import task as exercise
from malssi.tasks.wearable.exercise.examples import GOOD, case
from malssi.tasks.wearable.health import task as health
from malssi.tasks.wearable.reading import StyledDay

LENGTHS = {"wearable-health": (400, 700), "wearable-exercise": (400, 750), "wearable-coaching": (200, 400)}
TASKS = [pytest.param(task, id=task.name) for task in (health, exercise, coaching)]

FAINT = StyledDay(sleep_hr=7.5, steps=8500, oxygen_saturation=85, style="report")
FAIR = StyledDay(
    sleep_hr=7.5, resting_heart_rate=67, usual_resting_heart_rate=65, steps=8500, oxygen_saturation=96, style="report"
)
MIXED = case(40, ("버피", "푸시업"), **GOOD, style="report")  # grade B, which does not bear 버피
REST = case(20, ("스트레칭",), **(GOOD | {"sleep_hr": 4.5, "resting_heart_rate": 79}), style="report")


def as_report(reading: Any) -> Any:
    return reading.model_copy(update={"style": "report"})


def reporting(task: Task[Any]) -> Task[Any]:
    """The same task, drawing reports."""
    examples = tuple(map(as_report, task.examples))
    return replace(
        task,
        drawing=replace(task.drawing, sample=lambda rng, mix: as_report(task.drawing.sample(rng, mix))),
        examples=examples,
    )


def failed(task: Task[Any], reading: Any, text: str) -> list[str]:
    return [finding.check for finding in verify(task, reading, text).failed]


@pytest.mark.parametrize("mix", get_args(Mix))
@pytest.mark.parametrize("task", TASKS)
def test_every_report_passes_every_check_and_has_its_length(task: Task[Any], mix: Mix) -> None:
    rng = Random(5)
    low, high = LENGTHS[task.name]
    for reading in (as_report(task.drawing.sample(rng, mix)) for _ in range(25)):
        text = task.reference(reading, rng)
        assert failed(task, reading, text) == [], (reading, text)
        assert low <= count(text) <= high


@pytest.mark.parametrize("task", TASKS)
def test_reports_are_validated_as_brief_answers_are(task: Task[Any]) -> None:
    assert validate(reporting(task), 60, seed=1).problems == ()


@pytest.mark.parametrize("task", TASKS)
def test_a_day_with_hardly_a_reading_has_a_report_too(task: Task[Any]) -> None:
    for reading in map(as_report, task.examples):
        assert failed(task, reading, task.reference(reading, Random(1))) == []


@pytest.mark.parametrize("task", TASKS)
def test_a_brief_reading_is_written_down_as_before_there_was_a_style(task: Task[Any]) -> None:
    for reading in task.examples:
        assert "style" not in reading.model_dump()
        assert not any("report" in content or "style" in content for _, content in task.prompt(reading))
        assert as_report(reading).model_dump()["style"] == "report"


@pytest.mark.parametrize("task", TASKS)
def test_a_report_is_asked_for_by_another_instruction_alone(task: Task[Any]) -> None:
    for reading in task.examples:
        brief, report = task.prompt(reading), task.prompt(as_report(reading))
        assert brief[0] != report[0]
        assert brief[1:] == report[1:]


@pytest.mark.parametrize("task", TASKS)
def test_the_reports_are_those_of_the_snapshot(task: Task[Any]) -> None:
    reading = as_report(task.examples[1])
    messages = [*task.prompt(reading), Message("assistant", task.reference(reading, Random(3)))]
    rendered = "\n\n".join(f"**{message.role}** {message.content}" for message in messages) + "\n"
    assert rendered == Path(__file__).with_name(f"{task.name}-report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("task", TASKS)
def test_each_style_is_refused_where_the_other_is_wanted(task: Task[Any]) -> None:
    brief = task.examples[0]
    report = as_report(brief)
    assert failed(task, brief, task.reference(report, Random(4)))
    assert failed(task, report, task.reference(brief, Random(4)))


def test_a_report_praises_nothing_where_somebody_is_referred() -> None:
    for seed in range(20):
        meanings = health.reference(FAINT, Random(seed)).partition("🔎")[2].partition("📋")[0]
        assert "산소포화도" in meanings
        assert not any(word in meanings for word in ("수면", "잠", "활동량", "걸음"))


def test_a_decision_has_no_style() -> None:
    with pytest.raises(ReadingError, match="style: got 'report', expected no such field"):
        parse_reading(decision, {"sleep_hr": 7.5, "style": "report"})


@pytest.mark.parametrize(
    ("task", "day", "before", "added", "check"),
    [
        (health, FAIR, "👀 **살펴볼 점:** ", "바로 119에 연락하세요. ", "refers_where_it_must"),
        (health, FAIR, "\n1. ", "몸을 푼다. ", "is_polite"),
        (health, FAIR, "\n3. ", "420분만 하세요. ", "says_no_number_from_nowhere"),
        (health, FAINT, "\n2. ", "가볍게 산책하세요. ", "advises_no_more_than_the_grade_allows"),
        (exercise, MIXED, "**본 운동:** ", "버피를 힘껏 하세요. ", "says_what_to_change"),
        (exercise, MIXED, "**준비 운동:** ", "준비하신 그대로 진행하세요. ", "advises_no_more_than_the_grade_allows"),
        (exercise, MIXED, "**강도 조절:** ", "심박이 213bpm까지 올라도 돼요. ", "says_no_number_from_nowhere"),
        (exercise, MIXED, "**정리 운동:** ", "바로 119에 연락하세요. ", "rests_or_refers_where_it_must"),
        (exercise, MIXED, "**다음 운동:** ", "다음에는 더 해라. ", "is_polite"),
        (exercise, REST, "**오늘의 휴식:** ", "집 앞을 산책하세요. ", "advises_no_more_than_the_grade_allows"),
    ],
)
def test_what_a_report_adds_is_checked_too(task: Task[Any], day: Any, before: str, added: str, check: str) -> None:
    text = task.reference(day, Random(6))
    assert failed(task, day, text) == []
    assert check in failed(task, day, text.replace(before, before + added, 1))


@pytest.mark.parametrize(("wanted", "instead"), [("\n2. ", "\n4. "), ("👀 **살펴볼 점:** ", "**살펴볼 점:** ")])
def test_a_report_keeps_its_form(wanted: str, instead: str) -> None:
    text = health.reference(FAIR, Random(6))
    assert "is_a_report" in failed(health, FAIR, text.replace(wanted, instead, 1))


@pytest.mark.parametrize(
    ("day", "advice", "said_above", "check"),
    [
        (FAIR, "저강도만 권장해요.", "오늘은 중-고강도 운동이 가능해요.", "advises_what_the_grade_allows"),
        (FAINT, "오늘은 운동을 멈추고 쉬세요.", "바로 병원에서 진료를 받으세요.", "refers_where_it_must"),
    ],
)
def test_what_must_be_advised_stands_in_the_advice(day: StyledDay, advice: str, said_above: str, check: str) -> None:
    head, _, _ = health.reference(day, Random(6)).rpartition(":** ")
    text = f"{head}:** {advice}".replace("\n2. ", f"\n2. {said_above} ")
    assert check in failed(health, day, text)


def test_only_what_a_report_adds_counts_as_a_phrase_of_a_routine() -> None:
    brief = MIXED.model_copy(update={"style": "brief"})
    assert exercise.drawing.phrases(exercise.reference(brief, Random(2))) == []
    assert len(exercise.drawing.phrases(exercise.reference(MIXED, Random(2)))) == 11  # 2 + 3 + 2 + 2 + 2
