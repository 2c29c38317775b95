"""What each check accepts and what it rejects, on one week written by hand."""

import json
import re
from typing import Any

import pytest

from malssi.tasks.check import verify
from malssi.tasks.strength.routine import EXAMPLES, claims, claims_in_words, task
from malssi.tasks.strength.routine.catalogue import Lift
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Session
from malssi.tasks.task import Outcome

PRESS = {
    "lifts": ["오버헤드프레스"],
    "warmup": "암 서클, 월 슬라이드",
    "assistance": [["덤벨 숄더 프레스", "어깨", 5, 10, 90], ["푸시다운", "삼두", 5, 12, 90]],
    "note": "팔꿈치를 바 아래에 두고 세트마다 같은 자세를 지키세요.",
}
DEADLIFT = {
    "lifts": ["데드리프트"],
    "warmup": "캣카우, 힙 힌지",
    "assistance": [["랫 풀다운", "등", 5, 10, 90], ["레그 컬", "햄스트링", 5, 12, 90]],
    "note": "등을 곧게 펴고 세트 사이에 충분히 쉬세요.",
}
BENCH = {
    "lifts": ["벤치프레스"],
    "warmup": "어깨 돌리기, 밴드 풀어파트",
    "assistance": [["덤벨 벤치프레스", "가슴", 5, 8, 120], ["푸시업", "삼두", 5, 15, 120]],
    "note": "견갑을 뒤로 모아 주세요.",
}
SQUAT = {
    "lifts": ["스쿼트"],
    "warmup": "힙 서클, 빈 바 스쿼트",
    "assistance": [["레그 프레스", "대퇴사두", 5, 10, 90], ["리버스 크런치", "코어", 5, 15, 90]],
    "note": "오늘은 무릎을 발끝 방향으로 밀어 주세요.",
}
LEG_PRESS, CRUNCH = SQUAT["assistance"]


def of(purpose: int, experience: int = 2, days: int = 4) -> Routine:
    return EXAMPLES[0].model_copy(update={"purpose": purpose, "experience": experience, "days_per_week": days})


def week(**squat: Any) -> str:
    """The week with other fields on its last day."""
    return json.dumps({"days": [PRESS, DEADLIFT, BENCH, SQUAT | squat]}, ensure_ascii=False)


def outcome(check: str, reading: Routine, text: str) -> Outcome:
    return verify(task, reading, text).outcome_of(check)


def items(*rows: tuple[Any, ...]) -> dict[str, Any]:
    return {"assistance": [list(row) for row in rows]}


def test_a_week_written_by_hand_passes() -> None:
    assert not verify(task, of(3), week()).failed


@pytest.mark.parametrize(
    ("check", "changes", "told"),
    [
        ("has_exactly_the_fields", {"note": 3}, "days.3.note"),
        ("has_exactly_the_fields", {"kg": 40}, "days.3.kg"),
        ("has_exactly_the_fields", items(("레그 프레스", "대퇴사두", 5, 10)), "days.3.assistance.0"),
        ("has_exactly_the_fields", items(("레그 프레스", "대퇴사두", 5.0, 10, 90)), "days.3.assistance.0"),
        ("has_exactly_the_fields", items(("레그 프레스", "대퇴사두", True, 10, 90)), "days.3.assistance.0"),
        ("has_exactly_the_fields", {"assistance": [{"name": "런지"}]}, "days.3.assistance.0"),
        ("has_the_sessions", {"lifts": ["벤치프레스"]}, "4번째 훈련은 스쿼트여야 하는데 벤치프레스"),
        ("has_the_sessions", {"lifts": ["squat"]}, "squat"),
        ("has_the_sessions", {"lifts": []}, "4번째"),
        ("assistance_is_in_the_catalogue", items(("레그프레스", "대퇴사두", 5, 10, 90), tuple(CRUNCH)), "레그프레스"),
        ("assistance_fits_the_lift", items(tuple(LEG_PRESS), ("푸시다운", "삼두", 5, 10, 90)), "푸시다운"),
        ("assistance_fits_the_lift", items(tuple(CRUNCH), ("버드독", "코어", 5, 10, 90)), "근육을 쓰는"),
        ("targets_are_right", items(("레그 프레스", "가슴", 5, 10, 90), tuple(CRUNCH)), "대퇴사두/둔근여야"),
        ("targets_are_right", items(("글루트 브리지", "햄스트링", 5, 10, 90), tuple(CRUNCH)), "둔근여야"),
        ("assistance_fits_the_level", items(("핵 스쿼트", "대퇴사두", 5, 10, 90), tuple(CRUNCH)), "1단계까지"),
        ("assistance_fits_the_purpose", items(tuple(LEG_PRESS), ("크런치", "코어", 5, 10, 90)), "'크런치'"),
        ("assistance_fits_the_purpose", items(("박스 스쿼트", "둔근", 5, 10, 90), tuple(CRUNCH)), "박스 스쿼트"),
        ("assistance_fits_the_purpose", items(("스쿼트", "둔근", 5, 10, 90), tuple(CRUNCH)), "'스쿼트'"),
        ("assistance_fits_the_purpose", items(tuple(LEG_PRESS)), "2~2개여야 하는데 1개"),
        ("assistance_fits_the_purpose", {"assistance": []}, "0개"),
        ("sets_and_repetitions_fit_the_purpose", items(("레그 프레스", "둔근", 3, 10, 90), tuple(CRUNCH)), "3세트"),
        ("sets_and_repetitions_fit_the_purpose", items(("레그 프레스", "둔근", 5, 20, 90), tuple(CRUNCH)), "20회"),
        ("rests_fit_the_purpose", items(("레그 프레스", "둔근", 5, 10, 60), tuple(CRUNCH)), "90/120초"),
        ("no_exercise_comes_twice", items(tuple(LEG_PRESS), tuple(LEG_PRESS)), "두 번"),
        ("warms_up_for_the_lift", {"warmup": "힙 서클, 암 서클"}, "암 서클"),
        ("warms_up_for_the_lift", {"warmup": "힙 서클"}, "두 가지"),
        ("warms_up_for_the_lift", {"warmup": "힙 서클, 힙 서클"}, "두 가지"),
        ("warms_up_for_the_lift", {"warmup": "힙 서클, 빈 바 스쿼트 5회"}, "5회"),
        ("note_is_one_polite_sentence", {"note": "무릎을 발끝 방향으로 밀어라."}, "존댓말"),
        ("note_is_one_polite_sentence", {"note": "무릎을 발끝 방향으로 밀어 주세요"}, "한 문장"),
        ("note_is_one_polite_sentence", {"note": "무릎을 미세요. 등을 펴세요."}, "한 문장"),
        ("note_is_one_polite_sentence", {"note": "무릎을 3번 밀어 주세요."}, "'3'"),
        ("note_is_one_polite_sentence", {"note": "무릎을 push 하세요."}, "'p'"),
        ("note_is_one_polite_sentence", {"note": "미세요."}, "10~60자"),
        ("note_makes_sense", {"note": "무릎을 등을 밀어 주세요."}, "말이 되지"),
        ("note_makes_sense", {"note": "가슴을 활짝 펴고 가슴을 활짝 펴세요."}, "되풀이"),
        ("note_teaches_good_technique", {"note": "무릎을 안으로 모으며 앉으세요."}, "무릎"),
        ("note_belongs_to_the_lift", {"note": "바를 정강이 가까이 붙이세요."}, "스쿼트의 조언"),
        ("note_belongs_to_the_lift", {"note": "세트 사이에 충분히 쉬세요."}, "자세를 말해야"),
        ("note_asks_for_nothing_too_hard", {"note": "가슴을 활짝 펴고 쉬는 시간을 짧게 지키세요."}, "목적 3"),
        ("note_claims_nothing_medical", {"note": "무릎 통증을 줄여 주는 운동입니다."}, "통증"),
    ],
)
def test_a_wrong_session_is_rejected_with_a_reason(check: str, changes: dict[str, Any], told: str) -> None:
    found = {finding.check: finding.verdict for finding in verify(task, of(3), week(**changes)).failed}
    assert check in found
    assert told in found[check].why
    assert re.search("[가-힣]", found[check].why)
    assert "{" not in found[check].why


@pytest.mark.parametrize(
    "text", ["", "안녕하세요", "[]", '{"days":', f"{week()} 끝", f"```json\n{week()}\n```", '{"days":1}']
)
def test_what_is_no_week_is_rejected_and_the_other_checks_cannot_tell(text: str) -> None:
    done = verify(task, of(3), text)
    assert not done.passed
    assert done.outcome_of("targets_are_right") is Outcome.UNCLEAR


@pytest.mark.parametrize(
    "text", ["[" * 5000, '{"days":[' + "9" * 5000 + "]}", "\x00", "\ud800", '{"days":' * 3000, week() * 3]
)
def test_no_text_breaks_a_check(text: str) -> None:
    assert not verify(task, of(3), text).passed


def test_the_number_of_sessions_follows_the_days() -> None:
    assert outcome("has_the_sessions", of(3, days=3), week()) is Outcome.PASSED
    assert outcome("has_the_sessions", of(3, days=2), week()) is Outcome.FAILED


def test_high_repetitions_come_with_one_leg_or_the_core() -> None:
    plain = items(("레그 프레스", "둔근", 3, 15, 60), ("맨몸 스쿼트", "둔근", 3, 15, 60))
    single = items(("레그 프레스", "둔근", 3, 15, 60), ("런지", "둔근", 3, 15, 60))
    assert "한 다리" in claimed(claims.assistance_fits_the_purpose, of(1), **plain)
    assert claimed(claims.assistance_fits_the_purpose, of(1), **single) == ""


def test_the_lift_again_comes_first_and_five_times_ten() -> None:
    again = ("스쿼트", "대퇴사두", 5, 10, 60)
    good = items(again, ("레그 컬", "햄스트링", 3, 12, 60))
    assert claimed(claims.assistance_fits_the_purpose, of(2), **good) == ""
    late = items(("레그 프레스", "둔근", 3, 12, 60), again)
    assert "스쿼트" in claimed(claims.assistance_fits_the_purpose, of(2), **late)
    light = items(("스쿼트", "대퇴사두", 3, 10, 60), ("레그 프레스", "둔근", 3, 12, 60))
    assert "5세트" in claimed(claims.sets_and_repetitions_fit_the_purpose, of(2), **light)


def test_powerlifting_asks_for_a_variation() -> None:
    without = items(("런지", "둔근", 3, 8, 120), ("스텝업", "둔근", 3, 8, 120))
    assert "변형" in claimed(claims.assistance_fits_the_purpose, of(5), **without)


def test_after_a_break_nothing_goes_to_the_limit() -> None:
    note = {"note": "가슴을 활짝 펴고 마지막 세트에 힘을 다하세요."}
    assert outcome("note_asks_for_nothing_too_hard", of(6), week(**note)) is Outcome.FAILED
    assert outcome("note_asks_for_nothing_too_hard", of(3), week(**note)) is Outcome.PASSED


def test_with_two_lifts_both_are_trained_and_warmed_up() -> None:
    both: tuple[Lift, ...] = ("squat", "bench_press")
    session = Session.model_validate(SQUAT | {"lifts": ["스쿼트", "벤치프레스"], "warmup": "힙 서클, 월 스쿼트"})
    assert "벤치프레스의 근육" in (claims.assistance_fits_the_lift(of(3, days=2), both, session) or "")
    assert "벤치프레스의 준비 운동" in (claims_in_words.warms_up_for_the_lift(of(3, days=2), both, session) or "")


def claimed(claim: Any, reading: Routine, **squat: Any) -> str:
    """What a claim says of the squat's day alone; nothing where it holds."""
    return claim(reading, ("squat",), Session.model_validate(SQUAT | squat)) or ""
