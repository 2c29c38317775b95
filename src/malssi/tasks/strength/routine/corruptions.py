"""Seeded edits that each make a good week wrong, with the check that must catch them.

They test the verifier and write the rejected halves of preference pairs, so an edit changes as little as it can.
"""

from malssi.tasks.strength.routine import checks, claims, claims_in_words, wrong_form, wrong_week, wrong_words
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.task import Corruption, caught

CORRUPTIONS: tuple[Corruption[Routine], ...] = (
    caught(wrong_form.something_around, checks.is_strict_json),
    caught(wrong_form.with_a_template_token, checks.is_strict_json),
    caught(wrong_form.cut_off, checks.is_strict_json),
    caught(wrong_form.nothing, checks.is_strict_json),
    caught(wrong_form.the_input_copied, checks.is_strict_json),
    caught(wrong_form.the_days_twice, checks.is_strict_json),
    caught(wrong_form.a_field_less, checks.has_exactly_the_fields),
    caught(wrong_form.a_field_more, checks.has_exactly_the_fields),
    caught(wrong_form.a_number_as_text, checks.has_exactly_the_fields),
    caught(wrong_form.a_session_less, checks.has_the_sessions),
    caught(wrong_form.sessions_in_another_order, checks.has_the_sessions),
    caught(wrong_form.another_lift_named, checks.has_the_sessions),
    caught(wrong_week.an_unknown_exercise, claims.assistance_is_in_the_catalogue),
    caught(wrong_week.an_exercise_of_another_lift, claims.assistance_fits_the_lift),
    caught(wrong_week.a_lift_without_assistance, claims.assistance_fits_the_lift),
    caught(wrong_week.another_target, claims.targets_are_right),
    caught(wrong_week.too_hard_an_exercise, claims.assistance_fits_the_level),
    caught(wrong_week.an_exercise_of_another_purpose, claims.assistance_fits_the_purpose),
    caught(wrong_week.without_what_the_purpose_asks_for, claims.assistance_fits_the_purpose),
    caught(wrong_week.too_many_exercises, claims.assistance_fits_the_purpose),
    caught(wrong_week.other_sets, claims.sets_and_repetitions_fit_the_purpose),
    caught(wrong_week.other_repetitions, claims.sets_and_repetitions_fit_the_purpose),
    caught(wrong_week.another_rest, claims.rests_fit_the_purpose),
    caught(wrong_week.an_exercise_twice, claims.no_exercise_comes_twice),
    caught(wrong_words.a_drill_of_another_lift, claims_in_words.warms_up_for_the_lift),
    caught(wrong_words.work_for_a_drill, claims_in_words.warms_up_for_the_lift),
    caught(wrong_words.one_drill, claims_in_words.warms_up_for_the_lift),
    caught(wrong_words.a_note_in_plain_speech, claims_in_words.note_is_one_polite_sentence),
    caught(wrong_words.two_notes, claims_in_words.note_is_one_polite_sentence),
    caught(wrong_words.a_note_with_a_number, claims_in_words.note_is_one_polite_sentence),
    caught(wrong_words.a_note_with_a_template_token, claims_in_words.note_is_one_polite_sentence),
    caught(wrong_words.a_garbled_note, claims_in_words.note_makes_sense),
    caught(wrong_words.a_note_that_repeats_itself, claims_in_words.note_makes_sense),
    caught(wrong_words.a_false_technique, claims_in_words.note_teaches_good_technique),
    caught(wrong_words.a_note_on_another_lift, claims_in_words.note_belongs_to_the_lift),
    caught(wrong_words.a_note_on_no_lift, claims_in_words.note_belongs_to_the_lift),
    caught(wrong_words.advice_for_another_purpose, claims_in_words.note_asks_for_nothing_too_hard),
    caught(wrong_words.a_medical_claim, claims_in_words.note_claims_nothing_medical),
    caught(wrong_words.to_the_limit, claims_in_words.note_asks_for_nothing_too_hard),
)
