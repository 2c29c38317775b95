"""Every way of spoiling an answer, with the check that must catch it."""

from malssi.tasks.strength.rate import wrong_content as content
from malssi.tasks.strength.rate import wrong_form as form
from malssi.tasks.strength.request import Lifter
from malssi.tasks.task import Corruption

CORRUPTIONS: tuple[Corruption[Lifter], ...] = (
    Corruption(content.another_start, "rates_equal_the_expert_table"),
    Corruption(content.another_step_a_week, "rates_equal_the_expert_table"),
    Corruption(content.another_step_a_set, "rates_equal_the_expert_table"),
    Corruption(content.another_deload, "rates_equal_the_expert_table"),
    Corruption(content.rates_of_another_cell, "rates_equal_the_expert_table"),
    Corruption(content.too_heavy_at_the_start, "stays_within_safe_limits"),
    Corruption(content.too_heavy_at_the_top, "stays_within_safe_limits"),
    Corruption(content.too_big_a_step, "stays_within_safe_limits"),
    Corruption(content.no_deload, "stays_within_safe_limits"),
    Corruption(content.a_rate_that_the_plan_does_not_have, "plan_follows_its_own_rates"),
    Corruption(content.a_percentage_off, "plan_follows_its_own_rates"),
    Corruption(content.repetitions_off, "plan_follows_its_own_rates"),
    Corruption(content.a_plus_lost, "plan_follows_its_own_rates"),
    Corruption(content.a_plus_too_many, "plan_follows_its_own_rates"),
    Corruption(content.a_week_lost, "plan_follows_its_own_rates"),
    Corruption(content.a_set_lost, "plan_follows_its_own_rates"),
    Corruption(content.a_line_break_lost, "plan_follows_its_own_rates"),
    Corruption(content.another_program, "names_the_program"),
    Corruption(form.a_field_lost, "has_exactly_the_fields"),
    Corruption(form.a_field_too_many, "has_exactly_the_fields"),
    Corruption(form.a_field_renamed, "has_exactly_the_fields"),
    Corruption(form.a_number_of_another_type, "has_exactly_the_fields"),
    Corruption(form.a_field_twice, "is_strict_json"),
    Corruption(form.in_a_code_fence, "is_strict_json"),
    Corruption(form.with_words_around, "is_strict_json"),
    Corruption(form.with_a_template_token, "is_strict_json"),
    Corruption(form.cut_off, "is_strict_json"),
    Corruption(form.in_single_quotes, "is_strict_json"),
    Corruption(form.the_input_copied, "is_strict_json"),
    Corruption(form.nothing, "is_strict_json"),
)
