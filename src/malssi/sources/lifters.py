"""Powerlifters' records, one lifter a row, to readings. They lack the overhead press, which is imputed and labelled so.

OpenPowerlifting's columns under the application's names: gender, squat, bench_press, dead_lift in kg. Experience and
purpose are in no record; they are the caller's to give.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from malssi.errors import InputError
from malssi.sources.cells import typed_fields
from malssi.sources.tables import Row, encoding_of, judged
from malssi.tasks.strength.rate import task
from malssi.tasks.strength.request import Lifter

PRESS_PER_BENCH = 0.62
"""Overhead press by bench press: the middle of the 0.56 to 0.67 that lifters of all levels show."""

RECORDED = ("gender", "squat", "bench_press", "dead_lift")


class Lifts(NamedTuple):
    """The 1RMs in kg, and which of them nobody measured."""

    kg: dict[str, Any]
    imputed: tuple[str, ...] = ()


class LifterRow(NamedTuple):
    """One row of a record, with the lifts of its reading that were imputed."""

    row: Row[Lifter]
    imputed: tuple[str, ...]


def read_lifters(path: Path, experience: int, purpose: int) -> Iterator[LifterRow]:
    """Read a record row by row, taking every lifter for one of this experience and purpose.

    Raises:
        InputError: the file is missing, or lacks a column.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file", "give the path of a .csv file")
    with path.open(encoding=encoding_of(path), newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in RECORDED if name not in (reader.fieldnames or ())]
        if missing:
            found = ", ".join(reader.fieldnames or ())
            raise InputError(
                f"{path}: columns missing: {', '.join(missing)}; found: {found}", "name them in the header"
            )
        for cells in reader:
            yield lifter_row(reader.line_num, cells, {"experience": experience, "purpose": purpose})


def lifter_row(line: int, cells: Mapping[str, str | None], given: Mapping[str, int]) -> LifterRow:
    """One row's reading, or what is wrong with it."""
    fields = typed_fields(Lifter, {name: cells.get(name) or "" for name in (*RECORDED, "over_head_press")})
    lifts = with_press(fields.get("rm_weight", {}))
    return LifterRow(judged(task, line, {**fields, **given, "rm_weight": lifts.kg}), lifts.imputed)


def with_press(kg: Mapping[str, Any]) -> Lifts:
    """The lifts with an overhead press: the recorded one, or one imputed from a recorded bench press."""
    bench = kg.get("bench_press")
    if "over_head_press" in kg or not isinstance(bench, (int, float)):
        return Lifts(dict(kg))
    return Lifts({**kg, "over_head_press": round(PRESS_PER_BENCH * bench, 1)}, ("over_head_press",))
