"""What a text must be as a text: its length, its lines, its tone, its frame; nothing of what it says."""

import json
import re
from dataclasses import replace
from random import Random
from typing import Any

from malssi.korean import sentences as korean
from malssi.tasks.checks.making import named, reason, stock
from malssi.tasks.task import PASS, Check, Verdict, fail

TOKEN = re.compile(r"<\|?[a-z_/][^<>]{0,30}\|?>|\[/?INST\]|</s>|�", re.IGNORECASE)
"""Control tokens of chat templates, thought tags, and what is left of a broken letter."""

MAX_PHRASE, MAX_REPEATS = 6, 2
"""Words of a phrase that may stand so often in a row."""
RUN = re.compile(r"([^\s\d])\1{4,}|(\S{2,12}?)\2{3,}|\d{8,}")
"""The same sign, or the same few, over and over, and a number of more digits than any value has."""


def unreadable(text: str, max_characters: int) -> str:
    """Why a text is not worth reading: far too long, or going round in circles; empty where it is.

    >>> bool(unreadable("걷고 걷고 걷고 걷고 쉬세요.", max_characters=2_000))
    True
    """
    if len(text) > max_characters:
        return reason("too_long", high=max_characters, said=len(text))
    run = RUN.search(text)
    round_and_round = run[0] if run else looped(text.split())
    return reason("twice", said=round_and_round[:40]) if round_and_round else ""


def looped(words: list[str]) -> str:
    """The first phrase that stands more often in a row than anybody would say it; empty where none does."""
    for size in range(1, MAX_PHRASE + 1):
        for start in range(len(words) - size * MAX_REPEATS):
            phrase = words[start : start + size]
            if phrase * MAX_REPEATS == words[start + size : start + size * (MAX_REPEATS + 1)]:
                return " ".join(phrase)
    return ""


def length(low: int, high: int) -> Check[Any]:
    """From `low` to `high` characters as a reader counts them (NFC, spaces included)."""

    def has_its_length(reading: Any, text: str) -> Verdict:
        said = korean.count(text)
        return PASS if low <= said <= high else fail(reason("length", low=low, high=high, said=said))

    def over_long(reading: Any, text: str, rng: Random) -> str:
        return text + str(stock("filler")) * (1 + high // 20)

    def too_short(reading: Any, text: str, rng: Random) -> str:
        return text[: max(0, low - 1)]

    return replace(named("has_its_length", has_its_length, over_long, too_short), reads=False)


def one_line(max_sentences: int = 2) -> Check[Any]:
    """One line without blanks around it, of at most so many sentences."""

    def is_one_line(reading: Any, text: str) -> Verdict:
        if text != text.strip() or len(text.splitlines()) != 1:
            return fail(reason("lines"))
        said = len(korean.sentences(text))
        return PASS if said <= max_sentences else fail(reason("sentences", most=max_sentences, said=said))

    def on_two_lines(reading: Any, text: str, rng: Random) -> str:
        return f"{text}\n{text}"

    def said_over_and_over(reading: Any, text: str, rng: Random) -> str:
        return " ".join([text] * (max_sentences + 1))

    return named("is_one_line", is_one_line, on_two_lines, said_over_and_over)


def polite() -> Check[Any]:
    """Every sentence ends in 해요체 or 합쇼체."""

    def is_polite(reading: Any, text: str) -> Verdict:
        said = korean.sentences(text)
        rude = next((one for one in said if not korean.is_polite(one)), "" if not said else None)
        return PASS if rude is None else fail(reason("impolite", said=rude[-8:]))

    def in_plain_speech(reading: Any, text: str, rng: Random) -> str:
        return f"{text} {rng.choice(stock('plain'))}"

    def cut_off(reading: Any, text: str, rng: Random) -> str:
        return text.rstrip(" .!?")[:-2].rstrip()

    return named("is_polite", is_polite, in_plain_speech, cut_off)


def plain() -> Check[Any]:
    """A text at all, without control tokens, and no sentence twice."""

    def is_plain_text(reading: Any, text: str) -> Verdict:
        if not text.strip():
            return fail(reason("empty"))
        token = TOKEN.search(text)
        if token:
            return fail(reason("token", said=token[0]))
        said = korean.sentences(text)
        twice = next((one for at, one in enumerate(said) if len(one) > 1 and one in said[:at]), None)
        return fail(reason("twice", said=twice)) if twice else PASS

    def with_a_template_token(reading: Any, text: str, rng: Random) -> str:
        token = rng.choice(stock("tokens"))
        return str(rng.choice([f"{token}{text}", f"{text}{token}", f"{text} {token}"]))

    def nothing(reading: Any, text: str, rng: Random) -> str:
        return ""

    def said_twice(reading: Any, text: str, rng: Random) -> str | None:
        said = korean.sentences(text)
        return f"{text} {said[-1]}." if said and len(said[-1]) > 1 else None

    return named("is_plain_text", is_plain_text, with_a_template_token, nothing, said_twice)


def sections(pattern: str, expected: str) -> Check[Any]:
    """The whole text has a frame.

    Args:
        pattern: an expression that the whole text must match; what stands between its headings is for other checks.
        expected: the frame in words, for the reason.
    """
    frame = re.compile(pattern)

    def has_its_sections(reading: Any, text: str) -> Verdict:
        return PASS if frame.fullmatch(text) else fail(reason("sections", expected=expected))

    def without_its_first_line(reading: Any, text: str, rng: Random) -> str:
        return text.partition("\n")[2]

    return named("has_its_sections", has_its_sections, without_its_first_line)


def strict_json(*fields: str) -> Check[Any]:
    """One JSON object with exactly these fields, none twice, and nothing around it."""

    def is_strict_json(reading: Any, text: str) -> Verdict:
        names: list[str] = []

        def noted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            names[:] = [name for name, _ in pairs]
            return dict(pairs)

        try:
            said = json.loads(text, object_pairs_hook=noted)
        except ValueError:
            return fail(reason("json", said=text[:40]))
        if not isinstance(said, dict) or text != text.strip():
            return fail(reason("json", said=text[:40]))
        right = sorted(names) == sorted(fields)
        return PASS if right else fail(reason("fields", expected=", ".join(fields), said=", ".join(names)))

    def in_a_code_fence(reading: Any, text: str, rng: Random) -> str:
        return f"```json\n{text}\n```"

    def a_field_lost(reading: Any, text: str, rng: Random) -> str:
        said = json.loads(text)
        del said[rng.choice(sorted(said))]
        return json.dumps(said, ensure_ascii=False)

    return named("is_strict_json", is_strict_json, in_a_code_fence, a_field_lost)
