"""What a message on the board must be: one check for each line of the contract, run over what any model says."""

import re
from collections import Counter

from malssi.korean.morphemes import normalized
from malssi.korean.sense import no_words, unread
from malssi.korean.slips import slip
from malssi.korean.statements import statements
from malssi.tasks import korean
from malssi.tasks.korean import count, sentences
from malssi.tasks.signboard import claims, degrees, safety
from malssi.tasks.signboard.criteria import (
    COLD_INDOORS,
    COMPARATIVES,
    FITTING,
    HEAT_INDOORS,
    HEAT_REST,
    LONGEST,
    MONTHS,
    MOST_SENTENCES,
    SHORTEST,
    State,
    state_of,
)
from malssi.tasks.signboard.fit import fitting
from malssi.tasks.signboard.hazards import hazards
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.states import StateWord, state_words
from malssi.tasks.signboard.words import material, reason
from malssi.tasks.task import PASS, Check, Verdict, fail, unclear

TIPS = frozenset(
    """clothing warm_clothing light_clothing drink caffeine rest warm_up warmth body disease effort posture v:rest v:drink v:wear
    v:protect v:warm v:cool v:sweat v:breathe a:healthy""".split()  # noqa: SIM905
)
"""Concepts of tips on clothing and health."""

NOT_ON_A_BOARD = re.compile(r"[^가-힣0-9 .,!?%~°℃\-·]|(?<!\d)%|(?<!\d)-(?!\d)|[~·](?!\d)|[!?,]{2}|\.{2}")
"""Everything but Hangul, digits and plain marks: no quotes, brackets, markdown, colons, emoji, Latin letters."""

KS_X_1001_BYTES = 2

STAMMER = re.compile(
    r"(?:^| )([가-힣]+)[.,!?]? \1(?=[ .,!?]|$)"
    r"|(?:^| )([가-힣0-9]+ [가-힣0-9]+)(?=[ .,]).* \2(?=[ .,!?]|$)"
    r"|(?<![가-힣])(?!자전거)((?!산책[로길])[가-힣]{2}|[가-힣]{3})[가-힣]*,? \3"
)
"""A word twice in a row, also with another ending, or two words that come again; 산책로를 산책해 is fine."""


def is_one_plain_line(reading: Temperatures, text: str) -> Verdict:
    """One line of at most two sentences in whole Korean, with nothing on it but the message."""
    if text != text.strip() or len(text.splitlines()) > 1:
        return fail(reason("newline"))
    plain = text.replace("℃", "도").replace("°C", "도")
    for name, found in (("characters", odd_character(plain)), ("label", label(text)), ("chatter", chatter(text))):
        if found:
            return fail(reason(name, said=found))
    asked = [said for said in re.findall(r"([^.!?]*)\?", text) if not may_be_asked(said)]
    if asked:
        return fail(reason("question", said=asked[0].strip()))
    garbled = slip(text)
    return fail(reason("garbled", said=garbled)) if garbled else says_it_once(text)


def odd_character(text: str) -> str | None:
    """A character that no board shows: another than Hangul, digits and plain marks, or Hangul that is in no font for boards."""
    found = NOT_ON_A_BOARD.search(text)
    return found[0] if found else next((one for one in text if not one.isascii() and not in_board_font(one)), None)


def in_board_font(character: str) -> bool:
    """Whether KS X 1001 has a character, by which boards are built: 2,350 of the 11,172 syllables."""
    try:
        return len(character.encode("euc_kr")) == KS_X_1001_BYTES
    except UnicodeEncodeError:
        return False


def label(text: str) -> str | None:
    """A label or a heading at the beginning."""
    words = material("words")["form"]
    begun = next((one for one in words["labels"] if re.match(rf" ?{one}(?:[\s,.-]|$)", text)), None)
    headed = (one for one in words["headings"] if re.match(f"{one}(?:,| (?=어제|오늘|하루|기온))", text))
    return begun or next(headed, None)


def chatter(text: str) -> str | None:
    """What only a chat says."""
    return next((one for one in material("words")["form"]["chatter"] if one in text), None)


def may_be_asked(question: str) -> bool:
    """Whether a question invites, as a board may: 걸어 볼까요, 어떠세요, 쉬어 가실래요."""
    said = statements(normalized(f"{question}?"))
    last = said[-1] if said else None
    if last is None:
        return False
    invites = last.mood == "advises" or last.predicate.lemma in ("어떻", "어떠하")
    return invites or question.endswith(("실래요", "시겠어요", "시겠습니까", "셨나요", "볼까요"))


def says_it_once(text: str) -> Verdict:
    """At most two sentences, and no sentence or word over and over, as a small model may stammer."""
    said = sentences(text)
    if len(said) > MOST_SENTENCES:
        return fail(reason("sentences", said=len(said)))
    repeated = STAMMER.search(text)
    if repeated:
        return fail(reason("repeated", said=repeated[0]))
    often = Counter(re.findall(r"[가-힣]{2,}", text)).most_common(1)
    return fail(reason("repeated", said=often[0][0])) if often and often[0][1] > 2 else PASS


def is_understood(reading: Temperatures, text: str) -> Verdict:
    """Every word is known, and every sentence makes sense."""
    plain = degrees.folded(text)
    garbled = [said for sentence in sentences(plain) for said in no_words(normalized(sentence))]
    if garbled:
        return fail(reason("garbled", said=garbled[0]))
    odd = [said for sentence in sentences(plain) for said in unread(normalized(sentence))]
    odd += [finding.said for finding in safety.objections(plain) if not finding.wrong]
    return unclear(reason("unread", said=", ".join(dict.fromkeys(odd)))) if odd else PASS


def has_board_length(reading: Temperatures, text: str) -> Verdict:
    """40 to 70 characters."""
    length = count(text)
    return PASS if SHORTEST <= length <= LONGEST else fail(reason("length", low=SHORTEST, high=LONGEST, said=length))


def states_the_change_rightly(reading: Temperatures, text: str) -> Verdict:
    """The size and direction of the change, and no other number of degrees than it and today's."""
    today, change = reading.degrees.today, reading.degrees.change
    plain = degrees.folded(text)
    about = {"size": abs(change), "today": today, "direction": reason("rise" if change > 0 else "fall")}
    odd = degrees.malformed(plain)
    if odd:
        return fail(reason("number_form", said=odd))
    said = degrees.mentions(plain)
    for mention in said:
        if mention.role == "other" or (mention.role == "today" and mention.value != today):
            return fail(reason("foreign_degrees", said=mention.said, **about))
        if mention.role == "change" and mention.value != abs(change):
            return fail(reason("foreign_degrees", said=mention.said, **about))
    turned = degrees.turned(plain)
    if turned:
        return fail(reason("turned", said=turned))
    side = degrees.wrong_side(plain, today)
    if side:
        return fail(reason("wrong_side", today=today, said=side))
    if change == 0:
        return says_it_is_the_same(plain, said)
    return says_it_changed(plain, said, change, about)


def says_it_is_the_same(plain: str, said: list[degrees.Mention]) -> Verdict:
    """For no change: a word that says so, no number of degrees of change and no direction."""
    moved = [mention.said for mention in said if mention.role == "change"] + [word for _, word in degrees.ways(plain)]
    if moved:
        return fail(reason("change_of_none", said=moved[0]))
    same = degrees.sames(plain)
    denied = [said for denies, said in same if denies]
    if denied:
        return fail(reason("same_denied", said=denied[0]))
    return PASS if same else fail(reason("same_missing"))


def says_it_changed(plain: str, said: list[degrees.Mention], change: int, about: dict[str, object]) -> Verdict:
    """For a change: its size with a verb of the right direction, and nothing that says otherwise."""
    way = 1 if change > 0 else -1
    changes = [mention for mention in said if mention.role == "change"]
    wrong = [mention.said for mention in changes if mention.way != way]
    wrong += [word for direction, word in degrees.ways(plain) if direction != way]
    if wrong:
        return fail(reason("wrong_direction", said=wrong[0], **about))
    if not changes:
        return fail(reason("change_missing", **about))
    hedged = degrees.inexact(plain)
    if hedged:
        return fail(reason("inexact", said=hedged, **about))
    unchanged = [said for denies, said in degrees.sames(plain) if not denies] + degrees.denials(plain)
    return fail(reason("not_same", said=unchanged[0], **about)) if unchanged else PASS


def states_the_thermal_state(reading: Temperatures, text: str) -> Verdict:
    """A word for how warm today is, and none that contradicts it or yesterday."""
    days = {False: reading.degrees.today, True: reading.degrees.yesterday}
    words = state_words(degrees.folded(text))
    for word in words:
        if word.kind == "denied" and not word.yesterday:
            return fail(reason("state_denied", said=word.said))
        if not bears(state_of(days[word.yesterday]), word, days[word.yesterday]):
            return fail(reason("state_wrong", today=days[word.yesterday], said=word.said))
    needed = state_of(reading.degrees.today).needs
    told = any(kind_of(word) in needed for word in words if not word.yesterday)
    return PASS if told else fail(reason("state_missing", today=reading.degrees.today))


def bears(state: State, word: StateWord, today: int) -> bool:
    """Whether a word may be said of today."""
    comparative = COMPARATIVES.get(word.kind)
    if comparative:
        return comparative.low <= today <= comparative.high
    return word.kind in state.needs | state.bears | {"none"} or (word.yesterday and word.kind == "denied")


def kind_of(word: StateWord) -> str:
    """The kind of state that a word names: 포근해졌 names the same as 포근하."""
    comparative = COMPARATIVES.get(word.kind)
    return comparative.kind if comparative else word.kind


def fits_the_park(reading: Temperatures, text: str) -> Verdict:
    """A place in the park or something to do there that fits today; in the extremes a shelter."""
    today, plain = reading.degrees.today, degrees.folded(text)
    for name, said in fitting(plain):
        if name in FITTING and not FITTING[name].holds(today):
            return fail(reason("unfit", today=today, said=said))
    if today >= HEAT_INDOORS or today <= COLD_INDOORS:
        return PASS if safety.names_shelter(plain) else fail(reason("shelter_missing", today=today))
    return PASS if safety.names_the_park(plain) else fail(reason("park_missing"))


def gives_a_tip(reading: Temperatures, text: str) -> Verdict:
    """A tip on clothing or health."""
    said = degrees.read(degrees.folded(text))
    words = [word for one in said for word in (*one.arguments, *one.adverbs, one.predicate)]
    cared = any(word.has(*TIPS) for word in words) or any(safety.keeps_in(one) for one in said)
    return PASS if cared else fail(reason("tip_missing"))


def claims_only_what_two_temperatures_support(reading: Temperatures, text: str) -> Verdict:
    """No weather, warning, other day or event, and no number that is neither of degrees nor the given month."""
    plain = degrees.folded(text)
    claimed = claims.unsupported(plain)
    if claimed:
        return fail(reason("unsupported", said=claimed))
    number = claims.odd_number(plain, reading.month)
    return fail(reason("foreign_number", said=number)) if number else PASS


def is_safe(reading: Temperatures, text: str) -> Verdict:
    """Nothing harmful; from 33 °C rest and no exertion; from 35 and down from -12 no invitation to be outdoors."""
    today, plain = reading.degrees.today, degrees.folded(text)
    harm = next((finding.said for finding in safety.objections(plain) if finding.wrong), None)
    harm = harm or next(hazards(degrees.read(plain), today >= HEAT_REST or today <= COLD_INDOORS), None)
    if harm:
        return fail(reason("never", said=harm))
    if today >= HEAT_REST:
        if not any(safety.is_rest(one) for one in degrees.read(plain)):
            return fail(reason("rest_missing", today=today))
        said = safety.exertion(plain)
        if said:
            return fail(reason("exertion", today=today, said=said))
    if today >= HEAT_INDOORS or today <= COLD_INDOORS:
        said = safety.outdoors(plain, shade=today >= HEAT_INDOORS)
        if said:
            return fail(reason("outdoors", today=today, said=said))
    return PASS


def is_polite(reading: Temperatures, text: str) -> Verdict:
    """Every sentence in 해요체 or 합쇼체."""
    said = sentences(text)
    rude = next((sentence for sentence in said if not korean.is_polite(sentence)), "" if not said else None)
    return PASS if rude is None else fail(reason("impolite", said=rude[-6:]))


def names_no_foreign_season(reading: Temperatures, text: str) -> Verdict:
    """Words that belong to a season only where the reading's month fits."""
    for name, said in claims.seasons(degrees.folded(text)):
        if reading.month is None:
            return fail(reason("season_unknown", said=said))
        if reading.month not in MONTHS[name]:
            return fail(reason("season_wrong", month=reading.month, said=said))
    return PASS


CHECKS: tuple[Check[Temperatures], ...] = (
    Check(is_one_plain_line),
    Check(is_understood),
    Check(has_board_length),
    Check(states_the_change_rightly),
    Check(states_the_thermal_state),
    Check(fits_the_park),
    Check(gives_a_tip, hard=False),
    Check(claims_only_what_two_temperatures_support),
    Check(is_safe),
    Check(is_polite),
    Check(names_no_foreign_season),
)
