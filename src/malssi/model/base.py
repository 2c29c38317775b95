"""A base's or an adapter's folder as somebody got it: any file may be missing or broken, which is told in two lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from malssi.errors import MalssiError, ModelError


@contextmanager
def reading_base(folder: Path) -> Iterator[None]:
    """Read a folder's files; the libraries that do fail in as many ways as there are files.

    Raises:
        ModelError: a file is missing or is not what its name says.
    """
    try:
        yield
    except MalssiError:
        raise
    except MemoryError as cause:
        hint = "take a smaller base, or set MALSSI_QUANTIZATION=4bit"
        raise ModelError(f"{folder}: does not fit into memory", hint) from cause
    except ImportError as cause:
        raise ModelError(f"{folder}: {cause}", "install the package that is named") from cause
    except Exception as cause:
        told = str(cause).strip().partition("\n")[0]
        raise ModelError(
            f"{folder}: {type(cause).__name__}: {told}", "a file there is missing or damaged: download the folder again"
        ) from cause
