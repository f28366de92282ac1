"""What an exercise needs to be brought: a small form for each thing, beneath each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.content.sharing import MOST_PARTS
from llnet_desktop.domain.amounts import (
    LARGEST_GROUP,
    MOST,
    TABLE,
    Amount,
    Per,
    amount_of,
    without_number,
    written,
)
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTHING, TITLE_LIMIT, Language, clean
from llnet_desktop.domain.workshop import Material
from llnet_desktop.ui.prepare.fields import (
    ChoiceBox,
    Habits,
    on_number,
    on_typed,
    show_number,
    show_text,
    small_button,
)
from llnet_desktop.ui.prepare.form_list import FormList
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

FRESH = Material(NOTHING)  # as it is added; left like this it is nothing to bring


@dataclass(frozen=True, slots=True)
class Line:
    """A material with what tells its line from the others, while it is being written."""

    id: str
    material: Material


class MaterialForm(QFrame):
    """One thing to bring: what, how many, and whether it serves again."""

    changed = Signal(object)  # the Line as it should become
    removal_asked = Signal(str)

    def __init__(self, line: Line, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self._speech = speech
        self._language: Language = "nl"
        self._number = 1
        self._sizes: tuple[int, ...] = (1,)
        self._by_formula = self._asked = False
        self._formula = ""
        self.setProperty("look", "card")
        self.name_line = QLineEdit(self)
        self.name_line.setMaxLength(TITLE_LIMIT)
        self.remove_button = small_button("x", self)
        self.count_spin = QSpinBox(self)
        self.count_spin.setRange(1, MOST)
        self.per_combo = ChoiceBox(self)
        policy = QSizePolicy.Policy
        self.per_combo.setSizePolicy(policy.Preferred, policy.Minimum)  # as high as the numbers
        self.size_spin = QSpinBox(self)
        self.size_spin.setRange(2, LARGEST_GROUP)
        self.size_spin.setValue(TABLE)
        self.formula_line = QLineEdit(self)
        self.formula_line.setMaxLength(TITLE_LIMIT)
        self.reused_box = QCheckBox(self)
        self.sum_label = label("muted", parent=self)
        self.error_label = label("warn", parent=self)
        self.error_label.setWordWrap(True)
        self._lay_out()
        on_typed(self.name_line, self._named)
        on_number(self.count_spin, self._counted)
        self.per_combo.picked.connect(self._counted_per)
        on_number(self.size_spin, self._sized)
        on_typed(self.formula_line, self._worked_out)
        self.reused_box.clicked.connect(self._reused)
        self.remove_button.clicked.connect(lambda: self.removal_asked.emit(self.line.id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name_line, 1)
        head.addWidget(self.remove_button)
        amount = QHBoxLayout()
        amount.setSpacing(6)
        amount.addWidget(self.count_spin)
        amount.addWidget(self.per_combo, 1)
        amount.addWidget(self.size_spin, 1)
        amount.addWidget(self.formula_line, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.reused_box, 1)
        foot.addWidget(self.sum_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(amount)
        layout.addWidget(self.error_label)
        layout.addLayout(foot)

    def say(self) -> None:
        """Say all words again, in the language of now."""
        speech = self._speech
        self.per_combo.offer(list(Per), lambda per: speech(f"library.edit.material.per_{per}"))
        self.size_spin.setSuffix(f" {speech('library.edit.material.participants')}")
        self.name_line.setPlaceholderText(speech("library.edit.material.name_hint"))
        self.formula_line.setPlaceholderText(speech("library.edit.material.formula_hint"))
        self.formula_line.setToolTip(speech("library.edit.material.formula_hint"))
        self.reused_box.setText(speech("library.edit.material.reused"))
        here = speech("library.edit.material.item", n=self._number)
        self.name_line.setAccessibleName(f"{here}: {speech('library.edit.material.name')}")
        if name := self.line.material.name:
            here = name.in_(self._language)
        for field, code in (
            (self.count_spin, "count"),
            (self.per_combo, "per"),
            (self.size_spin, "size"),
            (self.formula_line, "formula"),
            (self.reused_box, "reused"),
        ):
            field.setAccessibleName(f"{here}: {speech(f'library.edit.material.{code}')}")
        self.remove_button.setToolTip(speech("library.edit.material.remove"))
        remove = f"{speech('library.edit.material.remove')}: {here}"
        self.remove_button.setAccessibleName(remove)
        self._say_amount()

    def show_line(
        self, line: Line, number: int, language: Language, sizes: tuple[int, ...]
    ) -> None:
        """Show a thing to bring; `sizes` are groups its amount must be known for, usual first."""
        if line.id != self.line.id:
            self._forget()
        self.line, self._number, self._language, self._sizes = line, number, language, sizes
        material = line.material
        show_text(self.name_line, material.name.in_(language))
        self.say()
        amount = amount_of(material.amount)
        if self._by_formula:
            amount = replace(amount, per=Per.FORMULA)
        if amount.per is Per.FORMULA:
            self._by_formula = True  # what is typed here does not become another choice by itself
            self._formula = material.amount
            show_text(self.formula_line, material.amount)
        else:
            show_number(self.count_spin, amount.count)
        if amount.per is Per.GROUP:
            show_number(self.size_spin, amount.size)
        self.per_combo.show_value(amount.per)
        self.count_spin.setVisible(amount.per is not Per.FORMULA)
        self.size_spin.setVisible(amount.per is Per.GROUP)
        self.formula_line.setVisible(amount.per is Per.FORMULA)
        self.reused_box.setChecked(material.reused)

    def faulty(self) -> QWidget | None:
        """Return the field that has to be mended before this can be kept, its error beside it."""
        self._asked = True
        self._say_amount()
        if not self.error_label.text():
            return None
        return self.name_line if self._nameless() else self.formula_line

    def _say_amount(self) -> None:
        """Say how many it comes to, and what is wrong."""
        speech, material, usual = self._speech, self.line.material, self._sizes[0]
        failing = without_number(material.amount, self._sizes)
        error = ""
        if self._asked and self._nameless():
            error = speech("library.edit.material.no_name")
        elif len(failing) == len(self._sizes):
            error = speech("library.edit.material.no_formula")
        elif failing:
            error = speech("library.edit.material.no_number", n=failing[0])
        self.error_label.setText(error)
        self.error_label.setVisible(bool(error))
        self.name_line.setAccessibleDescription(error if self._nameless() else "")
        self.formula_line.setAccessibleDescription("" if self._nameless() else error)
        told = not failing and amount_of(material.amount).per is not Per.TOTAL
        self.sum_label.setVisible(told)
        if told:
            needed = material.needed(usual)
            sentence = speech("library.edit.material.sum", n=usual, amount=needed)
            self.sum_label.setText(sentence)

    def _nameless(self) -> bool:
        return not self.line.material.name and self.line.material != FRESH

    def _forget(self) -> None:
        self._by_formula = self._asked = False
        self._formula = ""
        show_number(self.count_spin, 1)
        show_number(self.size_spin, TABLE)

    def _become(self, material: Material) -> None:
        if material != self.line.material:
            self.changed.emit(replace(self.line, material=material))

    def _named(self, text: str) -> None:
        name = self.line.material.name.having(self._language, clean(text, TITLE_LIMIT))
        self._become(replace(self.line.material, name=name))

    def _reused(self, reused: bool) -> None:
        self._become(replace(self.line.material, reused=reused))

    def _counted(self, count: int) -> None:
        self._bring(replace(amount_of(self.line.material.amount), count=count))

    def _sized(self, size: int) -> None:
        self._bring(replace(amount_of(self.line.material.amount), size=size))

    def _counted_per(self, per: Per) -> None:
        self._by_formula = per is Per.FORMULA
        count, size = self.count_spin.value(), self.size_spin.value()
        formula = self._formula if self._by_formula else Amount(per, count, size).formula
        amount = formula or self.line.material.amount
        material = replace(self.line.material, amount=amount)
        self.changed.emit(replace(self.line, material=material))  # also when only the fields differ

    def _bring(self, amount: Amount) -> None:
        self._become(replace(self.line.material, amount=amount.formula))

    def _worked_out(self, text: str) -> None:
        self._formula = written(text)
        self._become(replace(self.line.material, amount=self._formula))
        show_text(self.formula_line, self._formula)


class MaterialList(QObject):
    """The things to bring, written in one language at a time."""

    arranged = Signal()  # lines came or went
    wanted = Signal(object)  # the field to go to

    def __init__(
        self,
        box: QWidget,
        add_button: QPushButton,
        speech: Speech,
        habits: Habits,
        materials: Sequence[Material],
    ) -> None:
        super().__init__(box)
        self._box, self._add_button, self._speech, self._habits = box, add_button, speech, habits
        self._lines = [Line(new_id(), material) for material in materials]
        self._forms: FormList[Line, MaterialForm] = FormList(box, self._new_form)
        self._language: Language = speech.language
        self._sizes: tuple[int, ...] = (1,)
        add_button.clicked.connect(self._add)

    @property
    def forms(self) -> tuple[MaterialForm, ...]:
        """The lines, in order."""
        return tuple(self._forms[line.id] for line in self._lines)

    @property
    def materials(self) -> tuple[Material, ...]:
        """What is to be brought; a line that nothing was written in is left out."""
        return tuple(line.material for line in self._lines if line.material != FRESH)

    def say(self) -> None:
        """Say all words again, in the language of now."""
        for form in self._forms:
            form.say()

    def write_in(self, language: Language) -> None:
        """Show and take the names in this language from now on."""
        self._language = language
        self._show()

    def suit(self, sizes: tuple[int, ...]) -> None:
        """Work the amounts out for groups of these sizes, the usual one first."""
        if sizes != self._sizes:
            self._sizes = sizes
            self._show()

    def faulty(self) -> QWidget | None:
        """Return the first field that has to be mended, and say everywhere what is wrong."""
        return next(filter(None, [form.faulty() for form in self.forms]), None)

    def _show(self) -> None:
        for number, form in enumerate(self._forms.show(self._lines), start=1):
            form.show_line(self._lines[number - 1], number, self._language, self._sizes)
        self._box.setVisible(bool(self._lines))
        full = len(self._lines) >= MOST_PARTS
        self._add_button.setEnabled(not full)
        hint = self._speech("library.edit.material.full", most=MOST_PARTS) if full else ""
        self._add_button.setToolTip(hint)
        self.arranged.emit()

    def _new_form(self, line: Line) -> MaterialForm:
        form = MaterialForm(line, self._speech, self._box)
        form.changed.connect(self._change)
        form.removal_asked.connect(self._remove)
        self._habits.watch(form)
        return form

    def _change(self, new: Line) -> None:
        self._lines = [new if line.id == new.id else line for line in self._lines]
        self._show()

    def _add(self) -> None:
        self._lines.append(Line(new_id(), FRESH))
        self._show()
        self.wanted.emit(self.forms[-1].name_line)

    def _remove(self, identity: str) -> None:
        place = next(at for at, line in enumerate(self._lines) if line.id == identity)
        del self._lines[place]
        self._show()
        forms = self.forms
        near = forms[min(place, len(forms) - 1)].name_line if forms else self._add_button
        self.wanted.emit(near)
