"""What a long answer of the coach adds: why it is of use, what to do, when to ask again; on a referral, how to wait."""

from random import Random

from malssi.tasks.task import PASS, Outcome
from malssi.tasks.wearable.advice import Allowed, judge_advice
from malssi.tasks.wearable.coaching.intents import Intent
from malssi.tasks.wearable.effort import REST
from malssi.tasks.wearable.reporting import about, some
from malssi.tasks.wearable.safety import invitation
from malssi.tasks.wearable.words import material

TASK = "coaching"


def actions_of(intent: Intent, rests: bool) -> list[str]:
    """What there is to do; on a day of rest nothing that is exercise."""
    return [action for action in intent.actions if not rests or is_rest(action)]


def is_rest(action: str) -> bool:
    """Whether an action holds no exercise, by the words that a day of rest forbids and as advice is read."""
    allowed = Allowed(ceiling=REST, claim=lambda said, sentence: PASS, strict=False)
    return invitation(action, "F") is None and judge_advice(action, allowed).outcome is not Outcome.FAILED


def body(rng: Random, intent: Intent, rests: bool) -> list[str]:
    """The sentences behind the answer, the intent's own actions among them."""
    if intent.kind == "urgent":
        return [rng.choice(intent.actions), *care(rng)]
    fitting = actions_of(intent, rests)
    actions = rng.sample(fitting, k=min(2, len(fitting)))
    if intent.kind == "answer":
        return advice(rng, intent.topic, actions)
    kind = "crisis" if intent.in_crisis else intent.kind
    first, then, last = (some(rng, number, kind, key, TASK) for key, number in (("first", 1), ("then", 2), ("last", 1)))
    return [*first, *actions, *then, *last]


def advice(rng: Random, topic: str, actions: list[str]) -> list[str]:
    """Why it is of use, how to begin, what to do, what to look at, when to ask again."""
    why, ask = (rng.choice(about(section, topic, TASK)) for section in ("why", "ask"))
    steps = rng.sample(about("step", topic, TASK), k=2)
    hints = rng.sample(material("phrases", TASK)["hint"][topic], k=2)
    return [why, *steps, *actions, *hints, ask]


def care(rng: Random) -> list[str]:
    """What to do until help is there."""
    first, note, wait = (some(rng, number, "care", key) for key, number in (("first", 1), ("note", 2), ("wait", 2)))
    return [*first, *note, *wait, *some(rng, 2, "watch", "care")]
