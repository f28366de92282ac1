"""Minutes and amounts that depend on the group: a small formula of its size."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from functools import lru_cache

LONGEST = 120  # characters
LARGEST = 100_000.0
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "ceil": math.ceil,
    "floor": math.floor,
    "min": min,
    "max": max,
}


class FormulaError(ValueError):
    """The formula is none: it has something else in it than numbers, n and + - * / // ( )."""


@lru_cache(maxsize=4096)
def evaluate(formula: str | float, people: int) -> float:
    """Return the value of a formula for a group of so many people.

    Understood are numbers, `n`, + - * / //, and ceil, floor, min, max. Raises `FormulaError`.
    """
    if isinstance(formula, int | float):
        return float(formula)
    if len(formula) > LONGEST:
        raise FormulaError(formula[:20])
    try:
        value = _value(ast.parse(formula, mode="eval").body, people)
    except FormulaError:
        raise
    except (SyntaxError, ArithmeticError, TypeError, ValueError, RecursionError) as error:
        raise FormulaError(formula) from error
    if not abs(value) <= LARGEST:
        raise FormulaError(formula)
    return value


def _value(node: ast.expr, people: int) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id="n"):
            return float(people)
        case ast.BinOp(left, operator, right):
            return _calculated(operator, _value(left, people), _value(right, people))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](*(_value(one, people) for one in args)))
        case _:
            raise FormulaError(ast.unparse(node))


def _calculated(operator: ast.operator, left: float, right: float) -> float:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
        case ast.FloorDiv():
            return left // right
        case _:
            raise FormulaError(type(operator).__name__)
