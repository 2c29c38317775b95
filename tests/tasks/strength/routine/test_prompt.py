"""The words the model reads."""

from pathlib import Path

from malssi.tasks.strength.routine import task

SNAPSHOT = Path(__file__).with_name("prompt.md")


def rendered() -> str:
    return "\n".join(
        f"**{message.role}** {message.content}" for reading in task.examples for message in task.prompt(reading)
    )


def test_the_prompts_are_those_of_the_snapshot() -> None:
    assert rendered() + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def test_what_no_exercise_depends_on_is_not_asked() -> None:
    reading = task.examples[0]
    other = reading.model_copy(update={"gender": "여성", "bar_kg": 15, "rm_weight": task.examples[4].rm_weight})
    assert task.prompt(reading) == task.prompt(other)
