"""Workbooks."""

import gzip
import io
import sys
import zipfile
from datetime import time, timedelta
from xml.sax.saxutils import escape

import pytest

from malssi.errors import InputError, MissingExtra
from malssi.sources.sheets import as_text
from malssi.sources.tables import open_table, unread_columns
from malssi.tasks.registry import load_task

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def cell(value: object) -> str:
    """A cell: a number, a time of day, or a text."""
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return "<c/>" if value is None else f"<c><v>{value}</v></c>"


def workbook(*sheets: list[list[object]]) -> bytes:
    """A workbook with sheets named S1, S2, ..."""
    names = [f"S{number}" for number in range(1, len(sheets) + 1)]
    types = "".join(
        f'<Override PartName="/xl/worksheets/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.worksheet+xml"/>'
        for name in names
    )
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/{name}.xml"/>'
        for at, name in enumerate(names, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
    }
    for name, rows in zip(names, sheets, strict=True):
        lines = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
        parts[f"xl/worksheets/{name}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, HEAD + text)
    return made.getvalue()


DAYS = [["수면 시간", "Steps (count)", "메모"], [7.5, 8500, "좋아요"], [], ["7시간", "8,500보", None], [30, 1, ""]]


def test_the_rows_of_a_sheet_are_read_and_told_by_their_numbers(days):
    rows = days(workbook(DAYS), "days.xlsx")
    assert [row.line for row in rows] == [2, 4, 5]
    assert [(row.reading.sleep_hr, row.reading.steps) for row in rows[:2]] == [(7.5, 8500), (7, 8500)]
    assert rows[2].problems[0].startswith("sleep_hr: got 30")


def test_cells_that_hold_a_time_are_hours():
    assert as_text(time(7, 30)) == "07:30:00"
    assert as_text(timedelta(hours=7, minutes=30)) == "7:30:00"
    assert as_text(True) == "true"


def test_how_much_of_a_sheet_was_read_is_known(tmp_path):
    path = tmp_path / "days.xlsx"
    path.write_bytes(workbook(DAYS))
    with open_table(load_task("wearable-health"), path) as table:
        assert [table.share() for _ in table.rows] == [0.4, 0.8, 1]


def test_a_compressed_workbook_is_read(sleep):
    assert sleep(gzip.compress(workbook(DAYS[:2])), "days.xlsx.gz") == [7.5]


def test_other_sheets_are_told_not_to_be_read(tmp_path):
    path = tmp_path / "days.xlsx"
    path.write_bytes(workbook([["sleep_hr", "extra"], [7, 1]], [["x"]]))
    assert list(unread_columns(load_task("wearable-health"), path)) == ["extra", "sheet S2"]


def test_an_empty_sheet_is_refused(days):
    with pytest.raises(InputError, match=r"days\.xlsx: is empty"):
        days(workbook([]), "days.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"sleep_hr\n7\n"])
def test_what_is_no_workbook_is_told_to_be_none(days, content):
    with pytest.raises(InputError, match=r"days\.xlsx: is no workbook that can be read"):
        days(content, "days.xlsx")


def test_without_the_library_it_is_told_what_to_install(days, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtra) as missing:
        days(workbook(DAYS), "days.xlsx")
    assert "pip install 'malssi[xlsx]'" in missing.value.hint
