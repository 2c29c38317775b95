"""What the board and the dataset take from a message."""

from random import Random

from malssi.tasks.signboard import task
from malssi.tasks.signboard.board import pages, phrases


def test_a_line_is_cut_at_its_sentences_first() -> None:
    assert pages("어제보다 10도 올라 선선한 하루예요. 산책로를 가볍게 걷고 얇은 겉옷을 챙기세요.") == [
        "어제보다 10도 올라 선선한 하루예요.",
        "산책로를 가볍게 걷고 얇은 겉옷을 챙기세요.",
    ]


def test_a_short_line_is_one_page_and_no_line_is_none() -> None:
    assert pages("어제와 같아요.") == ["어제와 같아요."]
    assert pages("") == []


def test_pages_are_short_and_joined_they_are_the_text() -> None:
    rng = Random(1)
    for _ in range(200):
        reading = task.drawing.sample(rng, "balanced")
        text = task.reference(reading, rng)
        screens = task.presentation.extras(reading, text)["pages"]
        assert " ".join(screens) == text
        assert all(0 < len(screen) <= 35 for screen in screens)


def test_the_longest_name_of_a_park_element_counts_once() -> None:
    assert phrases("실내 쉼터에서 쉬고 산책로를 걸어요. 산책로가 좋아요.") == ["실내 쉼터", "산책로"]
