"""A task small enough to check by hand: two weights to one sentence."""

from random import Random

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from malssi.model.tokens import ChatTokens
from malssi.tasks.task import PASS, Check, Corruption, Drawing, Message, Mix, Reading, Task, Verdict, fail

PLACES = ["공원", "숲길", "연못", "정자", "광장", "꽃길", "쉼터", "운동장", "놀이터", "산책로", "전망대", "벤치"]
DOINGS = ["걸어 보세요", "지나 보세요", "찾아 보세요", "둘러보세요", "돌아보세요", "누려 보세요"]
OPENINGS = ["어제보다", "지난번보다", "하루 만에", "전날보다"]


class Weights(Reading):
    """Yesterday's and today's weight."""

    before_kg: int
    """Yesterday."""
    after_kg: int
    """Today."""

    @property
    def change(self) -> int:
        return self.after_kg - self.before_kg


def prompt(reading: Weights) -> list[Message]:
    return [
        Message("system", "한 줄로 말합니다."),
        Message("user", f"어제 {reading.before_kg}kg, 오늘 {reading.after_kg}kg"),
    ]


def sample(rng: Random, mix: Mix) -> Weights:
    before = rng.randint(40, 79)
    change = {"balanced": rng.randint(-9, 9), "natural": rng.randint(-2, 2), "boundary": rng.choice([-1, 0, 1])}[mix]
    return Weights(before_kg=before, after_kg=before + change)


def reference(reading: Weights, rng: Random) -> str:
    size = (
        f"{abs(reading.change)}kg {'늘었어요' if reading.change > 0 else '줄었어요'}"
        if reading.change
        else "그대로예요"
    )
    return f"{rng.choice(OPENINGS)} {size}. {rng.choice(PLACES)} 쪽을 {rng.choice(DOINGS)}."


def states_the_change(reading: Weights, text: str) -> Verdict:
    wanted = f"{abs(reading.change)}kg" if reading.change else "그대로"
    return PASS if wanted in text else fail(f"{wanted}라고 말해야 합니다")


def is_polite(reading: Weights, text: str) -> Verdict:
    return PASS if text.endswith("요.") or text.endswith("세요.") else fail("존댓말로 끝나야 합니다")


def names_a_place(reading: Weights, text: str) -> Verdict:
    return PASS if phrases(text) else fail("장소를 말해야 합니다")


def phrases(text: str) -> list[str]:
    return [place for place in PLACES if place in text]


def wrong_size(reading: Weights, text: str, rng: Random) -> str | None:
    return text.replace(f"{abs(reading.change)}kg", "88kg") if reading.change else None


def cut_off(reading: Weights, text: str, rng: Random) -> str:
    return text[:-4]


def nowhere(reading: Weights, text: str, rng: Random) -> str:
    return text.split(".")[0] + "."


toy = Task(
    name="toy",
    version="1",
    title="몸무게",
    reading=Weights,
    prompt=prompt,
    drawing=Drawing(
        sample=sample,
        stratum=lambda reading: "same" if reading.change == 0 else "gain" if reading.change > 0 else "loss",
        group_key=lambda reading: f"{reading.before_kg},{reading.after_kg}",
        held_out=lambda reading: reading.before_kg == 66,
        phrases=phrases,
    ),
    reference=reference,
    checks=(Check(states_the_change), Check(is_polite), Check(names_a_place, hard=False)),
    corruptions=(
        Corruption(wrong_size, "states_the_change"),
        Corruption(cut_off, "is_polite"),
        Corruption(nowhere, "names_a_place"),
    ),
    examples=(
        Weights(before_kg=60, after_kg=62),
        Weights(before_kg=62, after_kg=60),
        Weights(before_kg=60, after_kg=60),
    ),
)


def letter_tokens() -> ChatTokens:
    """A tokenizer of single bytes, with a stop token."""
    letters = {letter: number for number, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    tokenizer = Tokenizer(models.BPE(letters, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["</s>"])
    return ChatTokens(tokenizer.to_str(), None, {"eos_token": "</s>"})
