"""Seeds of chance: which there are, one at random, and that of each candidate."""

import hashlib
import secrets

MAX_SEED = 2**31 - 1


def random_seed() -> int:
    """A seed from the system's chance."""
    return secrets.randbelow(MAX_SEED + 1)


def candidate_seed(seed: int, k: int) -> int:
    """Seed of candidate k: the same in every process and on every machine, 31 bits."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{k}".encode()).digest()[:4], "big") >> 1
