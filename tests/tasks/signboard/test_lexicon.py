"""How single words are read."""

import pytest

from malssi.tasks.signboard.lexicon import kinds_of, readings


def told(word: str) -> set[tuple[str, str, str]]:
    return {(found.role, found.lemma, found.form) for found in readings(word)}


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("걸으세요", ("verb", "걷", "final")),
        ("추우니", ("adjective", "춥", "link")),
        ("챙기시기", ("verb", "챙기", "gerund")),
        ("올랐습니다", ("verb", "오르", "final")),
        ("마실", ("verb", "마시", "adnominal")),
        ("따뜻하게", ("modifier", "따뜻하", "adverbial")),
        ("포근함을", ("noun", "포근하", "object")),
        ("산책로에서", ("noun", "산책로", "place")),
        ("하루예요", ("noun", "하루", "copula_final")),
        ("조깅하며", ("verb", "조깅하", "link")),
    ],
)
def test_a_word_is_read_by_its_stem_and_its_ending(word: str, reading: tuple[str, str, str]) -> None:
    assert reading in told(word)


@pytest.mark.parametrize(
    "word",
    [
        "즐",
        "가볍",
        "짧하니",
        "올라습니다",
        "듋고",
        "가리켜고",
        "분수대에서구나유를",
        "더위사온이라",
        "온실을도",
        "바퀴들이세요",
    ],
)
def test_what_is_no_form_of_a_known_word_has_no_reading(word: str) -> None:
    assert readings(word) == ()


def test_a_particle_must_fit_the_sound_before_it() -> None:
    assert readings("산책로을") == readings("물를") == readings("벤치으로") == ()


def test_a_noun_made_of_known_nouns_is_of_the_last_ones_kind() -> None:
    assert kinds_of("소나무숲길") == kinds_of("숲길")
    assert kinds_of("손주들") == kinds_of("손주")


def test_a_noun_that_is_not_known_has_no_reading() -> None:
    assert readings("두루미를") == readings("민주당의") == ()
