"""The table of units, held against the tasks that name them."""

import pytest

from malssi.sources.units import choice_words, plain, table, unit_named, word_key
from malssi.tasks.leaves import leaves
from malssi.tasks.registry import load_task, task_names


@pytest.mark.parametrize("name", task_names())
def test_every_unit_of_a_task_is_in_the_table_and_belongs_to_a_leaf(name):
    task = load_task(name)
    assert {leaf.name for leaf in leaves(task.reading)} >= set(task.intake.units)
    assert set(table()["unit"]) >= set(task.intake.units.values())


def test_a_word_stands_for_one_choice():
    words = [word for words in table()["choice"].values() for word in words]
    assert len(choice_words()) == len(words)


def test_no_unit_of_a_reading_is_a_foreign_one_too():
    own = {word for name in table()["unit"] for word in unit_named(name).words}
    assert own.isdisjoint(map(word_key, table()["foreign"]["words"]))


def test_a_unit_that_the_table_lacks_is_called_by_its_name():
    assert unit_named("mmHg").words == {"mmhg"}


def test_signs_become_ordinary_and_raised_digits_stay():
    assert plain("\u00a0－５\u2009㎏ ") == "-5 kg"
    assert plain("10³½②") == "10³½②"
