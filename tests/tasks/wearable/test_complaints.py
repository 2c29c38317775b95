"""A complaint that is not understood limits the day, is named, and is never scored as good."""

from typing import Any

import pytest

from malssi.errors import ReadingError
from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task
from malssi.tasks.wearable.complaints import not_understood
from malssi.tasks.wearable.redflags import flags_of
from malssi.tasks.wearable.score import judge

DAY: dict[str, Any] = {"age": 35, "sleep_hr": 7.5, "steps": 9000}
ROUTINE = {"routine": {"duration_min": 20, "items": ["맨몸 스쿼트"]}}
TASKS: list[tuple[str, Any]] = [
    ("wearable-health", lambda day: day),
    ("wearable-decision", lambda day: day),
    ("wearable-exercise", lambda day: day | ROUTINE),
    ("wearable-coaching", lambda day: {"question": "오늘 운동해도 될까요?", "day": day}),
]
EMERGENCIES = [
    "심정지가 왔어요",
    "심장이 멈춘 것 같아요",
    "심장이 안 뛰는 것 같아요",
    "맥이 안 잡혀요",
    "숨을 안 쉬어요",
    "산소포화도 85예요",
    "산소포화도가 80까지 떨어졌어요",
    "산소가 79프로 나와요",
]


@pytest.mark.parametrize(("name", "body"), TASKS, ids=[name for name, _ in TASKS])
@pytest.mark.parametrize("said", EMERGENCIES)
def test_an_emergency_is_no_good_day_in_any_task(name: str, body: Any, said: str) -> None:
    for words in ({"symptoms": [said]}, {"note": said}):
        reading = parse_reading(load_task(name), body(DAY | words))
        judged = judge(getattr(reading, "day", reading))
        assert (judged.grade.name, judged.refer) == ("F", True)


@pytest.mark.parametrize(("name", "body"), TASKS, ids=[name for name, _ in TASKS])
@pytest.mark.parametrize("complaint", ["허리가 이상해요", "임신 30주", "무릎 통증", "기분이 묘해요", "xyz"])
def test_a_complaint_that_is_not_understood_is_refused_with_what_is_known(name: str, body: Any, complaint: str) -> None:
    with pytest.raises(ReadingError) as refused:
        parse_reading(load_task(name), body(DAY | {"symptoms": ["피로감", complaint]}))
    facts = refused.value.facts
    assert (facts["score"], facts["grade"], facts["exercise"]) == (54, "C", "저강도만 권장")
    assert facts["not_understood"] == [complaint]
    assert complaint in refused.value.alarm
    assert "진료" in refused.value.alarm


@pytest.mark.parametrize(
    "symptoms", [[], ["없음"], "없음", ["해당 없음"], ["흉통 없음", "어지럽지 않아요"], ["피로감"], ["코막힘"]]
)
def test_none_denied_and_mild_complaints_change_nothing(symptoms: Any) -> None:
    assert judge(parse_reading(load_task("wearable-health"), DAY | {"symptoms": symptoms})).score == 75


def test_beside_a_red_flag_nothing_else_limits() -> None:
    assert not_understood(["가슴 통증", "허리가 이상해요"]) == ()
    reading = parse_reading(load_task("wearable-health"), DAY | {"symptoms": ["가슴 통증", "허리가 이상해요"]})
    assert judge(reading).grade.name == "F"


def test_a_note_that_is_not_understood_changes_nothing() -> None:
    assert judge(parse_reading(load_task("wearable-health"), DAY | {"note": "오늘은 기분이 묘해요"})).score == 75


def test_facts_of_a_day_that_is_worse_keep_its_score() -> None:
    facts = load_task("wearable-health").intake.facts({"sleep_hr": 3, "steps": 100, "symptoms": ["허리가 이상해요"]})
    assert (facts["grade"], facts["exercise"]) == ("F", "휴식 권장")


def test_fields_without_a_day_have_no_facts() -> None:
    assert load_task("wearable-coaching").intake.facts({"question": "하루에 몇 시간 자야 하나요?"}) == {}


BESIDE = [
    ("wearable-coaching", {"question": "죽고 싶어요", "persona": "zzz", "day": DAY}, "109"),
    ("wearable-coaching", {"question": "가슴이 쥐어짜듯이 아파요 뛰어도 돼요?", "persona": "zzz", "day": DAY}, "119"),
    ("wearable-health", DAY | {"comment": "숨을 안 쉬어요"}, "119"),
]


@pytest.mark.parametrize(("name", "fields", "told"), BESIDE)
def test_no_good_day_stands_beside_an_alarm(name: str, fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ReadingError) as refused:
        parse_reading(load_task(name), fields)
    assert told in refused.value.alarm
    assert refused.value.facts == {}


@pytest.mark.parametrize(
    "fields",
    [{"symptoms": 5}, {"symptoms": True}, {"symptoms": {"a": 1}}, {"symptoms": [1, None]}, {"note": 5}],
)
def test_words_of_another_type_are_refused_by_their_field(fields: dict[str, Any]) -> None:
    with pytest.raises(ReadingError, match=next(iter(fields))):
        parse_reading(load_task("wearable-health"), DAY | fields)


def test_half_a_letter_is_read_as_a_blank() -> None:
    assert judge(parse_reading(load_task("wearable-health"), DAY | {"symptoms": ["피로감"]})).score == 75
    assert load_task("wearable-health").intake.safety_notice({"note": "\ud800 숨을 안 쉬어요 \udfff"})


@pytest.mark.parametrize("complaint", ["목이 막혀요", "목 막힘", "운동 후 목이 막혀", "속이 막혀요"])
def test_a_blocked_throat_is_no_mild_complaint(complaint: str) -> None:
    assert flags_of(complaint) or not_understood([complaint])


def test_a_value_inside_a_complaint_that_is_not_understood_counts() -> None:
    complaint = "기분이 묘하고 귀가 울리고 손끝 느낌이 이상하고 산소는 85"
    facts = load_task("wearable-health").intake.facts(DAY | {"symptoms": [complaint]})
    assert (facts["grade"], facts["refer"]) == ("F", True)
