"""The samples of an evaluation on disk: JSON lines, only ever appended to, so that a run can go on where it was."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from malssi.artifacts import Section
from malssi.errors import InputError
from malssi.evaluate.samples import Item, prompt_hash
from malssi.model.answer import STOPS, Answer
from malssi.tasks.task import Outcome, Task


class Sample(Section):
    """What a model said to one reading, and what the verifier found."""

    format: Literal[2] = 2
    id: str
    slice: str
    cell: str
    reading: dict[str, Any]
    prompt_hash: str
    verifier_hash: str
    model: str
    seed: int
    budget: int
    """Candidates allowed."""
    first_text: str
    first_verdicts: dict[str, Outcome]
    """By check, and whether the model stopped by itself."""
    first_whys: dict[str, str]
    """Why it failed or was unclear, by check."""
    first_outcome: Outcome
    """Of all hard checks together."""
    outcome: Outcome
    """Of the best candidate: passed, else unclear where none passed and one failed nothing."""
    text: str | None
    """The verified text; none where no candidate passed."""
    attempts: int
    seconds: float
    """Until this answer stood, its batch's other answers included."""

    @property
    def first_passed(self) -> bool:
        """Whether the first candidate passed."""
        return self.first_outcome is Outcome.PASSED


def sample_of(task: Task[Any], item: Item[Any], done: Answer[Any], verifier: str, budget: int) -> Sample:
    """Put an answer down."""
    first = done.attempts[0]
    finished = Outcome.PASSED if first.candidate.finished else Outcome.FAILED
    return Sample(
        id=item.id,
        slice=item.slice,
        cell=task.drawing.stratum(item.reading),
        reading=item.reading.model_dump(mode="json", exclude_none=True),
        prompt_hash=prompt_hash(task, item.reading),
        verifier_hash=verifier,
        model=done.model,
        seed=done.seed,
        budget=budget,
        first_text=first.candidate.text,
        first_verdicts={
            **{finding.check: finding.verdict.outcome for finding in first.verification.findings},
            STOPS: finished,
        },
        first_whys={
            finding.check: finding.verdict.why
            for finding in first.verification.findings
            if finding.verdict.outcome is not Outcome.PASSED
        },
        first_outcome=first.outcome,
        outcome=done.outcome,
        text=done.text if done.verified else None,
        attempts=len(done.attempts),
        seconds=round(done.seconds, 4),
    )


def append(path: Path, samples: Iterable[Sample]) -> None:
    """Add samples; each line is written whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(sample.model_dump(mode="json"), ensure_ascii=False) + "\n" for sample in samples)


def read(path: Path) -> dict[str, Sample]:
    """Samples by item; a last line that was cut off while it was written is dropped from the file.

    Raises:
        InputError: another line is no sample.
    """
    if not path.exists():
        return {}
    whole = path.read_bytes()
    kept = whole[: whole.rfind(b"\n") + 1]
    if len(kept) < len(whole):
        with path.open("r+b") as file:
            file.truncate(len(kept))
    samples = {}
    for number, line in enumerate(kept.splitlines(), 1):
        try:
            sample = Sample.model_validate_json(line)
        except ValueError as cause:
            raise InputError(
                f"{path}:{number}: not a sample of an evaluation", "delete the file and evaluate again"
            ) from cause
        samples[sample.id] = sample
    return samples
