"""What `malssi say` tells of an answer: its text, its tables or JSON; of an unverified text what the checks found."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from malssi.cli.output import note, print_json

if TYPE_CHECKING:
    from malssi.model.answer import Answer
    from malssi.tasks.task import Task


def print_answer(task: "Task[Any]", answer: "Answer[Any]", as_json: bool, raw: bool) -> None:
    """Print the text or the tables, or JSON; without a text leave by the answer's error."""
    if raw:
        note(f"unverified: {verdict(answer)}")
    elif answer.text is not None and not answer.verified:
        note(f"warning: {unverified(answer)}")
    if as_json:
        print_json(told(task, answer, raw))
    if not raw:
        answer.required()
    if not as_json:
        print_plainly(task, answer, raw)
        for heard in () if raw else told_in_words(task, answer):
            note(heard)


def told_in_words(task: "Task[Any]", answer: "Answer[Any]") -> Iterator[str]:
    """What counted because words of the reading tell it, and what the field itself had."""
    heard = task.presentation.extras(answer.reading, answer.required()).get("told_in_words", {})
    for name, values in heard.items():
        field = "" if values["given"] is None else f"; the field says {values['given']}"
        yield f"{name}: {values['told']} is told in words and counts{field}"


def print_plainly(task: "Task[Any]", answer: "Answer[Any]", raw: bool) -> None:
    """Print the tables of a task that has some, else the text, drawn where it is Markdown and someone looks at it."""
    if not raw and task.presentation.tables is not None:
        from malssi.cli.tables import print_tables, tables_of

        print_tables(tables_of(task, answer))
    elif not raw and task.presentation.markdown and sys.stdout.isatty():
        print_markdown(answer.required())
    else:
        print(raw_text(answer) if raw else answer.text)


def print_markdown(text: str) -> None:
    """Draw Markdown; a line of the text stays a line."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console(highlight=False).print(Markdown(text.replace("\n", "  \n")))


def told(task: "Task[Any]", answer: "Answer[Any]", raw: bool) -> dict[str, Any]:
    """An answer as JSON; `verified` says what the checks found, also of a raw text."""
    if raw:
        text = raw_text(answer)
        return answer.as_dict() | {"text": text, "raw": True} | counts(answer)
    if answer.text is None:
        more = {"given_up": answer.given_up, "alarm": answer.alarm, "facts": dict(answer.facts)}
        return answer.as_dict() | counts(answer) | {name: told for name, told in more.items() if told}
    return answer.as_dict() | task.presentation.extras(answer.reading, answer.text)


def counts(answer: "Answer[Any]") -> dict[str, Any]:
    """How often each check failed or was unclear."""
    return {"failed_checks": answer.failed_checks, "unclear_checks": answer.unclear_checks}


def unverified(answer: "Answer[Any]") -> str:
    """What is told beside a text that is shown without being verified."""
    return f"unverified, no candidate passed; not understood: {' | '.join(answer.unread)}"


def raw_text(answer: "Answer[Any]") -> str:
    """What the model said first."""
    return answer.attempts[0].candidate.text


def verdict(answer: "Answer[Any]") -> str:
    """What the checks say of a raw text, in a few words."""
    if answer.failed_checks:
        return f"fails {', '.join(answer.failed_checks)}"
    if answer.unclear_checks:
        return f"unclear to {', '.join(answer.unclear_checks)}"
    return "printed as it came; it passes every check"
