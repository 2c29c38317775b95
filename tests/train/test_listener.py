"""The listener's heads are fitted to sentences by writers, and the shipped ones come from the shipped sentences."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from malssi.errors import InputError
from malssi.tasks.wearable import listener
from malssi.tasks.wearable.listener import Heads, scores
from malssi.train.listener import PLAIN, Row, read_rows, save, train

WRITERS = ("one", "two", "three")
SENTENCES = [
    ("숨을 안 쉬어요", "urgent"),
    ("피를 토했어요", "urgent"),
    ("죽고 싶어요", "despair"),
    ("무릎이 부었어요", "care"),
    ("잘 잤어요", "none"),
    ("밥을 먹었어요. 산책했어요.", "none"),
]


def rows() -> list[Row]:
    return [Row(text, level, writer) for writer in WRITERS for text, level in SENTENCES]


def test_heads_tell_apart_what_they_were_shown(tmp_path: Path) -> None:
    save(train(rows()), tmp_path / "heads.npz")
    with np.load(tmp_path / "heads.npz", allow_pickle=False) as held:
        model = Heads(held["keys"], held["rarity"], held["weights"], held["bias"], float(held["unknown"]))
    emergency = {text: scores(model, text)[0] > 0 for text, _ in SENTENCES}
    assert emergency == {text: level in ("urgent", "despair") for text, level in SENTENCES}
    assert scores(model, "죽고 싶어요")[2] > 0 > scores(model, "숨을 안 쉬어요")[2]


def test_rates_are_of_writers_that_were_left_out() -> None:
    strange = [Row("알쏭달쏭한 낱말뿐", "urgent", "four"), Row("잘 잤어요", "none", "four")]
    rates = train([*rows(), *strange]).rates
    assert rates["urgent"] == {"texts": 7, "heard": 6, "emergency": 6, "despair": 0}
    assert rates["none"]["emergency"] == 0


def test_plain_ways_are_learned_and_not_told_of() -> None:
    rates = train([*rows(), Row("흉통", "urgent", PLAIN)]).rates
    assert rates["urgent"]["texts"] == 6


@pytest.mark.parametrize("line", ["no json", '{"text": "가"}', '{"text": "가", "level": "odd"}'])
def test_a_line_that_is_no_sentence_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "one.jsonl").write_text(f'{{"text": "가", "level": "none"}}\n{line}\n', "utf-8")
    with pytest.raises(InputError, match=r"one\.jsonl:2"):
        read_rows(tmp_path)


def test_a_folder_without_sentences_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no sentences"):
        read_rows(tmp_path)


@pytest.mark.slow
def test_the_shipped_heads_come_from_the_shipped_sentences() -> None:
    trained = train(read_rows(Path(str(files("malssi.data.emergencies")))))
    with np.load(Path(listener.__file__).parent / listener.WEIGHTS, allow_pickle=False) as held:
        assert np.array_equal(held["keys"], trained.arrays["keys"])
        assert np.allclose(held["weights"], trained.arrays["weights"], atol=2e-3)
