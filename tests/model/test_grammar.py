"""Schemas to expressions: all of their compact texts and nothing else."""

import json
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.errors import ModelError
from malssi.model.answer import schema_text
from malssi.model.grammar import compact_texts
from malssi.tasks.registry import load_task, task_names

PLAN = {
    "type": "object",
    "properties": {
        "name": {"const": "5/3/1 프로그램 (a+b)"},
        "rate": {"enum": [40, 45, 50]},
        "days": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[가-힣]{1,3}$"},
            "minItems": 1,
            "maxItems": 3,
        },
        "first": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "boolean"}]},
        "note": {"type": "string", "maxLength": 5},
    },
    "required": ["name", "rate", "days", "first", "note"],
}
GOOD = {"name": "5/3/1 프로그램 (a+b)", "rate": 45, "days": ["월", "수요일"], "first": [-3, True], "note": "쉬세요"}


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def allows(schema: object, text: str) -> bool:
    return re.fullmatch(compact_texts(json.dumps(schema)), text) is not None


def test_the_compact_text_of_a_value_is_allowed() -> None:
    assert allows(PLAN, compact(GOOD))


@pytest.mark.parametrize(
    "change",
    [
        {"name": "5/3/1 프로그램 (aab)"},
        {"rate": 46},
        {"rate": "45"},
        {"days": []},
        {"days": ["월"] * 4},
        {"days": ["mon"]},
        {"first": [1]},
        {"first": [1.5, True]},
        {"first": [1, True, 2]},
        {"note": "여섯글자예요"},
        {"more": 1},
    ],
)
def test_another_value_is_not_allowed(change: dict[str, object]) -> None:
    assert not allows(PLAN, compact(GOOD | change))


@pytest.mark.parametrize("name", task_names())
def test_every_reference_of_a_task_is_allowed_by_its_schema(name: str) -> None:
    task, rng = load_task(name), Random(0)
    for reading in [*task.examples, *(task.drawing.sample(rng, "balanced") for _ in range(20))] if task.schema else []:
        expression = compact_texts(schema_text(task, reading) or "")
        assert re.fullmatch(expression, task.reference(reading, rng))


def test_white_space_between_values_is_not_allowed() -> None:
    assert not allows(PLAN, json.dumps(GOOD, ensure_ascii=False))


def test_a_line_break_in_a_pattern_is_the_one_that_json_writes() -> None:
    for pattern in (r"^Week1\nSET1 [0-9]+%$", "^Week1\nSET1 [0-9]+%$"):
        assert allows({"type": "string", "pattern": pattern}, compact("Week1\nSET1 65%"))


def test_an_empty_array_is_allowed_where_nothing_forbids_it() -> None:
    schema = {"type": "array", "items": {"type": "null"}, "maxItems": 2}
    assert [allows(schema, text) for text in ("[]", "[null]", "[null,null]", "[null,null,null]")] == [True] * 3 + [
        False
    ]


def test_items_follow_the_first_ones_within_the_bounds() -> None:
    schema = {"type": "array", "prefixItems": [{"const": "a"}], "items": {"const": 1}, "minItems": 2, "maxItems": 3}
    texts = ('["a"]', '["a",1]', '["a",1,1]', '["a",1,1,1]')
    assert [allows(schema, text) for text in texts] == [False, True, True, False]


@given(st.integers(-999_999_999, 999_999_999))
def test_an_integer_is_written_as_json_writes_it(number: int) -> None:
    assert allows({"type": "integer"}, compact(number))


@given(st.text(max_size=8))
def test_a_constant_text_is_matched_by_itself_alone(text: str) -> None:
    assert allows({"const": text}, compact(text))
    assert not allows({"const": text}, compact(text + "x"))


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"type": "string"}, "string without maxLength"),
        ({"type": "array", "items": {"const": 1}}, "array without maxItems"),
        ({"type": "string", "pattern": "a+"}, "expected one of the whole text"),
        ({"type": "object", "properties": {"a": {"const": 1}}}, "property a is optional"),
        ({"type": "integer", "minimum": 3}, "keyword minimum of type integer is not known"),
        ({"type": "number"}, "got the type 'number'"),
        ({"type": ["string", "null"]}, "got the type"),
        ([], "expected an object"),
    ],
)
def test_a_schema_that_cannot_be_held_to_is_refused(schema: object, told: str) -> None:
    with pytest.raises(ModelError, match=re.escape(told)):
        compact_texts(json.dumps(schema))


def test_a_schema_that_is_not_json_is_refused() -> None:
    with pytest.raises(ModelError, match="not JSON"):
        compact_texts("{")
