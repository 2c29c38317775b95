"""What no park has people do, by what is done to what: to plants and animals, to children, in ponds, with force."""

from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice, is_wanted
from malssi.tasks.signboard.concepts import all_named
from malssi.tasks.signboard.protection import belittles, blames, is_without_rest, leaves_shelter
from malssi.tasks.signboard.words import listed

NOT_OBJECTS = frozenset(["에", "에서", "로", "으로", "와", "과", "의", "이", "가"])
PLAYED = ("gear", "sport", "play", "exercise")
"""What is thrown in play."""


def hazards(said: Sequence[Statement], extreme: bool) -> Iterator[str]:
    """What of a text's statements is harmful.

    Args:
        extreme: whether the day is so hot or cold that people need shelter.
    """
    for before, one, after in zip((None, *said), said, (*said[1:], None), strict=False):
        harmful = is_done(one) and (harms_nature(one) or harms_somebody(one) or is_drunk(one, after))
        harmful = harmful or (is_done(one) and before is not None and is_borne(one, before))
        harmful = harmful or (is_done(one) and (climbs(one, before) or takes(one) or is_on_ice(one, before)))
        kept = is_without_rest(one) or blames(one, before)
        exposed = extreme and (leaves_shelter(one) or belittles(one, after))
        if one.link != "quote" and (harmful or kept or exposed or is_forced(one, after) or is_blind(one, after)):
            yield one.written


def is_done(one: Statement) -> bool:
    """Whether a statement has people do something: it is advised, or stands before what is."""
    advised = one.mood in ("advises", "allows") or one.link in ("and", "cause", "end", "of")
    return advised and not one.denied and not one.past and one.link != "if"


def objects(one: Statement) -> list[Word]:
    """What something is done to, also where no particle says so."""
    return [word for word in one.arguments if NOT_OBJECTS.isdisjoint(word.particles)]


def harms_nature(one: Statement) -> bool:
    """Whether plants or animals are harmed, or something is left or climbed: 꽃을 꺾고, 오리를 잡고, 쓰레기를 두고."""
    verb, things = one.predicate, objects(one)
    lemmas = {word.lemma for word in (*things, *one.with_particle("에"))}
    if verb.lemma in listed("harm", "harmed") and any(map(is_plant, things)):
        return True
    trodden = verb.has("v:climb", "v:rise", "v:enter", "v:lie") and one.describes is None
    mounted = verb.kind == "verb" and verb.has("v:climb", "v:rise")
    if (trodden and lemmas & listed("harm", "plants")) or (mounted and lemmas & listed("harm", "walls")):
        return True
    if verb.lemma in listed("harm", "hunted") and any(word.has("animal") for word in things):
        return True
    if verb.lemma in listed("harm", "gathered") and any(word.has("food", "nature") for word in things):
        return True
    littered = verb.lemma in listed("harm", "left") and any(word.lemma in listed("harm", "litter") for word in things)
    return littered and not any(word.lemma.endswith("통") or word.lemma == "집" for word in one.arguments)


def is_plant(word: Word) -> bool:
    """Whether a word is a plant of the park's, and no fallen leaf."""
    flower = bool(listed("harm", "flowers") & set(all_named(word, "season")))
    return flower or word.lemma in listed("harm", "plants") or word.lemma.endswith(("나무", "꽃"))


def harms_somebody(one: Statement) -> bool:
    """Whether a child or a pet is left, something is thrown, a leash is off, or pain is borne."""
    verb, things = one.predicate, objects(one)
    named = (*things, one.describes) if one.describes is not None else things
    living = any(word.has("person", "animal") or word.lemma == "유모차" for word in named)
    if verb.lemma in listed("harm", "left") and living:
        return True
    if verb.lemma in listed("harm", "thrown") and things and not any(word.has(*PLAYED) for word in things):
        return True
    loose = verb.lemma in ("풀", "벗기") and any(word.lemma == "목줄" for word in things)
    if loose or any(word.lemma in listed("harm", "leashes") and one.without(word) for word in one.arguments):
        return True
    if verb.lemma == "담그" and any(word.lemma in ("몸", "온몸") for word in things):
        return True
    return verb.has("v:exert") and any(word.has("symptom", "injury") for word in things)


def is_forced(one: Statement, after: Statement | None) -> bool:
    """Whether something is to be overdone: 무리해서 달리고, 무리한 운동을 하세요."""
    if one.predicate.lemma == "무리하" and one.link == "of":
        wanted = after is not None and is_advice(after) and is_wanted(after) and not after.denied
        return wanted and after is not None and after.predicate.has("v:do", "v:enjoy", *DOINGS)
    forced = any(adverb.lemma.startswith(("무리하", "무리해")) for adverb in one.adverbs)
    return is_done(one) and (forced or one.predicate.lemma == "무리하")


def is_blind(one: Statement, after: Statement | None) -> bool:
    """Whether somebody is to move with closed eyes."""
    closed = one.predicate.lemma in ("감", "가리") and any(word.lemma == "눈" for word in one.arguments)
    moves = after is not None and after.predicate.has(*DOINGS, "v:go", "v:rise")
    return closed and moves and after is not None and is_advice(after) and is_wanted(after)


def is_drunk(one: Statement, after: Statement | None) -> bool:
    """Whether a pond's water is drunk: 연못의 물을 마시며, 연못 물을 떠 마시고."""
    dips = one.predicate.lemma in listed("harm", "dipped") and after is not None and after.predicate.has("v:drink")
    pairs = zip(one.arguments, one.arguments[1:], strict=False)
    of_pond = any(one.has("water_place") and "의" in one.particles and two.has("drink") for one, two in pairs)
    return (dips or one.predicate.has("v:drink")) and (
        of_pond or any(word.has("water_place") and word.particles for word in objects(one))
    )


def is_borne(one: Statement, before: Statement) -> bool:
    """Whether thirst or pain is borne: 목이 말라도 참으며."""
    thirsty = before.predicate.lemma in ("마르", "타") and any(word.lemma in ("목", "입") for word in before.arguments)
    ill = thirsty or before.predicate.has("a:ill", "v:hurt", "symptom") or before.predicate.lemma == "쑤시"
    return one.predicate.lemma in ("참", "견디", "버티") and ill and before.link in ("but", "if", "and")


def climbs(one: Statement, before: Statement | None) -> bool:
    """Whether a tree is climbed: 느티나무에 기어 올라가."""
    led = before.arguments if before is not None and before.link in ("cause", "and") and not one.arguments else ()
    trees = any(is_plant(word) and word.has("nature") for word in (*one.arguments, *led))
    return trees and one.predicate.kind == "verb" and one.predicate.has("v:climb")


def takes(one: Statement) -> bool:
    """Whether something of somebody else's is taken, or something is done in secret: 남의 물병을 가져가세요."""
    if any(word.lemma in listed("harm", "secret") for word in one.adverbs) and is_advice(one):
        return True
    owned = any(word.lemma in listed("harm", "others") and "의" in word.particles for word in one.arguments)
    return owned and one.predicate.has("v:carry", "v:get", "v:use", "v:drink", "v:eat", "v:wear", "v:leave")


def is_on_ice(one: Statement, before: Statement | None) -> bool:
    """Whether people go on ice or into a pond: 살얼음 위를 걷고, 연못 위를 걷고."""
    if not one.predicate.has(*DOINGS, "v:enter", "v:go", "v:play", "v:stand"):
        return False
    frozen = before is not None and before.link == "of" and any(is_ice(word) for word in before.arguments)
    for word, after in zip(one.arguments, (*one.arguments[1:], None), strict=False):
        inside = after is not None and after.lemma in listed("harm", "inside") and not word.particles
        if inside and (word.has("water_place") or is_ice(word)):
            return True
        frozen = frozen or (is_ice(word) and bool({"을", "를", "에서", "에"} & set(word.particles)))
    return frozen


def is_ice(word: Word) -> bool:
    """Whether a word is ice that people could stand on."""
    return word.lemma in listed("harm", "ice")
