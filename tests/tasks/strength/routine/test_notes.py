"""Which clauses notes are written from."""

import re

import pytest

from malssi.tasks import korean
from malssi.tasks.strength.routine.catalogue import LIFTS, Lift
from malssi.tasks.strength.routine.notes import Clause, advice, clauses, cues, note_pattern


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.stem)
def test_every_end_is_polite(clause: Clause) -> None:
    assert all(korean.is_polite(f"{end}.") for end in clause.written_ends)


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
