"""One exercise of the library to read, from where there is no agenda to put it in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.ui.prepare.exercise_preview import ExercisePreview
from llnet_desktop.ui.speech import Speech

SIZE = (560, 720)


class ExerciseDialog(QDialog):
    """Shows an exercise; Esc, Enter and the button go back."""

    def __init__(self, speech: Speech, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech.of(exercise.title))
        self.preview = ExercisePreview(speech, self)
        self.preview.insert_button.hide()
        self.preview.more_button.hide()
        self.preview.show_exercise(exercise, 0)
        self.preview.back_asked.connect(self.accept)
        self.preview.insert_asked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 8, 16)
        layout.addWidget(self.preview)
        self.resize(*SIZE)
        self.preview.scroll_area.setFocus()
