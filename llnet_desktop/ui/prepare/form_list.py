"""Small forms beneath each other, one for each step or column of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class Part(Protocol):
    """A step or a column."""

    @property
    def id(self) -> str:
        """What tells it from the others."""


P = TypeVar("P", bound=Part)
F = TypeVar("F", bound=QWidget)


class FormList(Generic[P, F]):
    """Keeps a form with its part while that is there; a form that is free serves the next part.

    Making a form takes longer than all else when another block is chosen.
    """

    def __init__(self, box: QWidget, make: Callable[[P], F]) -> None:
        self._box = box
        self._make = make
        self._forms: dict[str, F] = {}
        self._free: list[F] = []

    def __iter__(self) -> Iterator[F]:
        return iter([*self._forms.values(), *self._free])

    def __getitem__(self, identity: str) -> F:
        return self._forms[identity]

    def show(self, parts: Sequence[P]) -> list[F]:
        """Have a form for each part, in this order, and return them."""
        layout = self._box.layout()
        assert isinstance(layout, QVBoxLayout)
        for identity in set(self._forms) - {part.id for part in parts}:
            form = self._forms.pop(identity)
            form.hide()
            layout.removeWidget(form)
            self._free.append(form)
        for place, part in enumerate(parts):
            if part.id not in self._forms:
                self._forms[part.id] = self._one(part)
            form = self._forms[part.id]
            if layout.indexOf(form) != place:
                layout.insertWidget(place, form)
                form.show()
        return [self._forms[part.id] for part in parts]

    def _one(self, part: P) -> F:
        if not self._free:
            return self._make(part)
        form = self._free.pop()
        for line in form.findChildren(QLineEdit):
            line.setModified(False)  # what was typed here was about another part
        return form
