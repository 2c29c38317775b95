"""`malssi doctor`: what is installed and whether it is whole, one line a check; nothing leaves this machine."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from malssi.cli.options import Adapter, settings_of
from malssi.errors import MalssiError

if TYPE_CHECKING:
    from malssi.model.protocol import Model
    from malssi.settings import Settings

NAME = "doctor"
FAILURES = (MalssiError, OSError, ImportError)
"""What ends one check and none of the others."""

PACKAGES = ("openvino-genai", "openvino", "tokenizers", "pydantic", "fastapi", "uvicorn")
EXTRAS = ("torch", "transformers", "trl", "peft")
"""Of training and of the transformers engine; they may be absent."""

PROCESS_MB = 300
"""Of the program and its libraries, with all shipped adapters loaded and nothing in their caches."""

GROWS_MB = 130
"""What an adapter's engine takes for its work beside its cache, after some thousand answers."""


class Line(NamedTuple):
    """What one check found."""

    name: str
    passed: bool
    told: str


def doctor(adapter: Adapter = None) -> None:
    """Check what is installed: versions, settings, and each adapter's files, words and need of memory."""
    passed = True
    for line in checked(adapter):
        passed &= line.passed
        print(f"{'✓' if line.passed else '✗'} {line.name}: {line.told}", flush=True)
    raise typer.Exit(0 if passed else 1)


def checked(adapter: Path | None) -> Iterator[Line]:
    """Every check in turn; one that fails ends none of the others."""
    yield from versions()
    yield from unknown_settings()
    try:
        settings = settings_of(adapter=adapter)
    except FAILURES as wrong:
        yield Line("settings", False, str(wrong))
        return
    yield from given_settings(settings)
    yield from base_files(settings)
    yield from adapters(settings)


def versions() -> Iterator[Line]:
    """The program and what it stands on."""
    yield Line("malssi", True, f"{version('malssi')}, Python {platform.python_version()}, {platform.machine()}")
    for name in (*PACKAGES, *EXTRAS):
        try:
            yield Line(name, True, version(name))
        except PackageNotFoundError:
            yield Line(name, name in EXTRAS, "not installed" + (", not needed to speak" if name in EXTRAS else ""))


def unknown_settings() -> Iterator[Line]:
    """Names in the environment that look like settings and are none."""
    from malssi.settings import unknown_variables

    yield from (Line("settings", False, told) for told in unknown_variables())


def given_settings(settings: "Settings") -> Iterator[Line]:
    """The settings that are not as they come."""
    fields = type(settings).model_fields
    given = [f"{name}={getattr(settings, name)}" for name in fields if getattr(settings, name) != fields[name].default]
    yield Line("settings", True, ", ".join(given) or "all as they come")


def base_files(settings: "Settings") -> Iterator[Line]:
    """Whether the shipped base is whole."""
    from malssi.artifacts import require_intact
    from malssi.model.load import BASE, hashes_of_base

    folder = settings.weights / BASE
    try:
        hashes = hashes_of_base(folder)
        require_intact(folder, hashes)
    except FAILURES as wrong:
        yield Line(BASE, False, str(wrong))
    else:
        told = f"{len(hashes)} files, all as they were made" if hashes else "no manifest tells what its files were"
        yield Line(BASE, bool(hashes), told)


def adapters(settings: "Settings") -> Iterator[Line]:
    """Each adapter that would be served, and the memory that all take together."""
    from malssi.serve.models import settings_by_task

    try:
        chosen = settings_by_task(settings)
    except FAILURES as wrong:
        yield Line("adapter", False, str(wrong))
        return
    if not chosen:
        yield Line("adapter", False, "there is none; give --adapter, or install malssi again")
    opened: dict[Path, Model] = {}
    for name, own in chosen.items():
        yield speaking(name, own, opened)
    for model in reversed(opened.values()):
        model.close()
    if opened:
        yield memory(settings, len(opened))


def speaking(name: str, settings: "Settings", opened: "dict[Path, Model]") -> Line:
    """Whether a task's adapter is whole and says what it said when it was made."""
    from malssi.artifacts import load_manifest
    from malssi.model.load import open_model
    from malssi.tasks.registry import load_task

    try:
        model = open_model(load_task(name), settings, opened)
        if settings.adapter is None:
            return Line(name, True, f"{model.name} is there")
        files = load_manifest(settings.adapter).files
    except FAILURES as wrong:
        return Line(name, False, str(wrong))
    whole = f"{len(files)} files, all as they were made" if files else "files without hashes"
    return Line(name, True, f"{model.name} says what it said when it was made; {whole}")


def memory(settings: "Settings", adapters: int) -> Line:
    """What all adapters may take, and what is there."""
    each = settings.cache_mb + GROWS_MB
    needed, free = PROCESS_MB + adapters * each, available_mb()
    told = (
        f"up to {needed:,} MB for {adapters} adapters, {settings.cache_mb} MB of it each one's cache (MALSSI_CACHE_MB)"
    )
    return Line("memory", free is None or needed <= free, told + (f"; {free:,} MB are free" if free else ""))


def available_mb() -> int | None:
    """Memory that can still be taken, where the system tells it."""
    try:
        lines = Path("/proc/meminfo").read_text("utf-8").splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("MemAvailable"))
    except (OSError, StopIteration):
        return None
