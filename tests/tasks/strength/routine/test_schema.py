"""What the schema leaves to a model."""

from itertools import product

import pytest

from malssi.tasks.strength.routine import EXAMPLES
from malssi.tasks.strength.routine.catalogue import exercises, lift_name, main_lifts
from malssi.tasks.strength.routine.choice import Lifts, lack, places, unserved
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, DOSES, SESSIONS
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.schema import schema


def names(reading: Routine, day: int) -> list[str]:
    session = schema(reading)["properties"]["days"]["prefixItems"][day]
    places = session["properties"]["assistance"]["prefixItems"]
    return [name for place in places for name in place["prefixItems"][0]["enum"]]


def test_after_a_break_only_light_exercises_are_offered() -> None:
    offered = names(EXAMPLES[4], 0)
    assert len(offered) > 5
    assert all("light" in exercises()[name].tags for name in offered)


def test_a_beginner_is_offered_nothing_harder() -> None:
    assert {exercises()[name].level for day in range(4) for name in names(EXAMPLES[0], day)} == {1}


def test_the_lift_again_is_the_first_exercise_that_may_be_written() -> None:
    first = schema(EXAMPLES[2])["properties"]["days"]["prefixItems"][3]["properties"]["assistance"]["prefixItems"][0]
    assert [part["enum"] for part in first["prefixItems"]] == [["스쿼트"], ["대퇴사두", "둔근"], [5], [10], [60, 90]]


ALL = [(lifts, purpose, level) for lifts in {*SESSIONS[2], *SESSIONS[4]} for purpose in DOSES for level in (1, 2, 3)]


@pytest.mark.parametrize(("lifts", "purpose", "level"), ALL)
def test_whatever_is_chosen_for_each_place_makes_a_session(lifts: Lifts, purpose: int, level: int) -> None:
    found = places(lifts, purpose, level)
    everyone = [one.name for place in found for one in place]
    assert len(set(everyone)) == len(everyone)
    again = [main_lifts()[lift_name(lifts[0])]] if purpose == BIG_PURPOSE else []
    days = 2 if len(lifts) > 1 else 4
    reading = EXAMPLES[0].model_copy(update={"purpose": purpose, "days_per_week": days})
    for chosen in product(*found):
        assert lack(reading, lifts, [*again, *chosen]) is None
        assert unserved(lifts, [*again, *chosen]) == []
