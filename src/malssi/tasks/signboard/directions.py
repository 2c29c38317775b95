"""Which way a statement says that the day's temperature went."""

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.signboard.words import listed

UP = frozenset(["v:rise", "a:high"])
DOWN = frozenset(["v:fall", "a:low"])
WARM = frozenset(["a:hot", "a:very_hot", "a:warm", "a:mild"])
COLD = frozenset(["a:cool", "a:chilly", "a:cold", "a:very_cold"])
AIR = frozenset(["temperature", "time", "weather"])
"""What the day's temperature is told of: 기온, 수은주, 오늘."""
TOLD_OF = (*AIR, "heat", "cold", "season", "state", "abstract")
"""What a day is called where it is described: 10도 오른 날씨."""
OTHERS = frozenset(
    """water_place outdoors indoors position exercise shelter nature seat gear body feeling good effort measure state
    symptom fatigue""".split()  # noqa: SIM905
)
"""What people go up and down, and what rises in them: 전망대에 올라, 체온을 올리세요, 기분이 올라요."""
TELLING = ("end", "and", "cause", "but", "of")
"""Links of statements that tell something."""
GOING = ("v:fall", "v:decrease", "v:loosen", "v:stop", "v:leave")
"""What heat and cold do when they go: 추위가 풀려, 더위가 한풀 꺾여."""


def way_of(said: Statement, between: list[Word]) -> int:
    """The direction in which a statement says that the day went: +1, -1, or 0 where it says none.

    Args:
        between: the words behind its number of degrees.
    """
    if said.link not in TELLING or said.mood == "may" or (said.mood == "advises" and said.link == "end"):
        return 0
    only_wanted = said.ending == "야" or (said.mood == "advises" and {"하", "되"} & set(said.helped))  # 올라야 해요
    if only_wanted or is_before_nothing(said):
        return 0
    if is_future(said) or is_elsewhere(said) or not is_of_the_day(said):
        return 0
    named = next((way for noun in between if (way := direction(noun))), 0)  # 5도 상승으로, 8도 하락한
    return named or (0 if is_denied(said) else sign(said))


def direction(word: Word) -> int:
    """+1 for what rises, -1 for what falls, 0 for others, such as people who fall."""
    if word.lemma in listed("day", "stumbling"):
        return 0
    return 1 if word.has(*UP) else -1 if word.has(*DOWN) else 0


def sign(said: Statement) -> int:
    """The direction of a predicate, with 더, 덜 and -어지다: 덜 더운, 더워졌어요, 더 뜨거워져."""
    way = direction(said.predicate)
    if way or not said.predicate.has(*WARM, *COLD):
        return way
    less = is_less(said)
    more = compares(said) or any(adverb.has("d:more") for adverb in said.adverbs)
    if not (more or less or "지" in said.helped):
        return 0
    return (1 if said.predicate.has(*WARM) else -1) * (-1 if less else 1)


def whole_way(said: Statement) -> int:
    """The direction of a statement, and of heat and cold that come or go: 추위가 풀려 is warmer."""
    if said.link not in TELLING or (said.mood in ("advises", "allows") and said.link == "end"):
        return 0
    subject = next((one for one in said.about() if one.has("heat", "cold")), None)
    if subject is not None and said.predicate.has(*GOING):
        return -1 if subject.has("heat") else 1
    of_yesterday = any(word.lemma in listed("day", "yesterday") for word in said.about())
    return -sign(said) if of_yesterday else sign(said)  # 어제가 더 포근했어요


def is_less(said: Statement) -> bool:
    """Whether it is less so: 덜 더워요."""
    return any(adverb.has("d:less") for adverb in said.adverbs)


def compares(said: Statement) -> bool:
    """Whether a statement sets the day beside the one before."""
    return any("보다" in word.particles or word.lemma == "대비" for word in said.arguments)


def is_denied(said: Statement) -> bool:
    """Whether a change is denied; 1도밖에 안 올랐어요 is a change of one."""
    return said.denied and not any("밖에" in word.particles for word in said.arguments)


def is_before_nothing(said: Statement) -> bool:
    """Whether it stands before a noun that makes nothing of it: 올랐을 리, 비슷할 수도."""
    return said.describes is not None and said.describes.lemma in listed("day", "nothing")


def is_future(said: Statement) -> bool:
    """Whether it is only to come, or only thought: 높아질 거예요, 내려가겠습니다, 올라간 줄 알았어요."""
    thought = bool({"알", "모르", "싶"} & set(said.helped))
    coming = ("겠", "ᆯ", "을") if said.link == "end" else ("겠",)
    return thought or any(form in coming for form, _ in said.predicate.endings)


def is_elsewhere(said: Statement) -> bool:
    """Whether it is told of an hour, or beside something else than yesterday: 저녁에 10도, 평소보다 10도."""
    if any(word.lemma in listed("day", "soon") for word in (*said.adverbs, *said.arguments)):
        return True
    known = {word.lemma for word in said.arguments} & listed("day", "before")
    for word in said.arguments:
        if word.lemma in listed("day", "before"):
            continue
        if "보다" in word.particles and not (known and word.has("temperature")):
            return True
        if {"에", "부터", "까지"} & set(word.particles) and word.has("time") and word.kind == "noun":
            return True
    return False


def is_of_the_day(said: Statement) -> bool:
    """Whether what a statement tells of is the day, and no place, thing or body."""
    if any(word.kind != "number" and word.has(*OTHERS) and not word.has(*AIR) for word in said.arguments):
        return False
    noun = said.describes
    return noun is None or noun.kind == "number" or noun.has(*TOLD_OF)
