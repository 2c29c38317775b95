"""Reading to answer: the first candidate that passes, what it cost, or why there is none."""

from collections.abc import Sequence

import pytest

from malssi.errors import NoVerifiedAnswer
from malssi.model.answer import Budget, answer, answers, candidate_seed, rounds
from malssi.model.engine_scripted import ScriptedModel
from malssi.model.protocol import Candidate, Request, Sampling
from malssi.model.tokens import ChatTokens
from malssi.settings import Settings
from malssi.tasks.signboard import task

TOKENS = ChatTokens.load(Settings().weights / "malssi-mini")
READING = task.reading(yesterday_temp=10, today_temp=20)
GOOD = "어제보다 10도 올라 포근해요. 산책로를 가볍게 걷고 얇은 겉옷을 챙기면 좋아요."
WRONG = GOOD.replace("10도", "11도")


def scripted(*lines: str) -> ScriptedModel:
    return ScriptedModel(list(lines), TOKENS)


def test_the_first_candidate_that_passes_is_the_answer() -> None:
    given = answer(task, scripted(WRONG, WRONG, GOOD), READING, seed=1)
    assert (given.text, given.verified, len(given.attempts)) == (GOOD, True, 3)


def test_an_answer_without_a_passing_candidate_has_no_text_and_says_why() -> None:
    given = answer(task, scripted(WRONG), READING, seed=1, budget=Budget(candidates=5))
    assert given.text is None
    assert given.failed_checks == {"states_the_change_rightly": 5}
    with pytest.raises(NoVerifiedAnswer, match="states_the_change_rightly x5"):
        given.required()


def test_no_more_candidates_are_drawn_than_the_budget_allows() -> None:
    model = scripted(WRONG)
    answer(task, model, READING, seed=1, budget=Budget(candidates=7))
    assert len(model.requests) == 7


def test_a_spent_time_budget_ends_the_drawing() -> None:
    model = scripted(WRONG)
    answer(task, model, READING, seed=1, budget=Budget(candidates=64, seconds=0.0))
    assert len(model.requests) <= 1


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
    assert not Sampling(temperature=temperature).by_chance
    assert Sampling(temperature=0.01).by_chance
