"""Every way of spoiling a message is caught by the check that it names."""

from random import Random

import pytest

from malssi.tasks.signboard import task
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.task import Corruption, Outcome

CHECKS = {check.name: check for check in task.checks}


@pytest.mark.parametrize("corruption", task.corruptions, ids=lambda corruption: corruption.name)
def test_a_corruption_is_caught(corruption: Corruption[Temperatures]) -> None:
    rng = Random(21)
    tried = caught = 0
    for number in range(300):
        reading = task.drawing.sample(rng, "balanced" if number % 2 else "boundary")
        text = task.reference(reading, rng)
        spoiled = corruption.edit(reading, text, rng)
        if spoiled is not None:
            assert spoiled != text
            tried += 1
            caught += CHECKS[corruption.caught_by].test(reading, spoiled).outcome is Outcome.FAILED
    assert tried >= 20
    assert caught >= 0.99 * tried


def test_every_hard_check_has_a_corruption_that_it_catches() -> None:
    assert {check.name for check in task.checks if check.hard} == {
        corruption.caught_by for corruption in task.corruptions
    }
