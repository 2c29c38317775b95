"""Write `commands.md` and `settings.md` from the program: python docs/generate.py (make docs)."""

import html
import subprocess
import sys
from pathlib import Path

from pydantic.fields import FieldInfo

from malssi.settings import Settings, variables

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/generate.py. -->\n\n"


def commands() -> str:
    """Every command with its options, as `--help` tells them."""
    asked = [sys.executable, "-m", "typer", "malssi.cli.main", "utils", "docs", "--name", "malssi"]
    return html.unescape(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def settings() -> str:
    """Every setting with its variables, its default and what it is for."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        names = ", ".join(f"`{variable}`" for variable in variables(name, field))
        rows.append(f"| {names} | {default(field)} | {' '.join((field.description or '').split()).replace('|', '/')} |")
    intro = f"# Settings\n\n{(Settings.__doc__ or '').strip()}"
    return "\n".join([intro, "", *rows, ""])


def default(field: FieldInfo) -> str:
    """A default as one would write it."""
    return "" if field.default in (None, ("",), ()) else f"`{field.default}`"


def pages() -> dict[Path, str]:
    """The pages and what they hold."""
    return {HERE / "commands.md": NOTE + commands(), HERE / "settings.md": NOTE + settings()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path)
