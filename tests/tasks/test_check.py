"""What all findings come to: failed, else unclear, else passed."""

from dataclasses import replace
from random import Random

import pytest

from malssi.tasks.check import failure_counts, unclear_counts, verify
from malssi.tasks.task import Corruption, Outcome
from malssi.tasks.validate import validate
from toy import Weights
from toy_unclear import ASKED, ODD, ODDER, RIGHT, UNCLEAR, WRONG, task


@pytest.mark.parametrize(
    ("text", "outcome"),
    [(RIGHT, Outcome.PASSED), (UNCLEAR, Outcome.UNCLEAR), (WRONG, Outcome.FAILED)],
)
def test_a_text_failed_where_a_check_failed_else_it_is_unclear_where_one_is(text: str, outcome: Outcome) -> None:
    done = verify(task, ASKED, text)
    assert (done.outcome, done.passed) == (outcome, outcome is Outcome.PASSED)


def test_an_unclear_soft_check_changes_nothing() -> None:
    done = verify(task, ASKED, RIGHT)
    assert done.outcome_of("is_light") is Outcome.UNCLEAR
    assert (done.passed, done.warnings, done.unread) == (True, (), ())


def test_what_decides_against_a_text_is_told_and_what_was_not_understood() -> None:
    assert verify(task, ASKED, WRONG).reasons == "states_the_change: 2kg라고 말해야 합니다"
    assert verify(task, ASKED, UNCLEAR).reasons == f"is_understood (unclear): {ODD}"
    assert verify(task, ASKED, ODDER).unread == (ODD, "물결을 접어 보세요.")
    assert verify(task, ASKED, RIGHT).reasons == ""


def test_failed_and_unclear_checks_are_counted_apart() -> None:
    found = [verify(task, ASKED, text) for text in (RIGHT, UNCLEAR, ODDER, WRONG)]
    assert failure_counts(found) == {"states_the_change": 1}
    assert unclear_counts(found) == {"is_understood": 2, "is_dry": 1}


def test_a_reference_that_is_unclear_speaks_against_its_task() -> None:
    odd = replace(task, reference=lambda reading, rng: f"{task.reference(reading, rng)} {ODD}")
    found = validate(odd, 6, seed=1)
    assert "6 of 6 references do not pass" in found.problems
    assert found.failures[0].why == f"is_understood (unclear): {ODD}"


def test_a_corruption_that_is_only_unclear_is_not_caught() -> None:
    def odd(reading: Weights, text: str, rng: Random) -> str:
        return f"{text} {ODD}"

    found = validate(replace(task, corruptions=(*task.corruptions, Corruption(odd, "is_understood"))), 6, seed=1)
    assert found.corruptions[-1].detected == 0
    assert not found.passed
