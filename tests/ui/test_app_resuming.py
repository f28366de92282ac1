"""After a stop the whole program asks whether to go on, where it can be read."""

import json
from contextlib import closing
from datetime import date

from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.clock import read_clocks
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.live import LiveSession
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile
from tests.ui.test_app import start

LOOK_AT_THE_QUESTION = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from llnet_desktop.cli import main

seen = {}

def look():
    from llnet_desktop.ui.main_window import MainWindow
    shell = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    found = shell.findChildren(MainWindow)
    question = found[0].resume_question if found and hasattr(found[0], "home") else None
    if question is None or not found[0].isVisible():
        QTimer.singleShot(50, look)
        return
    QApplication.processEvents()
    label = question.findChild(QLabel)
    seen.update(
        visible=question.isVisible(),
        width=question.width(),
        window=found[0].width(),
        height=question.height(),
        needs=label.heightForWidth(label.width()),
        label=label.height(),
        focus=question.yes_button is shell.focusWidget(),
        left=question.x(),
    )
    shell.close()

app = QApplication(sys.argv[:1])
QTimer.singleShot(0, look)
QTimer.singleShot(30_000, app.quit)
status = main(sys.argv[1:])
print(json.dumps(seen))
sys.exit(status)
"""


def leave_one_running(path):
    with writing(path), closing(LibraryFile(path)) as file:
        desk = Desk(Library(file.save, file.read, file))
        desk.perform(adding("sample.add", sample_records("en", date.today())))
        begun = {event.workshop for event in desk.read(RunEvent)}
        workshop = next(w for w in desk.read(Workshop) if w.id not in begun)
        LiveSession(desk, workshop.id, read_clocks).next()


def test_the_question_whether_to_go_on_can_be_read(tmp_path):
    path = tmp_path / "a.llnet-library"
    leave_one_running(path)
    done = start(path, tmp_path, LOOK_AT_THE_QUESTION)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["visible"]
    assert seen["focus"]
    assert seen["width"] >= 600
    assert seen["label"] >= seen["needs"]
    assert abs(seen["left"] - (seen["window"] - seen["width"]) // 2) <= 1
