"""What a dataset recipe says, and where the shipped ones lie. How rows are drawn is left to `draw`."""

import tomllib
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from malssi.artifacts import load_toml
from malssi.data.split import Split
from malssi.errors import InputError, RecipeError
from malssi.tasks.task import Cell, Mix

SHIPPED = Path(__file__).parents[1] / "recipes"

MAX_ROWS = 1_000_000
MAX_TIMES = 200
"""More is taken for a slip of the keyboard: 200 times the smallest recipe is 60,000 rows."""


def calendar_day(text: str) -> str:
    """Refuse what is no day written as YYYYMMDD."""
    try:
        if datetime.strptime(text, "%Y%m%d").strftime("%Y%m%d") == text:
            return text
    except ValueError:
        pass
    raise ValueError(f"got {text!r}, expected a day as YYYYMMDD")


class RecipeTable(BaseModel):
    """Base of a recipe's tables."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Rows(RecipeTable):
    """The `[rows]` table."""

    train: int = Field(ge=0, le=MAX_ROWS)
    """Training rows, those of the coverage included; 0 for a set that only measures."""
    valid: int = Field(ge=0, le=100_000)
    """Rows that watch the training."""
    test: int = Field(0, ge=0, le=100_000)
    """Rows that measure the model after it."""

    def of(self, split: Split) -> int:
        """The rows of a split."""
        return {"train": self.train, "valid": self.valid, "test": self.test}[split]


class NearDuplicates(RecipeTable):
    """The `[near_duplicates]` table. Texts are compared with numbers masked, by the 3-grams of their characters."""

    same_masked: int = Field(1, ge=1)
    """Rows that may share one masked text."""
    similarity: float = Field(0.8, gt=0, le=1)
    """Jaccard similarity from which two texts are near duplicates."""
    neighbours: int = Field(10, ge=0)
    """Earlier rows that a new one may be a near duplicate of."""
    wanted_because: str = ""
    """Why equal answers are wanted, within a split and across splits. Where a reason is given, likeness limits nothing;
    that no question comes twice and no key is in two splits is demanded all the same."""


class Recipe(RecipeTable):
    """A dataset: how many rows of what, and how alike they may be."""

    name: str
    task: str
    seed: int
    date: Annotated[str, AfterValidator(calendar_day)]
    """Day in the file names, YYYYMMDD; fixed, so that the same recipe gives the same bytes on any day."""
    rows: Rows
    coverage: dict[Cell, Annotated[int, Field(ge=0)]] = {}
    """Training rows by cell: exact counts where they are all of the rows, otherwise the mix adds to them."""
    even_over: tuple[Cell, ...] = ()
    """Cells, or groups of them by the first part of their name, that have equally many rows in every split, to one row.
    Readings that belong to none of them are left out."""
    mix: dict[Mix, Annotated[float, Field(ge=0)]] = {"balanced": 0.5, "natural": 0.5}
    """Shares of the task's mixes in the rows that the coverage leaves open, and in validation and test."""
    cells_as_drawn: bool = False
    """Draw the cell of a training row first, from readings of every split: a cell of few keys, most of which may fall
    in another split, is then no rarer."""
    spread: tuple[str, ...] = ()
    """Fields of the reading, numbers of one unit, over whose values training rows that are drawn alike are spread:
    among few rows no corner of them is then left out by chance."""
    fixed: dict[str, Any] = {}
    """Fields that every drawn reading gets, by name, such as the style of its answer."""
    fresh_pairs: bool = False
    """Prefer a pair that has no row yet (small datasets); otherwise pairs come as often as the mix draws them."""
    max_phrase_share: float = Field(0.10, gt=0, le=1)
    """Largest share of a split's rows in which one phrase may stand."""
    min_soft_share: float = Field(0.90, ge=0, le=1)
    """Smallest share of rows that pass each soft check."""
    near_duplicates: NearDuplicates = NearDuplicates()
    train: dict[str, Any] = {}
    """How an adapter is trained on it; read by the train room."""

    @model_validator(mode="after")
    def adds_up(self) -> "Recipe":
        """Refuse counts that cannot be met."""
        covered = sum(self.coverage.values())
        if covered > self.rows.train:
            raise ValueError(f"the coverage has {covered} rows, rows.train only {self.rows.train}")
        if not sum(self.mix.values()) > 0:
            raise ValueError("mix: got no share above 0, expected one at least")
        if not self.rows.train + self.rows.valid + self.rows.test:
            raise ValueError("rows: got 0 in every split, expected a row at least")
        if self.coverage and self.even_over:
            raise ValueError("got coverage and even_over, expected one of them: coverage gives exact counts by itself")
        return self


def in_group(cell: Cell, group: Cell) -> bool:
    """Whether a cell is this one or, as "A/plain" is of "A", one of this group."""
    return cell == group or cell.startswith(f"{group}/")


def scaled(recipe: Recipe, times: int) -> Recipe:
    """The same recipe with so many times its training rows and coverage; validation and test stay as they are.

    Raises:
        InputError: the number is out of range, or the rows would be too many.
    """
    hint = f"give a whole number, 1 to {MAX_TIMES}"
    if not 1 <= times <= MAX_TIMES:
        raise InputError(f"scale: got {times}, expected 1 to {MAX_TIMES} times the recipe's training rows", hint)
    rows = recipe.rows.train * times
    if rows > MAX_ROWS:
        told = f"scale: {times} times {recipe.rows.train} training rows of {recipe.name} are {rows}"
        raise InputError(f"{told}, expected at most {MAX_ROWS}", f"give at most {MAX_ROWS // recipe.rows.train}")
    coverage = {cell: count * times for cell, count in recipe.coverage.items()}
    return recipe.model_copy(update={"rows": recipe.rows.model_copy(update={"train": rows}), "coverage": coverage})


def find_recipe(name_or_path: str) -> Path:
    """The file of a shipped recipe by its name, or a path.

    Raises:
        RecipeError: there is no such recipe.
    """
    names = shipped_names()
    if name_or_path in names:
        return SHIPPED / f"{name_or_path}.toml"
    if Path(name_or_path).is_file():
        return Path(name_or_path)
    near = get_close_matches(Path(name_or_path).stem, names, n=1)
    hint = f"did you mean {near[0]}?" if near else "give a shipped recipe's name or the path of a .toml file"
    raise RecipeError(f"recipe: got {name_or_path!r}, expected a file or one of {', '.join(names)}", hint)


def load_recipe(name_or_path: str) -> Recipe:
    """Find and read a recipe of one task.

    Raises:
        RecipeError: it is missing or wrong, or merges several tasks.
    """
    path = find_recipe(name_or_path)
    if merges(path):
        raise RecipeError(
            f"recipe: got {name_or_path!r}, which merges several tasks; expected one of a single task",
            "give the recipe of one of its parts; `malssi data build` builds the merged one",
        )
    return load_toml(path, Recipe)


def merges(path: Path) -> bool:
    """Whether a recipe has parts, and so several tasks. What is wrong with a file is told by what reads it whole."""
    try:
        return "parts" in tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False


def shipped_names() -> list[str]:
    """Names of the recipes in the package."""
    return sorted(path.stem for path in SHIPPED.glob("*.toml"))
