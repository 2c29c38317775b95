"""JSON files."""

import pytest

from malssi.errors import InputError
from malssi.sources.json_items import MAX_ITEM, json_items


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('[{"sleep_hr": 7}, {"sleep_hr": 8}]', "a.json"),
        ('[\n  {\n    "sleep_hr": 7\n  },\n  {\n    "sleep_hr": 8\n  }\n]\n', "a.json"),
        ('{"sleep_hr": 7}\n{"sleep_hr": 8}\n', "a.json"),
        ('{\n  "sleep_hr": 7\n}\n{\n  "sleep_hr": 8\n}\n', "a.json"),
        ('{"sleep_hr": 7}\n\n{"sleep_hr": 8}\n', "a.ndjson"),
    ],
)
def test_arrays_and_objects_one_after_another_are_rows(sleep, content, name):
    assert sleep(content, name) == [7, 8]


@pytest.mark.parametrize("content", ['{"sleep_hr": 7}', '{\n  "sleep_hr": 7\n}\n'])
def test_one_object_is_one_row(sleep, content):
    assert sleep(content, "a.json") == [7]


def test_an_item_that_is_wrong_spoils_no_other_and_is_told_by_its_number(days):
    rows = days('[{"sleep_hr": 7}, {"sleep_hr":,}, 5, {"a": 1, "a": 2}, {"sleep_hr": 8, "note": "}]\\""}]', "a.json")
    assert [row.line for row in rows if row.reading is None] == [2, 3, 4]
    assert rows[4].reading.sleep_hr == 8
    assert rows[1].problems[0].startswith("not JSON")
    assert rows[2].problems[0].startswith("reading: got 5")
    assert rows[3].problems[0].startswith("a: given twice")


def test_an_array_that_is_cut_off_loses_its_last_item_only(sleep):
    assert sleep('[{"sleep_hr": 7}, {"sleep_hr": 8', "a.json") == [7, None]


@pytest.mark.parametrize("content", ["[]", " ", "[\n]"])
def test_an_empty_array_has_no_rows(sleep, content):
    with pytest.raises(InputError, match="has no rows"):
        sleep(content, "a.json")


def test_values_are_read_as_those_of_cells_and_numbers_stay_numbers(days):
    (row,) = days('[{"수면 시간": "7시간 30분", "steps": "8,500보", "weight": 60, "gender": "여"}]', "a.json")
    day = row.reading
    assert (day.sleep_hr, day.steps, day.weight, day.gender) == (7.5, 8500, 60, "여성")
    assert days('[{"sleep_hr": 7, "steps": 8500.5}]', "a.json")[0].problems[0].startswith("steps: got 8500.5")


def test_an_empty_text_is_an_absent_field(days):
    (row,) = days('[{"sleep_hr": 7, "steps": "", "style": " ", "note": ""}]', "a.json")
    assert (row.reading.steps, row.reading.style, row.reading.note) == (None, "brief", "")


def test_items_are_the_same_wherever_the_pieces_of_a_text_end():
    text = '[{"a": "x\\"}"}, [1, {"b": []}], "s", 12 , null]'
    whole = list(json_items(iter([text])))
    assert whole == ['{"a": "x\\"}"}', '[1, {"b": []}]', '"s"', "12", "null"]
    for size in range(1, len(text)):
        assert list(json_items(text[at : at + size] for at in range(0, len(text), size))) == whole


def test_an_item_without_an_end_is_given_up():
    pieces = iter(["[{", *["x" * MAX_ITEM] * 3])
    assert len(list(json_items(pieces))) == 1
    assert len(list(pieces)) == 2
