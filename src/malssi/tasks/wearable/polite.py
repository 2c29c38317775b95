"""Whether a wearable answer speaks politely: advice in full sentences, grounds as notes or in polite speech."""

from collections.abc import Iterable

from malssi.tasks import korean
from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.sayings import CITATION
from malssi.tasks.wearable.words import pattern, reason


def speaks_politely(advice: str, grounds: Iterable[str], fixed: Iterable[str] = ()) -> Verdict:
    """Advice in 해요체 or 합쇼체, or one of the `fixed` phrases of the rules; no ground in plain speech."""
    advice = CITATION.sub("", advice)
    if advice.strip(" .") not in fixed:
        said = korean.sentences(advice)
        rude = next((one for one in said if not korean.is_polite(one)), "" if not said else None)
        if rude is not None:
            return fail(reason("impolite", said=rude[-8:]))
        if advice.rstrip()[-1] not in ".!?요다오죠":
            return fail(reason("impolite", said=advice[-8:]))
    for ground in grounds:
        for part in korean.sentences(pattern("form", "aside").sub("", ground)):
            if pattern("form", "plain_end").search(part.strip(" .,!✅⚠️🚨")):
                return fail(reason("impolite", said=part[-8:]))
    return PASS
