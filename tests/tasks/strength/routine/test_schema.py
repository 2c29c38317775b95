"""What the schema leaves to a model."""

from malssi.tasks.strength.routine import EXAMPLES
from malssi.tasks.strength.routine.catalogue import exercises
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.schema import schema


def names(reading: Routine, day: int) -> list[str]:
    session = schema(reading)["properties"]["days"]["prefixItems"][day]
    return list(session["properties"]["assistance"]["items"]["prefixItems"][0]["enum"])


def test_after_a_break_only_light_exercises_are_offered() -> None:
    offered = names(EXAMPLES[4], 0)
    assert len(offered) > 5
    assert all("light" in exercises()[name].tags for name in offered)


def test_a_beginner_is_offered_nothing_harder() -> None:
    assert {exercises()[name].level for day in range(4) for name in names(EXAMPLES[0], day)} == {1}


def test_the_lift_again_is_the_first_exercise_that_may_be_written() -> None:
    first = schema(EXAMPLES[2])["properties"]["days"]["prefixItems"][3]["properties"]["assistance"]["prefixItems"][0]
    assert [part["enum"] for part in first["prefixItems"]] == [["스쿼트"], ["대퇴사두", "둔근"], [5], [10], [60, 90]]
