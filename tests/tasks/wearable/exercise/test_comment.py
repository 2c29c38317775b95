"""A coach's comment is read: what it does with each exercise, what it tells, what it has people do."""

from random import Random

import pytest

from malssi.tasks.task import Outcome
from malssi.tasks.wearable.exercise import task
from malssi.tasks.wearable.exercise.criteria import catalogue
from malssi.tasks.wearable.exercise.examples import GOOD, case
from malssi.tasks.wearable.exercise.names import are_told_apart, named
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.swaps import named_in

CHECKS = {check.name: check for check in task.checks}
FITTING = case(30, ("맨몸 스쿼트", "플랭크", "런지"), **GOOD)
MIXED = case(40, ("버피", "푸시업", "플랭크"), **GOOD)  # grade B, which does not bear 버피
LONG = case(150, ("요가", "필라테스"), **GOOD)  # grade B bears 120 minutes
RAISED = case(40, ("런지", "요가", "글루트 브리지"), **(GOOD | {"resting_heart_rate": 78}))  # grade C
RESTING = case(20, ("스트레칭", "런지"), **(GOOD | {"sleep_hr": 4.5, "resting_heart_rate": 79}))  # grade F
UNKNOWN = case(30, ("맨몸 스쿼트", "플랭크"), age=35, sleep_hr=6.5, steps=6000)
READ = ("says_what_to_change", "names_no_other_exercise", "advises_no_more_than_the_grade_allows")
READ += ("says_no_number_from_nowhere", "names_no_disease_or_medicine", "keeps_to_care_or_rest")


def outcomes(day: RoutineDay, comment: str, *names: str) -> set[Outcome]:
    return {CHECKS[name].test(day, f"💬 **코치 코멘트:** {comment}").outcome for name in names}


@pytest.mark.parametrize(
    ("day", "comment"),
    [
        (FITTING, "플랭크는 엉덩이가 처지지 않도록 배에 힘을 주고 버티세요."),
        (FITTING, "스쿼트 때 뒤꿈치가 들리지 않게 신경 써 주세요."),
        (FITTING, "한 동작을 10회씩 3세트로 나누면 30분에 딱 맞아요."),
        (FITTING, "무릎이 불편하시면 런지 깊이를 얕게 하세요."),
        (FITTING, "점수로는 75점, 양호한 날입니다."),
        (FITTING, "마무리 스트레칭까지 마치면 완벽합니다."),
        (MIXED, "버피만 점핑 잭으로 바꾸면 나머지는 그대로 하셔도 됩니다."),
        (MIXED, "버피 자리는 점핑 잭이 대신하면 됩니다."),
        (LONG, "두 동작은 그대로 두고 시간만 120분으로 조절하세요."),
        (RAISED, "평소보다 12bpm 오른 심박은 몸이 덜 회복됐다는 신호로 살펴야 해요 (Buchheit, 2014)."),
        (RESTING, "런지는 물론 가벼운 스트레칭도 오늘은 내려놓으세요."),
        (RESTING, "회복이 되면 그때 스트레칭부터 다시 시작하면 됩니다."),
        (UNKNOWN, "안정시 심박 기록이 없어 수면과 걸음만으로 판단했어요."),
        (UNKNOWN, "심박 기록이 빠져 있어 목표 심박수는 드리지 못했어요."),
    ],
)
def test_what_a_coach_may_say_passes(day: RoutineDay, comment: str) -> None:
    assert outcomes(day, comment, *READ) == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("day", "comment"),
    [
        (FITTING, "숨을 멈춘 채로 런지를 10번 하세요."),
        (FITTING, "아프더라도 끝까지 참고 하셔야 근육이 커져요."),
        (FITTING, "발목을 삐었어도 런지는 괜찮아요."),
        (FITTING, "목을 세게 꺾어 소리를 내세요."),
        (FITTING, "계단 난간 위에서 플랭크를 해 보세요."),
        (FITTING, "친구 위에 올라타서 플랭크를 하세요."),
        (FITTING, "케틀벨 스윙도 섞어 하세요."),
        (FITTING, "어젯밤 3시간밖에 못 주무셨네요."),
        (FITTING, "오늘 컨디션은 매우 우수 등급이에요."),
        (FITTING, "런지는 오늘 등급에 벅찹니다."),
        (FITTING, "오늘은 쉬셔야 하는 날이에요."),
        (FITTING, "일주일이면 5kg이 빠집니다."),
        (MIXED, "버피는 오늘 몸에 딱 맞아요."),
        (MIXED, "버피는 빼세요. 몸이 풀리면 버피를 다시 넣어도 괜찮아요."),
        (LONG, "시간을 줄이지 마세요. 150분이 알맞아요."),
        (RAISED, "심박이 낮아 몸이 가뿐해요."),
        (RESTING, "운동을 하면 잠이 잘 올 거예요."),
        (RESTING, "런지 한 세트만 하고 주무세요."),
        (UNKNOWN, "안정시 심박이 평소와 같아요."),
    ],
)
def test_what_harms_or_is_not_so_never_passes(day: RoutineDay, comment: str) -> None:
    assert outcomes(day, comment, *READ) != {Outcome.PASSED}


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("버피는 플랭크로, 푸시업은 런지로 낮추고 쉬세요", ["out", "done", "out", "done"]),
        ("버피 자리엔 플랭크, 푸시업 자리엔 런지를 넣어 보세요", ["out", "done", "out", "done"]),
        ("빼야 할 것은 버피입니다", ["out"]),
        ("버피는 빼지 말고 꼭 하세요", ["done"]),
        ("버피와 플랭크 사이에 런지를 끼우세요", ["done", "done", "done"]),
        ("플랭크 때는 어깨가 솟지 않게 해 보세요", ["done"]),
        ("버피는 균형을 잃기 쉬우니 오늘은 런지로 낮춰 주세요", ["out", "done"]),
        ("버피는 오늘 버거우니 제자리 걷기와 런지로 바꿔 보세요", ["out", "done"]),
        ("버피는 무릎 푸시업으로, 푸시업은 천천히 걷기로 대체하세요", ["out", "done", "out"]),
        ("버피는 관절에 부담이 커서 제외했어요", ["out"]),
    ],
)
def test_each_exercise_is_done_or_taken_out(sentence: str, stands: list[str]) -> None:
    assert [one.stand for one in named_in(named(MIXED, sentence))] == stands


@pytest.mark.parametrize(
    "frame", ["{}은 빼세요", "{}로 시작해 30분이면 알맞아요", "{}부터 하고 {}를 하세요", "{}·{}은 쉬세요"]
)
def test_every_exercise_is_known_by_its_place(frame: str) -> None:
    for name in catalogue():
        assert are_told_apart(named(FITTING, frame.format(*[name] * frame.count("{}"))))


def test_the_citation_that_is_owed_is_only_reported() -> None:
    check = CHECKS["cites_what_is_demanded"]
    assert not check.hard
    assert check.test(RAISED, "심박이 12bpm 높아요.").outcome is Outcome.FAILED


def test_any_comment_is_read() -> None:
    rng = Random(4)
    pieces = [
        "버피",
        "맨몸 스쿼트",
        "119",
        "·",
        "(",
        ")",
        "**",
        "8시간",
        "1.7배",
        "(Milewski, 2014)",
        "\n",
        "은",
        "로",
        "C+",
        "%",
        "\u200d",
    ]
    pieces += [
        "빼세요.",
        "등급이 A라",
        "부상",
        "평소 63",
        "지 않",
        "0",
        " ",
        "컨디션이",
        "보통 이상 수준",
        "면",
        "🚨",
        "x" * 50,
    ]
    for _ in range(400):
        text = "💬 **코치 코멘트:** " + "".join(rng.choice(pieces) for _ in range(rng.randint(0, 25)))
        for day in (FITTING, RESTING):
            assert all(check.test(day, text).outcome in Outcome for check in task.checks)
