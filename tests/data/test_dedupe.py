import pytest

from malssi.data.dedupe import SimilarityIndex, grams, masked, mean_nearest


def test_texts_that_differ_by_numbers_alone_are_masked_alike() -> None:
    assert masked("어제보다 10도 올라 1,024보") == masked("어제보다 3.5도 올라 7보") == "어제보다 #도 올라 #보"


def test_a_sentence_end_is_no_part_of_a_number() -> None:
    assert masked("오늘은 10.") == "오늘은 #."


def test_similarity_is_shared_grams_over_all_grams() -> None:
    # abcd: abc bcd; bcde: bcd cde -> 1 of 3
    assert SimilarityIndex(["abcd"]).similarities("bcde").tolist() == [pytest.approx(1 / 3)]


def test_a_number_makes_no_difference_to_similarity() -> None:
    assert SimilarityIndex(["어제보다 10도 올라"]).similarities("어제보다 3도 올라").tolist() == [1.0]


def test_nothing_in_common_is_similarity_zero() -> None:
    assert SimilarityIndex(["가나다라", "abcd"]).similarities("마바사아").tolist() == [0.0, 0.0]


def test_a_short_text_is_its_own_gram() -> None:
    assert grams("가") == {"가"}


def test_mean_nearest_looks_at_others_only() -> None:
    assert mean_nearest(["abcd", "bcde"]) == pytest.approx(1 / 3)
    assert mean_nearest(["abcd"]) == 0.0


def test_a_repeated_text_has_its_like_nearest() -> None:
    assert mean_nearest(["abcd1", "abcd2", "bcdef"]) == pytest.approx((1 + 1 + 1 / 5) / 3)  # bcd of abc bcd cd# cde def
