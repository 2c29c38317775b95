"""What a text has people wear, drink and do that suits only some temperatures, by the names of `criteria.FITTING`."""

from collections.abc import Iterator

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice, is_wanted, meant
from malssi.tasks.signboard.concepts import all_named, named
from malssi.tasks.signboard.degrees import read

CLOTHES = ("clothing", "warm_clothing", "light_clothing")
PLACES = ("outdoors", "nature", "shelter", "water_place", "seat", "position")
FARE = ("drink", "food", "caffeine", "meal")
SHOES = frozenset(["신발", "양말", "운동화", "구두", "등산화", "부츠"])
LAYERS = frozenset(["coats", "warm_layers", "light_layers", "winter_clothes", "cold_cares"])
COOL, WARM = frozenset(["cool", "brisk", "chill"]), frozenset(["warm", "mild", "hot"])
PUT_AWAY = frozenset(["두", "놓", "넣", "맡기", "내려놓", "빼", "치우", "보관하"])
BAGS = ("가방", "배낭", "주머니", "에코백", "백팩", "손가방")
MANY_LAYERS = frozenset(["겹", "벌"])

DANGERS = frozenset(["heat_cares", "cold_cares"])
"""What is named to be avoided only on days on which it is there."""
FLEEING = frozenset(["cooling_down", "warming_up"])

Found = tuple[str, str]
"""What it is, as `criteria.FITTING` calls it, and the words that say it."""


def fitting(text: str) -> Iterator[Found]:
    """Everything of a folded text that suits only some temperatures."""
    said = read(text)
    for at, one in enumerate(said):
        if (is_advice(one) and not is_wanted(one)) or one.denied:
            yield from put_off(one, said[:at])
            yield from (row for row in of_words(one, said[:at]) if row[0] in DANGERS)
            if not one.denied:
                yield from (row for row in of_doings(one) if row[0] in FLEEING)
            continue
        after = said[at + 1] if at + 1 < len(said) else None
        yield from described(one, after)
        yield from of_words(one, said[:at])
        yield from of_doings(one)
        yield from put_off(one, said[:at])


def of_words(one: Statement, before: tuple[Statement, ...]) -> Iterator[Found]:
    """Words that by themselves suit only some days; a thin one is not what it is called."""
    adverbs = [word for word in one.adverbs if named(word, "state") is None]
    itself = [] if one.describes is not None and one.describes.has(*CLOTHES) else [one.predicate]
    for word in (*meant(one), *adverbs, *itself):
        if is_put_off(one, word):
            continue
        thin = any(other.describes == word and other.predicate.has("a:thin") for other in before)
        for name in all_named(word, "fit"):
            yield ("light_layers" if thin and name in LAYERS else name), word.written


def described(one: Statement, after: Statement | None) -> Iterator[Found]:
    """What something is by its adjective: 따뜻한 차, 시원한 그늘, 두꺼운 외투, 얇은 옷."""
    nouns = (
        [one.describes] if one.describes is not None else list(one.with_particle("이", "가", "은", "는", "을", "를"))
    )
    if one.predicate.kind == "noun" or one.predicate.copula:
        return
    for noun in nouns:
        if after is not None and one.describes is not None and (is_put_off(after, noun) or is_unwanted(after, noun)):
            continue
        name = name_of(one.predicate, noun, after)
        if name:
            yield name, f"{one.predicate.written} {noun.written}"


def name_of(quality: Word, noun: Word, after: Statement | None) -> str | None:
    """What a quality makes of a thing."""
    state = named(quality, "state")
    if noun.has(*CLOTHES):
        if state in WARM:
            return "coats"
        if quality.has("a:thick"):
            return named(quality, "fit") or "winter_clothes"
        layered = after is not None and (
            any(word.lemma in MANY_LAYERS for word in after.arguments) or named(after.predicate, "fit") == "warm_layers"
        )
        if quality.has("a:thin", "a:light") and not layered:
            return "thin_clothes"
        return "summer_things" if state in COOL else None
    if noun.has(*FARE):
        return {"hot": "warm_layers", "warm": "warm_things"}.get(state or "") or (
            "cooling_down" if state in COOL else None
        )
    if noun.has("body") and quality.lemma == "얼":
        return "warming_up"
    if noun.has("indoors"):
        return "cooling_down" if state in COOL else "warm_things" if state in WARM else None
    if noun.has("outdoors") and not noun.has("shelter", "water_place") and state in COOL:
        return None  # said of the day itself: 선선한 산책로
    if noun.has(*PLACES):
        return "cooling_down" if state in COOL else "soft_places" if state in WARM else None
    return None


def of_doings(one: Statement) -> Iterator[Found]:
    """What is done: 몸을 녹이고, 더위를 식히고, 얇게 입고, 물을 뿌리고."""
    said, verb = one.written, one.predicate
    states = [state for adverb in one.adverbs if (state := named(adverb, "state"))]
    qualities = [adverb for adverb in (*one.adverbs, *one.arguments) if adverb.has("a:thin", "a:light", "a:thick")]
    objects = [word for word in one.arguments if not {"에", "에서", "로", "으로", "이", "가"} & set(word.particles)]
    dressed = verb.has("v:wear") and (one.objects or not verb.has("v:use"))
    dressed = bool(dressed) and (not one.objects or any(word.has(*CLOTHES, "body") for word in one.objects))
    if dressed and any(word.lemma in MANY_LAYERS for word in one.arguments):
        yield "warm_layers", said
    for word in qualities if dressed else []:
        thin = "undressing" if verb.lemma == "갈아입" else "thin_clothes"
        yield ("warm_layers" if word.has("a:thick") else thin), said
    for state in states:
        yield manner(one, state, dressed), said
    for word in objects:
        if verb.has("v:cool") and (word.has("body", "heat") or word.lemma in ("땀", "열", "목")):
            yield "cooling_down", said
        if verb.has("v:avoid", "v:protect", "v:decrease", "v:recover") and word.has("heat"):
            yield "cooling_down", said
        if verb.has("v:avoid", "v:protect", "v:decrease", "v:recover", "v:warm") and word.has("cold"):
            yield "warming_up", said
        if verb.lemma == "녹이" and (word.has("body") or word.lemma == "마음"):
            yield "warming_up", said
        if (verb.has("v:warm") and verb.lemma != "녹이" and word.has("body")) or (
            word.lemma == "체온" and verb.has("v:rise", "a:high", "v:increase")
        ):
            yield "warm_things", said
        if word.lemma == "물" and verb.lemma in ("뿌리", "던지", "맞", "튀기"):
            yield "water_play", said
        if word.lemma == "발" and verb.lemma == "씻":
            yield "water_play", said
    if verb.has("v:lie", "v:sit") and any(
        word.lemma in ("잔디밭", "풀밭", "잔디") for word in one.with_particle("에", "에서")
    ):
        yield "picnic", said


def manner(one: Statement, state: str, dressed: bool) -> str:
    """How something is done: 시원하게 달려, 따뜻하게 입고, 쾌적하게 걸어."""
    if state in COOL:
        return "summer_things" if dressed else "cooling_down" if one.predicate.has("v:drink") else "cool_rest"
    inside = any(word.has("indoors") for word in one.arguments)
    active = any(word.has(*DOINGS) or word.lemma in ("날", "하루") for word in (*one.arguments, one.predicate))
    if (active or one.predicate.has("v:go")) and not inside:
        return "comfort"
    if dressed:
        return "cold_cares"
    return "any" if state == "pleasant" else "warm_things"


def is_unwanted(one: Statement, word: Word) -> bool:
    """Whether a thing is named as what is not to be."""
    return word in one.arguments and ((is_advice(one) and not is_wanted(one)) or one.denied or word not in meant(one))


def is_put_off(one: Statement, word: Word) -> bool:
    """Whether a thing is taken off, put away or not needed: 외투는 벗고, 장갑은 필요 없으니, 겉옷 없이."""
    if word not in one.arguments or {"에", "에서", "로", "으로"} & set(word.particles):
        return False
    if one.predicate.has("v:undress", "v:decrease") or one.predicate.lemma in PUT_AWAY:
        return one.predicate.lemma not in ("넣", "두") or not any("핫팩" in other.lemma for other in one.arguments)
    needless = any(other.lemma == "필요" for other in one.arguments) or one.predicate.lemma == "필요하"
    return (needless and (one.predicate.lemma == "없" or one.denied)) or is_without(one, word)


def is_without(one: Statement, word: Word) -> bool:
    """Whether 없이 follows a word."""
    return any(adverb.lemma == "없이" and 0 <= adverb.start - word.end <= 1 for adverb in one.adverbs)


def put_off(one: Statement, before: tuple[Statement, ...]) -> Iterator[Found]:
    """Clothes that are taken off or left; what is put in a bag is carried."""
    forbidden = is_advice(one) and not is_wanted(one) and one.predicate.has("v:undress")
    if forbidden or one.link == "if":
        return
    carried = any(word.lemma.endswith(BAGS) for word in one.with_particle("에", "속에", "안에"))
    for word in one.arguments:
        if not word.has(*CLOTHES) or not is_put_off(one, word) or (carried and one.predicate.lemma == "넣"):
            continue
        if one.predicate.has("v:undress") and word.lemma in SHOES:
            yield "barefoot", one.written
        elif word.lemma not in SHOES:
            thick = any(other.describes == word and other.predicate.has("a:thick", "a:heavy") for other in before)
            heavy = thick or bool({"winter_clothes", "warm_layers"} & set(all_named(word, "fit")))
            yield ("shedding" if heavy else "undressing"), one.written
    if one.predicate.lemma in ("열", "내리") and any(word.lemma == "지퍼" for word in one.arguments):
        yield "undressing", one.written
