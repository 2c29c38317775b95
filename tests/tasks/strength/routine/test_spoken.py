"""How a note is taken apart, and what is right and wrong in a lift."""

import pytest

from malssi.tasks.strength.routine.catalogue import Lift
from malssi.tasks.strength.routine.cues import false_technique, foreign, has_a_cue, unheard
from malssi.tasks.strength.routine.drills import drill
from malssi.tasks.strength.routine.effort import efforts, in_spite
from malssi.tasks.strength.routine.meaning import forbidden, not_understood, senseless
from malssi.tasks.strength.routine.spoken import clauses

SQUAT: tuple[Lift, ...] = ("squat",)
PULL: tuple[Lift, ...] = ("dead_lift",)
BENCH: tuple[Lift, ...] = ("bench_press",)
PRESS: tuple[Lift, ...] = ("over_head_press",)


def test_a_note_is_read_clause_by_clause_with_what_is_moved_and_where() -> None:
    first, last = clauses("견갑을 모으고 바를 가슴까지 천천히 내리세요.")
    assert {"of:scapula", "gather"} <= first.kinds
    assert {"of:bar", "at:chest", "down", "slow"} <= last.kinds


def test_a_helping_clause_is_read_with_the_one_it_helps() -> None:
    (only,) = clauses("등을 곧게 펴세요.")
    assert {"of:back", "straight", "straighten"} <= only.kinds


def test_a_condition_asserts_nothing() -> None:
    condition, advice = clauses("무릎이 안으로 모이면 무게를 줄이세요.")
    assert not condition.asserted
    assert advice.asserted


@pytest.mark.parametrize(
    ("note", "lifts"),
    [
        ("등을 둥글게 말고 당기세요.", PULL),
        ("등을 펴지 마세요.", PULL),
        ("무릎을 안쪽으로 모으며 앉으세요.", SQUAT),
        ("무릎을 안으로 모으면 힘이 더 실립니다.", SQUAT),
        ("발뒤꿈치를 들고 앉으세요.", SQUAT),
        ("내릴 때 숨을 내쉬세요.", BENCH),
        ("바를 밀면서 숨을 들이마시세요.", BENCH),
        ("숨을 참은 채 세트를 끝내세요.", SQUAT),
        ("바를 가슴에 튕겨 올리세요.", BENCH),
        ("바를 목까지 내리세요.", BENCH),
        ("허리를 뒤로 젖히며 미세요.", PRESS),
        ("고정 클립은 번거로우니 빼 두세요.", BENCH),
        ("칼라를 끼우지 마세요.", SQUAT),
        ("눈을 감고 앉으세요.", SQUAT),
    ],
)
def test_false_technique_is_found(note: str, lifts: tuple[Lift, ...]) -> None:
    assert false_technique(clauses(note), lifts) is not None


@pytest.mark.parametrize(
    ("note", "lifts"),
    [
        ("등을 둥글게 말지 말고 당기세요.", PULL),
        ("반동을 주지 마세요.", SQUAT),
        ("무릎이 안으로 모이지 않게 앉으세요.", SQUAT),
        ("무릎이 안으로 모이면 무게를 줄이세요.", SQUAT),
        ("뒤꿈치가 들리기 전에 멈추세요.", SQUAT),
        ("올릴 때 숨을 내쉬세요.", BENCH),
        ("바를 낚아채기보다 다리로 미세요.", PULL),
        ("엉덩이만 먼저 뜨는 일이 줄어요.", PULL),
        ("무릎 반동 없이 어깨로 미세요.", PRESS),
    ],
)
def test_what_is_denied_or_a_condition_is_no_false_technique(note: str, lifts: tuple[Lift, ...]) -> None:
    assert false_technique(clauses(note), lifts) is None


def test_a_cue_of_other_lifts_alone_is_foreign() -> None:
    assert foreign(clauses("바를 정강이에 붙이세요."), SQUAT) is not None
    assert foreign(clauses("바를 정강이에 붙이세요."), PULL) is None
    assert foreign(clauses("배를 조이세요."), SQUAT) is None


def test_an_unheard_of_movement_is_not_understood() -> None:
    assert list(unheard(clauses("목을 앞으로 길게 빼세요.")))
    assert not list(unheard(clauses("팔꿈치를 몸통 쪽으로 모으세요.")))


def test_rest_alone_is_no_cue() -> None:
    assert not has_a_cue(clauses("세트 사이에 충분히 쉬세요."))
    assert has_a_cue(clauses("배를 조이세요."))


def test_what_is_asked_for_is_read_with_its_denial() -> None:
    def asked(note: str) -> set[str]:
        said = clauses(note)
        return {effort for at in range(len(said)) for effort in efforts(said, at)}

    assert "max" in asked("한계까지 미세요.")
    assert "max" in asked("더는 밀 수 없을 때까지 미세요.")
    assert "max" not in asked("한계까지 밀지 마세요.")
    assert "hurry" in asked("쉬는 시간을 짧게 지키세요.")


def test_nobody_goes_on_with_a_lost_form_or_in_pain() -> None:
    assert in_spite(clauses("자세가 무너져도 계속 미세요.")) is not None
    assert forbidden("무릎이 아파도 앉으세요.", clauses("무릎이 아파도 앉으세요.")) is not None
    assert forbidden("무릎이 아프면 멈추세요.", clauses("무릎이 아프면 멈추세요.")) is None


def test_words_that_nobody_knows_and_things_that_do_not_go_together_are_not_understood() -> None:
    assert list(not_understood("무릎을 쿠쿠루 하세요."))
    assert list(not_understood("바닥을 씻으세요."))
    assert not list(not_understood("겨드랑이를 조이세요."))
    assert senseless("무릎을 등을 밀어 주세요.") is not None


@pytest.mark.parametrize(
    ("said", "lift"),
    [("고관절 돌리기", "squat"), ("팔 크게 돌리기", "over_head_press"), ("빈 바 벤치 프레스", "bench_press")],
)
def test_a_drill_is_for_the_lifts_whose_parts_it_moves(said: str, lift: Lift) -> None:
    found = drill(said)
    assert found.known
    assert lift in found.lifts
    assert not found.hard


def test_a_heavy_lift_is_no_drill_and_other_words_are_unknown() -> None:
    assert drill("최고 중량 스쿼트").hard
    assert not drill("운동 일지 쓰기").known
    assert not drill("스쿼트").known
