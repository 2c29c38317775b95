"""The flat names of a reading's values."""

from pydantic import BaseModel

from malssi.tasks.leaves import leaves, nested, regrouped
from toy_lifts import Lifts


class Side(BaseModel):
    kg: float
    reps: int = 5


class Both(BaseModel):
    left: Side
    right: Side | None = None
    note: str = ""


def test_a_leaf_inside_an_object_has_its_own_name() -> None:
    assert [leaf.name for leaf in leaves(Lifts)] == ["level", "gender", "squat", "bench", "days"]


def test_leaves_that_share_a_name_are_told_apart_by_their_path() -> None:
    assert [leaf.name for leaf in leaves(Both)] == ["left_kg", "left_reps", "right_kg", "right_reps", "note"]


def test_a_leaf_of_an_object_that_may_be_absent_is_not_required() -> None:
    assert [leaf.name for leaf in leaves(Both) if leaf.required] == ["left_kg"]


def test_values_are_put_where_they_belong() -> None:
    assert nested(Both, {"right_kg": 3.0, "note": "x"}) == {"right": {"kg": 3.0}, "note": "x"}


def test_an_object_of_which_nothing_is_given_is_absent() -> None:
    assert nested(Both, {"left_kg": 1.0}) == {"left": {"kg": 1.0}}


def test_flat_names_are_put_into_their_object() -> None:
    flat = {"level": 1, "squat": 100.0, "bench": 60.0}
    assert regrouped(Lifts, flat) == {"level": 1, "best": {"squat": 100.0, "bench": 60.0}}


def test_the_nested_form_stays_as_it_is() -> None:
    fields = {"level": 1, "best": {"squat": 100.0, "bench": 60.0}}
    assert regrouped(Lifts, fields) == fields


def test_a_value_given_in_both_forms_is_left_to_be_refused() -> None:
    fields = {"best": {"squat": 100.0, "bench": 60.0}, "squat": 90.0}
    assert regrouped(Lifts, fields) == fields


def test_what_is_no_object_is_left_to_be_refused() -> None:
    assert regrouped(Lifts, [1]) == [1]
