"""Run a task's checks over a text: the one verifier that gates, labels, measures and guards."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from malssi.artifacts import hash_file, sha256
from malssi.errors import MalssiError, TaskError
from malssi.korean import morphemes
from malssi.tasks import conjugation, korean
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
        return not any(f.hard and f.verdict.outcome is not Outcome.PASSED for f in self.findings)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The findings that reject the text."""
        return tuple(finding for finding in self.findings if finding.rejects)

    @property
    def flaws(self) -> tuple[Finding, ...]:
        """The findings of soft checks that would have the text better."""
        return tuple(f for f in self.findings if not f.hard and f.verdict.outcome is Outcome.FAILED)

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


@contextmanager
def task_code(task: Task[R], part: str) -> Iterator[None]:
    """Run a task's own code; its failures are wrapped once, naming the task and the part.

    Raises:
        TaskError: it failed otherwise than by an error that malssi raises on purpose.
    """
    try:
        yield
    except MalssiError:
        raise
    except Exception as cause:
        raise TaskError(task.name, part, cause) from cause


def verifier_hash(task: Task[R]) -> str:
    """Hash of all that decides what passes: every file beside the modules of the checks, and the shared helpers."""
    modules = {sys.modules[check.test.__module__] for check in task.checks} | {korean, conjugation, morphemes}
    files = {path for module in modules for path in files_beside(module)}
    return sha256("".join(f"{path.name} {hash_file(path)}\n" for path in sorted(files)).encode())[:16]


def files_beside(module: ModuleType) -> list[Path]:
    """The files of a module's package and of those around it up to `malssi.tasks`, whose helpers several tasks share.

    The module's own alone where it has no package or lies beside `korean`, shared by all tasks.
    """
    own = Path(module.__file__ or "")
    shared, _, package = (module.__package__ or "").partition(f"{korean.__package__}.")
    if shared or not package:
        return [own]
    levels = len(package.split("."))
    folders = list(own.parents)[:levels]
    return [path for folder in folders for path in folder.iterdir() if path.is_file() and path.suffix != ".pyc"]
