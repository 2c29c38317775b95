"""What is one JSON object and what is not, with a reason in Korean."""

import re

import pytest

from malssi.tasks.strength.strict_json import NotStrict, strict_object


@pytest.mark.parametrize("text", ['{"a":1}', ' {\n\t"a" : 1 }\r\n'])
def test_any_json_white_space_is_read(text: str) -> None:
    assert strict_object(text) == {"a": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "어긋납니다"),
        ("{", "어긋납니다"),
        ("{'a':1}", "어긋납니다"),
        ('{"a":1,}', "어긋납니다"),
        ('{"a":NaN}', "NaN"),
        ('{"a":-Infinity}', "Infinity"),
        ('```json\n{"a":1}\n```', "```json"),
        ('{"a":1}\n```', "뒤에"),
        ('{"a":1} {"a":1}', "뒤에"),
        ('{"a":1}<|im_end|>', "<|im_end|>"),
        ("[1]", "객체여야"),
        ("null", "객체여야"),
        ('"a"', "객체여야"),
        ('{"a":1,"a":1}', "두 번"),
        ('{"b":{"a":1,"a":2}}', "두 번"),
        ("\u00a0{}", "어긋납니다"),
        ("[" * 100_000, "어긋납니다"),
        ('{"a":' + "9" * 5000 + "}", "어긋납니다"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, said: str) -> None:
    with pytest.raises(NotStrict, match=re.escape(said)) as caught:
        strict_object(text)
    assert re.search("[가-힣]", str(caught.value))
