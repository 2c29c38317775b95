"""Whatever stands in a text: no check of any task raises, none takes long, and nothing of it is taken for an answer."""

import time
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malssi.tasks.check import verify
from malssi.tasks.registry import load_task, task_names
from malssi.tasks.task import Task

LIMIT_S = 0.05
ODD = [
    "가" * 10_000,
    "1" * 10_000,
    "." * 10_000,
    "[" * 9_999,
    "오늘은 쉬세요. " * 1_200,
    "걷고 " * 3_000,
    "안 " * 5_000,
    "산소 79 " * 2_000,
    "오늘은 1,000시간 걷고 1,000,000시간 주무세요.",
    "컨디션은 1,000점이고 +1,5.7점, −3.5시간이에요.",
    "1,000분에 1,000회, 1,000kg을 1,000보 드세요.",
    "(Milewski, 2014) " * 600,
    "하지 않지 않지 " * 1_500,
    "스쿼트를 하고 런지를 하며 " * 700,
    "- 수면 7시간\n" * 1_000,
    "a→b " * 2_500,
    "한{" * 5_000,
    "ㅋㅎㅠㄱㅏ" * 2_000,
    "😀🚨✅⚠️💡" * 1_500,
    "\x00\x07\x1b\u200b\u202e\ufeff\n\t" * 1_200,
]
SIGNS = "ㄱㅏㅋ각갛힣안못않도면고을를은는 .,()~-→%0123456789\n\x00\x1b\u200b\u202e😀🚨️abAB[]{}*"


def spoiled(text: str, odd: str) -> Iterator[str]:
    """The odd text by itself, and put into a good one: behind a word, and in the middle of one."""
    space, middle = text.rfind(" ", 0, len(text) - 5), len(text) // 2
    yield odd
    yield f"{text[:space]} {odd} {text[space:]}"
    yield f"{text[:space]} {odd[:200]} {text[space:]}"
    yield text[:middle] + odd[:60] + text[middle:]


def seconds(task: Task[Any], reading: Any, text: str) -> float:
    began = time.process_time()
    verify(task, reading, text)
    return time.process_time() - began


def is_soon(task: Task[Any], reading: Any, text: str) -> bool:
    """Whether a verdict takes no time; once more with another text, as the first may have met the collector."""
    return any(seconds(task, reading, text + end) < LIMIT_S for end in ("", " ", "  "))


@pytest.mark.parametrize("name", task_names())
def test_no_odd_text_is_an_answer_or_takes_long(name: str) -> None:
    task = load_task(name)
    reading = task.examples[0]
    good = task.reference(reading, Random(2))
    verify(task, reading, good)
    for odd in ODD:
        for text in spoiled(good, odd):
            assert is_soon(task, reading, text), (len(text), text[:80])
            assert not verify(task, reading, text).passed, text[:400]


@pytest.mark.parametrize("name", task_names())
@settings(max_examples=40)
@given(data=st.data())
def test_any_signs_can_be_judged(name: str, data: st.DataObject) -> None:
    task = load_task(name)
    reading = data.draw(st.sampled_from(task.examples))
    odd = data.draw(st.one_of(st.text(max_size=80), st.text(SIGNS, max_size=200)))
    for text in spoiled(task.reference(reading, Random(2)), odd):
        assert is_soon(task, reading, text), text


@pytest.mark.parametrize("name", task_names())
def test_words_of_answers_in_any_order_can_be_judged(name: str) -> None:
    task, rng = load_task(name), Random(4)
    readings = [task.drawing.sample(rng, "balanced") for _ in range(10)]
    words = [word for reading in readings for word in task.reference(reading, rng).split(" ")]
    for reading in readings:
        text = " ".join(rng.choices(words, k=task.max_characters // 6))
        assert is_soon(task, reading, text[: task.max_characters]), text
