"""What is in the package works as it comes: every task that has weights answers, verified, by the embedded engine."""

import json
from functools import cache
from random import Random

import pytest

from malssi.model.answer import answers
from malssi.model.load import open_model, shipped_adapters
from malssi.settings import Settings
from malssi.tasks.registry import load_task, task_names
from malssi.tasks.strength.draw import sample_lifter
from malssi.tasks.strength.routine.load import Bar, loaded, wanted_kg
from malssi.tasks.strength.routine.reading import Routine

WITH_WEIGHTS = sorted(shipped_adapters(Settings()))


@cache
def model_of(name):
    return open_model(load_task(name), Settings())


def answered(name, readings):
    return answers(load_task(name), model_of(name), readings, seed=0)


def test_every_task_of_the_package_has_weights():
    assert set(WITH_WEIGHTS) == set(task_names())


@pytest.mark.parametrize("name", WITH_WEIGHTS)
def test_every_example_is_answered(name):
    assert all(one.verified for one in answered(name, load_task(name).examples))


def test_every_cell_of_the_rates_is_answered():
    rng = Random(0)
    by_cell = {}
    while len(by_cell) < 60:
        lifter = sample_lifter(rng, "balanced")
        by_cell.setdefault((lifter.experience, lifter.gender, lifter.purpose), lifter)
    assert all(one.verified for one in answered("strength-rate", list(by_cell.values())))


def test_the_month_of_a_light_lifter_is_loadable_and_tells_of_a_lighter_bar():
    best = {"bench_press": 25.0, "squat": 30.0, "dead_lift": 40.0, "over_head_press": 15.0}
    reading = Routine(experience=1, gender="여성", purpose=4, rm_weight=best, days_per_week=3)
    (one,) = answered("strength-routine", [reading])
    month = load_task("strength-routine").presentation.extras(reading, one.required())
    sets = [set_ | {"lift": lift["lift"]} for week in month["weeks"] for day in week["days"] for lift in day["lifts"]
            for set_ in lift["sets"]]  # fmt: skip
    assert len(sets) == 4 * 3 * 3
    for set_ in sets:
        assert set_["kg"] == loaded(wanted_kg(best[set_["lift"]], set_["percent"]), Bar(20, 2.5)).kg >= 20
        assert set_["kg"] == 20 + 2 * sum(set_["plates_per_side"])
    assert any("덤벨" in note for note in month["notes"])
    json.dumps(month)
