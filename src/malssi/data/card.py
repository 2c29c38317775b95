"""The card of a dataset: what was measured, in English and Korean, from `card.md` and `card.ko.md`."""

from importlib.resources import files

from malssi.data.measure import Stats
from malssi.data.recipe import NearDuplicates, Recipe


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
    return "\n".join(
        files(__package__).joinpath(name).read_text("utf-8").format(**slots) for name in ("card.md", "card.ko.md")
    )


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
