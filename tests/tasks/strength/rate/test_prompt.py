"""The words the model reads."""

from pathlib import Path

from malssi.tasks.strength.rate import task

SNAPSHOT = Path(__file__).with_name("prompt.md")


def rendered() -> str:
    uneven = task.examples[0].rm_weight.model_copy(update={"bench_press": 42.5, "squat": 67.25})
    readings = [*task.examples, task.examples[0].model_copy(update={"rm_weight": uneven})]
    return "\n".join(
        f"**{message.role}** {message.content}" for reading in readings for message in task.prompt(reading)
    )


def test_the_prompts_are_those_of_the_snapshot() -> None:
    assert rendered() + "\n" == SNAPSHOT.read_text(encoding="utf-8")
