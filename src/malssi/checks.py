"""The checks that any task can use; `malssi.tasks.checks` says how."""

from malssi.tasks.checks import *  # noqa: F403
from malssi.tasks.checks import __all__ as __all__
from malssi.tasks.task import PASS as PASS
from malssi.tasks.task import Check as Check
from malssi.tasks.task import Verdict as Verdict
from malssi.tasks.task import fail as fail
from malssi.tasks.task import unclear as unclear
