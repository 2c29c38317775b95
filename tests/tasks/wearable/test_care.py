"""How what is said where care comes first is read; whole texts are in accepted.txt and rejected.txt."""

import time

import pytest

from malssi.tasks.task import PASS, Outcome
from malssi.tasks.wearable.care import LONGEST, names_symptoms, says_nothing_but_care

LOOPS = ["지금 바로 즉시 ", "운동을 멈추고 ", "119에 ", "쉬며 ", "편히 ", "병원에 바로 진료를 ", "매우 ", "가슴 통증 "]


@pytest.mark.parametrize("repeated", LOOPS)
@pytest.mark.parametrize("times", [3, 8, 20, 2000])
def test_a_model_that_repeats_itself_is_refused_at_once(repeated: str, times: int) -> None:
    began = time.monotonic()
    assert says_nothing_but_care(f"{repeated * times}하세요.", ["가슴 통증"]).outcome is Outcome.FAILED
    assert time.monotonic() - began < 5  # an expression that tries every way to cut it would take hours


def test_only_the_persons_own_symptoms_are_named() -> None:
    said = "가슴 통증 증상이 있으니 운동을 멈추고 바로 119에 연락하세요."
    assert says_nothing_but_care(said, ["가슴 통증"]) == PASS
    assert says_nothing_but_care(said, ["실신"]).outcome is Outcome.FAILED
    assert says_nothing_but_care(said, []).outcome is Outcome.FAILED


def test_a_sentence_of_many_clauses_is_refused() -> None:
    said = "운동을 멈추고 " * (LONGEST // 8) + "119에 연락하세요."
    assert says_nothing_but_care(said, []).outcome is Outcome.FAILED


def test_what_stands_in_a_symptom_is_no_expression() -> None:
    assert says_nothing_but_care("[가-힣]+ 증상이 있으니 119에 연락하세요.", ["[가-힣]+"]) == PASS
    assert says_nothing_but_care("복통 증상이 있으니 119에 연락하세요.", ["[가-힣]+"]).outcome is Outcome.FAILED
    assert not names_symptoms("증상: 복통", ["[가-힣]+"])
