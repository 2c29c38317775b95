"""The corruptions that all reports about a day share, bound to the checks that must catch them."""

from malssi.tasks.task import Corruption, caught
from malssi.tasks.wearable import care_checks, citations, figures, ground_checks, safety, wrong_content, wrong_form
from malssi.tasks.wearable.reading import JudgedDay

SHARED: tuple[Corruption[JudgedDay], ...] = (
    caught(wrong_content.another_sleep, figures.says_no_number_from_nowhere),
    caught(wrong_content.another_steps, figures.says_no_number_from_nowhere),
    caught(wrong_content.another_oxygen, figures.says_no_number_from_nowhere),
    caught(wrong_content.another_change, figures.says_no_number_from_nowhere),
    caught(wrong_content.the_other_direction, figures.says_no_number_from_nowhere),
    caught(wrong_content.another_unit, figures.says_no_number_from_nowhere),
    caught(wrong_content.a_foreign_number, figures.says_no_number_from_nowhere),
    caught(wrong_content.without_a_ground, ground_checks.tells_every_ground),
    caught(wrong_content.a_bad_value_praised, ground_checks.judges_each_ground_rightly),
    caught(wrong_content.without_what_is_missing, ground_checks.names_what_is_missing),
    caught(wrong_content.a_value_said_missing, ground_checks.judges_each_ground_rightly),
    caught(wrong_content.without_its_citation, citations.cites_what_is_demanded),
    caught(wrong_content.a_fake_citation, citations.cites_only_what_applies),
    caught(wrong_content.a_citation_out_of_form, citations.cites_only_what_applies),
    caught(wrong_content.a_misapplied_citation, citations.cites_only_what_applies),
    caught(wrong_content.an_unsupported_claim, citations.claims_no_more_than_its_sources),
    caught(wrong_content.a_disease, care_checks.names_no_disease_or_medicine),
    caught(wrong_content.a_medicine, care_checks.names_no_disease_or_medicine),
    caught(wrong_content.too_hard, care_checks.advises_no_more_than_the_grade_allows),
    caught(wrong_content.care_made_light_of, care_checks.refers_where_it_must),
    caught(wrong_content.beyond_care_or_rest, care_checks.keeps_to_care_or_rest),
    caught(wrong_content.a_ground_about_nothing, ground_checks.each_ground_tells_the_day),
    caught(wrong_content.coached_in_spite_of_a_red_flag, care_checks.advises_no_more_than_the_grade_allows),
    caught(wrong_content.advice_of_another_grade, care_checks.advises_what_the_grade_allows),
    caught(wrong_content.without_the_referral, care_checks.refers_where_it_must),
    caught(wrong_content.a_false_alarm, care_checks.refers_where_it_must),
    caught(wrong_form.with_a_template_token, safety.is_plain_korean),
    caught(wrong_form.with_a_label, safety.is_plain_korean),
    caught(wrong_form.the_input_copied, safety.is_plain_korean),
    caught(wrong_form.nothing, safety.is_plain_korean),
    caught(wrong_form.said_twice, safety.is_plain_korean),
)
