"""Messages to token ids and back: the one place where a chat becomes ids, for training and serving alike.

Control tokens come from the chat template alone. Everything that a user, a task or a model wrote is encoded by a second
tokenizer that knows no control tokens, so no text can ever close a turn or open another.

An adapter may bring frames: texts of its answers in which nothing is chosen, such as a JSON's keys, each a token of its
own. Whoever writes one writes text.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from tokenizers import Tokenizer

from malssi.artifacts import TOKENIZER
from malssi.errors import ModelError, PromptError
from malssi.model.base import reading_base
from malssi.tasks.task import Message

PLAIN_TEMPLATE = (
    "{% for message in messages %}"
    "{% if message['role'] == 'system' %}{{ message['content'] }}\n\n"
    "{% elif message['role'] == 'user' %}## 질문\n{{ message['content'] }}\n\n"
    "{% else %}## 답변\n{{ message['content'] }}{{ eos_token }}\n{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}## 답변\n{% endif %}"
)
"""For bases that have no chat template of their own."""

SLOT = re.compile("\ue000(\\d+)\ue001")
"""Marks where a message's content goes; both ends are private-use characters that no template contains."""

TOKENIZER_CONFIG = "tokenizer_config.json"
FRAMES = "frames"
"""Its key of the frames and their ids, in an exported model; a key of an adapter's settings too."""

FROZEN_DATE = "26 Jul 2024"
"""Llama 3.x templates write today's date into every prompt; a frozen one keeps training and serving alike."""


@dataclass(frozen=True)
class Example:
    """A prompt with its answer, as ids, and which of them the loss counts; both of one length."""

    ids: tuple[int, ...]
    loss_mask: tuple[bool, ...]

    @property
    def prompt_length(self) -> int:
        return self.loss_mask.index(True)


class ChatTokens:
    """A base's tokenizer and chat template."""

    def __init__(
        self,
        tokenizer_json: str,
        template: str | None,
        special: dict[str, str],
        stop_ids: Sequence[int] = (),
        frames: Mapping[str, int] | None = None,
    ) -> None:
        """Build from the text of a `tokenizer.json`.

        Args:
            tokenizer_json: the file's text.
            template: the Jinja chat template; None takes `PLAIN_TEMPLATE`.
            special: the template's token variables (`bos_token`, `eos_token`).
            stop_ids: further ids at which a turn ends, from the base's generation config.
            frames: ids of texts that are a token each.
        """
        self.with_control = Tokenizer.from_str(tokenizer_json)
        self.plain = Tokenizer.from_str(without_control(tokenizer_json))
        self.template = template or PLAIN_TEMPLATE
        self.compiled = compiled(self.template)
        self.special = special
        self.frames = dict(frames or {})
        self.framed = {token: text for text, token in self.frames.items()}
        self.at_frames = re.compile(f"({'|'.join(map(re.escape, sorted(self.frames, key=len, reverse=True)))})")
        added = self.with_control.get_added_tokens_decoder().items()
        self.control_ids = frozenset(k for k, known in added if known.special or known.content not in self.frames)
        eos = self.with_control.token_to_id(special.get("eos_token", ""))
        self.stop_ids = tuple(dict.fromkeys([*([eos] if eos is not None else []), *stop_ids]))

    @classmethod
    def load(cls, folder: Path) -> "ChatTokens":
        """Read a base's tokenizer files (Hugging Face layout) from a folder.

        Raises:
            ModelError: one of them is missing or damaged.
        """
        if not (folder / TOKENIZER).exists():
            raise ModelError(f"{folder}: no {TOKENIZER}", "give the folder of a base with a fast tokenizer")
        with reading_base(folder):
            return cls.read(folder)

    @classmethod
    def read(cls, folder: Path) -> "ChatTokens":
        """Read the files as they are."""
        config = read_optional(folder / TOKENIZER_CONFIG)
        generation = read_optional(folder / "generation_config.json") or read_optional(folder / "config.json")
        jinja = folder / "chat_template.jinja"
        template = jinja.read_text("utf-8") if jinja.exists() else config.get("chat_template")
        special = {name: token_text(config[name]) for name in ("bos_token", "eos_token") if config.get(name)}
        stops = generation.get("eos_token_id")
        return cls(
            (folder / TOKENIZER).read_text("utf-8"),
            template,
            special,
            [stops] if isinstance(stops, int) else stops or [],
            config.get(FRAMES),
        )

    def without_template(self) -> "ChatTokens":
        """The same tokenizer with the plain question-and-answer form instead of its own chat template."""
        return ChatTokens(self.with_control.to_str(), None, self.special, self.stop_ids, self.frames)

    def with_frames(self, texts: Sequence[str]) -> "ChatTokens":
        """The same tokenizer with frames, whose ids follow its own; itself where there are none."""
        if not texts:
            return self
        frames = {text: token for token, text in enumerate(texts, self.with_control.get_vocab_size())}
        return ChatTokens(self.with_control.to_str(), self.template, self.special, self.stop_ids, frames)

    def prompt(self, messages: Sequence[Message]) -> tuple[int, ...]:
        """Ids of the messages and of the opening of the assistant's turn."""
        return tuple(self.encode(messages, opens_answer=True))

    def example(self, messages: Sequence[Message], answer: str) -> Example:
        """Ids of a prompt and its answer; learned are the answer and the stop token after it, nothing else.

        Raises:
            PromptError: the template does not put the answer right after the prompt, or no stop token follows it.
        """
        prompt = self.prompt(messages)
        whole = self.encode([*messages, Message("assistant", answer)], opens_answer=False)
        if tuple(whole[: len(prompt)]) != prompt:
            raise PromptError(
                "the chat template renders a prompt differently once it is answered",
                "training would differ from serving: use a template whose generation prompt opens every answer",
            )
        stop = next((k for k in range(len(prompt), len(whole)) if whole[k] in self.stop_ids), None)
        if stop is None or stop == len(prompt):
            raise PromptError(
                "an answer does not end in a stop token", "check eos_token and the chat template of the base"
            )
        return Example(tuple(whole[: stop + 1]), tuple(k >= len(prompt) for k in range(stop + 1)))

    def decode(self, ids: Sequence[int]) -> str:
        """Text of generated ids, up to the first stop token, control tokens left out."""
        end = next((k for k, token in enumerate(ids) if token in self.stop_ids), len(ids))
        return "".join(self.texts(ids[:end])).strip()

    def texts(self, ids: Sequence[int]) -> Iterator[str]:
        """Text of each frame and of the ids between them."""
        for are_frames, some in groupby(ids, key=self.framed.__contains__):
            run = list(some)
            yield "".join(map(self.framed.__getitem__, run)) if are_frames else self.with_control.decode(run)

    def encode(self, messages: Sequence[Message], opens_answer: bool) -> list[int]:
        """Render the template around slots, then encode its own text with and the contents without control tokens."""
        slots = [{"role": m.role, "content": f"\ue000{k}\ue001"} for k, m in enumerate(messages)]
        rendered = self.render(slots, opens_answer)
        ids: list[int] = []
        for k, part in enumerate(SLOT.split(rendered)):
            ids += self.encode_content(messages[int(part)].content) if k % 2 else self.encode_template(part)
        return ids

    def render(self, messages: list[dict[str, str]], opens_answer: bool) -> str:
        text: str = self.compiled.render(
            messages=messages, add_generation_prompt=opens_answer, date_string=FROZEN_DATE, **self.special
        )
        return text

    def encode_template(self, text: str) -> list[int]:
        ids: list[int] = self.with_control.encode(text, add_special_tokens=False).ids
        return ids

    def encode_content(self, text: str) -> list[int]:
        """Ordinary tokens only, whatever the text says."""
        if not self.frames:
            return self.encode_plain(text)
        ids: list[int] = []
        for k, part in enumerate(self.at_frames.split(text)):
            ids += [self.frames[part]] if k % 2 else self.encode_plain(part)
        return [token for token in ids if token not in self.control_ids]

    def encode_plain(self, text: str) -> list[int]:
        """A text between frames."""
        ids: list[int] = self.plain.encode(text, add_special_tokens=False).ids
        if not self.control_ids.isdisjoint(ids):
            ids = [token for character in text for token in self.plain.encode(character, add_special_tokens=False).ids]
        return [token for token in ids if token not in self.control_ids]


def compiled(template: str) -> Template:
    """A chat template, ready to be rendered."""
    jinja = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    jinja.globals |= {"raise_exception": refuse, "strftime_now": lambda form: FROZEN_DATE}
    return jinja.from_string(template)


def without_control(tokenizer_json: str) -> str:
    """The same tokenizer with its table of added tokens emptied, so that their texts are letters like any others."""
    parsed = json.loads(tokenizer_json)
    parsed["added_tokens"] = []
    parsed["post_processor"] = None
    return json.dumps(parsed, ensure_ascii=False)


def refuse(why: str) -> None:
    """What a template calls when it cannot render the messages."""
    raise PromptError(
        f"the chat template refuses the messages: {why}", "check the order of roles that the base accepts"
    )


def token_text(entry: str | dict[str, str]) -> str:
    return entry if isinstance(entry, str) else entry["content"]


def read_optional(path: Path) -> dict[str, Any]:
    """A JSON object, or an empty one where there is no such file."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found
