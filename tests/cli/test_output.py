"""How progress is told."""

import sys

import pytest

from malssi.cli.output import left_of, progress


def test_the_time_that_is_left_follows_from_the_share_that_is_done():
    assert left_of(60, 0.25, 0.75) == "about 0:03:00 left"
    assert left_of(60, 0.1, 0.4) == "about 0:04:00 left"


def test_nothing_is_said_of_the_time_before_anything_is_done():
    assert left_of(60, 0, 1) == ""


@pytest.fixture
def told(capsys, monkeypatch):
    """What somebody who watches stderr sees of a thousand rows."""

    def see(share: float | None) -> str:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        for name, value in {"TERM": "xterm", "FORCE_COLOR": "1", "COLUMNS": "100"}.items():
            monkeypatch.setenv(name, value)
        with progress("rows", to_file=True, share=0.0) as telling:
            telling.advance(1000, share)
        return capsys.readouterr().err

    return see


def test_who_watches_sees_what_is_done_how_fast_and_what_is_left(told):
    seen = told(0.5)
    assert "1,000 rows" in seen
    assert "/s" in seen
    assert " left" in seen


def test_of_a_stream_without_a_known_end_no_time_is_told(told):
    seen = told(None)
    assert "1,000 rows" in seen
    assert " left" not in seen


def test_nothing_is_drawn_into_a_pipe(capsys):
    with progress("rows", to_file=True, share=0.0) as telling:
        telling.advance(1000, 0.5)
    assert capsys.readouterr().err == ""
