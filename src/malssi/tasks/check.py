"""Run a task's checks over a text: the one verifier that gates, labels, measures and guards."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from malssi.errors import TaskError
from malssi.tasks.task import Outcome, R, Task, Verdict


@dataclass(frozen=True)
class Finding:
    """One check's verdict on one text."""

    check: str
    hard: bool
    verdict: Verdict

    @property
    def rejects(self) -> bool:
        """Only a hard check that failed rejects; unclear does not."""
        return self.hard and self.verdict.outcome is Outcome.FAILED


@dataclass(frozen=True)
class Verification:
    """All findings on one text."""

    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return not any(finding.rejects for finding in self.findings)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The findings that reject the text."""
        return tuple(finding for finding in self.findings if finding.rejects)

    def outcome(self, check: str) -> Outcome:
        """The outcome of one check by its name."""
        return next(finding.verdict.outcome for finding in self.findings if finding.check == check)


def verify(task: Task[R], reading: R, text: str) -> Verification:
    """Run every check of a task.

    Raises:
        TaskError: a check itself failed, which is a bug of the task and never an answer's fault.
    """
    findings = []
    for check in task.checks:
        try:
            verdict = check.test(reading, text)
        except Exception as cause:
            raise TaskError(task.name, f"check {check.name}", cause) from cause
        findings.append(Finding(check.name, check.hard, verdict))
    return Verification(tuple(findings))


def failure_counts(verifications: Iterable[Verification]) -> dict[str, int]:
    """How often each hard check failed, most frequent first."""
    return dict(Counter(finding.check for done in verifications for finding in done.failed).most_common())
