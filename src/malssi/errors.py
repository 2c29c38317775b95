"""What can go wrong, as one tree. Every error says what happened and, in its hint, what to do next.

MalssiError
|-- InputError            the user's reading, file, flag or setting is not acceptable       (exit 2, HTTP 422)
|   |-- ReadingError      a reading's field: names the field, the value and what is accepted
|   `-- RecipeError       a recipe or task file
|-- GateError             something made here did not pass its own check                    (exit 1)
|   |-- DatasetError      a row fails the verifier, a count is off, a pair crosses a split
|   |-- PromptError       a row does not fit, or does not end in a learned stop token
|   `-- ExportError       the exported model says less well what the adapter said
|-- ModelError            weights, tokenizer or engine cannot be used as they lie there     (exit 2)
|   |-- MissingExtra      an optional dependency is not installed
|   `-- FingerprintError  an adapter was trained on other prompts than would be served
|-- NoVerifiedAnswer      no candidate passed within the budget                             (exit 3, HTTP 503)
`-- TaskError             a failure inside a task's own code, named once
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

MAX_SHOWN = 200
"""Characters of a wrong value that are told."""


class Invalid(Protocol):
    """What pydantic raises; this room imports nothing of it."""

    def errors(self) -> list[Any]:
        """One entry a wrong field."""


def field_errors(invalid: Invalid, prefix: str = "") -> str:
    """Every wrong field of a recipe, a manifest or the settings in one line: its path, the value and what was expected.

    Args:
        prefix: what stands before each path, such as `train.`.
    """
    return "; ".join(f"{prefix}{'.'.join(map(str, error['loc']))}: {field_error(error)}" for error in invalid.errors())


def field_error(error: Mapping[str, Any]) -> str:
    """The value of a field and why it is wrong; of one that is missing or unknown the reason alone."""
    told = str(error["msg"])
    return told if error["type"] in ("missing", "extra_forbidden") else f"got {shown(error['input'])}, {told}"


class MalssiError(Exception):
    """Base of all errors that malssi raises on purpose."""

    exit_code = 2

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.args[0]}; {self.hint}" if self.hint else str(self.args[0])


class InputError(MalssiError):
    """Something that the user gave is not acceptable."""


class ReadingError(InputError):
    """One or more fields of a reading are not acceptable.

    Args:
        problems: what is wrong with them.
        alarm: what whoever gave them must be told all the same (`Intake.safety_notice`).
        facts: what is known without an answer (`Intake.facts`).
    """

    def __init__(
        self, problems: Sequence["Problem"], alarm: str = "", facts: Mapping[str, object] | None = None
    ) -> None:
        self.problems, self.alarm, self.facts = tuple(problems), alarm, dict(facts or {})
        super().__init__("\n".join([*map(str, self.problems), *filter(None, [alarm, known(self.facts)])]), "")


def known(facts: Mapping[str, object]) -> str:
    """What is known without an answer, in a line; empty where nothing is."""
    return f"known all the same: {json.dumps(facts, ensure_ascii=False)}" if facts else ""


def not_passed(failed: Mapping[str, int], unclear: Mapping[str, int], counted: bool = False) -> str:
    """The checks that failed and those that were unclear, in a line, perhaps with how often; empty where none did."""
    kinds = {"failed": failed, "unclear": unclear}
    told = {kind: [f"{name} x{n}" if counted else name for name, n in checks.items()] for kind, checks in kinds.items()}
    return "; ".join(f"{kind}: {', '.join(names)}" for kind, names in told.items() if names)


class Problem:
    """What is wrong with one field: where, what was got, what was expected."""

    def __init__(self, field: str, got: object, expected: str) -> None:
        self.field, self.got, self.expected = field, got, expected

    def __str__(self) -> str:
        return f"{shown(self.field, str)}: got {shown(self.got)}, expected {self.expected}"


def shown(value: object, write: Callable[[object], str] = repr) -> str:
    """A wrong value's text, shortened, without what UTF-8 cannot hold."""
    try:
        text = write(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        text = type(value).__name__
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


class RecipeError(InputError):
    """A recipe or a task's file is wrong."""


class GateError(MalssiError):
    """Something made here did not pass its own check."""

    exit_code = 1


class DatasetError(GateError):
    """A dataset's rows, counts or splits are not what the recipe demands."""


class PromptError(GateError):
    """A row cannot be trained on as it is."""


class ExportError(GateError):
    """An exported model answers less well than the adapter that it was made from."""


class ModelError(MalssiError):
    """Weights, tokenizer or engine cannot be used as they are."""


class MissingExtra(ModelError):
    """An optional dependency is not installed."""

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(f"{module} is not installed", f"install it with: pip install 'malssi[{extra}]'")


class FingerprintError(ModelError):
    """An adapter was trained on other prompts than would be served."""


class NoVerifiedAnswer(MalssiError):
    """No candidate passed the task's checks within the budget. It carries why, and no text of the model.

    Args:
        alarm: what whoever asked must be told all the same (`Intake.safety_notice`).
        given_up: the check that no candidate passed, so that no more were drawn.
        facts: what is known without an answer (`Intake.facts`).
        unclear_checks: how often each check was unclear about a candidate that failed none.
    """

    exit_code = 3

    def __init__(
        self,
        task: str,
        attempts: int,
        seconds: float,
        failed_checks: dict[str, int],
        alarm: str = "",
        given_up: str = "",
        facts: Mapping[str, object] | None = None,
        unclear_checks: Mapping[str, int] | None = None,
    ) -> None:
        self.task, self.attempts, self.seconds, self.failed_checks = task, attempts, seconds, failed_checks
        self.given_up, self.unclear_checks = given_up, dict(unclear_checks or {})
        counts = not_passed(failed_checks, self.unclear_checks, counted=True) or "none finished in time"
        why = counts + (f"; given up, since none passed {given_up}" if given_up else "")
        more = "MALSSI_HOPELESS_AFTER" if given_up else "MALSSI_MAX_CANDIDATES or MALSSI_MAX_SECONDS"
        super().__init__(
            "\n".join(
                [f"{task}: none of {attempts} candidates passed ({why})", *filter(None, [alarm, known(facts or {})])]
            ),
            f"keep the last verified text; raise {more}, or train a better adapter",
        )


class TaskError(MalssiError):
    """A failure inside a task's own code."""

    exit_code = 1

    def __init__(self, task: str, part: str, cause: Exception) -> None:
        super().__init__(
            f"task {task}, {part}: {type(cause).__name__}: {cause}", "this is a bug of the task; please report it"
        )
