"""Photos of paper in the console: dropped, pasted or chosen, kept with the block that is on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.workshop import Block, Photo
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.photos import captioning, keeping, of_block, on_page, taking_away
from llnet_desktop.ui.console.bringing import ENDINGS
from llnet_desktop.ui.jobs import Job
from llnet_desktop.ui.photos.incoming import Read, Source, is_from_elsewhere, offered, read_all
from llnet_desktop.ui.photos.model import PhotoRow
from llnet_desktop.ui.photos.panel import PhotoPanel
from llnet_desktop.ui.photos.strip import PhotoStrip
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

_KINDS = ("jpg", "jpeg", "png", "heic", "heif", "webp", "gif", "bmp", "tif", "tiff")
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Photos(QObject):
    """Takes photos in anywhere on the page, and does what is asked of them as gestures."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self._job: Job | None = None
        self._block: Block | None = None  # that what is being read belongs to
        self._waiting: list[tuple[Block, tuple[Source, ...]]] = []
        self._jobs = jobs = set[Job]()  # no child of the page: it may outlive that
        page.destroyed.connect(lambda: [job.wait() for job in jobs])
        self.strip = PhotoStrip(page.speech, page)
        self.strip.hide()
        middle = page.findChild(QVBoxLayout, "middle_layout")
        assert middle is not None
        middle.insertWidget(middle.indexOf(page.capture_line), self.strip)
        self.panel = PhotoPanel(page.speech)
        page.work_stack.addWidget(self.panel)
        page.work_stack.currentChanged.connect(lambda _: self.refresh())
        self.strip.add_wanted.connect(self.choose)
        self.strip.list.opened.connect(self.open)
        self.strip.list.removed.connect(self._remove)
        self.strip.list.left.connect(lambda: page.capture_line.setFocus())
        self.panel.caption_wanted.connect(self._caption)
        self.panel.locked_out.connect(lambda: page.tell(page.speech("console.capture.off_record")))
        self.panel.remove_wanted.connect(self._remove)
        self.panel.room_wanted.connect(self._toggle_room)
        self.panel.turned.connect(self._turn)
        self.panel.closed.connect(self._leave)
        self.panel.typing_ended.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take in what is dropped or pasted anywhere on the page. Done once all of it is there."""
        page = self._page
        page.setAcceptDrops(True)
        for widget in (page, *page.findChildren(QWidget)):
            if widget.acceptDrops():
                widget.installEventFilter(self)
        page.capture_line.field.installEventFilter(self)

    # --- on their way in

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take photos in before a field takes their names for text; leave all else alone."""
        kind = event.type()
        if kind in _DRAGS and isinstance(event, QDropEvent):
            if self._wants(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                return True
        elif kind is QEvent.Type.Drop and isinstance(event, QDropEvent):
            if self._wants(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._take(event.mimeData())
                return True
        elif (
            kind is QEvent.Type.KeyPress
            and watched is self._page.capture_line.field
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            return self.paste()
        return False

    def paste(self) -> bool:
        """Take in the picture on the clipboard; False where there is text to paste, or nothing."""
        mime = QGuiApplication.clipboard().mimeData()
        files = [source for source in offered(mime) if isinstance(source, Path)]
        if mime.hasText() and not any(_is_picture(path) for path in files):
            return False  # a spreadsheet puts a picture beside its text
        return bool(offered(mime)) and self._take(mime)

    def choose(self) -> None:
        """Ask for files."""
        say = self._page.speech
        if self._refuses():
            return
        kinds = " ".join(f"*.{kind} *.{kind.upper()}" for kind in _KINDS)
        chosen, _ = QFileDialog.getOpenFileNames(
            self._page,
            say("photos.choose"),
            "",
            f"{say('photos.files')} ({kinds});;{say('photos.all_files')} (*)",
        )
        if chosen:
            self.take([Path(name) for name in chosen])

    def take(self, sources: list[Path]) -> None:
        """Take files in for the block that is on now; they are read beside the windows."""
        self._start(tuple(sources))

    def _wants(self, mime: QMimeData) -> bool:
        return mime.hasUrls() or mime.hasImage()

    def _take(self, mime: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if len(files) == 1 and files[0].suffix.casefold() in ENDINGS:
            self._page.bringing.show(files[0])
        elif is_from_elsewhere(mime):
            self._page.tell(self._page.speech("photos.not_here"))
        else:
            self._start(offered(mime))
        return True

    def _refuses(self) -> bool:
        """Tell why no photo can be kept now, before any is read."""
        block, page = self._session.block, self._page
        if block is None:
            page.tell(page.speech("photos.not_begun"))
            return True
        try:
            keeping(block, self._session.step, ())
        except InputError as error:
            page.refuse(error)
            return True
        return False

    def _start(self, sources: tuple[Source, ...]) -> None:
        block = self._session.block
        if not sources or self._refuses() or block is None:
            return
        self._waiting.append((block, sources))
        self._page.tell(self._page.speech("photos.busy", n=len(sources)))
        self._go_on()

    def _go_on(self) -> None:
        """Read what waits, one drop after the other."""
        if self._job is not None or not self._waiting:
            return
        block, sources = self._waiting.pop(0)
        self._block = block
        job = self._job = Job(partial(read_all, sources))
        self._jobs.add(job)
        job.done.connect(self._arrived)
        job.finished.connect(self._finished)
        job.start()

    def _finished(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._jobs.discard(self._job)
        self._job = None
        self._go_on()

    def _arrived(self, read: tuple[Read, ...]) -> None:
        dropped_on = self._block
        assert dropped_on is not None
        blocks = self._session.blocks  # what may be kept with it can have changed meanwhile
        block = next((one for one in blocks if one.id == dropped_on.id), dropped_on)
        page, say = self._page, self._page.speech
        kept = [one.picture for one in read if not isinstance(one.picture, InputError)]
        told = ""
        if kept:
            pairs = [(picture.media_type, picture.content) for picture in kept]
            if self._presenter.perform_made(lambda: keeping(block, None, pairs)) is None:
                return
            told = say("photos.kept", n=len(kept), block=say.of(block.title))
        wrong = [(one.name, one.picture) for one in read if isinstance(one.picture, InputError)]
        if wrong:
            name, error = wrong[0]
            why = say.words.error(error)
            name = name or say("photos.pasted")
            code = "photos.refused" if len(wrong) == 1 else "photos.refused_more"
            refused = say(code, name=name, why=why, n=len(wrong) - 1)
            told = f"{refused} {told}".strip()
        page.tell(told)

    # --- what is there

    @property
    def is_shown(self) -> bool:
        """Whether a photo is large in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    def refresh(self) -> None:
        """Show the photos of the block that is on; one that is named stays until that is done."""
        page = self._page
        self._let_go()
        rows = self._rows(self._session.block)
        on_board = page.work_stack.currentWidget() is page.board_page
        self.strip.setVisible(bool(rows) and on_board)
        self.strip.show_photos(rows, discreet=page.is_discreet)
        step = self._session.step
        self.panel.lock(step is not None and step.off_record)
        if not self.is_shown:
            return
        photo = self._photo(self.panel.photo)
        if photo is None or page.is_discreet:
            self._leave()
            return
        block = next((one for one in self._session.blocks if one.id == photo.block), None)
        beside = self._rows(block)
        row = next(row for row in beside if row.id == photo.id)
        here = self._session.block
        is_on = here is not None and here.id == photo.block
        self.panel.show_photo(row, len(beside), is_on=is_on)
        self.strip.choose(photo.id)

    def _let_go(self) -> None:
        """Let the room follow the step again once its photo is gone: taking that back is no choice
        to show it.
        """
        shown = on_page(self._session.run.page)
        if shown is not None and self._session.photos.get(shown) is None:
            self._page.guard(lambda: self._session.show(PageChoice.FOLLOW))

    def open(self, photo_id: str) -> None:
        """Show a photo large, with the keys in it."""
        rows = self._rows(self._session.block)
        row = next((row for row in rows if row.id == photo_id), None)
        if row is None or self._page.is_discreet:
            return
        self.panel.keep()
        self.panel.show_photo(row, len(rows), is_on=True)
        self._page.work_stack.setCurrentWidget(self.panel)
        self._page.commitments_button.setChecked(False)
        self.refresh()
        self.panel.setFocus()

    def _rows(self, block: Block | None) -> tuple[PhotoRow, ...]:
        here = of_block(self._session.photos, block.id if block is not None else None)
        shown = on_page(self._session.run.page)
        return tuple(
            PhotoRow(photo.id, number, photo.caption, photo.id == shown, photo.content)
            for number, photo in enumerate(here, start=1)
        )

    def _photo(self, photo_id: str | None) -> Photo | None:
        return self._session.photos.get(photo_id)

    def _turn(self, by: int) -> None:
        photo = self._photo(self.panel.photo)
        if photo is None:
            return
        beside = of_block(self._session.photos, photo.block)
        at = [one.id for one in beside].index(photo.id) + by
        if 0 <= at < len(beside):
            self.open(beside[at].id)

    def _caption(self, photo_id: str, words: str) -> None:
        photo = self._photo(photo_id)
        if photo is not None:
            self._presenter.perform_made(lambda: captioning(photo, words))
            self.refresh()

    def _remove(self, photo_id: str) -> None:
        photo = self._photo(photo_id)
        if photo is None:
            return
        beside = [one.id for one in of_block(self._session.photos, photo.block)]
        next_one = (beside[beside.index(photo_id) + 1 :] or beside[-2:-1] or [""])[0]
        was_shown = self.is_shown
        if self._presenter.perform(taking_away(photo)) is not None and was_shown and next_one:
            self.open(next_one)

    def _toggle_room(self, photo_id: str) -> None:
        photo, session = self._photo(photo_id), self._session
        block = session.block
        if photo is None or block is None or photo.block != block.id:
            return
        if on_page(session.run.page) == photo_id:
            self._page.guard(lambda: session.show(PageChoice.FOLLOW))
        else:
            self._page.guard(lambda: session.show_photo(photo))

    def _catch_up(self) -> None:
        """Show the block that is on, if another came while a photo was named."""
        photo, here = self._photo(self.panel.photo), self._session.block
        if self.is_shown and photo is not None and (here is None or here.id != photo.block):
            self._page.show_work()
            self._page.refresh()

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()


def _is_picture(path: Path) -> bool:
    return path.suffix.casefold().removeprefix(".") in _KINDS
