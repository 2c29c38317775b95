"""What people and applications get with a verified answer, and the form that an engine may be held to."""

import json
import re
from random import Random

import pytest

from malssi.tasks.strength.rate import task
from malssi.tasks.strength.request import Lifter

LIFTER = task.examples[4]  # experience 5, purpose 6: 55, 5, 5, 30; 130, 160, 170 and 60 kg
TEXT = task.reference(LIFTER, Random(0))
TRAINING_MAX_KG = {"bench_press": 117.0, "squat": 144.0, "dead_lift": 153.0, "over_head_press": 54.0}


def test_an_answer_is_compact_json_in_the_contracts_order() -> None:
    assert TEXT.startswith(
        '{"program":"5/3/1 프로그램","init_weight_rate":55,"increase_rate_week":5,"increase_rate_set":5,'
        '"deloading_rate":30,"weekly_weight_increase_plan":"Week1\\nSET1 55%x5\\n'
    )


def test_the_applications_reply_is_the_answer_and_what_its_percentages_are_of() -> None:
    assert task.presentation.endpoint is not None
    assert task.presentation.endpoint.path == "/gen/routine/rate"
    reply = task.presentation.endpoint.fields(LIFTER, TEXT)
    assert reply == json.loads(TEXT) | {"basis": "TM", "training_max_kg": TRAINING_MAX_KG}
    assert type(reply["init_weight_rate"]) is int


def test_the_extras_hold_the_plan_as_weeks_and_sets() -> None:
    extras = task.presentation.extras(LIFTER, TEXT)
    assert extras["training_max_kg"] == TRAINING_MAX_KG
    assert [week["week"] for week in extras["plan"]] == [1, 2, 3, 4]
    assert extras["plan"][2]["sets"] == [
        {"set": 1, "percent": 65, "reps": 5, "amrap": False},
        {"set": 2, "percent": 70, "reps": 3, "amrap": False},
        {"set": 3, "percent": 75, "reps": 1, "amrap": True},
    ]
    assert not any(set_["amrap"] for set_ in extras["plan"][3]["sets"])


def test_the_table_has_a_row_a_set_with_the_kilograms_of_every_lift() -> None:
    assert task.presentation.tables is not None
    (table,) = task.presentation.tables(LIFTER, TEXT)
    assert table.columns == ("주", "세트", "강도", "벤치프레스 kg", "스쿼트 kg", "데드리프트 kg", "오버헤드프레스 kg")
    assert len(table.rows) == 12
    assert table.rows[8] == ("3", "3", "75%x1+", "87.8", "108.0", "114.8", "40.5")


def test_a_text_that_was_never_verified_is_not_laid_out() -> None:
    with pytest.raises(ValueError, match="expected an answer that has passed"):
        task.presentation.extras(LIFTER, "{}")


def fits(lifter: Lifter, text: str) -> bool:
    """Whether a text has the form of the schema, read by hand: constants, enumerations and patterns."""
    assert task.schema is not None
    schema, fields = task.schema(lifter), json.loads(text)
    assert list(fields) == schema["required"] == list(schema["properties"])
    return all(
        fields[name] in part["enum"]
        if "enum" in part
        else fields[name] == part["const"]
        if "const" in part
        else bool(re.search(part["pattern"], fields[name]))
        for name, part in schema["properties"].items()
    )


def test_every_reference_has_the_form_of_the_schema() -> None:
    rng = Random(3)
    lifters = [task.drawing.sample(rng, "balanced") for _ in range(200)]
    assert all(fits(lifter, task.reference(lifter, rng)) for lifter in lifters)


@pytest.mark.parametrize(
    ("said", "instead"), [("55%", "5%"), ("x5+", "x5"), ("Week2", "Week3"), ('rate":55', 'rate":70'), ("30,", "50,")]
)
def test_another_form_does_not_fit_the_schema(said: str, instead: str) -> None:
    assert fits(LIFTER, TEXT)
    assert not fits(LIFTER, TEXT.replace(said, instead, 1))


def test_the_schema_leaves_the_percentages_open() -> None:
    assert fits(LIFTER, TEXT.replace("SET1 55%", "SET1 99%", 1))
