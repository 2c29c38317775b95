"""The pretraining corpus: right numbers, nothing held out, no task's answers, and only what can be known is learned."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from tokenizers import Tokenizer

from malssi.data.corpus.documents import Document, document, left_out_of
from malssi.data.corpus.mix import KINDS, draw
from malssi.data.corpus.numbers import difference, short_difference
from malssi.data.corpus.rows import COMPUTED_WEIGHT, IGNORE_INDEX, Packer
from malssi.data.corpus.skills import half_up
from malssi.settings import Settings
from malssi.tasks.check import verify
from malssi.tasks.korean import join
from malssi.tasks.signboard import task
from malssi.tasks.signboard.cells import in_held_out_band
from toy import toy

TOKENIZER = Tokenizer.from_file(str(Settings().weights / "malssi-mini" / "tokenizer.json"))
SHARES = {"difference": 0.3, "short_difference": 0.1, "skills": 0.1} | dict.fromkeys(
    ("outdoors", "daily_life", "warmth", "changed_warmth", "settled_warmth", "vitals"), 0.1
)


def packer() -> Packer:
    return Packer(TOKENIZER, 256, seed=1, left_out=in_held_out_band)


@pytest.mark.parametrize("make", [difference, short_difference])
def test_differences_are_right(make: Callable[[Random], Document]) -> None:
    rng = Random(0)
    for _ in range(500):
        made = make(rng)
        a, b = made.numbers
        said = {piece.slot: piece.text for turn in made.turns for piece in turn}
        assert said.get("d", str(abs(b - a))) == str(abs(b - a))
        assert int(said.get("s", b - a)) == b - a


@pytest.mark.parametrize(
    "kind", ["difference", "short_difference", "larger", "order", "threshold", "warmth", "settled_warmth"]
)
def test_no_two_numbers_that_are_compared_are_a_pair_of_the_held_out_band(kind: str) -> None:
    rng = Random(0)
    for _ in range(1500):
        made = draw(rng, {kind: 1.0}, in_held_out_band)
        given = " ".join(piece.text for piece in made.turns[0] if piece.slot in made.drawn - {"month"})
        numbers = [int(n) for n in re.findall(r"-?\d+", given)]
        assert not any(in_held_out_band(pair) or in_held_out_band(pair[::-1]) for pair in pairwise(numbers))


def test_a_pair_of_the_band_is_known_in_either_order() -> None:
    assert document("{a} {b}", {"a": 5, "b": 15}, numbers=(5, 15)).teaches(in_held_out_band)
    assert document("{a} {b}", {"a": 15, "b": 5}, numbers=(15, 5)).teaches(in_held_out_band)


def test_no_document_is_an_answer_of_the_signboard() -> None:
    rng = Random(0)
    for _ in range(2000):
        text = join(draw(rng, SHARES, in_held_out_band).turns[-1])
        degrees = [int(n) for n in re.findall(r"(\d+)도", text)] or [0]
        for today in (-15, -5, 0, 6, 12, 20, 25, 30, 34, 40):
            for change in {degrees[0], -degrees[0]}:
                if -40 <= today - change <= 50 and abs(change) <= 30:
                    reading = task.reading(yesterday_temp=today - change, today_temp=today)
                    assert not verify(task, reading, text).passed, text


def test_a_row_is_the_same_whenever_it_is_drawn() -> None:
    first = packer()
    rows = [first.row(number, SHARES) for number in range(3)]
    assert packer().row(2, SHARES) == rows[2]
    assert {len(row.ids) for row in rows} == {256}


def test_drawn_numbers_are_not_learned_and_computed_ones_weigh_more() -> None:
    made = document(["{a} → {b}", "{d} 컸고 {b}"], {"a": 12, "b": 7, "d": 5}, drawn="a b")
    row = packer().encode(made, as_chat=False)
    told = [
        (TOKENIZER.decode([i]).strip(), label != IGNORE_INDEX, weight)
        for i, label, weight in zip(row.ids, row.labels, row.weights, strict=True)
    ]
    assert ("1", False, 0.0) in told
    assert ("5", True, COMPUTED_WEIGHT) in told
    assert [learned for text, learned, _ in told if text == "7"] == [False, True]


def test_every_kind_can_be_drawn() -> None:
    for name in KINDS:
        assert draw(Random(1), {name: 1.0}, in_held_out_band).text


@pytest.mark.parametrize(("x", "whole"), [("9.5", 10), ("-0.5", -1), ("-8.3", -8), ("20.4", 20)])
def test_rounding_is_half_away_from_zero(x: str, whole: int) -> None:
    assert half_up(Decimal(x)) == whole


def test_what_one_task_holds_out_is_left_out_and_nothing_else() -> None:
    left_out = left_out_of([toy, task])
    assert [left_out((5, 16)), left_out((16, 5))] == [True, False]
    assert not left_out_of([toy])((5, 16))
