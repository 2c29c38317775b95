"""Which routines are drawn and which scenario they belong to."""

from collections import Counter
from random import Random
from typing import get_args

import pytest

from malssi.tasks.strength.routine import EXAMPLES, task
from malssi.tasks.task import Mix


def test_balanced_routines_cover_purposes_and_days_alike() -> None:
    rng = Random(2)
    counts = Counter(task.drawing.stratum(task.drawing.sample(rng, "balanced")) for _ in range(1800))
    assert set(counts) == {f"p{purpose}_d{days}" for purpose in range(1, 7) for days in (2, 3, 4)}
    assert all(60 <= number <= 145 for number in counts.values())


@pytest.mark.parametrize("mix", get_args(Mix))
def test_the_same_seed_draws_the_same_routines(mix: Mix) -> None:
    assert task.drawing.sample(Random(7), mix) == task.drawing.sample(Random(7), mix)


def test_own_rates_are_at_the_limits_in_every_boundary_routine() -> None:
    rng = Random(3)
    assert {task.drawing.sample(rng, "boundary").rates is None for _ in range(50)} == {False}


def test_the_split_goes_by_the_weights_alone() -> None:
    other = EXAMPLES[0].model_copy(update={"days_per_week": 2, "purpose": 6})
    assert task.drawing.group_key(EXAMPLES[0]) == task.drawing.group_key(other) != task.drawing.group_key(EXAMPLES[1])
