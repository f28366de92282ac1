"""Writing commitments down in the middle of the console, begun from a note or from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.content import shipped_exercises
from llnet_desktop.domain.projection import is_open, public_note
from llnet_desktop.domain.workshop import BlockKind, Cluster, Note, Request
from llnet_desktop.services.commitments import Terms
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import Speaker, is_aloud
from llnet_desktop.ui.commitments.draft import NO_TERMS, Draft, Source
from llnet_desktop.ui.commitments.panel import CommitmentsPanel
from llnet_desktop.ui.console.acts import NoteActs

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Committing:
    """Opens the form and goes back to the board. What is private stays off a discreet console."""

    def __init__(self, page: ConsolePage, session: LiveSession, acts: NoteActs) -> None:
        self._page, self._session, self._acts = page, session, acts

    @property
    def _panel(self) -> CommitmentsPanel:
        return self._page.commitments

    def connect(self) -> None:
        """Follow the button, the board and the form, once they are there."""
        page = self._page
        page.commitments_button.clicked.connect(self._toggle)
        page.board.commitment_wanted.connect(self._begin_from_id)
        page.board.cluster_commitment_wanted.connect(self._begin_from_cluster)
        self._panel.closed.connect(self._leave)
        self._panel.hides = lambda source: page.is_discreet and self._is_private(source)
        self._panel.spoken.connect(self._let_speak)
        self._panel.committed.connect(lambda _: page.preview.update())

    def take_up(self) -> None:
        """Show the form again when something stood half typed in it as the program stopped."""
        page, panel, step = self._page, self._panel, self._session.step
        self.hide_private()
        is_free = page.work_stack.currentWidget() is page.board_page
        is_typed = panel.form.typed().terms != NO_TERMS
        if is_free and is_typed and not (step is not None and step.off_record):
            page.work_stack.setCurrentWidget(panel)
            page.commitments_button.setChecked(True)

    def begin(self, note: Note | None = None) -> None:
        """Open the form for a commitment, begun from a note when there is one."""
        page, block, step = self._page, self._session.block, self._session.step
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        if note is not None and (note.is_unnamed or self._is_erased(note)):
            note = None  # a commitment has a name beside it, and is kept: it begins empty
        if note is not None and page.is_discreet and self._is_private(note):
            note = None  # its words stay off a screen that the room may see
        page.work_stack.setCurrentWidget(self._panel)
        page.commitments_button.setChecked(True)
        self._panel.start_from(note, block.condition if block else None)

    def begin_cluster(self, cluster: Cluster) -> None:
        """Open the form for a commitment that comes from a cluster."""
        block = next((one for one in self._session.blocks if one.id == cluster.block), None)
        lane = block.lane(cluster.lane) if block is not None else None
        is_kept = lane is not None and not lane.unnamed and not lane.erased
        seen = not (self._page.is_discreet and self._is_private(cluster))
        sources = (cluster,) if is_kept and seen else ()
        self.begin_between(sources, Terms(what=cluster.title if sources else ""))

    def begin_between(self, sources: tuple[Source, ...], terms: Terms) -> None:
        """Open the form with what is known of a commitment already, and where it came from."""
        page, block, step = self._page, self._session.block, self._session.step
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        page.work_stack.setCurrentWidget(self._panel)
        page.commitments_button.setChecked(True)
        condition = block.condition if block else None
        self._panel.start(Draft(terms, condition, sources))

    def refresh(self) -> None:
        """Show the round that is on, if one is, and how it stands."""
        page, block, step = self._page, self._session.block, self._session.step
        is_on = block is not None and block.sort is BlockKind.COMMITMENTS
        on = block if is_on and not self._session.run.finished else None
        self._panel.form.pass_button.setVisible(on is not None)
        self._panel.set_discreet(discreet=page.is_discreet)
        self._panel.show_round(on, step.id if step else None, shipped_exercises())

    def _let_speak(self, who: str, ours: bool) -> None:
        """Show the room who speaks, while people say what they will do."""
        block, step = self._session.block, self._session.step
        if block is not None and step is not None and is_aloud(block, step):
            self._session.let_speak(Speaker(who, ours) if who else None)

    def hide_private(self) -> None:
        """Put a form away that came from something private; what is half typed in it stays."""
        if any(self._panel.hides(source) for source in self._panel.sources):
            self._panel.start_from(None, None)

    def _begin_from_id(self, note_id: str) -> None:
        for note in self._acts.found([note_id]):
            self.begin(note)

    def _begin_from_cluster(self, cluster_id: str) -> None:
        cluster = self._session.clusters.get(cluster_id)
        if cluster is not None:
            self.begin_cluster(cluster)

    def _is_erased(self, note: Note) -> bool:
        """Whether the room was told that the words of a note are destroyed at the end."""
        block = next((one for one in self._session.blocks if one.id == note.block), None)
        lane = block.lane(note.lane) if block else None
        return lane is not None and lane.erased

    def _is_private(self, source: Source) -> bool:
        """Whether the room can't read what a commitment comes from; requests are for all to see."""
        if isinstance(source, Request):
            return False
        block = next((one for one in self._session.blocks if one.id == source.block), None)
        lane = block.lane(source.lane) if block else None
        is_revealed = source.lane in self._session.run.revealed
        if isinstance(source, Note):
            return public_note(source, lane, is_revealed) is None
        return lane is None or not is_open(lane, is_revealed)

    def _toggle(self, wanted: bool) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(self._panel if wanted else page.board_page)

    def _leave(self) -> None:
        page = self._page
        page.commitments_button.setChecked(False)
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
