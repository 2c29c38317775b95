"""Seeded edits that make a good text wrong: those that shared checks bring along, and how to write others."""

from malssi.tasks.checks.making import counter_examples as of
from malssi.tasks.task import Corruption, caught

__all__ = ["Corruption", "caught", "of"]
