"""A loaded model with how it is drawn from: what one reading and a file of them are answered by."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from malssi.errors import InputError, ReadingError

if TYPE_CHECKING:
    from malssi.model.answer import Answer, Budget
    from malssi.model.protocol import Model, SamplingParams
    from malssi.settings import Settings
    from malssi.sources.tables import Row
    from malssi.tasks.task import Task


def open_generator(task: "Task[Any]", settings: "Settings", temperature: float | None, raw: bool) -> "Generator":
    """Load the model, with how it is drawn from here."""
    from malssi.model.answer import Budget
    from malssi.model.load import open_model

    model = open_model(task, settings)
    sampling = model.sampling if temperature is None else replace(model.sampling, temperature=temperature)
    budget = Budget.of(settings)
    return Generator(task, model, sampling, replace(budget, candidates=1) if raw else budget)


@dataclass(frozen=True)
class Generator:
    """A loaded model with how it is drawn from."""

    task: "Task[Any]"
    model: "Model"
    sampling: "SamplingParams"
    budget: "Budget"

    def accepted(self, row: "Row[Any]") -> "Row[Any]":
        """A row of a file, or what is wrong with it where the model cannot answer it."""
        from malssi.model.forms import require_form

        try:
            if row.reading is not None:
                require_form(self.task, self.model, row.reading)
        except InputError as wrong:
            facts = wrong.facts if isinstance(wrong, ReadingError) else {}
            return replace(row, reading=None, problems=tuple(str(wrong).splitlines()), facts=facts)
        return row

    def answered(self, readings: list[Any], seed: int) -> "list[Answer[Any]]":
        """Answer some readings in one batch."""
        from malssi.model.answer import answers

        return answers(self.task, self.model, readings, seed, self.sampling, self.budget)
