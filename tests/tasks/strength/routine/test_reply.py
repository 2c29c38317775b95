"""What the application and a table are told of a verified week."""

import json
from random import Random
from typing import Any

import pytest

from malssi.tasks.strength.routine import EXAMPLES, task
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.reply import fields, tables


def reply(reading: Routine) -> dict[str, Any]:
    return fields(reading, task.reference(reading, Random(1)))


def lifter(squat: float = 100, **changes: Any) -> Routine:
    weights = EXAMPLES[2].rm_weight.model_copy(update={"squat": squat})
    return EXAMPLES[2].model_copy(update={"rm_weight": weights, **changes})


def test_a_reply_says_what_percentages_are_of() -> None:
    found = reply(EXAMPLES[0])
    assert found["basis"] == "TM"
    assert found["training_max_kg"] == {"bench_press": 36.0, "squat": 45.0, "dead_lift": 49.5, "over_head_press": 27.0}


def test_a_reply_names_the_rates() -> None:
    assert reply(EXAMPLES[0])["rates"] == {
        "init_weight_rate": 50,
        "increase_rate_week": 5,
        "increase_rate_set": 5,
        "deloading_rate": 40,
    }


def test_a_set_has_the_application_s_fields() -> None:
    first = reply(lifter(purpose=3, experience=4))["weeks"][0]["days"][3]["lifts"][0]
    assert (first["lift"], first["name"]) == ("squat", "스쿼트")
    assert first["sets"][0] == {
        "percent": 65,
        "kg": 57.5,
        "reps": 5,
        "amrap": False,
        "plates_per_side": [15.0, 2.5, 1.25],
    }


def test_only_the_lift_again_has_kilograms_among_the_assistance() -> None:
    first, *others = reply(lifter())["weeks"][0]["days"][3]["assistance"]
    assert first | {"rest_s": 0} == {
        "name": "스쿼트",
        "muscle": "대퇴사두",
        "sets": 5,
        "reps": 10,
        "rest_s": 0,
        "kg": 45.0,
    }
    assert others
    assert all("kg" not in other for other in others)


def test_a_reply_is_json() -> None:
    found = reply(EXAMPLES[3])
    assert json.loads(json.dumps(found, ensure_ascii=False, allow_nan=False)) == found


def test_the_next_cycle_is_told() -> None:
    assert "벤치프레스와 오버헤드프레스는 2.5kg, 스쿼트와 데드리프트는 5kg" in reply(EXAMPLES[0])["notes"][-1]


def test_a_lift_that_is_lighter_than_the_bar_is_told_with_its_percentages() -> None:
    (told,) = [note for note in reply(lifter(squat=40, purpose=3))["notes"] if note.startswith("스쿼트")]
    assert told == "스쿼트 40%, 50% 세트는 빈 바(20kg)보다 가벼우니 덤벨이나 더 가벼운 바를 쓰세요."


@pytest.mark.parametrize(("squat", "noted"), [(55, True), (56, False), (600, False)])
def test_a_deload_below_the_bar_is_told(squat: float, noted: bool) -> None:
    notes = reply(lifter(squat=squat, purpose=3))["notes"]
    assert any(note.startswith("스쿼트") and "빈 바" in note for note in notes) == noted


def test_after_a_break_no_plus_set_is_told_of() -> None:
    assert not any("+ 표시" in note for note in reply(lifter(purpose=6))["notes"])
    assert any("+ 표시" in note for note in reply(lifter(purpose=3))["notes"])


def test_rolling_is_told_on_three_days_only() -> None:
    told = [any("돌아가며" in note for note in reply(lifter(days_per_week=days))["notes"]) for days in (2, 3, 4)]
    assert told == [False, True, False]


@pytest.mark.parametrize(("days", "rows"), [(2, 4), (3, 3), (4, 4)])
def test_a_table_a_week_has_a_row_a_lift(days: int, rows: int) -> None:
    reading = lifter(days_per_week=days)
    found = tables(reading, task.reference(reading, Random(1)))
    assert [table.title for table in found] == ["1주차", "2주차", "3주차", "4주차", "원판", "알아 두기"]
    assert all(len(table.rows) == rows for table in found[:4])
    assert all(len(row) == len(table.columns) for table in found for row in table.rows)


def test_a_cell_of_sets_reads_as_lifters_write_it() -> None:
    reading = lifter(purpose=3, experience=4)
    squat = tables(reading, task.reference(reading, Random(1)))[0].rows[3]
    assert squat[:3] == ("4일차", "스쿼트", "65%·57.5kg×5, 75%·67.5kg×5, 85%·77.5kg×5+")


def test_the_tables_tell_the_plates_and_what_to_know() -> None:
    reading = lifter(purpose=3, experience=4)
    text = task.reference(reading, Random(1))
    *_, plates, known = tables(reading, text)
    assert ("57.5kg", "15kg + 2.5kg + 1.25kg") in plates.rows
    assert [note for (note,) in known.rows] == fields(reading, text)["notes"]


def test_the_application_gets_what_the_extras_are() -> None:
    text = task.reference(EXAMPLES[0], Random(1))
    assert task.presentation.endpoint is not None
    assert task.presentation.endpoint.path == "/gen/routine/month"
    assert task.presentation.endpoint.fields(EXAMPLES[0], text) == task.presentation.extras(EXAMPLES[0], text)


def test_a_text_that_is_no_week_is_not_expanded() -> None:
    with pytest.raises(ValueError, match="only verified texts"):
        fields(EXAMPLES[0], "{}")
