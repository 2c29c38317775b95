"""Options that several commands share, and the settings that they override."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from malssi.model.seed import MAX_SEED, random_seed

if TYPE_CHECKING:
    from malssi.settings import Settings

Engine = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help="Who speaks: openvino, transformers or scripted.")
]
Adapter = Annotated[
    Path | None, typer.Option("--adapter", metavar="DIR", help="Folder of an adapter, not the shipped one.")
]
Base = Annotated[
    Path | None, typer.Option("--base", metavar="DIR", help="Folder of a base for the transformers engine.")
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed", min=0, max=MAX_SEED, help="Seed of chance: the same gives the same text. Random where absent."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
TaskName = Annotated[str, typer.Argument(metavar="TASK", help="Name of a task; `malssi task list` has them.")]


def settings_of(**overrides: Any) -> "Settings":
    """The settings with what the command line says."""
    from malssi.settings import load_settings

    return load_settings(**overrides)


def seed_or_random(seed: int | None) -> int:
    """The seed given, or one from the system's chance."""
    return random_seed() if seed is None else seed
