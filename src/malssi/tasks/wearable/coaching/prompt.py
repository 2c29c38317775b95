"""The words the model reads: `prompt.ko.md`, or `report.ko.md` for a report, the question, the tone, and any day."""

from malssi.tasks.task import Message
from malssi.tasks.wearable.coaching.demands import demanded
from malssi.tasks.wearable.coaching.intents import recognised
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.derived import advice
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.prompting import instruction
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.user_message import user_message
from malssi.tasks.wearable.words import material

DERIVED = True
"""Whether the message ends in a line of what the rules derive; a small model knows few ways to ask."""


def prompt(reading: Question) -> list[Message]:
    """Return the system message and the question."""
    return [Message("system", instruction(__package__, reading.style)), Message("user", question(reading))]


def question(reading: Question) -> str:
    """The user message; what a person wrote stands on one line, whatever it holds."""
    words = material("words", "coaching")["message"]
    lines = [
        words["question"].format(question=" ".join(reading.question.split())),
        words["persona"].format(persona=words[reading.persona]),
    ]
    day = [user_message(reading.day, derived=DERIVED)] if reading.day else []
    return "\n".join([*lines, *day, *([derived_line(reading)] if DERIVED else [])])


def derived_line(reading: Question) -> str:
    """Topic, tone and citation as the rules see them, in the order in which an answer has them."""
    words, demands = material("words", "coaching")["message"], demanded(reading, recognised(reading.question))
    facts = [words["topic"].format(demands.intent.number, demands.intent.title)] if demands.intent else []
    if demands.by_grade and reading.day:
        judged = judge(reading.day)
        facts += [words["score"].format(judged.score), advice(reading.day, judged)]
    if demands.refers:
        facts.append(words["urgent"] if demands.urgent else words["refer"])
    elif demands.intent and demands.intent.kind == "decline":
        facts.append(words["decline"])
    else:
        facts.append(words["rest"] if demands.rests else words["tone"][reading.persona])
    if demands.cites:
        facts.append(words["cite"].format(sources()[demands.cites].names[0]))
    return str(words["derived"]).format(facts=", ".join(facts))
