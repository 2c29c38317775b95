"""What the coach writes passes everything, in variety."""

from random import Random
from typing import get_args

import pytest

from malssi.tasks.check import verify
from malssi.tasks.strength.routine import task
from malssi.tasks.strength.routine.catalogue import exercises
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Week, week_of
from malssi.tasks.task import Mix, Outcome


def written(mix: Mix, number: int) -> list[tuple[Routine, str]]:
    rng = Random(11)
    readings = [task.drawing.sample(rng, mix) for _ in range(number)]
    return [(reading, task.reference(reading, rng)) for reading in readings]


def weeks(number: int) -> list[Week]:
    return [week for _, text in written("balanced", number) if (week := week_of(text))]


@pytest.mark.parametrize("mix", get_args(Mix))
def test_every_reference_passes_every_check(mix: Mix) -> None:
    for reading, text in written(mix, 200):
        found = verify(task, reading, text).findings
        assert all(finding.verdict.outcome is Outcome.PASSED for finding in found), (reading, text, found)


def test_the_same_seed_writes_the_same_week() -> None:
    assert task.reference(task.examples[0], Random(5)) == task.reference(task.examples[0], Random(5))


def test_an_answer_is_compact() -> None:
    assert max(len(text) for _, text in written("balanced", 300)) <= 900


def test_every_exercise_of_the_catalogue_is_used() -> None:
    used = {item.name for week in weeks(600) for day in week.days for item in day.assistance}
    assert exercises().keys() <= used


def test_notes_are_worded_in_many_ways() -> None:
    notes = [day.note for week in weeks(300) for day in week.days]
    assert len(set(notes)) > 0.6 * len(notes)
    assert max(map(len, notes)) <= 40


def test_a_session_has_at_most_one_exercise_for_the_core() -> None:
    sessions = [day for week in weeks(200) for day in week.days]
    assert max(sum(item.muscle == "코어" for item in day.assistance) for day in sessions) == 1


def test_three_repetitions_are_a_barbell_s() -> None:
    items = [item for week in weeks(300) for day in week.days for item in day.assistance]
    assert {exercises()[item.name].equipment for item in items if item.reps <= 5} == {"바벨"}
