"""Seeded edits that each make a good message wrong, with the check that must catch them.

They test the verifier and write the rejected halves of preference pairs, so an edit changes as little as it can.
"""

from malssi.tasks.signboard import checks, wrong_content, wrong_form
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.task import Corruption, caught

CORRUPTIONS: tuple[Corruption[Temperatures], ...] = (
    caught(wrong_content.another_size, checks.states_the_change_rightly),
    caught(wrong_content.another_size_as_long, checks.states_the_change_rightly),
    caught(wrong_content.without_the_number, checks.states_the_change_rightly),
    caught(wrong_content.a_change_of_none, checks.states_the_change_rightly),
    caught(wrong_content.the_other_direction, checks.states_the_change_rightly),
    caught(wrong_content.with_foreign_degrees, checks.states_the_change_rightly),
    caught(wrong_content.a_state_far_off, checks.states_the_thermal_state),
    caught(wrong_content.the_state_next_to_it, checks.states_the_thermal_state),
    caught(wrong_content.without_the_park, checks.fits_the_park),
    caught(wrong_form.with_no_word, checks.is_understood),
    caught(wrong_form.over_long, checks.has_board_length),
    caught(wrong_form.too_short, checks.has_board_length),
    caught(wrong_form.the_input_copied, checks.has_board_length),
    caught(wrong_form.nothing, checks.has_board_length),
    caught(wrong_form.cut_off, checks.is_polite),
    caught(wrong_form.in_plain_speech, checks.is_polite),
    caught(wrong_form.with_a_label, checks.is_one_plain_line),
    caught(wrong_form.with_a_template_token, checks.is_one_plain_line),
    caught(wrong_form.decorated, checks.is_one_plain_line),
    caught(wrong_form.on_two_lines, checks.is_one_plain_line),
    caught(wrong_form.said_twice, checks.is_one_plain_line),
    caught(wrong_content.with_weather, checks.claims_only_what_two_temperatures_support),
    caught(wrong_content.with_a_foreign_number, checks.claims_only_what_two_temperatures_support),
    caught(wrong_content.unsafe, checks.is_safe),
    caught(wrong_content.of_another_season, checks.names_no_foreign_season),
)
