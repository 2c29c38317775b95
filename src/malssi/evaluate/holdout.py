"""Measure a model on readings that it was never trained on: on the first try and with the guard, slice by slice."""

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from malssi.artifacts import sha256, write_json, write_text
from malssi.errors import InputError
from malssi.evaluate.record import Sample, append, read, sample_of
from malssi.evaluate.samples import Item, holdout, prompt_hash
from malssi.evaluate.summary import HoldoutResult, summarize
from malssi.model.answer import Answer, Budget, answers
from malssi.model.forms import require_form
from malssi.model.protocol import Model
from malssi.tasks.check import verifier_hash
from malssi.tasks.task import Task

Say = Callable[[str], None]
SPOT_CHECKS = 8
"""Recorded samples that are drawn again before a run goes on, to see that it is the same model."""
ROUND = 10
"""Words of progress in a run."""


def run_holdout(
    task: Task[Any],
    model: Model,
    n: int,
    seed: int,
    out: Path,
    budget: Budget | None = None,
    say: Say = lambda line: None,
    batch: int = 32,
    trained_keys: Collection[str] = (),
) -> HoldoutResult:
    """Answer all slices of a task's hold-out and sum up; items that `out` has already are not drawn again.

    Args:
        n: unseen pairs, and as many of the natural mix; the other slices have a quarter of it each.
        seed: of the readings and of the candidates.
        out: gets `samples_*.jsonl` (a file for each model, seed, budget and verifier), `summary.json`, `summary.md`.
        budget: candidates and seconds for an answer.
        trained_keys: see `samples.holdout`.

    Raises:
        InputError: the samples in `out` were drawn from another model of the same name, or the model was not trained
            on the form of answer that a reading asks for.
        TaskError: the task's code fails.
    """
    budget = budget or Budget()
    verifier = verifier_hash(task)
    items = holdout(task, n, seed, trained_keys)
    for item in items:
        require_form(task, model, item.reading)
    path = out / samples_name(task, model, seed, budget, verifier)
    done = read(path)
    require_same_voice(
        task, model, seed, path, [(item, done[item.id]) for item in items if item.id in done][:SPOT_CHECKS]
    )
    left = [item for item in items if item.id not in done]
    if done:
        say(f"{path.name}: {len(items) - len(left)} of {len(items)} answers are there already")
    for at in range(0, len(left), batch):
        part = left[at : at + batch]
        said = answers(task, model, [item.reading for item in part], seed, budget=budget)
        require_tried(said)
        new = [
            sample_of(task, item, answer, verifier, budget.candidates) for item, answer in zip(part, said, strict=True)
        ]
        append(path, new)
        done |= {sample.id: sample for sample in new}
        if at // batch % max(1, len(left) // batch // ROUND) == 0:
            first_try = sum(sample.first_passed for sample in done.values()) / len(done)
            say(f"{at + len(part)} of {len(left)} answers, first try {first_try:.1%}")
    result = summarize(task, [done[item.id] for item in items], model.name, seed, verifier, path)
    write_json(out / "summary.json", result.as_dict())
    write_text(out / "summary.md", result.as_markdown())
    return result


def samples_name(task: Task[Any], model: Model, seed: int, budget: Budget, verifier: str) -> str:
    """File name of the samples: whatever would change an answer or its verdict changes it."""
    drawn = (budget.candidates, budget.hopeless_after)
    decides = repr(
        (
            Sample.model_fields["format"].default,
            task.name,
            task.version,
            model.name,
            model.sampling,
            seed,
            *drawn,
            verifier,
        )
    )
    return f"samples_{re.sub(r'[^A-Za-z0-9가-힣.-]+', '-', model.name)}_{sha256(decides.encode())[:8]}.jsonl"


def require_same_voice(
    task: Task[Any], model: Model, seed: int, path: Path, known: Sequence[tuple[Item[Any], Sample]]
) -> None:
    """Draw some recorded samples again: the name of a model does not tell that its weights were exchanged.

    Raises:
        InputError: the prompts are other ones, or the model says something else.
    """
    hint = "give another --out, or delete the file to evaluate anew"
    for item, sample in known:
        if prompt_hash(task, item.reading) != sample.prompt_hash:
            raise InputError(f"{path}: {sample.id} was another prompt", hint)
    again = answers(task, model, [item.reading for item, _ in known], seed, budget=Budget(candidates=1, seconds=600))
    for answer, (_, sample) in zip(again, known, strict=True):
        said = answer.attempts[0].candidate.text
        if said != sample.first_text:
            raise InputError(
                f"{path}: {sample.id}: {model.name} says {said!r}, recorded is {sample.first_text!r}", hint
            )


def require_tried(said: Sequence[Answer[Any]]) -> None:
    """An answer without a single candidate measures nothing.

    Raises:
        InputError: the budget allows none.
    """
    if not all(answer.attempts for answer in said):
        raise InputError("budget: no candidate was drawn within it", "raise its candidates and seconds")
