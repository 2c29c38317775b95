"""Red flags are heard in people's own words, with and without spaces, and everyday words are none."""

from pathlib import Path

import pytest

from malssi.tasks.wearable.redflags import flags_in, in_despair

NONE = "none"


def phrasings() -> list[tuple[str, str]]:
    """What is heard, and how people say it."""
    out, name = [], ""
    for line in (Path(__file__).parent / "heard.txt").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            name = line
        else:
            out.append((name, line.strip()))
    return out


def heard(said: str) -> list[str]:
    return [flag.name for flag in flags_in(said)] + (["despair"] if in_despair(said) else [])


@pytest.mark.parametrize(("name", "said"), [row for row in phrasings() if row[0] != NONE])
def test_what_means_stop_is_heard(name: str, said: str) -> None:
    assert name in heard(said)
    assert name in heard(f"오늘은 출근했고 {said}. 걱정돼요")


@pytest.mark.parametrize("said", [said for name, said in phrasings() if name == NONE])
def test_everyday_words_are_no_red_flag(said: str) -> None:
    assert heard(said) == []


def test_a_red_flag_counts_behind_a_denied_one() -> None:
    assert [flag.name for flag in flags_in("두통은 없고 가슴이 아파요")] == ["chest"]
