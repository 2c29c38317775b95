"""Which weights a bar can be loaded to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.tasks.strength.routine.load import Bar, loaded, wanted_kg

OLYMPIC = Bar(20, 2.5)


@pytest.mark.parametrize(
    ("one_rm_kg", "percent", "kg"),
    [(100, 65, "58.5"), (100, 50, "45"), (83.1, 65, "48.6135"), (62.5, 75, "42.1875")],
)
def test_a_percentage_is_of_nine_tenths_of_the_1rm(one_rm_kg: float, percent: int, kg: str) -> None:
    assert wanted_kg(one_rm_kg, percent) == Decimal(kg)


@pytest.mark.parametrize(
    ("wanted", "kg"),
    [("58.5", 57.5), ("59", 60), ("58.75", 57.5), ("58.76", 60), ("21.25", 20), ("21.26", 22.5), ("57.5", 57.5)],
)
def test_the_nearest_weight_is_loaded_and_the_lighter_of_two(wanted: str, kg: float) -> None:
    assert loaded(Decimal(wanted), OLYMPIC).kg == kg


def test_fine_plates_load_every_kilogram() -> None:
    assert loaded(Decimal("58.5"), Bar(20, 1)) == (58, (15.0, 2.5, 1.5), False)


def test_less_than_the_bar_is_the_bar_and_is_told() -> None:
    assert loaded(Decimal("9.5"), OLYMPIC) == (20, (), True)
    assert loaded(Decimal("19.9"), OLYMPIC) == (20, (), True)
    assert loaded(Decimal(20), OLYMPIC) == (20, (), False)


def test_plates_are_few_and_heaviest_first() -> None:
    assert loaded(Decimal(100), OLYMPIC).plates_per_side == (25.0, 15.0)
    assert loaded(Decimal("62.5"), OLYMPIC).plates_per_side == (20.0, 1.25)


@given(
    st.decimals(0, 600, places=3),
    st.sampled_from([Bar(20, 2.5), Bar(15, 2.5), Bar(20, 1), Bar(15, 1)]),
)
def test_every_weight_can_be_loaded_and_none_is_below_the_bar(wanted: Decimal, bar: Bar) -> None:
    found = loaded(wanted, bar)
    assert found.kg == bar.empty_kg + 2 * sum(found.plates_per_side)
    assert found.kg >= bar.empty_kg
    assert found.below_bar == (wanted < bar.empty_kg)
    if not found.below_bar:
        assert abs(found.kg - float(wanted)) <= bar.step_kg / 2
