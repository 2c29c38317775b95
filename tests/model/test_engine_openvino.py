"""The embedded engine under a grammar: shape, seeds and neighbours."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from malssi.errors import ModelError
from malssi.model.answer import answer
from malssi.model.engine_openvino import OpenVinoModel
from malssi.model.load import EXPORT
from malssi.model.protocol import Request, SamplingParams
from malssi.settings import Settings
from toy_lifts import task

SAMPLING = SamplingParams(temperature=1.0, top_p=1.0, repetition_penalty=1.0, max_new_tokens=90)
RATE = json.dumps(
    {
        "type": "object",
        "properties": {
            "program": {"const": "5/3/1 프로그램"},
            "rate": {"enum": [40, 45, 50]},
            "plan": {"type": "string", "pattern": "^Week1\nSET1 [0-9]{2}%x5[+]$"},
        },
        "required": ["program", "rate", "plan"],
    }
)
PAIR = json.dumps({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2})


@pytest.fixture(scope="module")
def model() -> Iterator[OpenVinoModel]:
    model = OpenVinoModel(Settings().weights / "signboard" / EXPORT, "signboard", SAMPLING)
    yield model
    model.close()


def request(seed: int, schema: str | None) -> Request:
    return Request((1, 40 + seed, 60), seed, SAMPLING, schema)


def test_what_is_said_is_compact_json_of_the_schema(model: OpenVinoModel) -> None:
    for candidate in model.generate([request(seed, RATE) for seed in range(8)]):
        said = json.loads(candidate.text)
        assert candidate.finished
        assert candidate.text == json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        assert list(said) == ["program", "rate", "plan"]
        assert said["rate"] in (40, 45, 50)
        assert said["plan"].startswith("Week1\nSET1 ")


def test_the_same_seed_gives_the_same_text_alone_and_beside_other_grammars(model: OpenVinoModel) -> None:
    requests = [request(seed, (RATE, PAIR, None)[seed % 3]) for seed in range(18)]
    alone = [model.generate([one])[0] for one in requests]
    assert model.generate(requests) == alone
    assert len({candidate.text for candidate in alone}) > 9


def test_a_schema_that_the_engine_cannot_compile_is_told_and_the_next_request_is_answered(model: OpenVinoModel) -> None:
    with pytest.raises(ModelError, match=r"the answer's schema: the engine says .*Lookahead"):
        model.generate([request(0, None), request(1, '{"type": "string", "pattern": "^(?=a)b$"}')])
    assert json.loads(model.generate([request(2, PAIR)])[0].text)


def test_an_answer_is_held_to_the_schema_of_its_reading(model: OpenVinoModel) -> None:
    found = answer(task, model, task.examples[0], seed=1, sampling=replace(SAMPLING, temperature=0.7))
    assert found.text == '{"name":"합계","total":160}'


def test_an_engine_that_could_not_be_opened_again_is_opened_for_the_next_request(model: OpenVinoModel) -> None:
    said = model.generate([request(2, PAIR)])
    model.pipeline = None
    assert model.generate([request(2, PAIR)]) == said
