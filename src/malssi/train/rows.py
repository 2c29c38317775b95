"""Dataset rows to token ids, and the gate that every row passes before any training."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malssi.errors import PromptError, ReadingError
from malssi.model.forms import forms_of
from malssi.model.tokens import ChatTokens, Example
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Message, Task

PAIRS = ".pairs.jsonl"
"""Ending of the file that tells what the rows of the one beside it were made from."""


@dataclass(frozen=True)
class Row:
    """One row of a dataset: the prompt's messages and the answer."""

    prompt: tuple[Message, ...]
    answer: str


def read_rows(path: Path) -> list[Row]:
    """Read OpenAI chat JSONL: every row's last message is the assistant's.

    Raises:
        PromptError: a line is not such a row.
    """
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            messages = [Message(m["role"], m["content"]) for m in json.loads(line)["messages"]]
        except (ValueError, KeyError, TypeError) as cause:
            raise PromptError(f"{path.name}:{number}: not a chat row ({cause})", "build the dataset again") from cause
        if len(messages) < 2 or messages[-1].role != "assistant":
            raise PromptError(
                f"{path.name}:{number}: does not end with an assistant message", "build the dataset again"
            )
        rows.append(Row(tuple(messages[:-1]), messages[-1].content))
    return rows


def repeated(rows: Sequence[Row], path: Path, least: int) -> list[Row]:
    """Say the rows of rare scenarios again, whole times, until there are about so many of each.

    Args:
        path: the file that the rows were read from; the one beside it tells their scenarios.

    Raises:
        PromptError: that file is missing or is of other rows.
    """
    pairs = path.with_suffix(PAIRS)
    hint = "build the dataset again, or leave [train] least_cell_rows out"
    try:
        told = [json.loads(line) for line in pairs.read_bytes().splitlines()]
        cells = [(row.get("task"), row["cell"]) for row in told]  # tasks that are merged may share a scenario's name
    except (OSError, ValueError, KeyError) as cause:
        raise PromptError(f"{pairs.name}: does not tell the scenarios of the rows ({cause})", hint) from cause
    if len(cells) != len(rows):
        raise PromptError(f"{pairs.name}: has {len(cells)} rows, {path.name} {len(rows)}", hint)
    counts = Counter(cells)
    return [row for row, cell in zip(rows, cells, strict=True) for _ in range(max(1, round(least / counts[cell])))]


def trained_forms(path: Path, task: Task[Any]) -> dict[str, tuple[Any, ...]]:
    """The forms of answer that a task's rows have; nothing is known where no file tells their readings.

    Args:
        path: the file of the rows; the one beside it tells what they were made from.

    Raises:
        PromptError: a reading there is none of the task.
    """
    pairs = path.with_suffix(PAIRS)
    if not task.intake.forms or not pairs.exists():
        return {}
    try:
        told = [json.loads(line) for line in pairs.read_bytes().splitlines()]
        own = [row["reading"] for row in told if row.get("task", task.name) == task.name]
        return forms_of(task, [parse_reading(task, reading) for reading in own])
    except (ValueError, KeyError, ReadingError) as cause:
        raise PromptError(
            f"{pairs.name}: not the readings of {task.name} ({cause})", "build the dataset again"
        ) from cause


def preflight(rows: Sequence[Row], tokens: ChatTokens, max_length: int) -> list[Example]:
    """Encode every row; all must fit whole, since a cut row never learns to stop.

    Raises:
        PromptError: a row does not fit, or its answer does not end in a stop token.
    """
    examples = []
    for number, row in enumerate(rows, 1):
        example = tokens.example(row.prompt, row.answer)
        if len(example.ids) > max_length:
            raise PromptError(
                f"row {number} has {len(example.ids)} tokens, max_length is {max_length}",
                "raise [train] max_length: a shortened row would lose its stop token",
            )
        examples.append(example)
    return examples
