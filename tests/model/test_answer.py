"""Reading to answer: the first candidate that passes, what it cost, or why there is none."""

import json
from collections.abc import Sequence
from dataclasses import replace
from threading import Event

import pytest

import toy_lifts
import toy_unclear
from malssi.errors import NoVerifiedAnswer, TaskError
from malssi.model.answer import Answer, Budget, answer, answers, candidate_seed, rounds
from malssi.model.engine_scripted import KEPT, ScriptedModel
from malssi.model.protocol import Candidate, Request, SamplingParams
from malssi.model.tokens import ChatTokens
from malssi.settings import Settings, load_settings
from malssi.tasks.signboard import task
from malssi.tasks.task import Outcome
from toy import Weights

TOKENS = ChatTokens.load(Settings().weights / "malssi-mini")
READING = task.reading(yesterday_temp=10, today_temp=20)
GOOD = "어제보다 10도 올라 포근해요. 산책로를 가볍게 걷고 얇은 겉옷을 챙기면 좋아요."
PLAIN = "어제보다 10도 올라 포근해요. 오늘은 산책로를 가볍게 걷고 연못가에서 새를 보면 좋아요."
"""Passes, without the tip that a soft check asks for."""
WRONG = GOOD.replace("10도", "11도")
IMPOLITE = GOOD.replace("좋아요.", "좋다.")


def scripted(*lines: str) -> ScriptedModel:
    return ScriptedModel(list(lines), TOKENS)


def test_the_first_candidate_that_passes_is_the_answer() -> None:
    given = answer(task, scripted(WRONG, WRONG, GOOD), READING, seed=1)
    assert (given.text, given.verified, len(given.attempts)) == (GOOD, True, 3)


def test_of_two_that_pass_the_one_without_a_flaw_is_the_answer() -> None:
    given = answer(task, scripted(PLAIN, WRONG, GOOD), READING, seed=1)
    assert (given.text, given.verified, len(given.attempts)) == (GOOD, True, 3)


def test_what_passes_with_a_flaw_is_the_answer_after_one_further_round() -> None:
    given = answer(task, scripted(WRONG, PLAIN, WRONG), READING, seed=1)
    assert (given.text, len(given.attempts)) == (PLAIN, 1 + 3 + 4)
    assert not answer(task, scripted(WRONG), READING, seed=1).verified


def test_an_answer_without_a_passing_candidate_has_no_text_and_says_why() -> None:
    given = answer(task, scripted(WRONG), READING, seed=1, budget=Budget(candidates=5))
    assert given.text is None
    assert given.failed_checks == {"states_the_change_rightly": 5}
    with pytest.raises(NoVerifiedAnswer, match="states_the_change_rightly x5"):
        given.required()


def test_who_gets_no_text_is_told_what_the_task_must_tell_all_the_same() -> None:
    alarmed = replace(task, intake=replace(task.intake, safety_notice=lambda fields: f"119, {fields['today_temp']:g}"))
    given = answer(alarmed, scripted(WRONG), READING, seed=1, budget=Budget(candidates=1))
    with pytest.raises(NoVerifiedAnswer, match=r"(?s)none of 1 candidates.*\n119, 20;"):
        given.required()
    assert not answer(alarmed, scripted(GOOD), READING, seed=1).alarm


def test_no_more_candidates_are_drawn_than_the_budget_allows() -> None:
    model = scripted(WRONG)
    answer(task, model, READING, seed=1, budget=Budget(candidates=7))
    assert len(model.requests) == 7


def test_each_round_leaves_more_to_chance() -> None:
    model = scripted(WRONG)
    answer(
        task, model, READING, seed=1, sampling=SamplingParams(temperature=0.3, top_p=0.85), budget=Budget(candidates=9)
    )
    drawn = [(request.sampling.temperature, request.sampling.top_p) for request in model.requests]
    assert drawn == [(0.3, 0.85)] + [(0.7, 0.85)] * 3 + [(1.0, 0.95)] * 5


def test_a_spent_time_budget_ends_the_drawing() -> None:
    model = scripted(WRONG)
    answer(task, model, READING, seed=1, budget=Budget(candidates=64, seconds=0.0))
    assert len(model.requests) <= 1


def test_a_reading_is_tried_as_often_in_a_batch_as_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("malssi.model.answer.time.monotonic", lambda: now[0])

    def says_in_a_second(prompt: str, seed: int) -> str:
        now[0] += 1
        return WRONG

    budget = Budget(candidates=64, seconds=2.0)
    for batch in ([READING], [READING] * 8):
        given = answers(task, ScriptedModel(says_in_a_second, TOKENS), batch, seed=1, budget=budget)
        assert [len(one.attempts) for one in given] == [4] * len(batch)


def test_no_further_round_is_drawn_for_an_answer_that_nobody_wants() -> None:
    cancel_event = Event()

    def says_while_the_client_leaves(prompt: str, seed: int) -> str:
        cancel_event.set()
        return WRONG

    model = ScriptedModel(says_while_the_client_leaves, TOKENS)
    given = answer(task, model, READING, seed=1, cancel_event=cancel_event)
    assert (given.text, len(model.requests)) == (None, 1)


def test_what_always_fails_one_check_is_given_up_and_says_which() -> None:
    model = scripted(WRONG)
    given = answer(task, model, READING, seed=1)
    assert (len(model.requests), given.given_up) == (16, "states_the_change_rightly")
    with pytest.raises(NoVerifiedAnswer, match=r"16 candidates .*x16; given up, since none passed states_the") as told:
        given.required()
    assert "MALSSI_HOPELESS_AFTER" in told.value.hint


def test_nothing_is_given_up_where_the_budget_says_so() -> None:
    given = answer(task, scripted(WRONG), READING, seed=1, budget=Budget(hopeless_after=0))
    assert (len(given.attempts), given.given_up) == (64, "")


def test_candidates_that_fail_different_checks_are_not_given_up() -> None:
    given = answer(task, scripted(*[WRONG] * 15, IMPOLITE), READING, seed=1)
    assert (len(given.attempts), given.given_up) == (64, "")


def test_one_that_is_given_up_leaves_the_others_of_its_batch_to_be_drawn() -> None:
    other = task.reading(yesterday_temp=10, today_temp=21)
    place = {candidate_seed(1, k): k for k in range(64)}

    def script(prompt: str, seed: int) -> str:
        if "21도" not in prompt or place[seed] >= 20:
            return WRONG  # right for the other reading
        return GOOD if place[seed] % 2 else IMPOLITE.replace("10도", "11도")

    hopeless, answered = answers(task, ScriptedModel(script, TOKENS), [READING, other], seed=1)
    assert (len(hopeless.attempts), hopeless.given_up) == (16, "states_the_change_rightly")
    assert (answered.text, len(answered.attempts)) == (WRONG, 21)


def test_what_is_always_cut_off_is_given_up() -> None:
    class Endless(ScriptedModel):
        def generate(self, requests: Sequence[Request]) -> list[Candidate]:
            return [Candidate(GOOD, 50, finished=False) for _ in requests]

    given = answer(task, Endless([GOOD], TOKENS), READING, seed=1)
    assert (len(given.attempts), given.given_up) == (16, "stops_by_itself")


def test_a_request_carries_the_schema_of_its_reading() -> None:
    model = scripted("{}")
    (lifter,) = toy_lifts.task.examples
    answer(toy_lifts.task, model, lifter, seed=1, budget=Budget(candidates=2))
    schemas = {request.schema for request in model.requests}
    assert schemas == {json.dumps(toy_lifts.schema(lifter), ensure_ascii=False)}


def test_a_task_without_a_schema_leaves_the_engine_free() -> None:
    model = scripted(GOOD)
    answer(task, model, READING, seed=1)
    assert model.requests[0].schema is None


def test_a_schema_that_fails_is_the_tasks_bug() -> None:
    broken = replace(toy_lifts.task, schema=lambda reading: 1 / 0)
    with pytest.raises(TaskError, match="toy-lifts, schema of "):
        answer(broken, scripted("{}"), toy_lifts.task.examples[0], seed=1)


def test_a_scripted_model_keeps_only_the_last_requests() -> None:
    model = scripted(GOOD)
    for seed in range(3):
        model.generate([Request((1,), seed, SamplingParams())] * KEPT)
    assert len(model.requests) == KEPT
    assert {request.seed for request in model.requests} == {2}


def test_a_candidate_that_was_cut_off_never_passes() -> None:
    class Endless(ScriptedModel):
        def generate(self, requests: Sequence[Request]) -> list[Candidate]:
            return [Candidate(GOOD, 50, finished=False) for _ in requests]

    given = answer(task, Endless([GOOD], TOKENS), READING, seed=1, budget=Budget(candidates=2))
    assert given.failed_checks == {"stops_by_itself": 2}


def test_a_reading_is_drawn_with_the_same_seeds_alone_and_among_others() -> None:
    alone, many = scripted(WRONG), scripted(WRONG)
    other = task.reading(yesterday_temp=0, today_temp=1)
    answer(task, alone, READING, seed=3, budget=Budget(candidates=8))
    answers(task, many, [other, READING, other], seed=3, budget=Budget(candidates=8))
    prompt = TOKENS.prompt(task.prompt(READING))
    assert [r.seed for r in many.requests if r.prompt_ids == prompt] == [r.seed for r in alone.requests]


def test_seeds_are_the_same_on_every_machine() -> None:
    assert [candidate_seed(7, k) for k in range(3)] == [candidate_seed(7, k) for k in range(3)]
    assert candidate_seed(7, 0) == 215689894


def test_rounds_grow_and_add_up_to_the_budget() -> None:
    assert rounds(32) == [1, 3, 4, 8, 16]
    assert sum(rounds(50)) == 50


@pytest.mark.parametrize("temperature", [0.0, 1e-300, float("nan")])
def test_a_temperature_too_small_to_divide_by_leaves_nothing_to_chance(temperature: float) -> None:
    assert not SamplingParams(temperature=temperature).do_sample
    assert SamplingParams(temperature=0.01).do_sample


def test_a_request_hotter_than_the_model_can_bear_is_drawn_cooler_where_it_failed() -> None:
    model = scripted(WRONG)
    answer(task, model, READING, seed=1, sampling=SamplingParams(temperature=2.0), budget=Budget(candidates=8))
    assert [request.sampling.temperature for request in model.requests] == [2.0] + [1.0] * 7


ACCEPTS = Budget(candidates=8, unclear="accept")


def answered(*lines: str, budget: Budget = ACCEPTS, before_kg: int = 60) -> Answer[Weights]:
    """What comes of a toy reading whose right change is two kilograms."""
    reading = Weights(before_kg=before_kg, after_kg=before_kg + 2)
    return answer(toy_unclear.task, scripted(*lines), reading, seed=1, budget=budget)


def test_what_is_only_unclear_is_refused_and_its_checks_are_told_beside_the_failed_ones() -> None:
    given = answered(toy_unclear.WRONG, toy_unclear.UNCLEAR, budget=Budget(candidates=4))
    assert (given.text, given.verified, given.outcome, given.unread) == (None, False, Outcome.UNCLEAR, ())
    assert (given.failed_checks, given.unclear_checks) == ({"states_the_change": 1}, {"is_understood": 3})
    with pytest.raises(NoVerifiedAnswer, match=r"\(failed: states_the_change x1; unclear: is_understood x3\)"):
        given.required()


def test_what_is_only_unclear_is_shown_unverified_where_that_is_accepted() -> None:
    given = answered(toy_unclear.WRONG, toy_unclear.UNCLEAR)
    assert (given.text, given.verified) == (toy_unclear.UNCLEAR, False)
    fields = given.as_dict()
    assert (fields["verified"], fields["unread"]) == (False, [toy_unclear.ODD])


def test_one_that_passes_is_preferred_to_all_that_are_unclear() -> None:
    given = answered(*[toy_unclear.UNCLEAR] * 6, toy_unclear.RIGHT)
    assert (given.text, given.verified, len(given.attempts)) == (toy_unclear.RIGHT, True, 7)
    assert "unread" not in given.as_dict()


def test_of_those_that_are_unclear_the_one_with_the_fewest_odd_statements_is_shown() -> None:
    assert answered(toy_unclear.ODDER, toy_unclear.UNCLEAR, toy_unclear.ODDER).text == toy_unclear.UNCLEAR


def test_one_that_failed_is_never_shown() -> None:
    given = answered(toy_unclear.WRONG)
    assert (given.text, given.outcome, given.unclear_checks) == (None, Outcome.FAILED, {})


@pytest.mark.parametrize("before_kg", [toy_unclear.ALARMED, toy_unclear.REFERRED])
def test_where_care_comes_first_nothing_unclear_is_shown(before_kg: int) -> None:
    given = answered(toy_unclear.UNCLEAR, before_kg=before_kg)
    assert (given.text, given.outcome) == (None, Outcome.UNCLEAR)
    assert given.alarm or given.facts


def test_what_is_always_unclear_to_one_check_is_given_up_and_shown_if_accepted() -> None:
    given = answered(toy_unclear.UNCLEAR, toy_unclear.ODDER, budget=Budget(unclear="accept"))
    assert (len(given.attempts), given.given_up, given.text) == (16, "is_understood", toy_unclear.UNCLEAR)


def test_a_candidate_that_was_cut_off_is_not_unclear() -> None:
    class Endless(ScriptedModel):
        def generate(self, requests: Sequence[Request]) -> list[Candidate]:
            return [Candidate(toy_unclear.UNCLEAR, 50, finished=False) for _ in requests]

    given = answer(toy_unclear.task, Endless(["x"], TOKENS), toy_unclear.ASKED, seed=1, budget=ACCEPTS)
    assert (given.text, given.failed_checks, given.unclear_checks) == (None, {"stops_by_itself": 8}, {})


@pytest.mark.parametrize("unclear", ["refuse", "accept"])
def test_the_settings_say_what_becomes_of_the_unclear(unclear: str) -> None:
    assert Budget.of(load_settings(unclear=unclear)).unclear == unclear
