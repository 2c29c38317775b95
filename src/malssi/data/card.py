"""The card of a dataset: what was measured, in English and Korean, from the `card` and `merged_card` files beside."""

from importlib.resources import files
from typing import Any

from malssi.data.measure import Stats
from malssi.data.parts import MergedRecipe
from malssi.data.recipe import NearDuplicates, Recipe
from malssi.data.split import SPLITS
from malssi.data.together import MergedStats


def card(recipe: Recipe, stats: Stats, date: str, seed: int, scale: int) -> str:
    """Render the card as Markdown."""
    slots = {
        "name": recipe.name,
        "task": recipe.task,
        "date": date,
        "seed": seed,
        "scale": scale,
        "total": sum(stats.rows.values()),
        "splits": "\n".join(
            f"| {split} | {rows} | {stats.pairs[split]} | {found.phrase or '-'} | {found.share:.1%} |"
            for (split, rows), found in zip(stats.rows.items(), stats.phrase.values(), strict=True)
        ),
        "cells": cell_rows(stats),
        "cell_heads": " | ".join(stats.rows),
        "cell_rule": " | ".join("---:" for _ in stats.rows),
        "soft": ", ".join(f"{name} {share:.1%}" for name, share in stats.soft_shares.items()) or "-",
        "likeness": likeness(recipe.near_duplicates),
        "length": stats.length,
        "stats": stats,
    }
    return rendered("card", slots)


def merged_card(recipe: MergedRecipe, stats: MergedStats, date: str, seed: int, scale: int) -> str:
    """Render the card of a dataset of several tasks as Markdown."""
    slots = {
        "name": recipe.name,
        "date": date,
        "seed": seed,
        "scale": scale,
        "total": sum(stats.rows.values()),
        "parts": "\n".join(part_row(name, part) for name, part in stats.parts.items()),
        "apart": ", ".join(recipe.apart_from) or "-",
        "stats": stats,
    }
    return rendered("merged_card", slots)


def rendered(stem: str, slots: dict[str, Any]) -> str:
    """The English file and the Korean one, filled in."""
    texts = [files(__package__).joinpath(f"{stem}{end}").read_text("utf-8") for end in (".md", ".ko.md")]
    return "\n".join(text.format(**slots) for text in texts)


def part_row(name: str, part: Stats) -> str:
    """A part's rows by split, its lengths and the hash of its verifier."""
    rows = " | ".join(str(part.rows.get(split, 0)) for split in SPLITS)
    return f"| {name} | {rows} | {part.length.shortest}-{part.length.longest} | `{part.verifier_hash}` |"


def likeness(limits: NearDuplicates) -> str:
    """How alike the answers may be."""
    if limits.wanted_because:
        return f"not limited, {limits.wanted_because}"
    neighbours = f"{limits.neighbours} earlier ones at a similarity of {limits.similarity:g}"
    return f"at most {limits.same_masked} rows of one masked answer, and at most {neighbours}"


def cell_rows(stats: Stats) -> str:
    """Rows by cell, one column a split."""
    cells = sorted({cell for found in stats.cells.values() for cell in found})
    return "\n".join(
        f"| {cell} | {' | '.join(str(stats.cells[split].get(cell, 0)) for split in stats.rows)} |" for cell in cells
    )
