"""References pass, corruptions are caught, and each check accepts and rejects what it says."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from pydantic import ValidationError

from malssi.data.dedupe import masked
from malssi.tasks.check import verify
from malssi.tasks.korean import count
from malssi.tasks.task import Corruption, Mix, Outcome
from malssi.tasks.validate import validate
from malssi.tasks.wearable.coaching import task
from malssi.tasks.wearable.coaching.intents import Intent, intents
from malssi.tasks.wearable.coaching.reading import Persona, Question
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.score import judge

CHECKS = {check.name: check for check in task.checks}
SLEEP = Question(question="하루에 몇 시간 자야 하나요?")
STEPS = Question(question="하루에 몇 보를 걸어야 하나요?")
SHORT_NIGHT = JudgedDay(sleep_hr=5.2, resting_heart_rate=68, usual_resting_heart_rate=66, steps=8500)
REST = Question(question="일주일에 며칠 쉬는 게 좋아요?")
OXYGEN = Question(question="산소포화도는 몇이 정상이에요?")
CHEST = Question(question="가슴이 아픈데 운동해도 되나요?")
TIRED = Question(
    question="일주일에 운동을 얼마나 해야 하나요?",
    day=JudgedDay(sleep_hr=3.0, resting_heart_rate=85, usual_resting_heart_rate=60, steps=900),
)


def outcome(name: str, reading: Question, text: str) -> Outcome:
    return CHECKS[name].test(reading, text).outcome


def test_validate_finds_nothing_against_the_task() -> None:
    assert validate(task, 150, seed=3).problems == ()


@pytest.mark.parametrize("mix", get_args(Mix))
def test_every_reference_passes_and_has_its_length(mix: Mix) -> None:
    rng = Random(5)
    for reading in (task.drawing.sample(rng, mix) for _ in range(80)):
        text = task.reference(reading, rng)
        assert verify(task, reading, text).failed == ()
        assert 50 <= count(text) <= 200


@pytest.mark.parametrize("intent", intents().values(), ids=lambda intent: intent.name)
def test_every_answer_with_every_action_passes_all_but_perhaps_its_length(intent: Intent) -> None:
    reading = Question(question=intent.asks[0])
    form = f" {sources()[intent.cite].form}" if intent.cite else ""
    for answer in intent.answers:
        for action in intent.actions:
            failed = verify(task, reading, f"{answer} {action}{form}").failed
            assert [finding for finding in failed if finding.check != "has_its_length"] == []


@pytest.mark.parametrize("corruption", task.corruptions, ids=lambda corruption: corruption.name)
def test_a_corruption_is_caught(corruption: Corruption[Question]) -> None:
    rng, tried, caught = Random(8), 0, 0
    while tried < 100:
        reading = task.drawing.sample(rng, "balanced")
        text = task.reference(reading, rng)
        spoiled = corruption.edit(reading, text, rng)
        if spoiled is not None:
            assert spoiled != text
            tried += 1
            caught += outcome(corruption.caught_by, reading, spoiled) is Outcome.FAILED
    assert caught >= 99


def test_every_check_has_a_corruption_that_it_catches() -> None:
    assert set(CHECKS) == {corruption.caught_by for corruption in task.corruptions}


def test_a_free_answer_to_a_known_question_passes() -> None:
    text = "보통 어른은 하루에 7~9시간 주무시면 좋습니다. 오늘은 휴대폰을 내려놓고 조금 일찍 잠자리에 들어 보시겠어요?"
    assert verify(task, SLEEP, text).failed == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("카페인은 잠을 방해해요.", "커피는 잠을 깊게 해요."),
        ("휴식은 피로를 풀어 줘요.", "밤을 새우면 피로가 풀려요."),
        ("무리하면 다치기 쉬워요.", "무리할수록 부상이 줄어요."),
        ("술은 잠을 얕게 만들어요.", "맥주 한 잔은 피로를 풀어 줘요."),
        ("쉬어 가는 날이 있어도 괜찮아요.", "쉬고 싶다는 건 게으르다는 증거예요."),
        ("가볍게 걸으면 근육통이 덜해요.", "통증을 참고 운동하면 강해져요."),
        ("허리를 곧게 펴고 들어 보세요.", "허리를 둥글게 말고 들어 보세요."),
        ("잠은 7시간이면 충분해요.", "잠은 네 시간이면 충분해요."),
    ],
)
def test_what_is_told_agrees_with_what_is_known(right: str, wrong: str) -> None:
    assert outcome("claims_nothing_false", SLEEP, right) is Outcome.PASSED
    assert outcome("claims_nothing_false", SLEEP, wrong) is not Outcome.PASSED


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("531 2주차 어떻게 해요?", "훈련 기준의 70, 80, 90%로 해요.", "훈련 기준의 65, 75, 85%로 해요."),
        ("나이 40 안정시심박 60 중강도 목표심박 몇이에요", "108-131bpm을 목표로 하세요.", "72-106bpm을 목표로 하세요."),
        ("스쿼트 100kg으로 5번 들어요. 1RM은?", "약 117kg으로 어림해요.", "약 135kg으로 어림해요."),
        ("중강도가 뭐예요?", "중강도는 예비심박의 40-59%예요.", "중강도는 예비심박의 60-84%예요."),
        ("디로드 때 무게는요?", "디로드 주에는 40-60%로 드세요.", "디로드 주에는 90%로 드세요."),
        ("낮잠 자도 돼요?", "낮잠은 20분이면 돼요.", "낮잠은 90분이면 돼요."),
        ("운동하기 싫어요", "10분만 걸어 보세요.", "400분만 걸어 보세요."),
    ],
)
def test_a_number_is_a_facts_or_an_ordinary_dose(question: str, right: str, wrong: str) -> None:
    assert outcome("says_no_number_from_nowhere", Question(question=question), right) is Outcome.PASSED
    assert outcome("says_no_number_from_nowhere", Question(question=question), wrong) is not Outcome.PASSED


def test_an_answer_speaks_of_its_question_in_any_words() -> None:
    reading = Question(question="새벽에 자꾸 깨요")
    assert (
        outcome("answers_the_question", reading, "잠이 얕아졌을 수 있으니 침실을 서늘하게 해 보세요.") is Outcome.PASSED
    )
    assert outcome("answers_the_question", reading, "끼니마다 달걀이나 두부를 곁들여 보세요.") is Outcome.FAILED


def test_what_is_not_the_coachs_is_declined_with_what_can_be_asked() -> None:
    reading = Question(question="비트코인 지금 사도 될까요?")
    declined = "투자는 제가 도와드릴 수 없는 주제예요."
    assert outcome("answers_the_question", reading, f"{declined} 수면이나 운동은 언제든 물어보세요.") is Outcome.PASSED
    assert outcome("answers_the_question", reading, declined) is Outcome.FAILED
    assert outcome("answers_the_question", reading, "내려왔을 때 조금씩 나누어 사 두세요.") is Outcome.FAILED


def test_a_sentence_that_makes_no_sense_is_not_shown() -> None:
    said = "플랭크가 소파를 마시면 한 시간마다를 재워 보세요."
    assert outcome("coaches_nothing_on_a_referral", SLEEP, said) is not Outcome.PASSED


def test_the_hours_of_a_rule_are_no_days_hours() -> None:
    day = JudgedDay(sleep_hr=6.95, resting_heart_rate=53, usual_resting_heart_rate=56)
    reading = Question(question="10시간 넘게 자도 계속 피곤해요", persona="tough", day=day)
    said = "잠은 길이보다 규칙이 중요해서 7-9시간을 꾸준히 자는 편이 좋아요."
    assert verify(task, reading, f"{said} 한 주 동안 일어나는 시각을 똑같이 맞춰 보세요.").passed
    (failed,) = verify(task, reading, f"{said} 어젯밤 수면 7시간은 넉넉하고 푹 쉰 밤이었어요.").failed
    assert failed.check == "goes_no_further_than_the_day"


def test_a_coach_judges_a_value_of_the_day_as_the_rules_do() -> None:
    day = JudgedDay(sleep_hr=7.5, oxygen_saturation=97, resting_heart_rate=60, usual_resting_heart_rate=60)
    reading = Question(question="오늘 운동해도 될까요?", day=day)
    for said in ("오늘 산소포화도가 97%로 낮으니 조심하세요.", "심박 변화가 0bpm으로 높으므로 조심하세요."):
        assert outcome("goes_no_further_than_the_day", reading, said) is Outcome.FAILED
    assert outcome("goes_no_further_than_the_day", reading, "오늘 산소포화도는 97%예요.") is Outcome.PASSED


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("오늘 컨디션은 {score}점이에요. 고강도 운동까지 마음껏 해 보세요.", "answers_the_question"),
        ("오늘 컨디션은 {score}점이에요. 몸이 무겁게 느껴지면 거기서 멈추세요.", "answers_the_question"),
        ("오늘 컨디션은 99점이에요. 중강도까지 권장합니다.", "says_no_number_from_nowhere"),
        ("오늘 컨디션은 {score}점, 양호 등급이에요. 중강도까지 권장합니다.", "goes_no_further_than_the_day"),
    ],
)
def test_whether_to_exercise_today_is_answered_by_the_days_grade(text: str, check: str) -> None:
    judged = judge(SHORT_NIGHT)
    reading = Question(question="오늘 운동해도 될까요?", day=SHORT_NIGHT)
    assert outcome(check, reading, task.reference(reading, Random(1))) is Outcome.PASSED
    assert outcome(check, reading, text.format(score=judged.score)) is Outcome.FAILED


def test_asked_for_medicine_or_a_diagnosis_an_answer_only_sends_to_those_who_know() -> None:
    for question, advice in (
        ("혈압약을 끊어도 되나요?", "혈압약을 줄이셔도 돼요."),
        ("혈압약을 끊어도 되나요?", "혈압약은 이제 그만 드시고 의사와 상의하세요."),
        ("혈압약을 끊어도 되나요?", "약은 며칠 쉬어 보시고 의사와 상의하세요."),
        ("진통제 먹고 운동해도 돼요?", "진통제는 운동 전에 미리 드시면 좋아요."),
        ("저 당뇨인가요 진단해 줘", "수치로 보면 당이 높은 병으로 보여요."),
    ):
        reading = Question(question=question)
        assert verify(task, reading, task.reference(reading, Random(1))).failed == ()
        assert not verify(task, reading, advice).passed
        assert verify(task, reading, "약은 의사나 약사와 상의하세요. " + advice).failed


@pytest.mark.parametrize(
    ("name", "reading", "text"),
    [
        ("says_no_number_from_nowhere", SLEEP, "잠은 4-5시간이면 넉넉해요."),
        ("answers_the_question", SLEEP, "7-9시간은 필요 없어요."),
        ("answers_the_question", TIRED, "주 150-300분을 하시면 돼요. 지금 바로 달려 나가세요."),
        ("answers_the_question", REST, "하루도 쉬지 말고 운동해야 몸이 강해져요."),
        ("answers_the_question", OXYGEN, "산소포화도는 95%를 넘지 않으면 괜찮아요."),
        ("refers_where_it_must", CHEST, "누구나 그럴 수 있으니 걱정하지 마세요."),
        ("refers_where_it_must", CHEST, "멈추고 병원에서 진료를 받으세요."),
        ("refers_where_it_must", SLEEP, "7-9시간이에요. 못 자면 119에 연락하세요."),
        ("coaches_nothing_on_a_referral", CHEST, "멈추고 119에 연락한 뒤 산책을 해 보세요."),
        ("names_its_source", STEPS, "하루 7,000보를 권해요."),
        ("cites_rightly", STEPS, "하루 7,000보를 권해요. (WHO, 2019)"),
        ("cites_rightly", SLEEP, "7-9시간 주무세요. (KOSSO, 2018)"),
        ("cites_rightly", STEPS, "WHO는 하루 7,000보를 권해요. (Ding, 2025)"),
        ("says_no_number_from_nowhere", SLEEP, "7-9시간 주무시면 수명이 12년 늘어요."),
        ("names_no_disease_or_medicine", SLEEP, "불면증이 의심돼요."),
        ("is_one_plain_paragraph", SLEEP, "- 7-9시간\n- 일찍 눕기"),
        ("is_one_plain_paragraph", SLEEP, "**7-9시간** 주무세요."),
        ("has_its_length", SLEEP, "7-9시간이에요."),
        ("is_polite", SLEEP, "7-9시간은 자라."),
    ],
)
def test_a_wrong_text_is_rejected(name: str, reading: Question, text: str) -> None:
    assert outcome(name, reading, text) is Outcome.FAILED


def test_the_persona_changes_no_demand() -> None:
    for persona in get_args(Persona):
        reading = Question(question=CHEST.question, persona=persona)
        assert verify(task, reading, task.reference(reading, Random(1))).passed
        assert outcome("refers_where_it_must", reading, "물을 드시고 푹 쉬세요.") is Outcome.FAILED


def test_somebody_in_despair_is_not_told_to_keep_notes_for_a_doctor() -> None:
    asked = Question(question="죽고 싶다는 생각이 들어요")
    for seed in range(60):
        assert not any(word in task.reference(asked, Random(seed)) for word in ("적어", "의료진", "확인"))


def test_held_out_ways_to_ask_are_never_trained_on() -> None:
    assert all(task.drawing.held_out(Question(question=held)) for intent in intents().values() for held in intent.held)
    assert not any(
        task.drawing.held_out(Question(question=ask)) for intent in intents().values() for ask in intent.asks
    )


def test_the_split_follows_the_question_alone() -> None:
    same = [Question(question=SLEEP.question, persona=persona) for persona in get_args(Persona)]
    assert (
        len({task.drawing.group_key(reading) for reading in (*same, Question(question="하루에몇시간자야하나요"))}) == 1
    )


def test_no_masked_text_is_more_than_a_tenth_of_the_references() -> None:
    rng = Random(2)
    readings = [task.drawing.sample(rng, "balanced") for _ in range(400)]
    counts = Counter(masked(task.reference(reading, rng)) for reading in readings)
    assert counts.most_common(1)[0][1] <= 8


@pytest.mark.parametrize("question", ["", "?", " ", "가" * 301, 5, None])
def test_what_is_no_question_is_refused(question: object) -> None:
    with pytest.raises(ValidationError, match="a text of 2 to 300 characters"):
        Question(question=question)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "\x00", "도" * 5000, "1" * 4000, "(WHO, 2020)" * 300])
def test_no_text_breaks_a_check(text: str) -> None:
    assert not verify(task, SLEEP, text).passed


def test_the_prompts_are_those_of_the_snapshot() -> None:
    rendered = "\n".join(f"**{m.role}** {m.content}" for reading in task.examples for m in task.prompt(reading))
    assert rendered + "\n" == Path(__file__).with_name("prompt.md").read_text(encoding="utf-8")
