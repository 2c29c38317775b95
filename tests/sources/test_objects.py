"""JSON text to fields."""

import math

import pytest

from malssi.errors import InputError
from malssi.sources.objects import parse_json


def test_nan_is_let_through_so_that_its_field_can_be_named():
    assert math.isnan(parse_json('{"a": NaN}')["a"])


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "1" * 5_000, b"\xff\xff", '{"a": 1,}'])
def test_what_is_not_json_is_refused(text):
    with pytest.raises(InputError, match="not JSON"):
        parse_json(text)


def test_where_it_stops_being_json_is_told():
    with pytest.raises(InputError, match="line 2, column 1"):
        parse_json('{"a": 1,\n}')


def test_a_field_given_twice_is_refused():
    with pytest.raises(InputError, match="today_temp: given twice"):
        parse_json('{"today_temp": 1, "today_temp": 2}')


def test_a_field_given_twice_among_thousands_is_found_at_once():
    many = ",".join(f'"a{number}": 1' for number in range(100_000))
    with pytest.raises(InputError, match="a99999: given twice"):
        parse_json("{" + many + ', "a99999": 2}')


@pytest.mark.parametrize(("text", "value"), [("4.0", 4), ("4e0", 4), ("-0.0", 0), ("4.5", 4.5), ("1e300", 1e300)])
def test_a_whole_number_is_one_however_it_is_written(text, value):
    read = parse_json(f'{{"a": {text}}}')["a"]
    assert (read, type(read)) == (value, type(value))
