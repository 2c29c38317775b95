"""How long an answer of the coach is. What it must say of each question is in `intents.ko.toml`, with its sources."""

from malssi.tasks.wearable.reading import Style

LENGTHS: dict[Style, tuple[int, int]] = {"brief": (50, 200), "report": (200, 400)}
"""Characters after NFC, spaces included; about 150 and 300 are aimed at."""
