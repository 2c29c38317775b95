"""Which words of a sentence go together; whole messages are in accepted.txt and rejected.txt."""

import pytest

from malssi.tasks.signboard.clauses import mismatch

RIGHT = [
    "물을 챙겨 마시세요",  # the second verb shares the first one's object
    "산책은 짧게 하세요",
    "몸을 따뜻하게 하세요",
    "더위를 식히는 시간을 보내세요",
    "챙 있는 모자를 쓰세요",
    "숲길을 걷기 좋아요",
    "걷는 동안 물을 자주 드세요",
    "마실 물을 준비하세요",
    "20도로 높아 쉬기 좋아요",  # degrees as a noun
    "공원에서 마음이 편안해요",
]
WRONG = [
    ("얇은 카디건을 올랐고 쉬세요", "올랐고"),  # a verb that takes ways
    ("광장에서 사진을 마시세요", "마시세요"),
    ("광장에서 남기세요", "남기세요"),  # a verb without what it needs
    ("물을 포근해요", "포근해요"),  # an adjective with an object
    ("모자를 물을 챙기세요", "챙기세요"),  # two objects
    ("정자에서 온실에서 쉬세요", "쉬세요"),  # two places
    ("벤치에서 포근해요", "포근해요"),  # being where only doing can be
    ("걷는 쉬세요", "걷는"),  # a form that a noun must follow
    ("이 쉬세요", "이"),
    ("사진을 찍기 쉬세요", "찍기"),
    ("숲길을 천천히 없기 좋아요", "없기"),
    ("길을 건 어떠세요", "건"),  # 것 behind no verb
    ("마음이 숲길을 걸어요", "걸어요"),
    ("더위를 식히고 않아요", "않아요"),  # a helping verb behind the wrong form
    ("있는 모자를 쓰세요", "있는"),
    ("매우 모자를 쓰세요", "매우"),
    ("산책로를 천천히", "천천히"),  # no verb
    ("두루미를 보세요", "두루미를"),  # a noun that is not known
    ("산책로를 던져 보세요", "던져"),
    ("물병을 켜 보세요", "켜"),
    ("양말에서 책을 읽으세요", "양말에서"),  # something done where nothing is done
]


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_go_together_pass(text: str) -> None:
    assert mismatch(text) is None


@pytest.mark.parametrize(("text", "word"), WRONG)
def test_the_word_that_does_not_go_with_those_before_it_is_told(text: str, word: str) -> None:
    assert mismatch(text) == word


def test_a_sentence_of_ambiguous_words_is_read_in_bounded_time() -> None:
    assert mismatch("이 " * 3000 + "들어 " * 3000) is not None
