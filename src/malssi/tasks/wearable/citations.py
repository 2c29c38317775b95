"""Whether a text cites as the ledger allows: known sources in their form, where they apply, for their own claim."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.ledger import Source, allowed_for, demanded_for, sources
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.words import any_of, material, pattern, reason

WITH_A_YEAR = re.compile(r"[(\[（][^()\[\]（）\n]*(?<!\d)(?:19|20)\d\d(?!\d)[^()\[\]（）\n]*[)\]）]")
"""What looks like a citation; it must be one of the ledger's forms to the letter."""


BULLET = re.compile(r"(?:- |\d\. )")
"""How a ground begins; what it says of a study is read with the ground."""


class Citation(NamedTuple):
    """A source where a text cites it, with the line that it stands in."""

    source: Source
    line: str


def citations(text: str) -> Iterator[Citation]:
    """The ledger's citations of a text."""
    for line in text.splitlines():
        yield from (
            Citation(source, line) for source in sources().values() if any(form in line for form in source.forms)
        )


def in_full(text: str) -> str:
    """A text with the sources that the ledger gives without a year in their full form: (ACSM), (KOSSO)."""
    for short, name in material("words")["short_form"].items():
        text = text.replace(short, sources()[name].form)
    return text


def unknown_citation(text: str) -> str | None:
    """What looks like a citation and is none of the ledger's, or a name that stands outside its form."""
    forms = {form for source in sources().values() for form in source.forms}
    odd = next((found[0] for found in WITH_A_YEAR.finditer(text) if found[0] not in forms), None)
    bare = "\n".join(map(without_own_names, text.splitlines()))
    name = any_name().search(bare) or pattern("claims", "foreign_source").search(bare)
    return odd or (name[0] if name else None)


def without_forms(text: str) -> str:
    """The text without the citations that are in their form."""
    for source in sources().values():
        for form in source.forms:
            text = text.replace(form, "")
    return text


def without_own_names(line: str) -> str:
    """A line without its citations, and without the Korean name of a body that it cites."""
    cited = [citation.source for citation in citations(line)]
    line = without_forms(line)
    for source in cited:
        for name in source.names:
            line = (
                line.replace(name, "")
                if name in ("대한비만학회", "미국스포츠의학회", "미국 스포츠의학회", "세계보건기구")
                else line
            )
    return line


@cache
def any_name() -> re.Pattern[str]:
    """Any name of any source, in any case."""
    names = [re.escape(name) for source in sources().values() for name in source.names]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(names)})(?![A-Za-z])", re.IGNORECASE)


def cites_only_what_applies(day: Day | None, text: str) -> Verdict:
    """Known sources in their form, each where the reading allows it and beside its own subject."""
    odd = unknown_citation(text)
    if odd:
        return fail(reason("unknown_citation", said=odd))
    allowed = allowed_for(day) if day is not None else frozenset(sources())
    for citation in citations(text):
        source = citation.source
        if source.id not in allowed or (source.id == "milewski2014" and "✅" in citation.line):
            return fail(reason("misapplied_citation", said=source.form))
        if not any_of(source.about).search(without_forms(citation.line)):
            return fail(reason("citation_beside_nothing", said=source.form, claim=source.claim))
    return PASS


def cites_what_is_demanded(day: Day, text: str) -> Verdict:
    """The sources that the reading calls for."""
    said = {citation.source.id for citation in citations(text)}
    for name in sorted(demanded_for(day) - said):
        return fail(reason("citation_missing", form=sources()[name].form))
    return PASS


def claims_no_more_than_its_sources(day: Day | None, text: str) -> Verdict:
    """Of the studies only what the ledger says of them."""
    for said in (*forbidden_claims(text), *unsourced_claims(text)):
        return fail(reason("claim", said=said))
    return PASS


def forbidden_claims(text: str) -> Iterator[str]:
    """Claims that no source makes, wherever they stand."""
    for key in ("adult_injury", "who_steps", "fixed_line", "beyond", "other_rule"):
        yield from (found[0] for found in pattern("claims", key).finditer(text))


def unsourced_claims(text: str) -> Iterator[str]:
    """Claims that need their source, or its limits, in the same line."""
    injury, limits, research = (pattern("claims", key) for key in ("injury", "injury_limits", "research"))
    form = sources()["milewski2014"].form
    for line in text.splitlines():
        found = None if BULLET.match(line) else injury.search(line)
        if found and (form not in line or not limits.search(line)):
            yield found[0]
        studied = research.search(line)
        if studied and not any(form in line for source in sources().values() for form in source.forms):
            yield studied[0]
