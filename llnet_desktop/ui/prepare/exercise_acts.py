"""What can be done with exercises: own ones made, changed and removed, all given away as files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from llnet_desktop.content import ContentProblem
from llnet_desktop.content.sharing import exercise_file, read_exercise
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Block
from llnet_desktop.services import own_exercises
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.dialogs.frame import choose_file
from llnet_desktop.ui.dialogs.own_exercise import OwnExerciseDialog
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.menu import Act
from llnet_desktop.words import phrase, words_in

Known = Callable[[], tuple[Exercise, ...]]


class ExerciseActs(QObject):
    """Does what the menu offers. Every change is one gesture that can be undone."""

    said = Signal(str, dict)  # code and facts of a sentence
    refused = Signal(object)  # ProgramError
    kept = Signal(str)  # the id of an exercise that is new in the library

    def __init__(self, desk: Desk, speech: Speech, known: Known, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._speech, self._known, self._window = desk, speech, known, window
        self.dialog: OwnExerciseDialog | None = None

    def offered(self, exercise: Exercise | None) -> Iterator[tuple[Act, ...]]:
        """Yield the lines of a menu, in groups: for this exercise, and for a new one."""
        say = self._speech
        if exercise is not None:
            share = Act(say("library.act.share"), "", lambda: self.ask_where(exercise))
            copy = say("library.act.copy" if exercise.own else "library.act.copy_shipped")
            acts = [Act(copy, "", lambda: self.copy(exercise)), share]
            if exercise.own:
                acts.insert(0, Act(say("library.act.edit"), "F2", lambda: self.edit(exercise)))
                acts.append(Act(say("library.act.remove"), "Del", lambda: self.remove(exercise)))
            yield tuple(acts)
        yield (
            Act(say("library.act.new"), "", self.make_new),
            Act(say("library.act.bring"), "", self.ask_which),
        )

    def make_new(self) -> None:
        """Ask for a new exercise."""
        self._open(own_exercises.blank(phrase("prepare.first_lane")), new=True)

    def edit(self, exercise: Exercise) -> None:
        """Open an own exercise to be changed; what comes along stays as it is."""
        if exercise.own:
            self._open(exercise, new=False)
        else:
            self.said.emit("library.told.not_own", {})

    def copy(self, exercise: Exercise) -> None:
        """Keep an own copy under a title that says so."""
        made = own_exercises.copying(exercise, copied(exercise.title))
        if self._perform(own_exercises.keeping(made)):
            self._say("copied", made)

    def keep_block(self, block: Block) -> bool:
        """Keep an agenda item as an own exercise, without what only the facilitator reads."""
        origin = next((one for one in self._known() if one.id == block.exercise), None)
        made = own_exercises.from_block(block, origin)
        try:
            edit = own_exercises.keeping(made)
        except ProgramError as error:
            self.refused.emit(error)
            return False
        done = self._perform(edit)
        if done:
            self._say("kept", made)
        return done

    def remove(self, exercise: Exercise) -> None:
        """Take an own exercise out of the library; what comes along stays."""
        if not exercise.own:
            self.said.emit("library.told.not_own", {})
        elif self._perform(own_exercises.removing(exercise)):
            self._say("removed", exercise)

    def share(self, exercise: Exercise, path: Path) -> bool:
        """Write an exercise to a file, whole or not at all."""
        made = path.with_name(f".{new_id()}.toml")
        try:
            with made.open("w", encoding="utf-8", newline="\n") as file:
                file.write(exercise_file(exercise))
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
        except OSError:
            with suppress(OSError):
                made.unlink(missing_ok=True)
            self.refused.emit(ProgramError("report.not_written", name=path.name))
            return False
        self.said.emit("library.told.shared", {"name": path.name})
        return True

    def bring(self, path: Path) -> bool:
        """Take an exercise from a file into the library, or say in a sentence why not."""
        try:
            exercise = read_exercise(path)
            if isinstance(exercise, ContentProblem):
                self._tell_problem(exercise)
                return False
            edit = own_exercises.bringing(exercise, self._known())
        except ProgramError as error:
            self.refused.emit(error)
            return False
        if not edit:
            self.said.emit("library.told.known", {})
        elif self._perform(edit):
            self._say("brought", exercise)
        return True

    def ask_where(self, exercise: Exercise) -> None:
        """Ask where the file goes, and write it."""
        say = self._speech
        name = file_name(say.of(exercise.title))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            say("library.act.share"),
            str(Path.home() / name),
            say("library.file_kind"),
        )
        if chosen:
            path = Path(chosen)
            self.share(exercise, path if path.suffix else path.with_suffix(".toml"))

    def ask_which(self) -> None:
        """Ask for a file, and bring what is in it."""
        path = choose_file(self._window, self._speech, "library.file_kinds")
        if path is not None:
            self.bring(path)

    def _open(self, exercise: Exercise, new: bool) -> None:
        self.dialog = OwnExerciseDialog(self._desk, self._speech, exercise, new, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.kept.connect(self._kept)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _kept(self, exercise: Exercise) -> None:
        self._say("kept", exercise)
        self.kept.emit(exercise.id)

    def _closed(self) -> None:
        self.dialog = None

    def _perform(self, edit: Edit) -> bool:
        try:
            written = self._desk.perform(edit)
        except ProgramError as error:
            self.refused.emit(error)
            return False
        for ref, (_, after) in written.changes.items():
            if after is not None:
                self.kept.emit(ref.id)
        return True

    def _tell_problem(self, problem: ContentProblem) -> None:
        what = self._speech(f"content.{problem.code}", **problem.facts)
        facts = {"file": problem.file, "line": problem.line, "what": what}
        self.said.emit("library.told.problem", facts)

    def _say(self, what: str, exercise: Exercise) -> None:
        title = self._speech.of(exercise.title)
        self.said.emit(f"library.told.{what}", {"title": title})


def copied(title: Phrase) -> Phrase:
    """Return the title of a copy, in the languages that the title has."""
    sentence = "library.copy_of"
    return Phrase(
        title.nl and words_in("nl")(sentence, title=title.nl),
        title.en and words_in("en")(sentence, title=title.en),
    )


def file_name(title: str) -> str:
    """Return a file name that every system takes: "Vraag- en aanbodmarkt.toml"."""
    bare = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title)
    return f"{' '.join(bare.split())[:80].strip(' .') or 'LLNet'}.toml"
