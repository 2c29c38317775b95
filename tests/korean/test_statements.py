"""A sentence is read into statements: what is said, denied, advised, allowed, and on which condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.korean.morphemes import normalized
from malssi.korean.statements import Statement, statements


def last(text: str) -> Statement:
    return statements(normalized(text))[-1]


@pytest.mark.parametrize(
    ("text", "lemma", "mood", "denied"),
    [
        ("산책로를 걸어 보세요.", "걷", "advises", False),
        ("오늘은 쉬는 편이 무엇보다 좋아요.", "쉬", "advises", False),
        ("중강도까지 운동하셔도 됩니다.", "운동하", "allows", False),
        ("무리하지 마세요.", "무리하", "advises", True),
        ("운동을 하면 안 됩니다.", "하", "advises", True),
        ("달릴 필요는 없습니다.", "달리", "advises", True),
        ("피곤할 수 있어요.", "피곤하", "may", False),
        ("호숫길을 돌아보시면 어떨까요?", "돌아보", "advises", False),
        ("일찍 주무시길 권합니다.", "주무시", "advises", False),
        ("어제 잘 주무셨어요.", "주무시", "tells", False),
        ("수면이 부족하지 않아요.", "부족하", "tells", True),
        ("잠을 못 잤어요.", "자", "tells", True),
        ("오늘은 쉽시다.", "쉬", "advises", False),
        ("얇은 옷을 입으세요.", "입", "advises", False),
    ],
)
def test_helping_verbs_and_frames_are_folded_in(text: str, lemma: str, mood: str, denied: bool) -> None:
    said = last(text)
    assert (said.predicate.lemma, said.mood, said.denied) == (lemma, mood, denied)


def test_what_leads_to_an_advice_is_advised_too() -> None:
    first, _ = statements("겉옷을 챙겨 호숫길을 걸어 보세요.")
    assert (first.predicate.lemma, first.mood) == ("챙기", "advises")


def test_a_condition_asserts_nothing() -> None:
    condition, advice = statements("어지러우면 바로 쉬세요.")
    assert not condition.asserts
    assert advice.asserts
    assert not statements("어지러울 때는 쉬세요.")[0].asserts


def test_a_concession_is_told_apart_from_a_cause() -> None:
    assert statements("5도 올랐지만 추워요.")[0].link == "but"
    assert statements("5도 올라서 더워요.")[0].link == "cause"


def test_what_describes_a_noun_is_not_told_of_the_day() -> None:
    warm, advice = statements("따뜻한 차를 마시세요.")
    assert (warm.link, warm.describes and warm.describes.lemma) == ("of", "차")
    assert [word.lemma for word in advice.objects] == ["차"]


def test_a_topic_holds_for_the_whole_sentence() -> None:
    said = statements("산책은 짧게 하고 무리하지 마세요.")
    assert {one.topic.lemma if one.topic else "" for one in said} == {"산책"}


def test_nouns_without_a_verb_are_a_statement() -> None:
    assert last("중강도 운동까지 가능").predicate.lemma == "가능"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    statements(normalized(text))


@pytest.mark.parametrize("text", ["오늘 필요한 것은 소주입니다.", "빼야 할 것은 런지예요."])
def test_what_something_is_said_to_be_is_not_lost(text: str) -> None:
    assert last(text).predicate.lemma in ("소주", "런지")
    assert last("오늘은 쉬는 것이 답이에요.").predicate.lemma == "쉬"
