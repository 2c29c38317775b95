"""What a long health report adds to a brief one: what each indicator means, what to do in its order, what to watch."""

from collections.abc import Iterator

from malssi.tasks.wearable.grounds import is_racing, missing, told
from malssi.tasks.wearable.health.form import Report
from malssi.tasks.wearable.reporting import about, effort_of, some
from malssi.tasks.wearable.telling import WritingContext, help_for

ASIDE_SHARE = 0.5
"""Share of the reports that say how the supporting readings were taken."""


def lengthened(report: Report, drawn: WritingContext) -> Report:
    """A brief report with all that a long one adds; the less was measured, the more there is to watch."""
    judged = drawn.judged
    watch = some(drawn.rng, 1 + len(judged.missing) + judged.refer, "watch", effort_of(judged))
    return report._replace(meanings=tuple(meanings(drawn)), steps=tuple(steps(drawn)), watch=" ".join(watch))


def meanings(drawn: WritingContext) -> Iterator[str]:
    """What the symptoms, each indicator that is told, what is missing and the supporting readings mean today.

    Where somebody is referred, nothing that is fine is praised: it could reassure. No number is said again: whoever
    changes one in the grounds must not find it right elsewhere.
    """
    if drawn.judged.flags:
        yield meaning(drawn, "symptom")
    for name in told(drawn.day, drawn.judged, all_of_them=True):
        if name == "change" and is_racing(drawn.day):
            yield meaning(drawn, "racing")
        elif drawn.judged.is_caution(name) or not drawn.judged.refer:
            yield meaning(drawn, f"{name} {drawn.judged.levels[name].name}")
    if missing(drawn.day, drawn.judged):
        yield meaning(drawn, "missing")
    asides = [slot for slot in ("distance", "bmi") if slot in drawn.values()]
    if asides and not drawn.judged.refer and drawn.rng.random() < ASIDE_SHARE:
        yield meaning(drawn, drawn.rng.choice(asides))


def meaning(drawn: WritingContext, of: str) -> str:
    """One sentence of the row that is about this."""
    return drawn.filled(drawn.rng.choice(about("meaning", of, "health")))


def steps(drawn: WritingContext) -> list[str]:
    """What to do: how to begin, what to keep to, and what helps in the evening."""
    rng, judged = drawn.rng, drawn.judged
    effort = effort_of(judged)
    if judged.refer:
        return [some(rng, 1, "care", key)[0] for key in ("first", "note", "wait")]
    begin = some(rng, 1, "begin", effort)
    keep = some(rng, 1, "keep", judged.grade.name)
    return [*begin, *keep, *some(rng, 1, "help", help_for(judged))]
