"""A base's folder as somebody downloaded it: any of its files may be missing or broken, which is told in two lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from malssi.errors import MalssiError, ModelError


@contextmanager
def reading_base(folder: Path) -> Iterator[None]:
    """Read a base's files; the libraries that do fail in as many ways as there are files.

    Raises:
        ModelError: a file is missing or is not what its name says.
    """
    try:
        yield
    except MalssiError:
        raise
    except MemoryError as cause:
        raise ModelError(f"{folder}: does not fit into memory", "take a smaller base or --quantization 4bit") from cause
    except Exception as cause:
        told = str(cause).strip().partition("\n")[0]
        raise ModelError(
            f"{folder}: {type(cause).__name__}: {told}", "a file of the base is missing or damaged: download it again"
        ) from cause
