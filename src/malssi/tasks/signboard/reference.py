"""What an expert would write for a reading: the pieces of `phrases.ko.toml` put together in one of a few shapes.

Everything is drawn from the given generator, so that the same seed writes the same text.
"""

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from malssi.errors import MalssiError
from malssi.tasks.korean import attach, count, fill
from malssi.tasks.signboard.criteria import MAX_LENGTH, MIN_LENGTH, state_of
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.words import material

TRIES = 60
"""Draws before giving up on a length; about two in three fit at once."""

SEASON_SHARE = 0.2
"""Share of the rows with a month in which the season is spoken of, where it offers something."""

OF_A_DAY_SHARE = 0.35
"""Share of the changes in a sentence of their own that stand before a day."""

PLEASANT = ("warm", "mild", "cool")
"""States of which one may say that they are good for something outdoors."""

PARTICLE = "{을/를}"


class Activity(NamedTuple):
    """An activity: verb stem and, where one may say "try it", its infinitive."""

    stem: str
    infinitive: str
    moves: bool

    @property
    def infinitive_phrase(self) -> str:
        """The activity with its infinitive in place of the stem: 산책로를 걸어."""
        return f"{self.stem.rpartition(' ')[0]} {self.infinitive}"


class Tip(NamedTuple):
    """A tip: verb stem, and the form in which it stands before an activity; `either` where it may also follow one."""

    stem: str
    link: str
    either: bool


class Draft(NamedTuple):
    """What one text is written from."""

    rng: Random
    reading: Temperatures
    state: str
    way: str
    """rise, fall or same."""
    style: str
    """yo or nida: one style throughout a text."""

    def pick(self, choices: Sequence[str]) -> str:
        """Draw one of several ways to say it."""
        return self.rng.choice(choices)


def reference(reading: Temperatures, rng: Random) -> str:
    """Write a text that says what the board must say about a reading.

    Raises:
        MalssiError: no draw had an allowed length, which means that the phrases have become too long or too short.
    """
    for _ in range(TRIES):
        text = write(draft(reading, rng))
        if MIN_LENGTH <= count(text) <= MAX_LENGTH:
            return text
    raise MalssiError(f"no text of {MIN_LENGTH} to {MAX_LENGTH} characters for {reading!r}", "look at phrases.ko.toml")


def draft(reading: Temperatures, rng: Random) -> Draft:
    """Settle what the text is about and in which style it speaks."""
    change = reading.degrees.change
    way = "same" if change == 0 else "rise" if change > 0 else "fall"
    return Draft(rng, reading, state_of(reading.degrees.today).name, way, rng.choice(["yo", "nida"]))


def write(draft: Draft) -> str:
    """Write in one of three shapes: state then advice, change then advice, state with an activity then a tip."""
    words = material("phrases")["state"][draft.state]
    shapes = [stated_first, stated_first, change_alone] + ([all_in_one] if words["link"] and joins_by_so(draft) else [])
    return draft.rng.choice(shapes)(draft)


def stated_first(draft: Draft) -> str:
    """어제보다 10도 올라 선선해요. 산책로를 가볍게 걷고 얇은 겉옷도 챙기세요."""
    words = material("phrases")["state"][draft.state]
    return f"{joined(draft)}{draft.pick(words[draft.style])}. {advice(draft)}"


def change_alone(draft: Draft) -> str:
    """어제보다 10도 올랐어요. 선선하니 얇은 겉옷을 챙겨 산책로를 걸어 보세요.

    The change may stand before a day, 어제보다 10도 오른 하루예요, and then never before a state: whoever knows few
    rows takes one for the other.
    """
    cause = draft.pick(material("phrases")["state"][draft.state]["cause"])
    of_a_day = draft.rng.random() < OF_A_DAY_SHARE
    first = f"{changed(draft, 'of')} {draft.pick(days(draft))}" if of_a_day else changed(draft, f"alone_{draft.style}")
    return f"{first}. {cause} {advice(draft)}"


def all_in_one(draft: Draft) -> str:
    """어제보다 3도 올라 포근하니 잔디밭에서 쉬기 좋아요. 물병을 챙기세요."""
    link = draft.pick(material("phrases")["state"][draft.state]["link"])
    act = deed(draft)
    return f"{joined(draft)}{link} {good_for(draft, act)} {urged(draft, tip_for(draft, act).stem)}"


def joins_by_so(draft: Draft) -> bool:
    """Whether the state follows from the change; a cold that stays after a rise does not."""
    return draft.way == "same" or bool(material("phrases")["state"][draft.state][draft.way] == "so")


def changed(draft: Draft, form: str) -> str:
    """The change in one of its forms: so, but, of, alone_yo, alone_nida."""
    template = draft.pick(material("phrases")["change"][draft.way][form])
    return template.replace("{d}", str(abs(draft.reading.degrees.change)))


def joined(draft: Draft) -> str:
    """The change, ready for the state to follow."""
    if joins_by_so(draft):
        today = "오늘은 " if draft.way != "same" and draft.rng.random() < 0.2 else ""
        return f"{changed(draft, 'so')} {today}"
    return f"{changed(draft, 'but')} {draft.pick(material('phrases')['state'][draft.state]['still'])}"


def days(draft: Draft) -> list[str]:
    """What follows "포근한": a day, or a day of the season where the month has one."""
    seasonal = [
        name
        for row in material("phrases")["season_day"]
        if draft.reading.month in row["months"] and draft.state in row["states"]
        for name in row[draft.style]
    ]
    if seasonal and draft.rng.random() < SEASON_SHARE:
        return seasonal
    return list(material("phrases")["day"][draft.style])


def advice(draft: Draft) -> str:
    """The second sentence: an activity and a tip, in either order."""
    act = deed(draft)
    tip = tip_for(draft, act)
    if tip.either and draft.rng.random() < 0.55:
        return f"{act.stem}고 {urged(draft, tip.stem, particle='도')}"
    if draft.state in PLEASANT and draft.rng.random() < 0.25:
        return f"{linked(tip)} {good_for(draft, act)}"
    return f"{linked(tip)} {invited(draft, act)}"


def deed(draft: Draft) -> Activity:
    """Draw an activity: a place first, so that no place is named more often for having more to do."""
    seasonal = seasonal_deeds(draft.state, draft.reading.month)
    if seasonal and draft.rng.random() < SEASON_SHARE:
        return draft.rng.choice(seasonal)
    return draft.rng.choice(draft.rng.choice(deeds(draft.state)))


@cache
def deeds(state: str) -> tuple[tuple[Activity, ...], ...]:
    """The activities of a thermal state, one tuple a place."""
    by_place: dict[str, list[Activity]] = {}
    for row in material("phrases")["activities"]:
        for place in row["places"] if state in row["states"] else ():
            texts = [fill(text, lambda _, place=place: place) for text in row["texts"]]  # type: ignore[misc]
            by_place.setdefault(place, []).extend(deed_of(text, row.get("moving", False)) for text in texts)
    return tuple(tuple(acts) for acts in by_place.values())


@cache
def seasonal_deeds(state: str, month: int | None) -> tuple[Activity, ...]:
    """The activities of a month's season, none without a month."""
    rows = material("phrases")["seasonal"]
    fitting = [row for row in rows if month in row["months"] and state in row["states"]]
    return tuple(deed_of(text, moves=False) for row in fitting for text in row["texts"])


def deed_of(text: str, moves: bool) -> Activity:
    """Read "stem|infinitive"."""
    stem, _, infinitive = text.partition("|")
    return Activity(stem, infinitive, moves)


def tip_for(draft: Draft, act: Activity) -> Tip:
    """Draw a tip that goes with the activity and does not say the same again."""
    tips = material("phrases")["tips"][draft.state]
    either = [tip_of(text, either=True) for text in tips["either"]]
    before = [tip_of(text, either=False) for text in tips["before"] + (tips["moving"] if act.moves else [])]
    return draft.rng.choice([tip for tip in either + before if not says_again(tip.stem, act.stem)])


def tip_of(text: str, either: bool) -> Tip:
    """Read "stem|link"."""
    stem, _, link = text.partition("|")
    return Tip(stem, link, either)


def says_again(tip: str, act: str) -> bool:
    """Whether tip and activity share a verb or a thing."""
    return any(word in tip and word in act for word in ("마시", "부채", "몸", "체온", "운동", "따뜻", "시원", "얇은"))


def linked(tip: Tip) -> str:
    """The tip before an activity: 얇은 겉옷을 챙겨."""
    return f"{fill(tip.stem.rpartition(' ')[0], str)} {tip.link}"


def urged(draft: Draft, stem: str, particle: str = PARTICLE) -> str:
    """The tip as a request that ends the sentence: 얇은 겉옷을 챙기세요."""
    return request(draft, fill(stem.replace(PARTICLE, particle), str))


def invited(draft: Draft, act: Activity) -> str:
    """The activity as an invitation that ends the sentence: 산책로를 걸어 보세요."""
    if not act.infinitive:
        return request(draft, act.stem)
    ending = draft.pick(material("phrases")["invite"][f"try_{draft.style}"])
    return f"{act.infinitive_phrase} {ending}" + ("" if ending.endswith("?") else ".")


def good_for(draft: Draft, act: Activity) -> str:
    """The activity as what the day is good for: 산책로를 걷기 좋아요."""
    return f"{act.stem}기 {draft.pick(material('phrases')['invite'][f'good_{draft.style}'])}."


def request(draft: Draft, stem: str) -> str:
    """A polite request from a verb stem: 쉬세요, 입으십시오."""
    return f"{attach(stem, draft.pick(material('phrases')['invite'][f'ask_{draft.style}']))}."
