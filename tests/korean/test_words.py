"""Morphemes become words: compounds whole, numbers with their units, verbs with their endings."""

import time

from hypothesis import given
from hypothesis import strategies as st

from malssi.korean.morphemes import normalized
from malssi.korean.words import Word, words


def lemmas(text: str) -> list[str]:
    return [word.lemma for word in words(normalized(text)) if word.kind != "mark"]


def only(text: str, lemma: str) -> Word:
    return next(word for word in words(normalized(text)) if word.lemma == lemma)


def test_a_compound_of_the_lexicon_is_one_word() -> None:
    assert "호숫길" in lemmas("호숫길을 걸어요")
    assert lemmas("저강도로만 걸어요")[0] == "저강도"


def test_the_head_of_an_unknown_compound_says_what_it_is() -> None:
    assert only("느릅나무길을 걸어요", "느릅나무길").has("outdoors")


def test_a_number_is_read_with_its_unit_and_particle() -> None:
    seven = only("7,000보로 정했어요", "보")
    assert (seven.value, seven.particles) == ("7,000", ("로",))


def test_a_counted_thing_is_a_number() -> None:
    assert only("한 바퀴 돌아 보세요", "바퀴").value == "1"


def test_a_noun_and_its_verb_are_one_predicate() -> None:
    assert only("천천히 산책하세요", "산책하").kind == "verb"


def test_an_adjective_made_of_a_noun_is_one() -> None:
    assert only("오늘은 피곤해요", "피곤하").kind == "adjective"


def test_what_the_analyser_misreads_is_mended() -> None:
    assert "말" in lemmas("무리하지 마시고 쉬세요")
    assert "마시" not in lemmas("무리하지 마시고 쉬세요")


@given(st.text(max_size=300))
def test_any_text_has_words_at_their_places(text: str) -> None:
    whole = normalized(text)
    assert all(0 <= word.start < word.end <= len(whole) + 1 for word in words(whole))


def test_long_and_odd_texts_are_read_in_no_time() -> None:
    odd = [
        "걷" * 10_000,
        "ㅋㅎㅏ" * 2_000,
        "\U0001f600" * 3_000,
        "운동을 " * 3_000,
        "12.5시간 " * 1_000,
        "\x00\x1b\u200b" * 900,
    ]
    words(normalized("먼저 읽어 둡니다."))
    began = time.process_time()
    for text in odd:
        words(normalized(text))
    assert time.process_time() - began < 0.05 * len(odd)
