"""Samples to figures: rates by slice and by check, as values, as tables and as Markdown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from malssi.evaluate.record import Sample
from malssi.evaluate.statistics import Rate
from malssi.model.answer import STOPS
from malssi.tasks.task import Outcome, Task

FAILURES_TO_READ = 10


class Table(NamedTuple):
    """Heads and rows of text, for a terminal or for Markdown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_markdown(self) -> str:
        """A pipe table."""
        rule = ("---", *["---:"] * (len(self.heads) - 1))
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.heads, rule, *self.rows))


@dataclass(frozen=True)
class SliceResult:
    """The figures of one slice."""

    name: str
    first_try: Rate
    first_unclear: Rate
    """First answers that fail nothing, and about which a hard check is unclear."""
    guarded: Rate
    guarded_unclear: Rate
    """Answers without a candidate that passed, and with one that fails nothing."""
    checks: dict[str, Rate]
    """First answers that pass a check, by its name; a soft check is passed by what does not fail it."""
    unclear_checks: dict[str, Rate]
    """First answers about which a hard check is unclear, by its name; without those of which there are none."""
    attempts: float
    """Candidates drawn for an answer, on average."""
    pairs: int
    """Different split keys among its readings."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "first_try": self.first_try.as_dict(),
            "first_unclear": self.first_unclear.as_dict(),
            "guarded": self.guarded.as_dict(),
            "guarded_unclear": self.guarded_unclear.as_dict(),
            "attempts": round(self.attempts, 4),
            "pairs": self.pairs,
            "checks": {name: rate.as_dict() for name, rate in self.checks.items()},
            "unclear_checks": {name: rate.as_dict() for name, rate in self.unclear_checks.items()},
        }

    def check_told(self, name: str) -> str:
        """The share of first answers that pass a check, and of those about which it is unclear."""
        unclear = self.unclear_checks.get(name)
        return self.checks[name].percent + (f", {unclear.percent} unclear" if unclear else "")


@dataclass(frozen=True)
class HoldoutResult:
    """What an evaluation found."""

    task: str
    model: str
    seed: int
    verifier_hash: str
    samples: Path
    soft: frozenset[str]
    """Names of the checks that reject nothing."""
    slices: tuple[SliceResult, ...]
    cells: tuple[SliceResult, ...]
    """The samples of all slices by scenario, or by groups of scenarios that share the first part of their name."""
    failures: tuple[Sample, ...]
    """Some first answers that did not pass, to be read."""

    def table(self) -> Table:
        """First try and guarded, each with what is unclear beside it, one row a slice."""
        figures = ("first try", "95 % interval", "unclear", "guarded", "95 % interval", "unclear")
        heads = ("slice", "readings", "pairs", *figures, "attempts")
        return Table(heads, tuple(slice_row(part) for part in self.slices))

    def checks_table(self) -> Table:
        """First tries that pass each check, and those about which it is unclear, one column a slice."""
        names = self.slices[0].checks if self.slices else {}
        rows = [
            (f"{name} (soft)" if name in self.soft else name, *[part.check_told(name) for part in self.slices])
            for name in names
        ]
        return Table(("check, first try", *[part.name for part in self.slices]), tuple(rows))

    def cells_table(self) -> Table:
        """First try and guarded by scenario, and the check that fewest pass there."""
        heads = ("cell", "readings", "first try", "unclear", "guarded", "weakest check")
        return Table(heads, tuple(cell_row(part) for part in self.cells))

    def slice(self, name: str) -> SliceResult:
        """The figures of one slice by its name."""
        return next(part for part in self.slices if part.name == name)

    def as_dict(self) -> dict[str, Any]:
        """What `summary.json` holds."""
        return {
            "task": self.task,
            "model": self.model,
            "seed": self.seed,
            "verifier_hash": self.verifier_hash,
            "samples": self.samples.name,
            "slices": {part.name: part.as_dict() for part in self.slices},
            "cells": {part.name: part.as_dict() for part in self.cells},
        }

    def as_markdown(self) -> str:
        """What `summary.md` holds."""
        read = [f"* `{s.id}` {s.first_text!r}: {'; '.join(whys(s))}" for s in self.failures]
        return "\n".join(
            [
                f"# Hold-out of {self.task}: {self.model}",
                f"\nSeed {self.seed}, verifier `{self.verifier_hash}`, every sample in `{self.samples.name}`.\n",
                self.table().as_markdown(),
                "",
                self.checks_table().as_markdown(),
                "",
                self.cells_table().as_markdown(),
                *(["\nSome first answers that did not pass:\n", *read] if read else []),
                "",
            ]
        )


def slice_row(part: SliceResult) -> tuple[str, ...]:
    first, guarded = part.first_try, part.guarded
    first_figures = (first.percent, first.range, part.first_unclear.percent)
    guarded_figures = (guarded.percent, guarded.range, part.guarded_unclear.percent)
    return (part.name, str(first.total), str(part.pairs), *first_figures, *guarded_figures, f"{part.attempts:.2f}")


def cell_row(part: SliceResult) -> tuple[str, ...]:
    name, rate = min(part.checks.items(), key=lambda check: check[1].share)
    weakest = f"{name} {rate.percent}" if rate.share < 1 else "-"
    figures = (part.first_try.percent, part.first_unclear.percent, part.guarded.percent)
    return (part.name, str(part.first_try.total), *figures, weakest)


def whys(sample: Sample) -> list[str]:
    """Why a first answer did not pass."""
    cut = [STOPS] if sample.first_verdicts[STOPS] is Outcome.FAILED else []
    marks = {name: " (unclear)" * (sample.first_verdicts[name] is Outcome.UNCLEAR) for name in sample.first_whys}
    return cut + [f"{name}{marks[name]}: {why}" for name, why in sample.first_whys.items()]


def summarize(
    task: Task[Any], samples: Sequence[Sample], model: str, seed: int, verifier: str, path: Path
) -> HoldoutResult:
    """Count the samples, slice by slice in their order."""
    names = list(dict.fromkeys(sample.slice for sample in samples))
    slices = tuple(slice_result(task, name, [sample for sample in samples if sample.slice == name]) for name in names)
    groups = sorted({group_of(sample) for sample in samples})
    cells = tuple(slice_result(task, name, [s for s in samples if group_of(s) == name]) for name in groups)
    soft = frozenset(check.name for check in task.checks if not check.hard)
    failures = tuple(sample for sample in samples if not sample.first_passed)[:FAILURES_TO_READ]
    return HoldoutResult(task.name, model, seed, verifier, path, soft, slices, cells, failures)


def group_of(sample: Sample) -> str:
    """A sample's scenario, or the group of scenarios that it belongs to."""
    return sample.cell.partition("/")[0]


def slice_result(task: Task[Any], name: str, samples: Sequence[Sample]) -> SliceResult:
    """Count one slice."""
    total = len(samples)
    hard = {check.name: check.hard for check in task.checks} | {STOPS: True}
    verdicts = {check: Counter(sample.first_verdicts[check] for sample in samples) for check in hard}
    return SliceResult(
        name=name,
        first_try=Rate(sum(sample.first_passed for sample in samples), total),
        first_unclear=Rate(sum(sample.first_outcome is Outcome.UNCLEAR for sample in samples), total),
        guarded=Rate(sum(sample.outcome is Outcome.PASSED for sample in samples), total),
        guarded_unclear=Rate(sum(sample.outcome is Outcome.UNCLEAR for sample in samples), total),
        checks={
            check: Rate(found[Outcome.PASSED] if hard[check] else total - found[Outcome.FAILED], total)
            for check, found in verdicts.items()
        },
        unclear_checks={
            check: Rate(found[Outcome.UNCLEAR], total)
            for check, found in verdicts.items()
            if hard[check] and found[Outcome.UNCLEAR]
        },
        attempts=sum(sample.attempts for sample in samples) / total,
        pairs=len({task.drawing.group_key(task.reading.model_validate(sample.reading)) for sample in samples}),
    )
