"""Seeded edits that each make a good answer wrong, with the check that must catch them."""

from malssi.tasks.task import Corruption, caught
from malssi.tasks.wearable.exercise import checks, wrong_content, wrong_form
from malssi.tasks.wearable.exercise.reading import RoutineDay

CORRUPTIONS: tuple[Corruption[RoutineDay], ...] = (
    caught(wrong_content.another_fit, checks.judges_the_fit_rightly),
    caught(wrong_content.another_target, checks.gives_the_target_rightly),
    caught(wrong_content.another_formula, checks.gives_the_target_rightly),
    caught(wrong_content.another_intensity, checks.gives_the_target_rightly),
    caught(wrong_content.an_invented_target, checks.gives_the_target_rightly),
    caught(wrong_content.another_energy, checks.gives_the_energy_rightly),
    caught(wrong_content.an_invented_energy, checks.gives_the_energy_rightly),
    caught(wrong_content.energy_in_another_unit, checks.gives_the_energy_rightly),
    caught(wrong_content.nothing_to_change, checks.says_what_to_change),
    caught(wrong_content.too_hard_an_exercise, checks.says_what_to_change),
    caught(wrong_content.another_exercise, checks.names_no_other_exercise),
    caught(wrong_content.without_care_or_rest, checks.rests_or_refers_where_it_must),
    caught(wrong_content.beyond_care_or_rest, checks.keeps_to_care_or_rest),
    caught(wrong_content.too_much, checks.advises_no_more_than_the_grade_allows),
    caught(wrong_content.with_a_foreign_number, checks.says_no_number_from_nowhere),
    caught(wrong_content.with_a_fake_citation, checks.cites_only_what_applies),
    caught(wrong_content.with_a_disease_or_medicine, checks.names_no_disease_or_medicine),
    caught(wrong_form.without_a_line, checks.has_its_lines),
    caught(wrong_form.lines_swapped, checks.has_its_lines),
    caught(wrong_form.with_a_label, checks.has_its_lines),
    caught(wrong_form.the_input_copied, checks.has_its_lines),
    caught(wrong_form.nothing, checks.has_its_length),
    caught(wrong_form.over_long, checks.has_its_length),
    caught(wrong_form.with_a_template_token, checks.is_plain_korean),
    caught(wrong_form.in_plain_speech, checks.is_polite),
    caught(wrong_form.cut_off, checks.is_polite),
)
