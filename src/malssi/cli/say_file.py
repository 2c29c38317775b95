"""`malssi say TASK --from FILE`: rows in, answers out in the same order, batch by batch; nothing is kept."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from malssi.cli.generator import Generator, open_generator
from malssi.cli.out_file import (
    OutFile,
    Reached,
    load_reached,
    open_out,
    require_free,
    require_nothing_unfinished,
    skip,
)
from malssi.cli.output import Progress, json_line, note, progress
from malssi.cli.said import raw_text, told, unverified
from malssi.sources.fill import RowDefaults
from malssi.sources.tables import Row, Table, open_table
from malssi.tasks.task import Task

if TYPE_CHECKING:
    from malssi.model.answer import Answer
    from malssi.settings import Settings

BAD_ROWS, UNANSWERED = 2, 3
SPEAKING = {
    "engine",
    "base",
    "adapter",
    "use_finetuned",
    "use_chat_format",
    "quantization",
    "max_candidates",
    "hopeless_after",
    "unclear",
    "script",
}
"""Settings on which it depends what is answered."""


@dataclass(frozen=True)
class FileRun:
    """What is asked of a file."""

    task: Task[Any]
    path: Path
    filling: RowDefaults
    settings: "Settings"
    seed: int
    temperature: float | None
    as_json: bool
    raw: bool
    out: Path | None = None
    """Where the answers go; to stdout without it."""

    def asked(self) -> dict[str, Any]:
        """All on which the output depends, to be noted."""
        from malssi import __version__

        return self.settings.model_dump(mode="json", include=SPEAKING) | {
            "malssi": __version__,
            "task": f"{self.task.name} {self.task.version}",
            "file": noted(str(self.path if str(self.path) == "-" else self.path.resolve())),
            "seed": self.seed,
            "flags": {name: noted(text) for name, text in self.filling.given.items()},
            "estimate": self.filling.estimate,
            "temperature": self.temperature,
            "json": self.as_json,
            "raw": self.raw,
            "adapter_manifest": manifest_hash(self.task, self.settings),
        }


def noted(text: str) -> str:
    """A text as it can be written: a file's name may hold bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()


def manifest_hash(task: Task[Any], settings: "Settings") -> str | None:
    """What tells the adapter that answers from another one in its place."""
    from malssi.artifacts import MANIFEST, hash_file
    from malssi.model.load import shipped_adapters

    folder = settings.adapter or shipped_adapters(settings).get(task.name)
    return hash_file(folder / MANIFEST) if folder and (folder / MANIFEST).is_file() else None


def say_file(run: FileRun, resume: bool) -> int:
    """Answer a file's rows and return the exit code.

    Raises:
        InputError: the file cannot be read, or the run that is to go on was another one.
    """
    if run.out:
        require_free(run.out, run.path)
    with open_table(run.task, run.path, run.filling) as table:
        rows = chain([next(table.rows)], table.rows)  # a file that cannot be read is told before the model is loaded
        if table.unread:
            note(f"{table.name}: columns that are not read: {', '.join(table.unread)}")
        if table.converted:
            note(f"{table.name}: columns that are converted: {', '.join(table.converted)}")
        asked, reached = run.asked() if run.out else {}, Reached()
        if run.out and resume:
            reached = load_reached(run.out, asked)
            skip(rows, reached, run.path)
        elif run.out:
            require_nothing_unfinished(run.out)
        speaker = open_generator(run.task, run.settings, run.temperature, run.raw)
        with open_out(run.out, asked, reached) if run.out else nullcontext() as out:
            counts = answer_rows(run, table, rows, speaker, reached, out).counts
    return BAD_ROWS if counts.get("bad") else UNANSWERED if counts.get("unverified") and not run.raw else 0


def answer_rows(
    run: FileRun, table: Table[Any], rows: Iterator[Row[Any]], speaker: Generator, reached: Reached, out: OutFile | None
) -> Reached:
    """Answer the rows that are left, batch by batch, and tell of it."""
    began, before = time.monotonic(), reached.rows
    with progress("rows", to_file=out is not None, share=table.share()) as telling:
        try:
            for batch in batches(rows, run.settings.batch):
                said = list(say_batch(run, table.name, batch, speaker, telling))
                after = reached
                for row, fared, _ in said:
                    after = after.after(row, fared)
                text = "".join(f"{text}\n" for *_, text in said if text is not None)
                reached = out.write(text, after) if out else after
                telling.advance(len(batch), table.share())
        except KeyboardInterrupt:
            telling.note(stopped(table.name, reached, out))
            raise
    note(summary(reached.counts, reached.rows - before, time.monotonic() - began))
    return reached


class Said(NamedTuple):
    """What came of a row."""

    row: Row[Any]
    fared: str
    """bad, verified, unclear (shown all the same) or unverified."""
    text: str | None
    """What is written of it, None where there is nothing."""


def say_batch(run: FileRun, name: str, batch: list[Row[Any]], speaker: Generator, telling: Progress) -> Iterator[Said]:
    """Answer the good rows of a batch together, print them where they go to no file, and tell the bad ones."""
    judged = [speaker.accepted(row) for row in batch]
    readings = [row.reading for row in judged if row.reading is not None]
    answers = iter(speaker.answered(readings, run.seed) if readings else [])
    for row, taken in zip(batch, judged, strict=True):
        answer = None if taken.reading is None else next(answers)
        text = refusal_of(run, taken) if answer is None else text_of(run, row, answer)
        if text is not None and run.out is None:
            print(text, flush=True)
        for problem in taken.problems if answer is None else problems(run, answer):
            telling.note(f"{name}:{row.line}: {problem}")
        yield Said(row, fared(run, answer), "" if text is None and not run.as_json else text)


def fared(run: FileRun, answer: "Answer[Any] | None") -> str:
    """How a row fared, as it is counted."""
    if answer is None or answer.verified:
        return "bad" if answer is None else "verified"
    return "unverified" if run.raw or answer.text is None else "unclear"


def text_of(run: FileRun, row: Row[Any], answer: "Answer[Any]") -> str | None:
    """What is written of an answer, None where there is nothing."""
    if not run.as_json:
        return raw_text(answer) if run.raw else answer.text
    payload = {"line": row.line} | told(run.task, answer, run.raw)
    if run.out:
        del payload["seconds"]  # the same run over again takes another time
    return json_line(payload | ({"estimated": list(row.estimated)} if row.estimated else {}))


def refusal_of(run: FileRun, row: Row[Any]) -> str | None:
    """What is written of a row that is no reading: as JSON what is known of it all the same, else nothing."""
    if not (run.as_json and row.facts):
        return None
    payload = {"line": row.line, "task": run.task.name, "text": None, "verified": False}
    return json_line(payload | {"problems": list(row.problems), "facts": dict(row.facts)})


def problems(run: FileRun, answer: "Answer[Any]") -> Iterator[str]:
    """What is told beside an answer that is none, or is not verified; JSON holds it."""
    if answer.verified or run.as_json:
        return
    if answer.text is not None and not run.raw:
        yield unverified(answer)
    else:
        state = "unverified" if run.raw else "no verified answer"
        yield f"{state} ({answer.not_passed}) {answer.alarm}".rstrip()


def stopped(name: str, reached: Reached, out: OutFile | None) -> str:
    """What is told of a run that somebody stops."""
    far = f"{name} is answered through line {reached.line:,}" if reached.rows else "no row is answered yet"
    if out is None:
        return f"stopped: {far}; with --out FILE a run can go on where it was stopped"
    return f"stopped: {far}, in {out.path}; the same command with --resume goes on behind it"


def summary(counts: Mapping[str, int], answered: int, seconds: float) -> str:
    """What came of the file, in one line."""
    parts = [f"{counts.get('verified', 0):,} verified"]
    parts += [f"{counts['unclear']:,} shown unverified, since they are unclear"] if "unclear" in counts else []
    parts += [f"{counts['unverified']:,} without a verified answer"] if "unverified" in counts else []
    parts += [f"{counts['bad']:,} not acceptable"] if "bad" in counts else []
    return f"{sum(counts.values()):,} rows: {', '.join(parts)}; {answered / max(seconds, 1e-9):,.1f} rows/s"


def batches(rows: Iterable[Row[Any]], size: int) -> Iterator[list[Row[Any]]]:
    """The rows in lists of `size`, the last one shorter."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
