"""What no park has people do, by what is done to what: plants and animals, children, ponds, and rest taken from people."""

from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice, is_wanted, left_out
from malssi.tasks.signboard.concepts import all_named

HARMED = frozenset(["꺾", "밟", "따", "뽑", "파", "캐", "가로지르", "자르", "흔들", "베"])
"""What is done to plants: verbs that leave nothing as it was."""
PLANTS = frozenset(
    [
        "꽃",
        "꽃밭",
        "화단",
        "나무",
        "나뭇가지",
        "가지",
        "풀꽃",
        "꽃나무",
        "꽃송이",
        "화초",
        "장미",
        "잔디보호구역",
        "묘목",
    ]
)
FLOWERS = frozenset(
    [
        "blossom",
        "early_blossom",
        "spring_flowers",
        "summer_flowers",
        "autumn_flowers",
        "rose",
        "cosmos",
        "chrysanthemum",
        "lotus",
        "hydrangea",
    ]
)
LEFT_BEHIND = frozenset(["두", "남기", "던지", "버리", "놓", "방치하", "내버리"])
NOT_CLIMBED = frozenset(
    ["분수", "분수대", "동상", "조형물", "울타리", "난간", "담장", "지붕", "가로등", "바위", "기둥", "표지판"]
)
LITTER = frozenset(["쓰레기", "꽁초", "담배꽁초", "음식물", "휴지", "배설물", "빈병"])
LEASHES = frozenset(["목줄", "리드줄", "안전모", "헬멧", "보호대", "보호장비", "안전장비", "구명조끼"])
WATER = ("물", "수분", "생수", "식수")
LATER = frozenset(["나중", "나중에", "다음", "다음에", "이따", "이따가", "뒤로"])
OUT = frozenset(["나오", "나가", "떠나", "벗어나", "뛰어나가", "나서"])
DANGEROUS = ("a:dangerous", "a:bad", "bad")
LIVING = ("person", "animal")


def hazards(said: Sequence[Statement], extreme: bool) -> Iterator[str]:
    """What of a text's statements is harmful.

    Args:
        extreme: whether the day is so hot or cold that people need shelter.
    """
    for at, one in enumerate(said):
        before = said[at - 1] if at else None
        after = said[at + 1] if at + 1 < len(said) else None
        if one.link in ("quote",):
            continue
        if (
            is_harm(one)
            or is_forced(one, after)
            or is_without_rest(one)
            or blames(one, before)
            or is_blind(one, after)
            or is_drunk(one, after)
            or (extreme and (leaves_shelter(one, after) or belittles(one, after)))
        ):
            yield one.written


def is_done(one: Statement) -> bool:
    """Whether a statement has people do something: it is advised, or stands before what is."""
    return (
        not one.denied
        and not one.past
        and one.link != "if"
        and (one.mood in ("advises", "allows") or one.link in ("and", "cause", "end", "of"))
    )


def is_harm(one: Statement) -> bool:
    """Harm to plants, animals, children and pets, litter, a leash left off, and force: 꽃을 꺾고, 무리해서 달리고."""
    if not is_done(one):
        return False
    verb = one.predicate
    objects = [
        word
        for word in one.arguments
        if not {"에", "에서", "로", "으로", "와", "과", "의", "이", "가"} & set(word.particles)
    ]
    if verb.lemma in HARMED and any(is_plant(word) for word in objects):
        return True
    climbed = verb.has("v:climb", "v:rise", "v:enter", "v:lie")
    if climbed and any(word.lemma in PLANTS for word in (*objects, *one.with_particle("에"))) and not one.describes:
        return True
    if verb.lemma in ("잡", "낚", "사냥하", "괴롭히", "쫓") and any(word.has("animal") for word in objects):
        return True
    mounted = verb.has("v:climb", "v:rise") and verb.kind == "verb"
    if mounted and any(word.lemma in NOT_CLIMBED for word in (*objects, *one.with_particle("에"))):
        return True
    if verb.lemma in LEFT_BEHIND and any(word.has(*LIVING) or word.lemma == "유모차" for word in objects):
        return True
    if verb.lemma in LEFT_BEHIND and any(word.lemma in LITTER for word in objects):
        return not any(word.lemma.endswith("통") or word.lemma == "집" for word in one.arguments)
    if (
        verb.lemma in ("던지", "집어던지")
        and objects
        and not any(word.has("gear", "sport", "play", "exercise") for word in objects)
    ):
        return True
    if verb.lemma in ("풀", "벗기") and any(word.lemma == "목줄" for word in objects):
        return True
    if any(word.lemma in LEASHES and is_without(one, word) for word in one.arguments):
        return True
    if verb.lemma == "담그" and any(word.lemma in ("몸", "온몸") for word in objects):
        return True
    return verb.has("v:exert") and any(word.has("symptom", "injury") for word in objects)


def is_forced(one: Statement, after: Statement | None) -> bool:
    """Whether something is to be overdone: 무리해서 달리고, 무리한 운동을 하세요."""
    if one.predicate.lemma == "무리하" and one.link == "of":
        wanted = after is not None and is_advice(after) and is_wanted(after) and not after.denied
        return wanted and after is not None and after.predicate.has("v:do", "v:enjoy", *DOINGS)
    forced = one.predicate.lemma == "무리하" or any(
        adverb.lemma.startswith(("무리하", "무리해")) for adverb in one.adverbs
    )
    return is_done(one) and forced


def is_plant(word: Word) -> bool:
    """Whether a word is a plant of the park's, and no fallen leaf."""
    return word.lemma in PLANTS or bool(FLOWERS & set(all_named(word, "season"))) or word.lemma.endswith(("나무", "꽃"))


def is_without(one: Statement, word: Word) -> bool:
    """Whether 없이 follows a word."""
    return any(adverb.lemma == "없이" and 0 <= adverb.start - word.end <= 1 for adverb in one.adverbs)


def is_rest(word: Word) -> bool:
    """Whether a word is rest, water or getting warm before."""
    return word.has("rest", "warm_up") or word.lemma.startswith(WATER[:2]) or word.lemma in WATER


def is_without_rest(one: Statement) -> bool:
    """Whether rest, water or shelter is not needed, put off, lessened or given up: 물은 필요 없으니, 휴식을 줄이고."""
    needless = one.predicate.lemma in ("없", "아니") or one.denied
    for at, word in enumerate(one.arguments):
        sheltering = word.has("shelter", "indoors")
        if not (is_rest(word) or sheltering):
            continue
        needed = (
            any(other.lemma == "필요" for other in one.arguments[at + 1 : at + 2]) or one.predicate.lemma == "필요하"
        )
        if needed and needless:
            return True
        if is_without(one, word) and not sheltering:
            return True
        if one.predicate.has("v:drink", "v:rest", "v:go", "v:carry", "v:eat") and is_later(one) and not one.denied:
            return True
        if is_rest(word) and (is_lessened(one, word) or left_out(one, at)):
            return True
    return False


def is_later(one: Statement) -> bool:
    """Whether something is left for later."""
    return any(word.lemma in LATER for word in (*one.adverbs, *one.arguments))


def is_lessened(one: Statement, word: Word) -> bool:
    """Whether rest or water is to be less: 수분 섭취를 줄이고, 휴식을 멈추고."""
    object_of = {"을", "를", "은", "는", "도"} & set(word.particles) or any(
        other.lemma == "섭취" for other in one.arguments
    )
    lessens = one.predicate.has("v:decrease", "v:stop", "v:postpone") and not one.predicate.has("v:rest", "v:finish")
    return bool(object_of) and lessens and not one.denied and one.link != "if"


def blames(one: Statement, before: Statement | None) -> bool:
    """Whether drinking or resting is called bad: 물을 마시면 위험하니."""
    if before is None or before.link != "if" or before.denied:
        return False
    if before.predicate.has("v:avoid") and any(word.has("outing") for word in before.arguments):
        return one.predicate.has(*DANGEROUS) and not one.denied
    kept = before.predicate.has("v:drink", "v:rest") and not any(
        adverb.has("d:very", "d:fast", "a:many") for adverb in before.adverbs
    )
    return kept and any(map(is_rest, before.arguments)) and one.predicate.has(*DANGEROUS) and not one.denied


def is_blind(one: Statement, after: Statement | None) -> bool:
    """Whether somebody is to move with closed eyes."""
    closed = one.predicate.lemma == "감" and any(word.lemma == "눈" for word in one.arguments)
    return closed and after is not None and after.predicate.has(*DOINGS) and is_advice(after) and is_wanted(after)


def is_drunk(one: Statement, after: Statement | None) -> bool:
    """Whether a pond's water is drunk: 연못의 물을 마시며, 연못 물을 떠 마시고."""
    drinks = one.predicate.has("v:drink") or (
        one.predicate.lemma in ("뜨", "푸", "긷") and after is not None and after.predicate.has("v:drink")
    )
    pairs = zip(one.arguments, one.arguments[1:], strict=False)
    of_pond = any(
        first.has("water_place") and "의" in first.particles and second.has("drink") for first, second in pairs
    )
    return is_done(one) and drinks and (of_pond or any(word.has("water_place") for word in one.objects))


def leaves_shelter(one: Statement, after: Statement | None) -> bool:
    """Whether a shelter is left, or something outdoors is put above it: 그늘에서 나와, 실내보다 광장이 좋아요, 냉방을 끄고."""
    if not is_done(one):
        return False
    if one.predicate.lemma == "끄" and any(
        word.lemma in ("냉방", "에어컨", "난방", "선풍기", "히터", "난로") for word in one.arguments
    ):
        return True
    for at, word in enumerate(one.arguments):
        if not word.has("shelter", "indoors"):
            continue
        better = one.predicate.has("a:good", "a:comfortable", "a:happy", "a:safe") or is_advice(one)
        if is_without(one, word) or (left_out(one, at) and better):
            return True
        parted = {"에서", "을", "를", "밖", "으로", "로"} & set(word.particles) or any(
            other.lemma == "밖" for other in one.arguments
        )
        if one.predicate.lemma in OUT and parted and not {"으로", "로"} & set(word.particles):
            return True
        if one.predicate.has(*DANGEROUS) and one.mood == "tells" and {"은", "는", "이", "가"} & set(word.particles):
            return True
    return False


def belittles(one: Statement, after: Statement | None) -> bool:
    """Whether extreme heat or cold is enjoyed or called harmless."""
    enjoyed = one.predicate.has("v:enjoy") and any(word.has("heat", "cold") for word in one.objects)
    harmless = (
        after is not None
        and after.mood == "tells"
        and after.predicate.has("a:safe", "a:happy", "a:good", "a:comfortable")
    )
    return enjoyed or (one.link == "but" and one.predicate.has("heat", "cold") and harmless)
