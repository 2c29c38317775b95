"""The `[train]` table of a recipe: how an adapter is trained on its dataset."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from malssi.errors import RecipeError, field_errors
from malssi.model.protocol import SamplingParams


class SftSettings(BaseModel):
    """Supervised fine-tuning of a LoRA adapter."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    base: str = "malssi-mini"
    """The shipped base, or a folder with a Hugging Face model in safetensors."""
    epochs: float = Field(5, gt=0, le=100)
    batch_size: int = Field(16, ge=1, le=1024)
    accumulation: int = Field(1, ge=1, le=1024)
    optimizer: Literal["adamw", "muon"] = "adamw"
    """"muon" gives the LoRA's matrices orthogonal updates and the token table AdamW's."""
    lr: float = Field(1e-3, gt=0, le=1)
    lr_schedule: str = "cosine"
    warmup_steps: int = Field(10, ge=0)
    lora_r: int = Field(32, ge=1, le=512)
    lora_alpha: int = Field(32, ge=1, le=1024)
    lora_dropout: float = Field(0.0, ge=0, lt=1)
    target_modules: list[str] = []
    """Empty: all linear layers of the architecture."""
    learn_tokens: bool = False
    """Also train the rows of the token table that the training rows use. A base pushes tokens that it never says far
    away, all to one side; a LoRA on its layers cannot tell them apart again."""
    frames: list[str] = []
    """Texts of the answers in which nothing is chosen, such as the keys of a JSON: each becomes a token, so that an
    answer is drawn in fewer steps. Needs `learn_tokens`, and a base whose input and output embeddings are tied."""
    least_cell_rows: int = Field(0, ge=0, le=100_000)
    """Rows of a scenario that has fewer are repeated in each epoch until there are about so many: a few rows of no
    change at all teach little among hundreds of changes."""
    max_length: int = Field(512, ge=8, le=131_072)
    """Tokens of a row, prompt, answer and stop token together; a longer row fails the pre-flight."""
    quantization: Literal["4bit"] | None = None
    """"4bit" for QLoRA (NF4; needs a GPU and bitsandbytes), absent for the base as it is stored."""
    bf16: bool = False
    """bf16 arithmetic on a CPU too, where the processor has it (AVX-512 BF16, AMX); GPUs that have it always use it."""
    seed: int = 1
    logging_steps: int = Field(10, ge=1)
    eval_steps: int = Field(50, ge=1)
    save_steps: int = Field(50, ge=1)
    sampling: SamplingParams = SamplingParams()
    """How the adapter is best drawn from; goes into its manifest."""
    export_check: int = Field(150, ge=0)
    """Readings on which the exported model must do as well as the adapter; 0 exports nothing."""
    export_tolerance: float = Field(0.03, ge=0, le=1)
    """By how much the exported model's first-try pass rate may be lower."""

    @field_validator("frames")
    @classmethod
    def are_learned(cls, frames: list[str], info: ValidationInfo) -> list[str]:
        """Refuse an empty frame, one that is there twice, and frames that nothing would ever be learned of."""
        if not all(frames) or len(set(frames)) < len(frames):
            raise ValueError("every frame is a text of its own")
        if frames and not info.data.get("learn_tokens"):
            raise ValueError("frames are new tokens and need learn_tokens = true")
        return frames


def sft_settings(table: dict[str, Any], **overrides: Any) -> SftSettings:
    """Read the table.

    Raises:
        RecipeError: a field is unknown or out of range.
    """
    try:
        return SftSettings.model_validate(
            table | {name: value for name, value in overrides.items() if value is not None}
        )
    except ValidationError as cause:
        raise RecipeError(field_errors(cause, "train."), "correct the recipe's [train] table") from cause
