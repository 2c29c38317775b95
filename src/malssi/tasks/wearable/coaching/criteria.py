"""How long an answer of the coach is. What it must say of each question is in `intents.ko.toml`, with its sources."""

SHORTEST, LONGEST = 50, 200
"""Characters after NFC, spaces included."""
