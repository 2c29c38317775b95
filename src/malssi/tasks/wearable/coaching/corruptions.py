"""Seeded edits that each make a good answer wrong, with the check that must catch them."""

from malssi.tasks.task import Corruption, caught
from malssi.tasks.wearable.coaching import checks, wrong
from malssi.tasks.wearable.coaching.reading import Question

CORRUPTIONS: tuple[Corruption[Question], ...] = (
    caught(wrong.evasive, checks.answers_the_question),
    caught(wrong.of_another_question, checks.answers_the_question),
    caught(wrong.careless, checks.refers_where_it_must),
    caught(wrong.a_false_alarm, checks.refers_where_it_must),
    caught(wrong.coaching_where_care_is_needed, checks.keeps_to_care),
    caught(wrong.beyond_care, checks.keeps_to_care),
    caught(wrong.with_a_false_claim, checks.claims_nothing_false),
    caught(wrong.further_than_the_day, checks.coaches_nothing_on_a_referral),
    caught(wrong.with_a_value_misjudged, checks.goes_no_further_than_the_day),
    caught(wrong.without_its_citation, checks.cites_rightly),
    caught(wrong.without_its_source, checks.names_its_source),
    caught(wrong.with_a_fake_citation, checks.cites_rightly),
    caught(wrong.with_a_misapplied_citation, checks.cites_rightly),
    caught(wrong.with_a_forbidden_claim, checks.cites_rightly),
    caught(wrong.another_number, checks.says_no_number_from_nowhere),
    caught(wrong.with_a_foreign_number, checks.says_no_number_from_nowhere),
    caught(wrong.with_a_disease_or_medicine, checks.names_no_disease_or_medicine),
    caught(wrong.in_another_tone, checks.keeps_the_tone),
    caught(wrong.with_a_label, checks.is_one_plain_paragraph),
    caught(wrong.with_a_template_token, checks.is_one_plain_paragraph),
    caught(wrong.as_a_list, checks.is_one_plain_paragraph),
    caught(wrong.the_input_copied, checks.is_one_plain_paragraph),
    caught(wrong.over_long, checks.has_its_length),
    caught(wrong.nothing, checks.has_its_length),
    caught(wrong.in_plain_speech, checks.is_polite),
    caught(wrong.cut_off, checks.is_polite),
)
