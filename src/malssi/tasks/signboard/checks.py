"""What a message on the board must be: one check for each line of the contract, run over what any model says."""

from malssi.korean.morphemes import normalized
from malssi.korean.sense import no_words, unread
from malssi.korean.sentences import count, sentences
from malssi.korean.sentences import is_polite as ends_politely
from malssi.tasks.signboard import changes, claims, degrees, form, safety
from malssi.tasks.signboard.criteria import (
    COLD_INDOORS,
    COMPARATIVES,
    FITTING,
    HEAT_INDOORS,
    HEAT_REST,
    MAX_LENGTH,
    MAX_SENTENCES,
    MIN_LENGTH,
    MONTHS,
    State,
    state_of,
)
from malssi.tasks.signboard.fit import fitting
from malssi.tasks.signboard.hazards import hazards
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.seasons import seasons
from malssi.tasks.signboard.states import StateWord, state_words
from malssi.tasks.signboard.words import reason
from malssi.tasks.task import PASS, Check, Verdict, fail, unclear

TIPS = frozenset(
    """clothing warm_clothing light_clothing drink caffeine rest warm_up warmth body disease effort posture a:healthy
    v:rest v:drink v:wear v:protect v:warm v:cool v:sweat v:breathe v:avoid v:check""".split()  # noqa: SIM905
)
"""Concepts of tips on clothing and health."""


def is_one_plain_line(reading: Temperatures, text: str) -> Verdict:
    """One line of at most two sentences in whole Korean, with nothing on it but the message."""
    if text != text.strip() or len(text.splitlines()) > 1:
        return fail(reason("newline"))
    odd = form.odd(text)
    if odd:
        return fail(reason(odd.kind, said=odd.said))
    said = sentences(text)
    return fail(reason("sentences", said=len(said))) if len(said) > MAX_SENTENCES else PASS


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
    return (
        PASS
        if MIN_LENGTH <= length <= MAX_LENGTH
        else fail(reason("length", low=MIN_LENGTH, high=MAX_LENGTH, said=length))
    )


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
    turned = changes.turned(plain)
    if turned:
        return fail(reason("turned", said=turned))
    side = changes.wrong_side(plain, today)
    if side:
        return fail(reason("wrong_side", today=today, said=side))
    if change == 0:
        return says_it_is_the_same(plain, said)
    return says_it_changed(plain, said, change, about)


def says_it_is_the_same(plain: str, said: list[degrees.Mention]) -> Verdict:
    """For no change: a word that says so, no number of degrees of change and no direction."""
    moved = [mention.said for mention in said if mention.role == "change"] + [word for _, word in changes.ways(plain)]
    if moved:
        return fail(reason("change_of_none", said=moved[0]))
    same = changes.sames(plain)
    denied = [said for denies, said in same if denies]
    if denied:
        return fail(reason("same_denied", said=denied[0]))
    return PASS if same else fail(reason("same_missing"))


def says_it_changed(plain: str, said: list[degrees.Mention], change: int, about: dict[str, object]) -> Verdict:
    """For a change: its size with a verb of the right direction, and nothing that says otherwise."""
    way = 1 if change > 0 else -1
    numbers = [mention for mention in said if mention.role == "change"]
    wrong = [mention.said for mention in numbers if mention.way != way]
    wrong += [word for direction, word in changes.ways(plain) if direction != way]
    if wrong:
        return fail(reason("wrong_direction", said=wrong[0], **about))
    if not numbers:
        return fail(reason("change_missing", **about))
    hedged = degrees.inexact(plain)
    if hedged:
        return fail(reason("inexact", said=hedged, **about))
    unchanged = [said for denies, said in changes.sames(plain) if not denies] + changes.denials(plain)
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
    cared = any(word.has(*TIPS) and word.lemma != "보" for word in words) or any(safety.keeps_in(one) for one in said)
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
    rude = next((sentence for sentence in said if not ends_politely(sentence)), "" if not said else None)
    return PASS if rude is None else fail(reason("impolite", said=rude[-6:]))


def names_no_foreign_season(reading: Temperatures, text: str) -> Verdict:
    """Words that belong to a season only where the reading's month fits."""
    for name, said in seasons(degrees.folded(text)):
        if reading.month is None:
            return fail(reason("season_unknown", said=said))
        if reading.month not in MONTHS[name]:
            return fail(reason("season_wrong", month=reading.month, said=said))
    return PASS


CHECKS: tuple[Check[Temperatures], ...] = (
    Check(is_one_plain_line),
    Check(is_understood),
    Check(has_board_length, reads=False),
    Check(states_the_change_rightly),
    Check(states_the_thermal_state),
    Check(fits_the_park),
    Check(gives_a_tip, hard=False),
    Check(claims_only_what_two_temperatures_support),
    Check(is_safe),
    Check(is_polite),
    Check(names_no_foreign_season),
)
