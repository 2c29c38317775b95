from collections import Counter
from random import Random

from malssi.data.split import split_of, split_of_key
from toy import Weights, toy


def test_a_reading_never_changes_split() -> None:
    # Written down once: these must hold in every process, on every machine, in every version.
    keys = ["60,60", "66,61", "60,63", "60,65", "61,66"]
    assert [split_of_key("toy", key) for key in keys] == ["train", "valid", "test", "train", "test"]


def test_two_readings_of_one_key_are_in_one_split() -> None:
    assert split_of(toy, Weights(before_kg=60, after_kg=62)) == split_of_key("toy", "60,62")


def test_a_held_out_reading_is_in_no_split() -> None:
    assert split_of(toy, Weights(before_kg=66, after_kg=67)) is None


def test_the_regions_have_their_shares() -> None:
    found = Counter(split_of_key("toy", str(key)) for key in range(10_000))
    assert 5300 < found["train"] < 5700
    assert 400 < found["valid"] < 600
    assert 3800 < found["test"] < 4200


def test_every_mix_reaches_every_split() -> None:
    rng = Random(1)
    for mix in ("balanced", "natural", "boundary"):
        assert {split_of(toy, toy.drawing.sample(rng, mix)) for _ in range(1000)} == {"train", "valid", "test", None}
