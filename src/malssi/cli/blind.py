"""What `malssi task validate TASK --blind FOLDER` prints: rates with their intervals, then the wrongly judged texts."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from malssi.cli.output import drawing, print_json, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from malssi.evaluate.blind import BlindResult, Judged, Threshold
    from malssi.tasks.task import Task

MAX_SHOWN = 120
"""Characters of a text that are shown without `--full`."""

MARKS = {"passed": "✓", "failed": "✗", "unclear": "?"}


def thresholds_of(
    min_right_passed: float | None,
    max_right_failed: float | None,
    max_wrong_passed: float | None,
    max_bad_passed: float | None,
) -> "list[Threshold]":
    """The limits that were given, in percent."""
    from malssi.evaluate.blind import Threshold
    from malssi.tasks.task import Outcome

    limits = (
        (Threshold("--min-right-passed", "right", Outcome.PASSED, True), min_right_passed),
        (Threshold("--max-right-failed", "right", Outcome.FAILED, False), max_right_failed),
        (Threshold("--max-wrong-passed", "wrong", Outcome.PASSED, False), max_wrong_passed),
        (Threshold("--max-bad-passed", "bad", Outcome.PASSED, False), max_bad_passed),
    )
    return [limit._replace(percent=percent) for limit, percent in limits if percent is not None]


def validate_blind(task: "Task[Any]", path: Path, limits: "Sequence[Threshold]", as_json: bool, full: bool) -> bool:
    """Judge the texts of strangers and print what came of it; whether every limit is kept.

    Raises:
        InputError: the texts cannot be read.
    """
    result = judged(task, path)
    missed = result.missed(limits)
    if as_json:
        print_json(result.as_dict() | {"missed": missed, "passed": not missed})
        return not missed
    drawing().print(rates_table(result))
    for told in beside(result):
        print(told)
    for one in result.wrongly_judged:
        print(line(one, full))
    for told in missed:
        print(f"✗ {told}")
    if limits:
        print("failed" if missed else "passed")
    return not missed


def judged(task: "Task[Any]", path: Path) -> "BlindResult":
    """Judge the texts one by one, telling how far it is; nothing is written, so it may be stopped at any time."""
    from malssi.evaluate.blind import judge, read_texts, result_of

    texts, others = read_texts(task, path)
    found = []
    with progress("texts", share=0) as telling:
        try:
            for one in judge(task, texts):
                found.append(one)
                telling.advance(1, len(found) / len(texts))
        except KeyboardInterrupt:
            telling.note(f"stopped: {len(found)} of {len(texts)} texts are judged; nothing was written")
            raise
    return result_of(task, found, others)


def rates_table(result: "BlindResult") -> "Table":
    """The rates that matter, each with its Wilson interval."""
    from rich.table import Column, Table

    from malssi.evaluate.blind import Group
    from malssi.tasks.task import Outcome

    numbers = [Column(name, justify="right") for name in ("n", "of", "share", "95 % interval")]
    table = Table("texts", "finding", *numbers)
    rows: list[tuple[str, Group, Outcome]] = [("right", "right", outcome) for outcome in Outcome]
    rows += [("wrong", "wrong", Outcome.PASSED), ("bad sentence in a good text", "bad", Outcome.PASSED)]
    for name, group, outcome in rows:
        rate = result.findings(group).rate(outcome)
        figures = (rate.percent, rate.range) if rate.total else ("-", "-")
        table.add_row(name, str(outcome), str(rate.passed), str(rate.total), *figures)
    return table


def beside(result: "BlindResult") -> "list[str]":
    """What counted for no rate."""
    told = [
        f"! {one.text.path}:{one.text.line}: {one.text.id}: reading refused: {one.problems}" for one in result.refused
    ]
    told += [f"{len(result.refused)} texts whose reading is refused count for no rate"] if result.refused else []
    others = ", ".join(f"{name} {count}" for name, count in result.others.items())
    return told + ([f"texts of other tasks, not judged: {others}"] if others else [])


def line(one: "Judged", full: bool) -> str:
    """A wrongly judged text: what was found and why, and the text, each on a line."""
    text, outcome = one.text, one.verification.outcome
    against = [f"{finding.check}: {finding.verdict.why}" for finding in one.verification.objections]
    why = "; ".join(against) or f"the fault is: {text.why or 'not told'}"
    return f"{MARKS[outcome]} {text.id} ({text.kind or text.group}) {outcome}: {why}\n    {one_line(text.text, full)}"


def one_line(text: str, full: bool) -> str:
    """A text on one line, shortened unless all of it is wanted."""
    joined = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return joined if full or len(joined) <= MAX_SHOWN else joined[:MAX_SHOWN] + "…"
