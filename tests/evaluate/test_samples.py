from collections import Counter

from malssi.data.split import split_of
from malssi.evaluate.samples import holdout, prompt_hash
from toy import Weights, toy


def test_slices_have_their_sizes_or_what_there_is() -> None:
    sizes = Counter(item.slice for item in holdout(toy, 100, seed=1))
    assert sizes["unseen_pairs"] == 100
    assert sizes["held_out_band"] == 19  # 66 kg and changes of -9 to 9: there are no more
    assert sizes["natural"] == 65  # as many as are different
    assert sizes["boundary"] == 25


def test_nothing_that_training_could_have_seen_is_measured() -> None:
    for item in holdout(toy, 100, seed=1):
        assert split_of(toy, item.reading) == (None if item.slice == "held_out_band" else "test")


def test_trained_keys_are_left_out_besides() -> None:
    first = toy.drawing.group_key(holdout(toy, 20, seed=1)[0].reading)
    assert all(toy.drawing.group_key(item.reading) != first for item in holdout(toy, 20, seed=1, trained_keys={first}))


def test_no_prompt_comes_twice_in_a_slice() -> None:
    items = holdout(toy, 200, seed=1)
    assert len({(item.slice, prompt_hash(toy, item.reading)) for item in items}) == len(items)


def test_a_larger_evaluation_begins_with_the_same_items() -> None:
    small, large = holdout(toy, 20, seed=1), holdout(toy, 80, seed=1)
    assert {item.id: item.reading for item in small}.items() <= {item.id: item.reading for item in large}.items()


def test_another_seed_draws_other_readings() -> None:
    assert [item.reading for item in holdout(toy, 20, seed=1)] != [item.reading for item in holdout(toy, 20, seed=2)]


def test_a_prompt_hash_is_of_the_words_that_the_model_reads() -> None:
    one, other = Weights(before_kg=50, after_kg=51), Weights(before_kg=51, after_kg=50)
    assert prompt_hash(toy, one) == prompt_hash(toy, one) != prompt_hash(toy, other)
