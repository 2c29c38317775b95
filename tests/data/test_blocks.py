from malssi.data.blocks import Block, blocks, shared_out
from malssi.data.recipe import Recipe


def test_shares_become_whole_counts_that_add_up() -> None:
    assert shared_out(15, {"balanced": 0.5, "natural": 0.5}) == {"balanced": 8, "natural": 7}
    assert shared_out(10, {"balanced": 2, "natural": 1}) == {"balanced": 7, "natural": 3}
    assert shared_out(0, {"balanced": 1}) == {"balanced": 0}


def test_rare_cells_are_drawn_first_and_the_mix_fills_the_rest() -> None:
    recipe = Recipe.model_validate(
        {
            "name": "r",
            "task": "toy",
            "seed": 1,
            "date": "20261120",
            "rows": {"train": 10, "valid": 2},
            "coverage": {"gain": 5, "same": 1},
            "mix": {"natural": 1.0},
        }
    )
    assert [(block.split, block.cell, block.mix, block.count) for block in blocks(recipe)] == [
        ("train", "same", "balanced", 1),
        ("train", "gain", "balanced", 5),
        ("train", None, "natural", 4),
        ("valid", None, "natural", 2),
    ]


def test_groups_of_cells_have_equally_many_rows_of_every_mix() -> None:
    recipe = Recipe.model_validate(
        {
            "name": "r",
            "task": "toy",
            "seed": 1,
            "date": "20261120",
            "rows": {"train": 9, "valid": 0},
            "even_over": ["A", "B"],
            "mix": {"balanced": 0.5, "natural": 0.5},
        }
    )
    assert [(block.cell, block.mix, block.count) for block in blocks(recipe)] == [
        ("A", "balanced", 3),
        ("A", "natural", 2),
        ("B", "balanced", 2),
        ("B", "natural", 2),
    ]


def test_blocks_of_one_group_in_two_mixes_are_drawn_by_different_chance() -> None:
    told = [str(Block("train", mix, 1, cell)) for mix in ("balanced", "natural") for cell in ("A", None)]
    assert told == ["train, A", "train, balanced", "train, A, natural", "train, natural"]


def test_a_group_takes_its_own_cells_alone() -> None:
    group = Block("train", "balanced", 1, "C")
    assert [group.takes(cell) for cell in ("C", "C/plain", "C+/plain", "A/C")] == [True, True, False, False]
