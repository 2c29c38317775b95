"""Tables of separated cells."""

import pytest

from malssi.errors import InputError


def test_a_comma_behind_every_row_and_none_behind_the_header_is_nothing(sleep, days):
    assert sleep("sleep_hr,steps\n7.5,8500,\n7,8000,,\n") == [7.5, 7]
    assert "got 3 cells, expected 2" in days("sleep_hr,steps\n7,8000,1\n")[0].problems[0]


@pytest.mark.parametrize(("separator", "name"), [(";", "a.csv"), ("\t", "a.csv"), ("\t", "a.tsv"), (",", "a.csv")])
def test_the_separator_is_the_one_that_gives_the_names(days, separator, name):
    (row,) = days(separator.join(["date", "sleep_hr", "steps"]) + "\n" + separator.join(["1/2", "7.5", "8500"]), name)
    assert (row.line, row.reading.sleep_hr, row.reading.steps) == (2, 7.5, 8500)


def test_a_decimal_comma_is_read_between_semicolons(sleep):
    assert sleep("sleep_hr;weight\n7,5;60,5\n") == [7.5]


def test_a_decimal_comma_is_refused_between_commas_and_between_tabs(days):
    assert "(7.5 or 75?)" in days('sleep_hr,steps\n"7,5",8000\n')[0].problems[0]
    assert "(7.5 or 75?)" in days("sleep_hr\tsteps\n7,5\t8000\n", "a.tsv")[0].problems[0]


def test_thousands_stay_thousands_between_semicolons_in_whole_numbers(days):
    (row,) = days("sleep_hr;steps\n7,5;8,500\n")
    assert row.reading.steps == 8500


def test_a_header_may_go_over_lines_and_the_lines_behind_it_are_counted_on(days):
    (row,) = days('\n"sleep\n_hr",steps\n7,8000\n')
    assert (row.line, row.reading.sleep_hr) == (4, 7)


def test_a_column_in_minutes_is_read_as_hours(sleep):
    assert sleep("sleep (min),steps\n450,8000\n7시간,8000\n") == [7.5, 7]


def test_a_column_in_pounds_refuses_the_file(days):
    with pytest.raises(InputError, match=r"days\.csv: column weight \(lb\): got lb, expected kg"):
        days("sleep_hr,weight (lb)\n7,132\n")


def test_cells_with_units_are_read(days):
    (row,) = days('수면,걸음,심박수,체중,성별\n7시간 30분,"8,500보",62bpm,60kg,여\n')
    day = row.reading
    assert (day.sleep_hr, day.steps, day.heart_rate, day.weight, day.gender) == (7.5, 8500, 62, 60, "여성")


def test_a_cell_in_another_unit_is_told_by_its_line_with_both_units(days):
    _, row = days("sleep_hr,weight\n7,60\n7,132 lb\n")
    assert (row.line, row.problems) == (3, ("weight: got '132 lb' (lb is not kg), expected 20 to 400 kg",))


def test_a_fraction_of_saturation_keeps_its_hint(days):
    (row,) = days("sleep_hr,oxygen_saturation\n7,0.97\n")
    assert row.problems[0].endswith("this looks like a fraction, give 97")
