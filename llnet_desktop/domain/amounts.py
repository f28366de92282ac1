"""How many to bring, chosen instead of written: in total, for each one, for each so many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from llnet_desktop.domain.formulas import evaluate
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean

MOST = 9999
TABLE = 4  # people, where no other size was chosen
LARGEST_GROUP = 500
_COUNT = r"(?P<count>[1-9][0-9]{0,3})"
_TIMES = rf"(?:{_COUNT} *\* *)?"
_TOTAL = re.compile(rf"{_COUNT}(?:\.0+)?")
_EACH = re.compile(rf"{_TIMES}n")
_GROUP = re.compile(rf"{_TIMES}ceil\( *n */ *(?P<size>[1-9][0-9]{{0,2}}) *\)")
_HEADS = re.compile(r"\b(people|participants|persons|deelnemers|mensen|personen)\b")


class Per(StrEnum):
    """What an amount counts for."""

    TOTAL = "total"
    EACH = "each"
    GROUP = "group"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Amount:
    """So many in total, for each participant or for each group of `size`; else a formula."""

    per: Per
    count: int = 1
    size: int = TABLE

    @property
    def formula(self) -> str:
        """The amount as a formula of the head count `n`; a formula itself has none to offer."""
        times = "" if self.count == 1 else f"{self.count} * "
        match self.per:
            case Per.TOTAL:
                return str(self.count)
            case Per.EACH:
                return f"{times}n"
            case Per.GROUP:
                return f"{times}ceil(n / {self.size})"
            case Per.FORMULA:
                return ""


def amount_of(formula: str) -> Amount:
    """Return the choice that a formula stands for."""
    for per, shape in ((Per.TOTAL, _TOTAL), (Per.EACH, _EACH), (Per.GROUP, _GROUP)):
        found = shape.fullmatch(formula)
        if found is None:
            continue
        parts = found.groupdict()
        amount = Amount(per, int(parts["count"] or 1), int(parts.get("size") or TABLE))
        if 2 <= amount.size <= LARGEST_GROUP:
            return amount
    return Amount(Per.FORMULA)


def written(typed: str) -> str:
    """Return a formula as it is kept, from what somebody typed: `Mensen × 2` is `n * 2`."""
    text = clean(typed, TITLE_LIMIT).lower().replace("×", "*").replace("÷", "/")
    return _HEADS.sub("n", text)


def without_number(formula: str, sizes: Iterable[int]) -> tuple[int, ...]:
    """Return the sizes of group for which a formula gives no number."""
    return tuple(people for people in sizes if not _gives_number(formula, people))


def _gives_number(formula: str, people: int) -> bool:
    try:
        evaluate(formula, people)
    except ValueError:  # a FormulaError, or a number that is none, such as infinity less infinity
        return False
    return True
