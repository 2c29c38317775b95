"""What a sentence says: its predicates, each with what it takes, whether it is denied, advised, allowed or told.

Helping verbs and frames (걸어 보세요, 쉬는 편이 좋아요, 뛰어도 됩니다) are folded into the verb that they help: it
alone is what is advised. A statement knows how it is joined to the next: a condition asserts nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from malssi.korean.grammar import (
    ADVISING,
    AFTER,
    CONDITIONS,
    FRAMES,
    HELPING,
    HONOURED,
    LIGHT,
    LIMITING,
    NAMING,
    PAST,
    RECOMMENDING,
    ending_of,
    link_of,
)
from malssi.korean.words import Word, words

Mood = Literal["tells", "advises", "allows", "may"]
"""may: it can be so (피곤할 수 있어요)."""
EMPTY = frozenset(
    """답 정답 법 길 격 이치 순서 수 일 것 최선 최고 으뜸 상책 원칙 기본 실력 용기 지혜 능력 비결 과정 일부""".split()  # noqa: SIM905
)
"""Nouns that say nothing but that something is to be done: 쉬는 것이 답이에요."""
Link = Literal["end", "and", "cause", "but", "if", "or", "for", "of", "as", "quote", "named"]
"""How a statement is joined to what follows. of: it describes a noun; as: it says how something is done; for: what it
is done for; named: it stands for a noun itself (걷기를)."""


OBLIQUE = frozenset(["보다", "로", "으로", "부터", "에게", "처럼", "대로"])
"""Particles by which a noun is no subject, whatever stands behind them: 어제보다는."""


class Statement(NamedTuple):
    """A predicate with what belongs to it."""

    predicate: Word
    arguments: tuple[Word, ...]
    """Nouns and numbers, in their order."""
    adverbs: tuple[Word, ...]
    denied: bool = False
    mood: Mood = "tells"
    link: Link = "end"
    describes: Word | None = None
    """The noun that it stands before."""
    topic: Word | None = None
    """What the sentence speaks of (은, 는), also where it was said before another predicate."""
    past: bool = False
    helped: tuple[str, ...] = ()
    """What was folded into it."""
    honorific: bool = False
    ending: str = ""
    """What its last ending does."""

    @property
    def start(self) -> int:
        """Where its words begin in the sentence."""
        return min(word.start for word in (*self.arguments, *self.adverbs, self.predicate))

    @property
    def written(self) -> str:
        """Its words as they are said."""
        return " ".join(word.written for word in (*self.arguments, *self.adverbs, self.predicate))

    def with_particle(self, *particles: str) -> tuple[Word, ...]:
        """Its arguments with any of these particles."""
        return tuple(word for word in self.arguments if not set(particles).isdisjoint(word.particles))

    @property
    def objects(self) -> tuple[Word, ...]:
        """What something is done to."""
        return self.with_particle("을", "를")

    def without(self, word: Word) -> bool:
        """Whether 없이 follows an argument: 겉옷 없이."""
        return any(adverb.lemma == "없이" and 0 <= adverb.start - word.end <= 1 for adverb in self.adverbs)

    def about(self) -> tuple[Word, ...]:
        """What it is told of: its subject and topic."""
        return tuple(
            word for word in self.with_particle("이", "가", "은", "는", "도") if OBLIQUE.isdisjoint(word.particles)
        )

    @property
    def asserts(self) -> bool:
        """Whether it says that something is so or is to be done."""
        return self.link in ("end", "and", "cause", "but")


@lru_cache(maxsize=2048)
def statements(sentence: str) -> tuple[Statement, ...]:
    """The statements of a normalized sentence, in its order."""
    reader = Reader()
    for word in words(sentence):
        reader.read(word)
    return shared(reader.finish())


class Reader:
    """Reads the words of one sentence from left to right."""

    def __init__(self) -> None:
        self.done: list[Statement] = []
        self.open: Statement | None = None
        """A predicate that the next word may help."""
        self.endings: tuple[tuple[str, str], ...] = ()
        self.frame = ""
        """The frame's noun that stands behind it."""
        self.arguments: list[Word] = []
        self.adverbs: list[Word] = []
        self.topic: Word | None = None

    def read(self, word: Word) -> None:
        """Take the next word."""
        if word.kind == "mark":
            return
        if word.kind in ("verb", "adjective", "copula") or word.copula:
            self.read_predicate(word)
        elif word.kind == "adverb":
            self.read_adverb(word)
        else:
            self.read_noun(word)

    def read_adverb(self, word: Word) -> None:
        """An adverb waits for its predicate; one that joins sentences waits for none."""
        self.adverbs.append(word)

    def read_noun(self, word: Word) -> None:
        """A noun waits for its predicate, unless it makes a frame with the one before it."""
        ending = ending_of(self.endings) if self.open else ""
        if self.open and ending == "은" and not self.frame and word.lemma in FRAMES:
            self.frame = word.lemma
            self.open = self.open._replace(describes=word)
            return
        if self.open and self.frame and word.lemma in LIGHT:
            self.arguments.append(word)
            return
        self.close(word)
        if {"은", "는"} & set(word.particles) and word.kind == "noun":
            self.topic = word
        self.arguments.append(word)

    def read_predicate(self, word: Word) -> None:
        """A predicate helps the one before it or is the next."""
        if self.open and self.helps(word):
            return
        if self.open and (self.frame or ending_of(self.endings) in ("기", "음")):
            self.arguments.append(self.named())
        if self.open and ending_of(self.endings) == "은" and not self.frame and word.copula:
            self.open = self.open._replace(describes=word)
        self.close(None)
        belongs, left = self.split(word)
        denied = any(adverb.lemma in ("안", "못") for adverb in self.adverbs) or word.lemma in ("아니", "말")
        self.open = Statement(
            word, tuple(belongs), tuple(self.adverbs), denied=denied, topic=self.topic, past=is_past(word.endings)
        )
        self.open = self.open._replace(honorific=is_honorific(word.endings))
        self.endings = word.endings
        self.arguments, self.adverbs, self.frame = left, [], ""

    def split(self, word: Word) -> tuple[list[Word], list[Word]]:
        """What belongs to a predicate; one that describes the next noun leaves what belongs to the sentence."""
        if ending_of(word.endings) != "은" or word.copula:
            return self.arguments, []
        at = len(self.arguments)
        while at and takes_before_noun(word, self.arguments[at - 1]):
            at -= 1
        return self.arguments[at:], self.arguments[:at]

    def named(self) -> Word:
        """The open predicate as a noun: 걷는 것, 걷기."""
        assert self.open is not None
        verb, noun = self.open.predicate, self.open.describes
        if self.frame and self.frame not in NAMING and noun is not None:
            return noun
        particles = noun.particles if noun and self.frame else verb.particles
        return verb._replace(kind="noun", particles=particles, endings=(), copula=False)

    def helps(self, word: Word) -> bool:
        """Fold a helping verb or the predicate of a frame into the open one, if it is one."""
        assert self.open is not None
        said, ending = self.open, ending_of(self.endings)
        denied = any(adverb.lemma in ("안", "못") for adverb in self.adverbs)
        lemma = word.lemma + ("이" if word.copula else "")
        if self.frame:
            particles = said.describes.particles if said.describes else ()
            folded = framed(said, self.frame, particles, lemma, denied or word.lemma in ("아니", "없"), word)
            if folded is None or not {w.lemma for w in self.behind()} <= LIGHT:
                return False
        elif ending == "고" and lemma == "하" and self.endings[-1][0].endswith(("다고", "라고")):
            folded = said
        elif lemma in helpers(ending) and (not self.behind() or ending == "기") and not self.parts(ending):
            folded = helped(said, ending, lemma, denied, word)
        else:
            return False
        past = said.past or (is_past(word.endings) and folded.mood == "tells")
        self.open = folded._replace(
            helped=(*folded.helped, lemma), past=past, honorific=said.honorific or is_honorific(word.endings),
            adverbs=(*folded.adverbs, *(adverb for adverb in self.adverbs if adverb.lemma not in ("안", "못"))),
            arguments=tuple(sorted((*folded.arguments, *self.arguments), key=lambda one: one.start)), describes=None,
        )  # fmt: skip
        self.endings, self.frame, self.adverbs, self.arguments = word.endings, "", [], []
        return True

    def parts(self, ending: str) -> bool:
        """Whether a verb behind 고 is one of its own: 중단하고, 혼자 있지 마세요."""
        assert self.open is not None
        between = [word for word in self.adverbs if word.lemma not in ("안", "못", "더", "꼭", "계속")]
        return ending == "고" and (self.open.predicate.comma or bool(between))

    def behind(self) -> list[Word]:
        """Nouns that stand behind the open predicate."""
        assert self.open is not None
        return [word for word in self.arguments if word.start > self.open.predicate.start]

    def close(self, noun: Word | None) -> None:
        """The open predicate is done; `noun` is what stands behind it."""
        if self.open is None:
            return
        said, ending = self.open, ending_of(self.endings)
        quality = said.predicate.kind == "adjective" or said.predicate.has("a:happy")
        if quality and ending == "게" and not said.helped and not said.denied:
            self.arguments[:0] = said.arguments
            self.adverbs[:0] = [*said.adverbs, said.predicate._replace(kind="adverb", endings=())]
            self.open = None
            return
        link: Link = link_of(self.endings, said.predicate.particles)  # type: ignore[assignment]
        if self.frame:
            link = "if" if self.frame in CONDITIONS else "of"
            if noun is not None:
                self.arguments.append(self.named())
        elif ending == "은":
            noun = noun or said.describes
            said = said._replace(describes=noun)
            link = "of"
            if noun is not None and not noun.copula:
                spoken_of = noun.lemma in AFTER and {"은", "는", "도"} & set(noun.particles)
                link = "if" if noun.lemma in CONDITIONS or spoken_of else "and" if noun.lemma in AFTER else "of"
        elif ending in ("기", "음"):
            link = "named"
            if noun is not None:
                self.arguments.append(self.named())
        self.done.append(said._replace(link=link, ending=ending))
        self.open, self.frame = None, ""

    def finish(self) -> list[Statement]:
        """What was read; nouns without a predicate make a statement of their own."""
        if self.open is not None:
            said, ending = self.open, ending_of(self.endings)
            final = not self.endings or self.endings[-1][1] == "EF" or ending in ("다", "기", "음") or self.frame != ""
            if final or ending in ("아", "고", "지"):
                said = finished(said, self.endings)
            if self.frame and self.frame in FRAMES and said.describes is not None:
                said = said._replace(describes=None)
                if all(word.start < said.predicate.start for word in self.arguments):
                    said = said._replace(arguments=(*self.arguments, *said.arguments))
                    self.arguments = []
            self.done.append(said._replace(link="end"))
            self.open = None
        if self.arguments:
            last = self.arguments.pop()
            self.done.append(Statement(last, tuple(self.arguments), tuple(self.adverbs), topic=self.topic))
        elif self.adverbs:
            last = self.adverbs.pop()
            self.done.append(Statement(last, (), tuple(self.adverbs), topic=self.topic))
        return self.done


def helpers(ending: str) -> frozenset[str]:
    """The verbs that may help one with this ending."""
    own = HELPING.get(ending, frozenset())
    return own | RECOMMENDING if ending == "기" else own


def takes_before_noun(word: Word, argument: Word) -> bool:
    """Whether a noun belongs to the predicate that stands before another noun: 목을 감싸는, 단풍이 고운, 2도 높은."""
    particles = set(argument.particles)
    if {"은", "는"} & particles:
        return False
    if word.kind == "adjective":
        return (
            bool({"이", "가", "보다", "만큼", "와", "과", "처럼", "하고", "랑"} & particles)
            or argument.kind == "number"
            or not particles
        )
    return True


def framed(
    said: Statement, frame: str, particles: Sequence[str], lemma: str, denied: bool, word: Word
) -> Statement | None:
    """A statement with its frame and the frame's predicate: 걷는 편이 좋아요."""
    if frame in ("것", "거", "게", "편", "쪽", "건", "걸"):
        if lemma in RECOMMENDING and not set(particles) & LIMITING:
            return said._replace(mood="advises", denied=said.denied != (denied or is_denied(word)))
        if lemma in ("이", "아니") or (word.copula and word.lemma in EMPTY):
            return said._replace(denied=said.denied != denied)
        if lemma in ("어떻", "어떠하"):
            return said._replace(mood="advises")
        if lemma == "같":
            return said._replace(mood="may")
    if frame == "수" and lemma in ("있", "없"):
        return said._replace(mood="may", denied=said.denied != (lemma == "없"))
    if frame == "필요" and lemma in ("있", "없", "하"):
        return said._replace(mood="advises", denied=said.denied != (lemma == "없"))
    if frame in ("줄", "듯", "정도", "중", "적", "법", "뿐", "셈", "만") and lemma in (
        "하",
        "이",
        "알",
        "있",
        "없",
        "아니",
    ):
        return said._replace(denied=said.denied != (lemma in ("없", "아니")))
    return None


def helped(said: Statement, ending: str, lemma: str, denied: bool, word: Word) -> Statement:
    """A statement with the verb that helps it."""
    if ending == "지":
        return said._replace(denied=not said.denied, mood="advises" if lemma in ("말", "마") else said.mood)
    if ending == "야":
        return said._replace(mood="advises")
    if ending == "면":
        against = denied or lemma == "안되"
        return said._replace(
            mood="tells" if lemma == "하" and not against else "advises", denied=said.denied != against
        )
    if ending == "도":
        return said._replace(mood="allows", denied=said.denied != denied)
    if ending == "기" and lemma in RECOMMENDING:
        return said._replace(mood="advises", denied=said.denied != denied)
    if ending == "도록" and lemma in ("하", "않"):
        return said._replace(mood="advises")
    return said._replace(denied=said.denied != denied)


def finished(said: Statement, endings: Sequence[tuple[str, str]]) -> Statement:
    """A statement with the mood of its last ending."""
    if said.mood in ("allows", "may"):
        return said
    form = endings[-1][0] if endings else ""
    honorific = is_honorific(endings) or bool(HONOURED & {said.predicate.lemma, *said.helped[-1:]})
    verbal = said.predicate.kind == "verb" or bool({"하", "만들"} & set(said.helped))
    asks = (form.endswith(ADVISING) and not said.predicate.copula) or (ending_of(endings) == "기" and honorific)
    urging = form.endswith("세요") or (honorific and form.endswith(("어요", "죠", "지요", "여요")))
    urging = urging or (said.helped[-1:] == ("보",) and form.endswith(("아요", "어요", "여요", "ᅡ요", "ᅥ요")))
    urges = urging and verbal and not said.past
    return said._replace(mood="advises") if asks or urges else said


def is_past(endings: Sequence[tuple[str, str]]) -> bool:
    """Whether it is past: 올랐."""
    return any(form.endswith(PAST) for form, tag in endings if tag == "EP")


def is_honorific(endings: Sequence[tuple[str, str]]) -> bool:
    """Whether the person is honoured: 쉬시."""
    return any("시" in form for form, tag in endings if tag == "EP")


def is_denied(word: Word) -> bool:
    """Whether a predicate's own form denies it: 좋지."""
    return ending_of(word.endings) == "지"


def shared(found: list[Statement]) -> tuple[Statement, ...]:
    """Statements with the mood of those that they lead to: 겉옷을 챙겨 걸어 보세요 advises both."""
    out: list[Statement] = []
    for said in reversed(found):
        if said.link == "or" and out and out[-1].link == "of" and out[-1].predicate.kind == "verb":  # 뛰거나 걷는 운동
            said = said._replace(link="of", describes=out[-1].describes)
        after = next((one for one in reversed(out) if one.asserts), None)
        if out and said.link in ("and", "or") and out[-1].link == "quote":
            said = said._replace(link="quote")
        if out and said.link == "or" and out[-1].link == "if":
            said = said._replace(link="if")
        joins = said.link in ("and", "or") or (said.link == "cause" and said.ending in ("아", "아서", "어서"))
        if joins and after is not None and said.mood == "tells" and said.predicate.kind == "verb" and not said.past:
            said = said._replace(mood=after.mood)
            # 운전해서 가지 마세요; but not 재지 않아서 몰라요, nor 숨을 내쉬면서 무릎이 모이지 않게 하세요
            forbids = after.denied and after.mood == "advises" and "하" not in after.helped
            if said.ending in ("면서", "며", "아서", "어서", "여서") and forbids:
                said = said._replace(denied=not said.denied)
        out.append(said)
    return tuple(reversed(out))
