"""What is not for today: put off till another day, or till somebody has recovered; and what kind of day it is for."""

from collections.abc import Sequence

from malssi.korean.statements import Statement

Statements = Sequence[Statement]


def is_of_a_day(one: Statement) -> bool:
    """Whether it is only told of what kind a day is: 몸이 무거운 날."""
    return one.describes is not None and one.describes.lemma == "날" and one.predicate.has("a:tired", "a:heavy")


def is_later(one: Statement, said: Statements) -> bool:
    """Whether something is put off till another day, or till somebody has recovered."""
    words = [
        word
        for other in said
        for word in (*other.arguments, *other.adverbs, *([other.describes] if other.describes else []))
    ]
    other_day = any(word.lemma in ("내일", "다음", "모레", "다음번", "나중", "나중에", "며칠") for word in words)
    behind = any(
        other.describes is not None
        and other.describes.lemma in ("뒤", "후", "다음", "날", "때")
        and other.predicate.has("v:recover", "a:healthy", "a:good", "v:solve", "v:rise")
        for other in said
    )
    again = any(word.lemma == "다시" for word in words) and any(other.predicate.has("v:begin") for other in said)
    first = any(word.lemma in ("첫날", "처음") for word in words) and any(word.lemma == "하루" for word in words)
    return (other_day or behind or again or first) and not any(word.lemma in ("지금", "당장") for word in words)
