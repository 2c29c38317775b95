"""The words the model reads."""

from pathlib import Path

from malssi.tasks.signboard import task
from malssi.tasks.signboard.reading import Temperatures

SNAPSHOT = Path(__file__).with_name("prompt.md")


def rendered() -> str:
    readings = [*task.examples, Temperatures(yesterday_temp=9.6, today_temp=-0.5, month=3)]
    return "\n".join(
        f"**{message.role}** {message.content}" for reading in readings for message in task.prompt(reading)
    )


def test_the_prompts_are_those_of_the_snapshot() -> None:
    assert rendered() + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def test_the_difference_is_never_given() -> None:
    assert "13" not in task.prompt(Temperatures(yesterday_temp=38, today_temp=25))[1].content
