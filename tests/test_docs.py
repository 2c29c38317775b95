"""The pages of commands and settings are those that the program would write."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_pages_of_commands_and_settings_are_up_to_date() -> None:
    for path, text in runpy.run_path(str(DOCS / "generate.py"))["pages"]().items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of date: make docs"
