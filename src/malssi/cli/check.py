"""`malssi check TASK`: what the verifier says of a text."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from malssi.cli.options import AsJson, TaskName
from malssi.cli.output import print_json

if TYPE_CHECKING:
    from malssi.tasks.check import Finding, Verification

MARKS = {"passed": "✓", "failed": "✗", "unclear": "?"}


def check(
    task: TaskName,
    reading: Annotated[str, typer.Option("--reading", metavar="JSON", help="The reading, as a JSON object.")],
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The text to be checked.")],
    json: AsJson = False,
) -> None:
    """Check a text against a reading: each check with its verdict and, for a fail or what is unclear, the reason."""
    from malssi.sources.objects import parse_json
    from malssi.tasks.check import verify
    from malssi.tasks.parse import parse_reading
    from malssi.tasks.registry import load_task

    loaded = load_task(task)
    parsed = parse_reading(loaded, parse_json(reading))
    found = verify(loaded, parsed, text)
    if json:
        asked = {"task": task, "reading": parsed.model_dump(exclude_none=True), "text": text}
        print_json(asked | {"passed": found.passed, "outcome": str(found.outcome), "checks": checks(found)})
    else:
        for finding in found.findings:
            print(line(finding))
    raise typer.Exit(0 if found.passed else 1)


def checks(found: "Verification") -> list[dict[str, Any]]:
    """The findings as JSON."""
    return [
        {"check": f.check, "outcome": str(f.verdict.outcome), "hard": f.hard, "why": f.verdict.why}
        for f in found.findings
    ]


def line(finding: "Finding") -> str:
    """One finding as a line."""
    why = f": {finding.verdict.why}" if finding.verdict.why else ""
    return f"{MARKS[finding.verdict.outcome]} {finding.check}{'' if finding.hard else ' (soft)'}{why}"
