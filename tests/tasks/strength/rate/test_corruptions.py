"""Every way of spoiling an answer is caught by the check that it names."""

from random import Random

import pytest

from malssi.tasks.strength.rate import task
from malssi.tasks.strength.request import Lifter
from malssi.tasks.task import Corruption, Outcome

CHECKS = {check.name: check for check in task.checks}


@pytest.mark.parametrize("corruption", task.corruptions, ids=lambda corruption: corruption.name)
def test_a_corruption_is_always_caught(corruption: Corruption[Lifter]) -> None:
    rng = Random(21)
    for _ in range(100):
        reading = task.drawing.sample(rng, "balanced")
        text = task.reference(reading, rng)
        spoiled = corruption.edit(reading, text, rng)
        assert spoiled is not None
        assert spoiled != text
        assert CHECKS[corruption.caught_by].test(reading, spoiled).outcome is Outcome.FAILED, spoiled


def test_every_check_has_a_corruption_that_it_catches() -> None:
    assert set(CHECKS) == {corruption.caught_by for corruption in task.corruptions}
