"""Measure a task's verifier on texts that strangers wrote and labelled: how many right and wrong ones it passes.

The texts lie in JSON lines, `{"id", "task", "reading", "text", "right", "kind"?, "why"?}`; further fields are not read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from malssi.errors import InputError, Problem, ReadingError
from malssi.evaluate.statistics import Rate
from malssi.sources.objects import parse_json
from malssi.tasks.check import Verification, verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Outcome, R, Task

FORMAT = '{"id": "…", "task": "…", "reading": {…}, "text": "…", "right": true or false, "kind"?: "…", "why"?: "…"}'
ENDING = "*.jsonl"
MAX_TOLD = 5
"""Broken lines that are told."""

Group = Literal["right", "wrong", "bad"]
"""Right texts, wrong ones, and good ones with one bad sentence put in."""

RIGHT_KINDS = ("right",)
WRONG_KINDS = ("wrong", "bad", "adversarial")
BAD_KINDS = ("bad", "adversarial")
SENTENCE_ENDS = (".", "!", "?")


class BlindText(NamedTuple):
    """One labelled text."""

    path: Path
    line: int
    id: str
    task: str
    reading: Any
    """As it stands in the file."""
    text: str
    right: bool
    kind: str
    """The writer's word for its kind, free but for those that contradict the label; empty where there is none."""
    why: str
    """The fault of a wrong text, in the writer's words, or the bad sentence itself."""

    @property
    def group(self) -> Group:
        """Which rate the text counts for."""
        if self.right:
            return "right"
        is_sentence = self.why.endswith(SENTENCE_ENDS) and self.why in self.text and self.why != self.text.strip()
        return "bad" if self.kind in BAD_KINDS or is_sentence else "wrong"


class Judged(NamedTuple):
    """What the verifier says of a text."""

    text: BlindText
    verification: Verification

    @property
    def wrongly(self) -> bool:
        """Whether it says otherwise than the label: a right text that does not pass, a wrong one that does."""
        return self.verification.passed != self.text.right


class Refused(NamedTuple):
    """A text whose reading the task does not accept; it counts for no rate."""

    text: BlindText
    problems: str


@dataclass(frozen=True)
class Findings:
    """The outcomes of one group's texts."""

    counts: Mapping[Outcome, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def rate(self, outcome: Outcome) -> Rate:
        """How many of the texts have an outcome."""
        return Rate(self.counts.get(outcome, 0), self.total)

    def as_dict(self) -> dict[str, Any]:
        """Counts, shares and 95 % intervals by outcome."""
        return {"texts": self.total} | {str(outcome): rate_as_dict(self.rate(outcome)) for outcome in Outcome}


class Threshold(NamedTuple):
    """A limit in percent for the share of a group's texts that have an outcome."""

    name: str
    group: Group
    outcome: Outcome
    at_least: bool
    """The share must not fall below it; else it must not exceed it."""
    percent: float = 0.0


@dataclass(frozen=True)
class BlindResult:
    """What was measured."""

    task: str
    judged: tuple[Judged, ...]
    refused: tuple[Refused, ...]
    others: Mapping[str, int]
    """Texts of other tasks, by task; they are not judged."""

    def findings(self, group: Group) -> Findings:
        """The outcomes of a group's texts."""
        return Findings(Counter(one.verification.outcome for one in self.judged if one.text.group == group))

    @property
    def wrongly_judged(self) -> tuple[Judged, ...]:
        """The texts of which the verifier says otherwise than the label, in their order."""
        return tuple(one for one in self.judged if one.wrongly)

    def missed(self, thresholds: Iterable[Threshold]) -> list[str]:
        """What is told of each threshold that is missed; without a text nothing is shown, so that it is missed too."""
        return [told for threshold in thresholds if (told := missed(threshold, self.findings(threshold.group)))]

    def as_dict(self) -> dict[str, Any]:
        """All of it as data."""
        groups: tuple[Group, ...] = ("right", "wrong", "bad")
        return {
            "task": self.task,
            "judged": len(self.judged),
            "of_other_tasks": dict(self.others),
            "refused": [place_of(one.text) | {"problems": one.problems} for one in self.refused],
            **{group: self.findings(group).as_dict() for group in groups},
            "wrongly_judged": [judged_as_dict(one) for one in self.wrongly_judged],
        }


def missed(threshold: Threshold, findings: Findings) -> str:
    """What is told of a threshold that is missed; empty where it is met."""
    rate = findings.rate(threshold.outcome)
    share = 100 * rate.share
    if rate.total and (share >= threshold.percent if threshold.at_least else share <= threshold.percent):
        return ""
    limit = f"expected at {'least' if threshold.at_least else 'most'} {threshold.percent:g} %"
    return f"{threshold.name}: got {rate.passed} of {rate.total} texts ({rate.percent}), {limit}"


def rate_as_dict(rate: Rate) -> dict[str, float]:
    """A rate whose count is not always of those that passed."""
    figures = rate.as_dict()
    return {"count": figures.pop("passed"), **figures}


def place_of(text: BlindText) -> dict[str, Any]:
    """What tells a text from the others."""
    return {"id": text.id, "kind": text.kind or text.group, "file": str(text.path), "line": text.line}


def judged_as_dict(one: Judged) -> dict[str, Any]:
    """A wrongly judged text with what decided against it and its label's reason."""
    done = one.verification
    checks = [{"check": f.check, "outcome": str(f.verdict.outcome), "why": f.verdict.why} for f in done.objections]
    told = {"group": one.text.group, "outcome": str(done.outcome), "checks": checks}
    return place_of(one.text) | told | {"why": one.text.why, "text": one.text.text}


def judge(task: Task[R], texts: Iterable[BlindText]) -> Iterator[Judged | Refused]:
    """Verify texts of a task, each against its own reading.

    Raises:
        TaskError: the task's own code fails.
    """
    for text in texts:
        try:
            reading = parse_reading(task, text.reading)
        except ReadingError as wrong:
            yield Refused(text, "; ".join(map(str, wrong.problems)))
        else:
            yield Judged(text, verify(task, reading, text.text))


def result_of(task: Task[Any], found: Iterable[Judged | Refused], others: Mapping[str, int]) -> BlindResult:
    """Sum up what was judged."""
    all_ = list(found)
    judged = tuple(one for one in all_ if isinstance(one, Judged))
    return BlindResult(task.name, judged, tuple(one for one in all_ if isinstance(one, Refused)), others)


def read_texts(task: Task[Any], path: Path) -> tuple[list[BlindText], dict[str, int]]:
    """The texts of a task in a file, or in every `*.jsonl` of a folder, and how many there are of each other task.

    Raises:
        InputError: there is no such file, a line cannot be read, or there is no text of the task.
    """
    texts = [text for file in files_in(path) for text in lines_of(file)]
    others = Counter(text.task for text in texts if text.task != task.name)
    own = [text for text in texts if text.task == task.name]
    if not own:
        found = ", ".join(f"{name} {count}" for name, count in others.most_common()) or "no text"
        raise InputError(
            f"{path}: got {found}, expected texts of {task.name}", "give the folder with this task's texts"
        )
    return own, dict(others.most_common())


def files_in(path: Path) -> list[Path]:
    """The files to be read, by name.

    Raises:
        InputError: there are none.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(
            f"--blind: got {path}, which does not exist", f"give a folder with {ENDING} files, or one file"
        )
    files = sorted(path.glob(ENDING))
    if not files:
        raise InputError(
            f"--blind: got {path}, expected {ENDING} files in it", f"put texts there, a line each: {FORMAT}"
        )
    return files


def lines_of(path: Path) -> list[BlindText]:
    """The texts of a file; empty lines are passed over.

    Raises:
        InputError: lines are broken; the first ones are told.
    """
    texts, broken = [], []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            texts.append(text_of(path, number, parse_json(line)))
        except ReadingError as wrong:
            broken += [f"{path}:{number}: {problem}" for problem in wrong.problems]
        except InputError as wrong:
            broken.append(f"{path}:{number}: {wrong.args[0]}")
    if broken:
        more = [f"{path}: {len(broken) - MAX_TOLD} more"] if len(broken) > MAX_TOLD else []
        raise InputError("\n".join([*broken[:MAX_TOLD], *more]), f"expected on each line {FORMAT}")
    return texts


def text_of(path: Path, line: int, fields: Any) -> BlindText:
    """One line's text.

    Raises:
        ReadingError: it is no object, a field is missing or of another type, or the kind contradicts the label.
    """
    if not isinstance(fields, Mapping):
        raise ReadingError([Problem("line", fields, "an object")])
    kinds = {"id": str, "task": str, "reading": Mapping, "text": str, "right": bool}
    words = {str: "text", Mapping: "an object", bool: "true or false"}
    problems = [
        Problem(name, fields.get(name), words[kind])
        for name, kind in kinds.items()
        if not isinstance(fields.get(name), kind)
    ]
    given = {name: "" if fields.get(name) is None else fields[name] for name in ("kind", "why")}
    problems += [Problem(name, value, "text") for name, value in given.items() if not isinstance(value, str)]
    if not problems and given["kind"] in (WRONG_KINDS if fields["right"] else RIGHT_KINDS):
        label = str(fields["right"]).lower()
        problems.append(Problem("kind", given["kind"], f"another one beside the label right: {label}"))
    if problems:
        raise ReadingError(problems)
    own = {name: fields[name] for name in kinds}
    return BlindText(path, line, **own, kind=given["kind"].strip(), why=given["why"].strip())
