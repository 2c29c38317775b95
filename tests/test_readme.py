"""Both READMEs are true: their `sh` commands run, and they show the same commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "README.md").read_text("utf-8")
KOREAN = (ROOT / "README.ko.md").read_text("utf-8")


def commands(text: str) -> list[str]:
    """The lines of all `sh` blocks."""
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("command", commands(ENGLISH))
def test_a_command_of_the_readme_runs(command: str) -> None:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_both_readmes_show_the_same_commands() -> None:
    assert commands(ENGLISH) == commands(KOREAN)
    assert re.findall(r"^\$ \S.*?(?=\s{2,}#|$)", ENGLISH, re.M) == re.findall(r"^\$ \S.*?(?=\s{2,}#|$)", KOREAN, re.M)


def test_the_sentence_that_the_readme_shows_is_said_with_its_seed() -> None:
    shown = re.search(r"```text\n(.*?)\n```", ENGLISH)
    assert shown
    say = commands(ENGLISH)[0].replace("malssi", str(Path(sys.executable).with_name("malssi")), 1)
    done = subprocess.run(say, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == shown[1]
