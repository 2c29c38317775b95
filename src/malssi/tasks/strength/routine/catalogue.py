"""The assistance exercises and the four lifts as exercises, read once from `catalogue.ko.toml`; who may do which is
`choice`'s."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from malssi.tasks.strength.words import legend, material
from malssi.tasks.task import Reading

Lift = Literal["bench_press", "squat", "dead_lift", "over_head_press"]
LIFTS: tuple[Lift, ...] = get_args(Lift)
Tag = Literal["variation", "heavy", "single_leg", "core", "isolation", "strenuous", "light"]

CORE = "코어"
"""Muscle that every lift needs and none trains."""


class Exercise(Reading):
    """One assistance exercise."""

    name: str
    english: str
    muscles: tuple[str, ...]
    """One or two that it trains, the first one most."""
    equipment: Literal["바벨", "덤벨", "머신", "케이블", "맨몸", "밴드", "케틀벨"]
    level: Literal[1, 2, 3]
    serves: tuple[Lift, ...]
    """The lifts on whose day it stands."""
    tags: tuple[Tag, ...]
    source: str
    """Key of `[sources]`."""

    def trains(self, lift: Lift) -> bool:
        """Whether it trains a muscle of the lift itself; the core does not count."""
        return lift in self.serves and "core" not in self.tags


@cache
def exercises() -> Mapping[str, Exercise]:
    """All assistance exercises by name."""
    return MappingProxyType({name: exercise(name, fields) for name, fields in catalogue()["exercises"].items()})


@cache
def main_lifts() -> Mapping[str, Exercise]:
    """The four lifts as exercises, by name."""
    return MappingProxyType({name: exercise(name, fields) for name, fields in catalogue()["main_lifts"].items()})


def known(name: str) -> Exercise | None:
    """The exercise or lift of a name, if it is one."""
    return exercises().get(name) or main_lifts().get(name)


def exercise(name: str, fields: Mapping[str, Any]) -> Exercise:
    """One row of the catalogue."""
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    return Exercise.model_validate({"name": name, **lists})


def targets(of: Exercise, lifts: tuple[Lift, ...]) -> tuple[str, ...]:
    """The muscles that an exercise may aim at on a day of these lifts."""
    wanted = {CORE, *(muscle for lift in lifts if lift in of.serves for muscle in lift_muscles(lift))}
    return tuple(muscle for muscle in of.muscles if muscle in wanted)


def lift_muscles(lift: Lift) -> tuple[str, ...]:
    """The muscles that a lift trains."""
    return tuple(catalogue()["targets"][lift])


def lift_name(lift: Lift) -> str:
    """A lift as it is written: 스쿼트."""
    return legend("lifts")[lift]


def catalogue() -> dict[str, Any]:
    """The file's tables."""
    return material(__package__, "catalogue")
