"""Text to values."""

import math
from typing import Literal

import pytest

from malssi.sources.cells import kinds_of, typed, typed_fields, value_of
from malssi.tasks.signboard.reading import Temperatures
from toy_lifts import Lifts

NUMBERS = frozenset({int, float})


@pytest.mark.parametrize(("text", "value"), [("10", 10), ("-3.5", -3.5), ("+2", 2), ("1e1", 10.0), (".5", 0.5)])
def test_a_number_becomes_one(text, value):
    assert typed(text, NUMBERS) == value


@pytest.mark.parametrize("text", ["1_0", "10도", "0x10", "ten", "1,5", "９", "1" * 50])
def test_what_is_no_number_stays_text(text):
    assert typed(text, NUMBERS) == text


def test_nan_becomes_a_number_that_the_reading_refuses():
    assert math.isnan(typed("NaN", NUMBERS))


def test_a_whole_number_that_a_spreadsheet_wrote_with_a_point_is_whole():
    assert typed("5.0", frozenset({int})) == 5
    assert typed("5.5", frozenset({int})) == 5.5


def test_text_fields_keep_digits_as_text():
    assert typed("007", frozenset({str})) == "007"


def test_the_kinds_inside_an_annotation_are_found():
    assert kinds_of(Temperatures.model_fields["month"].annotation) >= {int}
    assert kinds_of(int | None) == {int, type(None)}


def test_an_empty_cell_is_an_absent_field():
    assert typed_fields(Temperatures, {"yesterday_temp": "1.0", "today_temp": " 2 ", "month": " "}) == {
        "yesterday_temp": 1.0,
        "today_temp": 2,
    }


def test_a_choice_holds_the_kinds_of_its_values():
    assert kinds_of(Literal[2, 3]) == {int}
    assert kinds_of(Literal["남성", "여성"]) == {str}


def test_a_list_is_written_with_commas():
    assert value_of("1, 2,x", list[int] | None) == [1, 2, "x"]


def test_cells_by_the_names_of_leaves_make_a_nested_reading():
    cells = {"level": "2", "gender": "여성", "squat": "100.5", "bench": "60", "days": "1,3"}
    assert typed_fields(Lifts, cells) == {
        "level": 2,
        "gender": "여성",
        "best": {"squat": 100.5, "bench": 60},
        "days": [1, 3],
    }
