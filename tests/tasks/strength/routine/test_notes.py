"""Which notes are understood, and how they are taken apart."""

import re

import pytest

from malssi.tasks import korean
from malssi.tasks.strength.routine.catalogue import LIFTS, Lift
from malssi.tasks.strength.routine.notes import Clause, advice, clauses, cues, note_pattern, read_note


def test_a_note_is_taken_apart() -> None:
    note = read_note("오늘은 등을 곧게 펴고 세트 사이에 충분히 쉬세요.")
    assert note is not None
    assert note.lead == "오늘은"
    assert [clause.stem for clause in note.clauses] == ["등을 곧게 펴", "세트 사이에 충분히 쉬"]
    assert [clause.lifts for clause in note.clauses] == [{"dead_lift"}, set()]
    assert [clause.purposes for clause in note.clauses] == [set(), {3, 5}]


@pytest.mark.parametrize(
    "text",
    [
        "등을 곧게 펴세요.",
        "등을 곧게 펴 주십시오.",
        "등을 곧게 펴도록 합니다.",
        "무릎을 발끝 방향으로 미세요.",
        "세트 사이에 충분히 쉬고 등을 곧게 펴 주세요.",
    ],
)
def test_a_clause_is_understood_in_every_form(text: str) -> None:
    assert read_note(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "등을 곧게 펴세요",
        "등을 곧게 펴.",
        "등을 곧게 펴고.",
        "등을 곧게 펴어 주세요.",
        "등을 곧게 밀어 주세요.",
        "등을 펴세요.",
        "무릎을 발끝 방향으로 밀세요.",
        "등을 곧게 펴고 배를 단단히 조이고 손목을 곧게 세우세요.",
        "등을 곧게 펴고  배를 단단히 조이세요.",
        "오늘은 오늘은 등을 곧게 펴세요.",
        "등을 곧게 펴세요. 등을 곧게 펴세요.",
    ],
)
def test_what_is_not_made_of_clauses_is_not_understood(text: str) -> None:
    assert read_note(text) is None


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.stem)
def test_every_end_is_polite_and_understood_as_its_clause(clause: Clause) -> None:
    for end in clause.ends:
        note = read_note(f"{end}.")
        assert note is not None
        assert note.clauses == (clause,)
        assert korean.is_polite(f"{end}.")


@pytest.mark.parametrize("lift", LIFTS)
def test_every_lift_has_eight_cues(lift: Lift) -> None:
    assert len(cues([lift])) >= 8


@pytest.mark.parametrize("purpose", range(1, 7))
def test_every_purpose_has_four_pieces_of_advice(purpose: int) -> None:
    assert len(advice(purpose)) >= 4


def test_the_pattern_of_a_lift_s_notes_holds_its_cues_and_no_other_s() -> None:
    pattern = note_pattern(("squat",), 3)
    assert re.fullmatch(pattern, "무릎을 발끝 방향으로 밀고 세트 사이에 충분히 쉬세요.")
    assert not re.fullmatch(pattern, "바를 정강이 가까이 붙이세요.")
    assert not re.fullmatch(pattern, "무릎을 발끝 방향으로 밀고 시합처럼 자세를 잡으세요.")
    assert not re.fullmatch(pattern, "세트 사이에 충분히 쉬세요.")
