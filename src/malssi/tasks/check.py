"""Run a task's checks over a text: the one verifier that gates, labels, measures and guards."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from malssi import korean
from malssi.artifacts import hash_file, sha256
from malssi.errors import MalssiError, TaskError
from malssi.tasks import checks
from malssi.tasks.checks.form import unreadable
from malssi.tasks.task import Outcome, R, Task, Verdict, fail

READABLE = "is_readable"
"""The finding on a text that is far too long or goes round in circles."""


@dataclass(frozen=True)
class Finding:
    """One check's verdict on one text."""

    check: str
    hard: bool
    verdict: Verdict

    def is_hard(self, outcome: Outcome) -> bool:
        """Whether it is a hard check's, with this outcome."""
        return self.hard and self.verdict.outcome is outcome


@dataclass(frozen=True)
class Verification:
    """All findings on one text."""

    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """Failed where a hard check failed, else unclear where one is unclear, else passed."""
        return Outcome.FAILED if self.failed else Outcome.UNCLEAR if self.unclear else Outcome.PASSED

    @property
    def passed(self) -> bool:
        """Whether every hard check passed; nothing else is shown as verified."""
        return self.outcome is Outcome.PASSED

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The hard findings that reject the text."""
        return tuple(finding for finding in self.findings if finding.is_hard(Outcome.FAILED))

    @property
    def unclear(self) -> tuple[Finding, ...]:
        """The hard findings that cannot tell."""
        return tuple(finding for finding in self.findings if finding.is_hard(Outcome.UNCLEAR))

    @property
    def objections(self) -> tuple[Finding, ...]:
        """The findings that decide against the text: those that failed, else those that are unclear."""
        return self.failed or self.unclear

    @property
    def reasons(self) -> str:
        """Why the text did not pass, in one line; empty where it did."""
        mark = "" if self.failed else " (unclear)"
        return "; ".join(f"{finding.check}{mark}: {finding.verdict.why}" for finding in self.objections)

    @property
    def unread(self) -> tuple[str, ...]:
        """The sentences or phrases that hard checks did not understand, each once; a check without any by its name."""
        return tuple(dict.fromkeys(finding.verdict.why or finding.check for finding in self.unclear))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of soft checks that would have the text better."""
        return tuple(f for f in self.findings if not f.hard and f.verdict.outcome is Outcome.FAILED)

    def outcome_of(self, check: str) -> Outcome:
        """The outcome of one check by its name; failed where the text was not read."""
        return next((finding.verdict.outcome for finding in self.findings if finding.check == check), Outcome.FAILED)


def verify(task: Task[R], reading: R, text: str) -> Verification:
    """Run every check of a task; on a text that nobody could read those alone that only measure it.

    Raises:
        TaskError: a check itself failed, which is a bug of the task and never an answer's fault.
    """
    why = unreadable(text, task.max_characters)
    findings = [Finding(READABLE, True, fail(why))] if why else []
    for check in (check for check in task.checks if not (why and check.reads)):
        try:
            verdict = check.test(reading, text)
        except Exception as cause:
            raise TaskError(task.name, f"check {check.name}", cause) from cause
        findings.append(Finding(check.name, check.hard, verdict))
    return Verification(tuple(findings))


def failure_counts(verifications: Iterable[Verification]) -> dict[str, int]:
    """How often each hard check failed, most frequent first."""
    return dict(Counter(finding.check for done in verifications for finding in done.failed).most_common())


def unclear_counts(verifications: Iterable[Verification]) -> dict[str, int]:
    """How often each hard check was unclear about a text that failed none, most frequent first.

    A text that failed counts under `failure_counts` alone: what cannot be read at all leaves most checks unclear.
    """
    unclear = (done for done in verifications if done.outcome is Outcome.UNCLEAR)
    return dict(Counter(finding.check for done in unclear for finding in done.unclear).most_common())


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
    """Hash of all that decides what passes: the files beside the checks, the shared checks and the Korean room."""
    files = {path for check in task.checks for path in files_beside(sys.modules[check.test.__module__])}
    files |= {path for room in (korean, checks) for path in files_of(Path(room.__path__[0]), "**/*")}
    return sha256("".join(f"{path.name} {hash_file(path)}\n" for path in sorted(files)).encode())[:16]


def files_beside(module: ModuleType) -> list[Path]:
    """The files of a module's package and of those around it up to `malssi.tasks`, whose helpers several tasks share.

    The module's own alone where it has no package or lies beside the tasks.
    """
    own = Path(module.__file__ or "")
    shared, _, package = (module.__package__ or "").partition(f"{__package__}.")
    if shared or not package:
        return [own]
    folders = list(own.parents)[: len(package.split("."))]
    return [path for folder in folders for path in files_of(folder)]


def files_of(folder: Path, which: str = "*") -> list[Path]:
    """The files of a folder that are written by people."""
    return [path for path in folder.glob(which) if path.is_file() and path.suffix != ".pyc"]
