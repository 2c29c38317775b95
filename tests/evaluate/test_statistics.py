import pytest

from malssi.evaluate.statistics import Rate, wilson


@pytest.mark.parametrize(
    ("passed", "total", "low", "high"),
    [
        (148, 150, 0.9527, 0.9963),
        (100, 100, 0.9630, 1.0),
        (964, 1000, 0.9506, 0.9739),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_bounds(passed: int, total: int, low: float, high: float) -> None:
    assert wilson(passed, total) == pytest.approx((low, high), abs=5e-5)


def test_only_these_counts_certify_ninety_five_percent() -> None:
    assert wilson(964, 1000).low >= 0.95 > wilson(963, 1000).low
    assert wilson(148, 150).low >= 0.95 > wilson(147, 150).low


def test_nothing_tried_proves_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert Rate(0, 0).share == 0.0


def test_a_rate_is_printed_with_what_it_proves() -> None:
    assert (Rate(148, 150).percent, Rate(148, 150).range) == ("98.7%", "95.3% to 99.6%")
