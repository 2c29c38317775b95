"""Which files are opened, of which kind they are, and in which encoding."""

import gzip
import io
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from malssi.errors import InputError
from malssi.sources.encoding import encoding_of
from malssi.sources.opened import MAX_LOOK_AHEAD
from malssi.sources.tables import open_table, read_rows
from malssi.tasks.registry import load_task

TABLE = "수면,메모\n7,좋아요\n8,그래요\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_table_is_read_in_every_encoding_that_spreadsheets_write(days, encoding):
    assert [row.reading.note for row in days(TABLE.encode(encoding))] == ["좋아요", "그래요"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32"])
def test_other_encodings_are_refused_with_a_way_to_convert(days, encoding):
    with pytest.raises(InputError, match="neither UTF-8 nor CP949") as wrong:
        days(TABLE.encode(encoding))
    assert "UTF-8" in wrong.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_one_bad_byte_spoils_one_row(days, encoding):
    beginning, end = "수면,메모\n7,좋아요\n8,나빠".encode(encoding), "\n9,그래요\n".encode(encoding)
    before, bad, after = days(beginning + b"\xff" + end)
    assert (before.reading.note, after.reading.note) == ("좋아요", "그래요")
    assert bad.line == 3
    assert bad.problems[0].startswith("a byte of this row is no text")


@pytest.mark.parametrize("byte", [b"\xff", b"\xb0", b"\xb0C"])
def test_plain_text_with_one_bad_byte_is_not_taken_for_cp949(days, byte):
    good, bad, last = days(b"sleep_hr,note\n7,a\n8,b" + byte + b",\n9,c\n")
    assert (good.reading.note, bad.reading, last.reading.note) == ("a", None, "c")


def test_korean_far_behind_the_beginning_still_tells_the_encoding(days):
    plain = b"sleep_hr,note,filler\n" + (b"7,a," + b"x" * 5000 + b"\n") * (MAX_LOOK_AHEAD // 5000 + 1)
    for encoding in ("utf-8", "cp949"):
        *_, bad, before, after = days(plain + b"7,\xff\n" + "8,좋아요\n9,그래요\n".encode(encoding))
        assert (bad.reading, before.reading.note, after.reading.note) == (None, "좋아요", "그래요")


def test_a_beginning_that_ends_within_a_sign_is_no_bad_one():
    assert encoding_of("가".encode()[:2]) == "utf-8-sig"
    assert encoding_of("어제기온,오늘기온".encode("cp949")[:-1]) == "cp949"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv.gz", b"sleep_hr\n7\n"),
        ("a.TSV.GZ", b"sleep_hr\tsteps\n7\t1\n"),
        ("a.jsonl.gz", b'{"sleep_hr": 7}\n'),
        ("a.json.gz", b'[{"sleep_hr": 7}]'),
    ],
)
def test_compressed_files_are_read(sleep, name, content):
    assert sleep(gzip.compress(content), name) == [7]


def test_a_compressed_file_that_is_cut_off_is_told(days):
    with pytest.raises(InputError, match=r"days\.csv\.gz: the compressed file is damaged"):
        days(gzip.compress(b"sleep_hr\n" + os.urandom(5000).hex().encode())[:-30], "days.csv.gz")
    with pytest.raises(InputError, match="the compressed file is damaged"):
        days(b"\x1f\x8bnothing of the kind", "days.csv.gz")


def test_a_directory_is_called_one(tmp_path):
    with pytest.raises(InputError, match="is a directory"):
        list(read_rows(load_task("wearable-health"), tmp_path))


class Piped:
    """Standard input that gives some bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    "content",
    [
        "sleep_hr,note\n7,좋아요\n".encode(),
        "sleep_hr,note\n7,좋아요\n".encode("utf-16"),
        "수면,메모\n7,좋아요\n".encode("cp949"),
        '\n{"sleep_hr": 7, "note": "좋아요"}\n'.encode(),
        '{\n "sleep_hr": 7,\n "note": "좋아요"\n}\n'.encode(),
        ' [{"sleep_hr": 7, "note": "좋아요"}]'.encode("utf-8-sig"),
        gzip.compress("sleep_hr,note\n7,좋아요\n".encode()),
    ],
)
def test_standard_input_is_told_apart_by_its_beginning(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", Piped(content))
    with open_table(load_task("wearable-health"), Path("-")) as table:
        assert table.name == "standard input"
        assert [row.reading.note for row in table.rows] == ["좋아요"]
        assert table.share() is None
    assert not sys.stdin.buffer.closed


def test_a_pipe_is_read_once_and_its_header_too(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=path.write_text, args=("sleep_hr,extra\n7,1\n8,2\n", "utf-8"))
    writer.start()
    with open_table(load_task("wearable-health"), path) as table:
        assert table.unread == ("extra",)
        assert [row.reading.sleep_hr for row in table.rows] == [7, 8]
    writer.join()


def test_the_first_row_of_a_pipe_is_there_before_its_end(tmp_path):
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    opened = Thread(target=lambda: ends.append(os.open(path, os.O_WRONLY)))
    ends: list[int] = []
    opened.start()
    reading = path.open("rb", buffering=0)
    opened.join()
    os.write(ends[0], b"sleep_hr\n7\n8\n")
    with open_table(load_task("wearable-health"), path) as table:
        assert next(table.rows).reading.sleep_hr == 7
        os.close(ends[0])
        assert [row.reading.sleep_hr for row in table.rows] == [8]
    reading.close()


def test_how_much_of_a_file_was_read_is_known(tmp_path):
    path = tmp_path / "days.csv"
    path.write_text("sleep_hr,note\n" + "7,좋아요\n" * 100, "utf-8")
    with open_table(load_task("wearable-health"), path) as table:
        shares = [table.share() for _ in table.rows]
    assert shares == sorted(shares)
    assert shares[49] == pytest.approx(0.5, abs=0.02)
    assert shares[-1] == pytest.approx(1)
