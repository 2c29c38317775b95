"""Documents packed into rows of token ids and labels.

A row depends on the seed and its number alone, so any can be drawn again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from tokenizers import Tokenizer

from malssi.data.corpus.documents import Document, LeftOut
from malssi.data.corpus.mix import draw
from malssi.tasks.korean import Piece, join

IGNORE_INDEX = -100
CHAT_SHARE = 0.4
"""Share of question-and-answer documents told as two chat turns; the others are running text."""
TRIES_TO_FILL = 4
COMPUTED = re.compile(r"[-+]?\d[\d,.]*")
COMPUTED_WEIGHT = 4.0
"""Weight of a computed number's tokens: few of a document's tokens, and the ones that it is there for."""


@dataclass(frozen=True)
class Row:
    """Ids, labels and loss weights of some tokens, all of one length; labels not learned are -100."""

    ids: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, ids: list[int], learned: bool = True) -> None:
        """Append tokens of weight 1."""
        self.ids.extend(ids)
        self.labels.extend(ids if learned else [IGNORE_INDEX] * len(ids))
        self.weights.extend([1.0] * len(ids))

    def extend(self, other: "Row") -> None:
        self.ids.extend(other.ids)
        self.labels.extend(other.labels)
        self.weights.extend(other.weights)


@dataclass(frozen=True)
class Packer:
    """Draws documents and packs whole ones into rows; the rest of a row is padding."""

    tokenizer: Tokenizer
    length: int
    seed: int
    left_out: LeftOut

    def row(self, number: int, shares: Mapping[str, float]) -> Row:
        """Make row `number` of a stage with these shares."""
        rng = Random(f"{self.seed}/{number}")
        row = Row()
        misses = 0
        while misses < TRIES_TO_FILL:
            new = self.encode(draw(rng, shares, self.left_out), as_chat=rng.random() < CHAT_SHARE)
            if len(row.ids) + len(new.ids) > self.length:
                misses += 1
            else:
                row.extend(new)
        row.add([self.end] * (self.length - len(row.ids)), learned=False)
        return row

    @property
    def end(self) -> int:
        return self.token("<|endoftext|>")

    def token(self, name: str) -> int:
        found: int | None = self.tokenizer.token_to_id(name)
        assert found is not None, name
        return found

    def encode(self, document: Document, as_chat: bool) -> Row:
        """Ids, labels and weights of one document, its end included."""
        row = Row()
        seen: set[str] = set()
        chat = as_chat and len(document.turns) > 1
        for k, turn in enumerate(document.turns):
            if chat:
                row.add([self.token("<|im_start|>"), *self.plain("user\n" if k == 0 else "assistant\n")], learned=False)
            elif k:
                row.add(self.plain(" "), learned=False)
            row.extend(self.encode_turn(turn, document.drawn, seen))
            if chat:
                row.add([self.token("<|im_end|>")])
                row.add(self.plain("\n"), learned=False)
        row.add([self.end])
        return row

    def encode_turn(self, turn: tuple[Piece, ...], drawn: frozenset[str], seen: set[str]) -> Row:
        """Encode a turn: a drawn piece is hidden where it first appears, a computed number weighs more.

        Args:
            seen: the slots that appeared so far; this turn's are added.
        """
        weights: list[float] = []
        for piece in turn:
            hidden = piece.slot in drawn and piece.slot not in seen
            computed = piece.slot is not None and piece.slot not in drawn and bool(COMPUTED.fullmatch(piece.text))
            weights += [0.0 if hidden else COMPUTED_WEIGHT if computed else 1.0] * len(piece.text)
            seen |= {piece.slot} if piece.slot else set()
        encoded = self.tokenizer.encode(join(turn))
        of_token = [weights[end - 1] for _, end in encoded.offsets]
        labels = [token if weight else IGNORE_INDEX for token, weight in zip(encoded.ids, of_token, strict=True)]
        return Row(list(encoded.ids), labels, of_token)

    def plain(self, text: str) -> list[int]:
        encoded: list[int] = self.tokenizer.encode(text).ids
        return encoded
