"""Checks that any task can use, each with its counter-examples: what a text is made into that the check must reject.

    from malssi import checks, corruptions

    CHECKS = (checks.length(40, 70), checks.polite(), checks.understood(), checks.never("alcohol", "tobacco"))
    CORRUPTIONS = (*corruptions.of(CHECKS), *OWN)

Each function makes a `Check`; its name is a claim. A check of what is said reads statements and concepts, never words.
"""

from malssi.tasks.checks.citations import cites_only
from malssi.tasks.checks.form import length, one_line, plain, polite, sections, strict_json
from malssi.tasks.checks.numbers import traceable
from malssi.tasks.checks.obligations import must_say
from malssi.tasks.checks.safety import no_disease, no_medicine, refers
from malssi.tasks.checks.statements import never, understood

__all__ = [
    "cites_only",
    "length",
    "must_say",
    "never",
    "no_disease",
    "no_medicine",
    "one_line",
    "plain",
    "polite",
    "refers",
    "sections",
    "strict_json",
    "traceable",
    "understood",
]
