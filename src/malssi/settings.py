"""Every setting, its default and its environment name. Command-line options override these; nothing else does."""

import os
from difflib import get_close_matches
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from malssi.errors import InputError, field_errors

PREFIX = "MALSSI_"
Engine = Literal["openvino", "transformers", "scripted"]
Unclear = Literal["refuse", "accept"]


def listed(value: Any) -> Any:
    """The items of a list that is written with commas or as JSON."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return from_json(value)
    return [item.strip() for item in value.split(",") if item.strip()]


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(listed)]
"""A list of names in the environment: separated by commas, or JSON."""


def networks(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, if they are addresses or networks; of others a typing error would go unseen."""
    for name in names:
        ip_network(name)
    return names


class Settings(BaseSettings):
    """Read from `MALSSI_*`; the names of older servers are honoured as aliases. An empty variable is an absent one."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        use_attribute_docstrings=True,
    )

    engine: Engine = "openvino"
    """Who speaks: the embedded model (openvino), any base with an adapter (transformers), or a script."""

    base: Path | None = None
    """Folder of a base for the transformers engine; the embedded malssi-mini where absent."""

    adapter: Path | None = Field(None, validation_alias=AliasChoices("MALSSI_ADAPTER", "ADAPTER_PATH"))
    """Folder of an adapter; the one shipped for the task where absent."""

    use_finetuned: bool = Field(True, validation_alias=AliasChoices("MALSSI_USE_FINETUNED", "USE_FINETUNED"))
    """Whether the adapter is used; without it the base speaks alone (transformers engine)."""

    use_chat_format: bool = Field(True, validation_alias=AliasChoices("MALSSI_USE_CHAT_FORMAT", "USE_CHAT_FORMAT"))
    """Whether the base's own chat template is used; else the plain question-and-answer form."""

    quantization: Literal["4bit", "8bit", "fp16"] | None = Field(
        None, validation_alias=AliasChoices("MALSSI_QUANTIZATION", "QUANTIZATION")
    )
    """How the transformers engine loads a base; as it is stored where absent. The embedded model is always int8."""

    script: tuple[str, ...] = Field(("",), min_length=1)
    """What the scripted engine says, a JSON list: one line after another, then the last one for ever."""

    unchecked_prompts: bool = False
    """Load an adapter even if it was trained on other prompts than would be served."""

    threads: int = Field(1, ge=1, le=64)
    """Compute threads of one process. More cores are used by more workers: two threads beside a busy core collapse."""

    max_candidates: int = Field(64, ge=1, le=256)
    """Candidates drawn for one answer before giving up."""

    max_seconds: float = Field(10.0, gt=0, le=600)
    """Seconds spent on one answer before giving up."""

    batch: int = Field(32, ge=1, le=256)
    """Readings of a file, or waiting requests, that are answered at a time."""

    host: str = "127.0.0.1"
    """Address that the service listens on."""

    port: int = Field(8000, ge=0, le=65535)
    """Port that the service listens on; 0 takes a free one."""

    max_queue: int = Field(32, ge=1, le=10_000)
    """Requests that may wait for the model; further ones are answered 503 with Retry-After."""

    max_wait: float = Field(30.0, gt=0, le=3600)
    """Seconds that a request may wait for its first turn at the model; then it is answered 503 with Retry-After."""

    max_stretch: int = Field(8, ge=1, le=256)
    """Candidates that one client may have drawn at a stretch; then others have their turn, and it goes on later."""

    max_connections: int = Field(512, ge=1, le=65_536)
    """Connections open at once, never more than the process may have files; further ones are closed at once."""

    shutdown_seconds: float = Field(8.0, ge=1, le=600)
    """Seconds in which the service ends once it is told to: half of them for those who wait, then they are refused."""

    allowed_hosts: Names = ()
    """Names, separated by commas, by which clients may call the service besides this machine's own (Host header)."""

    trusted_proxies: Annotated[Names, AfterValidator(networks)] = ()
    """Addresses or networks, separated by commas, of reverse proxies whose X-Forwarded-For is believed."""

    hopeless_after: int = Field(16, ge=0, le=256)
    """Candidates after which no more are drawn for an answer, where none of them passed one and the same check; 0 draws
    them all the same. Seen after each round of candidates: 1, 4, 8, 16, 32 and so on."""

    unclear: Unclear = "refuse"
    """What becomes of an answer that no candidate passed, where one fails nothing and only has statements that the
    checks did not understand: it is refused, or shown (accept) with `verified: false` and those statements as `unread`.
    A candidate that fails is never shown, and where care comes first nothing unverified is."""

    cache_mb: int = Field(64, ge=16)
    """MB that the embedded engine may keep, for each adapter, of what it has read and written; they fill up as answers
    are drawn, and stay. All shipped adapters together take three times this, and about 700 MB more in the long run."""

    @cached_property
    def weights(self) -> Path:
        """Where the shipped weights lie."""
        return Path(__file__).parent / "weights"


def variables(name: str, field: FieldInfo) -> list[str]:
    """The names under which the environment may give a setting."""
    alias = field.validation_alias
    return [str(each) for each in alias.choices] if isinstance(alias, AliasChoices) else [f"{PREFIX}{name.upper()}"]


def known_variables() -> list[str]:
    """The environment names of all settings."""
    return [variable for name, field in Settings.model_fields.items() for variable in variables(name, field)]


def unknown_variables() -> list[str]:
    """What is told of each name in the environment that looks like a setting's and is none."""
    known = [name.removeprefix(PREFIX) for name in known_variables() if name.startswith(PREFIX)]
    told = []
    for variable in os.environ:
        name = variable.upper().removeprefix(PREFIX)
        if name != variable.upper() and name not in known:
            near = get_close_matches(name, known, n=1)
            told.append(
                f"{variable} is not a setting; " + (f"did you mean {PREFIX}{near[0]}?" if near else "it is not read")
            )
    return told


def load_settings(**overrides: object) -> Settings:
    """Read the settings; overrides that are None are not given.

    Raises:
        InputError: a variable or option has a value that is not accepted.
    """
    try:
        given = {name: value for name, value in overrides.items() if value is not None}
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as cause:
        raise InputError(
            f"settings: {field_errors(cause)}", "correct the option or the environment variable"
        ) from cause
    except SettingsError as cause:  # a variable that must be JSON and is not
        raise InputError(f"settings: {cause}", "write the environment variable as JSON") from cause
