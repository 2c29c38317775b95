"""What a text has people wear, drink and do that suits only some temperatures, by the names of `criteria.FITTING`."""

from collections.abc import Iterator

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice, is_wanted, meant
from malssi.tasks.signboard.concepts import all_named, named
from malssi.tasks.signboard.degrees import read
from malssi.tasks.signboard.words import listed

CLOTHES = ("clothing", "warm_clothing", "light_clothing")
PLACES = ("outdoors", "nature", "shelter", "water_place", "seat", "position")
FARE = ("drink", "food", "caffeine", "meal")
LAYERS = frozenset(["coats", "warm_layers", "light_layers", "winter_clothes", "cold_cares"])
COOL, WARM = frozenset(["cool", "brisk", "chill"]), frozenset(["warm", "mild", "hot"])
BAGS = ("가방", "배낭", "주머니", "에코백", "백팩", "손가방")

DANGERS = frozenset(["heat_cares", "cold_cares"])
"""What is named to be avoided only on days on which it is there."""
FLEES = ("v:avoid", "v:protect", "v:decrease", "v:recover")
NOT_OBJECTS = frozenset(["에", "에서", "로", "으로", "이", "가"])
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
    if one.predicate.kind == "noun" or one.predicate.copula:
        return
    nouns = (*one.with_particle("이", "가", "은", "는"), *one.objects) if one.describes is None else (one.describes,)
    for noun in nouns:
        if after is not None and one.describes is not None and (is_put_off(after, noun) or is_unwanted(after, noun)):
            continue
        name = of_clothes(one.predicate, after) if noun.has(*CLOTHES) else of_thing(one.predicate, noun)
        if name:
            yield name, f"{one.predicate.written} {noun.written}"


def of_clothes(quality: Word, after: Statement | None) -> str | None:
    """What a quality makes of clothes; thin ones that are worn over each other are not thin."""
    state = named(quality, "state")
    if state in WARM:
        return "coats"
    if quality.has("a:thick"):
        return named(quality, "fit") or "winter_clothes"
    if quality.has("a:thin", "a:light") and not (after and is_layered(after)):
        return "thin_clothes"
    return "summer_things" if state in COOL else None


def is_layered(one: Statement) -> bool:
    """Whether clothes are worn over each other: 여러 겹 입고, 겹쳐 입고."""
    counted = any(word.lemma in listed("wear", "layers") for word in one.arguments)
    return counted or named(one.predicate, "fit") == "warm_layers"


def of_thing(quality: Word, noun: Word) -> str | None:
    """What warmth makes of a drink, a body or a place; a cool path is said of the day itself."""
    state = named(quality, "state")
    if noun.has("body"):
        return "warming_up" if quality.lemma == "얼" else None
    if state in COOL:
        open_place = noun.has("outdoors") and not noun.has("shelter", "water_place", "indoors")
        return "cooling_down" if noun.has(*FARE, *PLACES, "indoors") and not open_place else None
    if state not in WARM:
        return None
    if noun.has(*FARE):
        return {"hot": "warm_layers", "warm": "warm_things"}.get(state or "")
    return "warm_things" if noun.has("indoors") else "soft_places" if noun.has(*PLACES) else None


def of_doings(one: Statement) -> Iterator[Found]:
    """What is done: 얇게 입고, 시원하게 달리고, 몸을 녹이고, 물을 뿌리고."""
    dressed = is_dressing(one)
    for name in of_dressing(one) if dressed else ():
        yield name, one.written
    for state in [found for adverb in one.adverbs if (found := named(adverb, "state"))]:
        yield manner(one, state, dressed), one.written
    for word in one.arguments:
        found = of_object(one.predicate, word) if NOT_OBJECTS.isdisjoint(word.particles) else None
        if found:
            yield found, one.written
    lain = any(word.lemma in listed("wear", "lawn") for word in one.with_particle("에", "에서"))
    if lain and one.predicate.has("v:lie", "v:sit"):
        yield "picnic", one.written


def is_dressing(one: Statement) -> bool:
    """Whether clothes are put on: 쓰다 is also using."""
    if not one.predicate.has("v:wear") or (one.predicate.has("v:use") and not one.objects):
        return False
    return not one.objects or any(word.has(*CLOTHES, "body") for word in one.objects)


def of_dressing(one: Statement) -> Iterator[str]:
    """How people dress: 얇게, 두껍게, 여러 겹."""
    if any(word.lemma in listed("wear", "layers") for word in one.arguments):
        yield "warm_layers"
    if any(word.lemma in listed("harm", "underwear") and "만" in word.particles for word in one.arguments):
        yield "undressing"
    for word in (*one.adverbs, *one.arguments):
        if word.has("a:thick"):
            yield "warm_layers"
        elif word.has("a:thin", "a:light"):
            yield "undressing" if one.predicate.lemma == "갈아입" else "thin_clothes"


def of_object(verb: Word, word: Word) -> str | None:
    """What is done to heat, cold, a body or water."""
    if verb.lemma == "녹이" and (word.has("body") or word.lemma == "마음"):
        return "warming_up"
    if word.has("heat", "cold") and verb.has(*FLEES, "v:cool" if word.has("heat") else "v:warm"):
        return "cooling_down" if word.has("heat") else "warming_up"
    if verb.has("v:cool") and (word.has("body") or word.lemma in listed("wear", "hot")):
        return "water_play" if word.lemma == "발" and verb.lemma == "씻" else "cooling_down"
    if (verb.has("v:warm") and word.has("body")) or (
        word.lemma == "체온" and verb.has("v:rise", "a:high", "v:increase")
    ):
        return "warm_things"
    splashed = word.lemma == "물" and verb.lemma in listed("wear", "splashed")
    return "water_play" if splashed or (word.lemma == "발" and verb.lemma == "씻") else None


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
    if one.predicate.has("v:undress", "v:decrease") or one.predicate.lemma in listed("wear", "put_away"):
        return one.predicate.lemma not in ("넣", "두") or not any("핫팩" in other.lemma for other in one.arguments)
    needless = any(other.lemma == "필요" for other in one.arguments) or one.predicate.lemma == "필요하"
    return (needless and (one.predicate.lemma == "없" or one.denied)) or one.without(word)


def put_off(one: Statement, before: tuple[Statement, ...]) -> Iterator[Found]:
    """Clothes that are taken off or left; what is put in a bag is carried."""
    forbidden = is_advice(one) and not is_wanted(one) and one.predicate.has("v:undress")
    if forbidden or one.link == "if":
        return
    carried = any(word.lemma.endswith(BAGS) for word in one.with_particle("에", "속에", "안에"))
    for word in one.arguments:
        if not word.has(*CLOTHES) or not is_put_off(one, word) or (carried and one.predicate.lemma == "넣"):
            continue
        if one.predicate.has("v:undress") and word.lemma in listed("wear", "shoes"):
            yield "barefoot", one.written
        elif word.lemma not in listed("wear", "shoes"):
            thick = any(other.describes == word and other.predicate.has("a:thick", "a:heavy") for other in before)
            heavy = thick or bool({"winter_clothes", "warm_layers"} & set(all_named(word, "fit")))
            yield ("shedding" if heavy else "undressing"), one.written
    if one.predicate.lemma in ("열", "내리") and any(word.lemma == "지퍼" for word in one.arguments):
        yield "undressing", one.written
