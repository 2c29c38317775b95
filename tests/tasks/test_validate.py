from dataclasses import replace
from random import Random

import pytest

from malssi.errors import TaskError
from malssi.tasks.check import files_beside, verifier_hash
from malssi.tasks.registry import load_task, task_names
from malssi.tasks.strength.rate import checks as strength_checks
from malssi.tasks.task import PASS, Check, Corruption, Message, Verdict
from malssi.tasks.validate import validate
from toy import Weights, reference, toy


def always_passes(reading: Weights, text: str) -> Verdict:
    return PASS


def unchanged(reading: Weights, text: str, rng: Random) -> str:
    return text


def never(reading: Weights, text: str, rng: Random) -> None:
    return None


def test_a_sound_task_passes() -> None:
    found = validate(toy, 100, seed=1)
    assert found.passed
    assert (found.accepted, found.references) == (100, 100)
    assert found.soft_shares == {"names_a_place": 1.0}
    assert [(row.name, row.caught_by, row.share) for row in found.corruptions] == [
        ("wrong_size", "states_the_change", 1.0),
        ("cut_off", "is_polite", 1.0),
        ("nowhere", "names_a_place", 1.0),
    ]


def test_a_corruption_is_counted_only_where_it_applies() -> None:
    rows = {row.name: row.applied for row in validate(toy, 100, seed=1).corruptions}
    assert rows["wrong_size"] < rows["cut_off"] == 100  # a weight that stayed has no size


def test_a_rejected_reference_is_told_with_its_reason() -> None:
    rude = replace(toy, reference=lambda reading, rng: reference(reading, rng)[:-1])
    found = validate(rude, 20, seed=1)
    assert not found.passed
    assert "20 of 20 references do not pass" in found.problems
    assert found.failures[0].why == "is_polite: 존댓말로 끝나야 합니다"


def test_a_corruption_that_slips_through_is_a_problem() -> None:
    leaky = replace(toy, corruptions=(*toy.corruptions, Corruption(unchanged, "is_polite")))
    assert any("unchanged: is_polite caught 0 of 20" in problem for problem in validate(leaky, 20, seed=1).problems)


def test_only_the_named_check_counts_as_detection() -> None:
    misnamed = replace(toy, corruptions=(Corruption(toy.corruptions[1].edit, "states_the_change"),))
    assert any(
        "cut_off: states_the_change caught 0 of" in problem for problem in validate(misnamed, 20, seed=1).problems
    )


def test_two_corruptions_of_one_name_are_a_problem() -> None:
    doubled = replace(toy, corruptions=(*toy.corruptions, toy.corruptions[0]))
    assert "two corruptions are named wrong_size" in validate(doubled, 20, seed=1).problems


def test_a_corruption_that_never_applies_is_a_problem() -> None:
    idle = replace(toy, corruptions=(*toy.corruptions, Corruption(never, "is_polite")))
    assert "corruption never: applied to no reference" in validate(idle, 20, seed=1).problems


def test_a_check_that_nothing_fails_is_a_problem() -> None:
    blind = replace(toy, checks=(*toy.checks, Check(always_passes)))
    assert "check always_passes: no corruption makes it fail" in validate(blind, 20, seed=1).problems


def test_a_corruption_of_an_unknown_check_is_a_problem() -> None:
    unknown = replace(toy, corruptions=(*toy.corruptions, Corruption(unchanged, "is_polit")))
    assert "corruption unchanged: there is no check is_polit" in validate(unknown, 20, seed=1).problems


def test_a_prompt_without_a_question_is_a_problem() -> None:
    mute = replace(toy, prompt=lambda reading: [Message("system", "말하세요.")])
    assert any(problem.startswith("prompt of Weights") for problem in validate(mute, 20, seed=1).problems)


def test_a_failure_inside_the_task_names_the_task() -> None:
    broken = replace(toy, reference=lambda reading, rng: str(1 // 0))
    with pytest.raises(TaskError, match=r"task toy, reference of Weights.*ZeroDivisionError"):
        validate(broken, 20, seed=1)


def test_the_verifier_hash_is_of_its_sources_and_no_other() -> None:
    assert verifier_hash(toy) == verifier_hash(replace(toy, checks=toy.checks[:1]))
    assert verifier_hash(toy) != verifier_hash(replace(toy, checks=(Check(always_passes),)))


def test_the_verifier_hash_covers_what_a_package_shares_with_the_tasks_inside_it() -> None:
    names = {path.name for path in files_beside(strength_checks)}
    assert {"checks.py", "criteria.py", "rates.py"} <= names  # the first lies in rate/, the others around it
    assert not names & {"task.py", "korean.py"}


@pytest.mark.parametrize("name", task_names())
def test_every_registered_task_is_sound(name: str) -> None:
    found = validate(load_task(name), 60, seed=1)
    assert found.problems == ()
