"""The shared checks pass a good text and reject each of their counter-examples."""

from random import Random
from typing import Any

import pytest

from malssi import checks, corruptions
from malssi.tasks.task import Check, Outcome

GOOD = "어젯밤에 7.5시간 주무셨어요. 오늘은 물을 마시고 산책하세요."
CHECKS: tuple[Check[Any], ...] = (
    checks.length(10, 60),
    checks.one_line(2),
    checks.polite(),
    checks.plain(),
    checks.understood(),
    checks.never("alcohol", "tobacco", "illegal"),
    checks.no_disease(),
    checks.no_medicine(),
    checks.cites_only("(WHO, 2020)"),
    checks.refers(lambda reading: False),
    checks.traceable(lambda reading: [(7.5, "시간")]),
    checks.must_say(lambda reading: True, "drink"),
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_good_text_passes(check: Check[Any]) -> None:
    assert check.test(None, GOOD).outcome is Outcome.PASSED


@pytest.mark.parametrize("edit", corruptions.of(CHECKS), ids=lambda edit: edit.name)
def test_a_counter_example_is_rejected_by_the_check_that_brings_it(edit: Any) -> None:
    check = next(check for check in CHECKS if check.name == edit.caught_by)
    spoilt = edit.edit(None, GOOD, Random(1))
    assert check.test(None, spoilt).outcome is Outcome.FAILED


def test_an_unknown_word_is_unclear_and_not_wrong() -> None:
    assert checks.understood().test(None, "쀍쁅한 뭵을 흝으세요.").outcome is Outcome.UNCLEAR


def test_what_is_advised_against_is_not_advised() -> None:
    assert checks.never("alcohol").test(None, "술은 드시지 마세요.").outcome is Outcome.PASSED
    assert checks.never("alcohol").test(None, "오늘은 술을 피하세요.").outcome is Outcome.PASSED


def test_a_concept_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no word of the lexicon"):
        checks.never("alcohool")


def test_care_on_a_condition_is_no_referral() -> None:
    check = checks.refers(lambda reading: True)
    assert check.test(None, "지금 병원에서 진료를 받으세요.").outcome is Outcome.PASSED
    assert check.test(None, "오늘은 쉬세요.").outcome is Outcome.FAILED


def test_json_is_one_object_with_its_fields() -> None:
    check = checks.strict_json("rate", "plan")
    good = '{"rate": 5, "plan": "x"}'
    assert check.test(None, good).outcome is Outcome.PASSED
    for edit in corruptions.of([check]):
        assert check.test(None, edit.edit(None, good, Random(1)) or "").outcome is Outcome.FAILED
    assert check.test(None, '{"rate": 5, "rate": 6, "plan": "x"}').outcome is Outcome.FAILED


def test_a_frame_is_kept() -> None:
    check = checks.sections(r"제목: .+\n.+", "제목과 한 줄")
    assert check.test(None, "제목: 오늘\n쉬세요.").outcome is Outcome.PASSED
    assert check.test(None, "쉬세요.").outcome is Outcome.FAILED
