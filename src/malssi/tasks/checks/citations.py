"""Citations: known ones alone."""

import re
from collections.abc import Collection
from random import Random
from typing import Any

from malssi.tasks.checks.making import named, reason
from malssi.tasks.checks.statements import stock_text
from malssi.tasks.task import PASS, Check, Verdict, fail

WITH_A_YEAR = re.compile(r"[(\[（][^()\[\]（）\n]*(?<!\d)(?:19|20)\d\d(?!\d)[^()\[\]（）\n]*[)\]）]")
"""What looks like a citation."""


def cites_only(*forms: str) -> Check[Any]:
    """Whatever looks like a citation is one of these, to the letter: "(Milewski, 2014)"."""
    known: Collection[str] = frozenset(forms)

    def cites_only_what_is_known(reading: Any, text: str) -> Verdict:
        odd = next((found[0] for found in WITH_A_YEAR.finditer(text) if found[0] not in known), None)
        return fail(reason("citation", said=odd)) if odd else PASS

    def a_fake_citation(reading: Any, text: str, rng: Random) -> str:
        return text + stock_text("fake")

    return named("cites_only_what_is_known", cites_only_what_is_known, a_fake_citation)
