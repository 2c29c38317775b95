"""A file of days, written and read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from malssi.sources.rows import Row
from malssi.sources.tables import open_table
from malssi.tasks.registry import load_task


@pytest.fixture
def days(tmp_path: Path) -> Callable[..., list[Row]]:
    """Write a file of a wearable's days and read its rows."""

    def read(content: str | bytes, name: str = "days.csv") -> list[Row]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with open_table(load_task("wearable-health"), path) as table:
            return list(table.rows)

    return read


@pytest.fixture
def sleep(days: Callable[..., list[Row]]) -> Callable[..., list[object]]:
    """Write a file of days and read their hours of sleep, None of a bad row."""

    def read(content: str | bytes, name: str = "days.csv") -> list[object]:
        return [row.reading and row.reading.sleep_hr for row in days(content, name)]

    return read
