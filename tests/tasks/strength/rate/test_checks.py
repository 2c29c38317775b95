"""What an answer must be; what an older system published is refused with the sentence that says why."""

import json
import re
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.tasks.check import verify
from malssi.tasks.strength.criteria import Rates
from malssi.tasks.strength.draw import sample_lifter
from malssi.tasks.strength.rate import checks, task
from malssi.tasks.strength.rate.answer import RATE_FIELDS, written
from malssi.tasks.strength.rates import rates_for
from malssi.tasks.task import PASS, Outcome

LIFTER = task.examples[0]  # experience 1, purpose 1: 50, 5, 5, 40
RIGHT = json.loads(task.reference(LIFTER, Random(0)))
REPS = (("5", "5", "5+"), ("3", "3", "3+"), ("5", "3", "1+"), ("5", "5", "5"))


def published(rates: tuple[int, ...], weeks: str) -> str:
    """An answer with these rates and weeks such as 55/60/65."""
    percents = [week.split("/") for week in weeks.split()]
    plan = "\n".join(
        f"Week{number}\n" + "".join(f"SET{at} {p}%x{r}\n" for at, (p, r) in enumerate(zip(week, reps, strict=True), 1))
        for number, (week, reps) in enumerate(zip(percents, REPS, strict=True), 1)
    )
    named = dict(zip(RATE_FIELDS, rates, strict=True))
    return json.dumps({"program": "5/3/1 프로그램", **named, "weekly_weight_increase_plan": plan}, ensure_ascii=False)


PUBLISHED = {
    "second_week_too_light": ((55, 10, 5, 50), "55/60/65 60/65/70 65/75/85 50/55/60"),
    "steps_swapped": ((65, 10, 5, 40), "65/75/85 70/80/90 75/85/95 40/50/60"),
    "third_week_of_other_steps": ((55, 10, 5, 50), "55/60/65 65/70/75 65/75/85 50/55/60"),
}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (
            "second_week_too_light",
            "비율(55/10/5/50)대로라면 Week2에 'SET1 65%x3'이(가) 와야 하는데 'SET1 60%x3'입니다.",
        ),
        ("steps_swapped", "비율(65/10/5/40)대로라면 Week1에 'SET2 70%x5'이(가) 와야 하는데 'SET2 75%x5'입니다."),
        (
            "third_week_of_other_steps",
            "비율(55/10/5/50)대로라면 Week3에 'SET1 75%x5'이(가) 와야 하는데 'SET1 65%x5'입니다.",
        ),
    ],
)
def test_a_published_plan_that_disagrees_with_its_rates_is_told_where(name: str, why: str) -> None:
    found = verify(task, LIFTER, published(*PUBLISHED[name]))
    assert {finding.check: finding.verdict.why for finding in found.failed}["plan_follows_its_own_rates"] == why


@pytest.mark.parametrize("name", ["second_week_too_light", "third_week_of_other_steps"])
def test_a_published_plan_is_refused_in_whatever_order_its_rates_are_read(name: str) -> None:
    rates, weeks = PUBLISHED[name]
    for order in permutations(rates):
        verdict = checks.plan_follows_its_own_rates(LIFTER, published(order, weeks))
        assert verdict.outcome is Outcome.FAILED


def test_the_plan_with_swapped_steps_is_right_once_they_are_named_rightly() -> None:
    text = published((65, 5, 10, 40), "65/75/85 70/80/90 75/85/95 40/50/60")
    assert checks.plan_follows_its_own_rates(LIFTER, text) == PASS


@pytest.mark.parametrize("indent", [None, 2])
def test_white_space_and_the_order_of_the_fields_are_free(indent: int | None) -> None:
    turned = dict(reversed(RIGHT.items()))
    assert verify(task, LIFTER, json.dumps(turned, indent=indent) + "\n").passed


@pytest.mark.parametrize(
    ("check", "changes", "said"),
    [
        ("has_exactly_the_fields", {"basis": "TM"}, "'basis'"),
        ("has_exactly_the_fields", {"init_weight_rate": "50"}, "정수여야 하는데 '50'"),
        ("has_exactly_the_fields", {"init_weight_rate": 50.0}, "정수여야 하는데 50.0"),
        ("has_exactly_the_fields", {"increase_rate_set": True}, "정수여야 하는데 True"),
        ("has_exactly_the_fields", {"deloading_rate": None}, "정수여야 하는데 None"),
        ("has_exactly_the_fields", {"program": 531}, "글이어야 하는데 531"),
        ("has_exactly_the_fields", {"weekly_weight_increase_plan": ["Week1"]}, "글이어야"),
        ("names_the_program", {"program": "5/3/1"}, "'5/3/1 프로그램'이어야 하는데 '5/3/1'"),
        ("names_the_program", {"program": "5/3/1 프로그램<|im_end|>"}, "<|im_end|>"),
        ("rates_equal_the_expert_table", {"init_weight_rate": 55}, "init_weight_rate은(는) 50이어야 하는데 55"),
        ("rates_equal_the_expert_table", {"increase_rate_week": 10}, "increase_rate_week은(는) 5이어야 하는데 10"),
        ("rates_equal_the_expert_table", {"increase_rate_set": 10}, "increase_rate_set은(는) 5이어야 하는데 10"),
        ("rates_equal_the_expert_table", {"deloading_rate": 30}, "deloading_rate은(는) 40이어야 하는데 30"),
        ("stays_within_safe_limits", {"init_weight_rate": 70}, "40~65%여야 하는데 70%"),
        ("stays_within_safe_limits", {"init_weight_rate": 35}, "40~65%여야 하는데 35%"),
        ("stays_within_safe_limits", {"increase_rate_week": 0}, "5 또는 10이어야 하는데 0"),
        ("stays_within_safe_limits", {"increase_rate_set": 15}, "5 또는 10이어야 하는데 15"),
        (
            "stays_within_safe_limits",
            {"init_weight_rate": 60, "increase_rate_week": 10, "increase_rate_set": 10},
            "95% 이하여야 하는데 100%",
        ),
        ("stays_within_safe_limits", {"deloading_rate": 50}, "1주의 50%보다 가벼워야 하는데 50%"),
        (
            "plan_follows_its_own_rates",
            {"increase_rate_week": 10},
            "Week2에 'SET1 60%x3'이(가) 와야 하는데 'SET1 55%x3'",
        ),
        ("plan_follows_its_own_rates", {"weekly_weight_increase_plan": ""}, "Week1에 'Week1'"),
        ("plan_follows_its_own_rates", {"deloading_rate": 30}, "Week4에 'SET1 30%x5'"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_was_said(check: str, changes: dict[str, Any], said: str) -> None:
    verdict = getattr(checks, check)(LIFTER, json.dumps(RIGHT | changes, ensure_ascii=False))
    assert verdict.outcome is Outcome.FAILED
    assert said in verdict.why


@pytest.mark.parametrize("field", RIGHT)
def test_a_missing_field_is_named(field: str) -> None:
    verdict = checks.has_exactly_the_fields(LIFTER, json.dumps({k: v for k, v in RIGHT.items() if k != field}))
    assert verdict.outcome is Outcome.FAILED
    assert repr(field) in verdict.why


@pytest.mark.parametrize(
    "text", ["", "{", f"```json\n{json.dumps(RIGHT)}\n```", f"{json.dumps(RIGHT)} 끝", "[]", "null"]
)
def test_what_cannot_be_read_is_refused_once_and_unclear_to_the_others(text: str) -> None:
    found = verify(task, LIFTER, text)
    assert [finding.check for finding in found.failed] == ["is_strict_json"]
    others = {finding.verdict.outcome for finding in found.findings if finding.check != "is_strict_json"}
    assert others == {Outcome.UNCLEAR}


@given(st.integers(0, 2**32))
def test_every_reference_passes_and_gender_and_weights_change_nothing(seed: int) -> None:
    lifter = sample_lifter(Random(seed), "boundary")
    text = task.reference(lifter, Random(seed))
    other = lifter.model_copy(
        update={"gender": "여성" if lifter.gender == "남성" else "남성", "rm_weight": LIFTER.rm_weight}
    )
    assert verify(task, lifter, text).passed
    assert verify(task, other, text).passed


@given(st.builds(Rates, *[st.integers(-10, 200)] * 4))
def test_a_plan_of_any_rates_follows_them(rates: Rates) -> None:
    assert checks.plan_follows_its_own_rates(LIFTER, written(rates)) == PASS


@given(st.integers(0, 230), st.sampled_from("0159+x% \nSW"))
def test_a_plan_with_one_character_changed_does_not_follow(at: int, letter: str) -> None:
    plan = RIGHT["weekly_weight_increase_plan"]
    at = at % len(plan)
    changed = plan[:at] + letter + plan[at + 1 :]
    verdict = checks.plan_follows_its_own_rates(LIFTER, json.dumps(RIGHT | {"weekly_weight_increase_plan": changed}))
    assert (verdict == PASS) == (changed == plan)


@given(st.text(max_size=40))
def test_no_other_text_is_an_answer_and_every_refusal_says_why_in_korean(text: str) -> None:
    found = verify(task, LIFTER, text)
    assert not found.passed
    assert all(re.search("[가-힣]", finding.verdict.why) for finding in found.failed)


def test_the_answers_of_another_cell_are_refused() -> None:
    for experience in range(1, 6):
        for purpose in range(1, 7):
            rates = rates_for(experience, purpose)
            same = rates == rates_for(LIFTER.experience, LIFTER.purpose)
            assert verify(task, LIFTER, written(rates)).passed == same
