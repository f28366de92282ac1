"""What the console shows of a session: texts and states onto its widgets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from llnet_desktop.domain.expected import Expected
from llnet_desktop.domain.projection import Frozen, Live, is_open
from llnet_desktop.domain.run import Look, Reading, look
from llnet_desktop.domain.workshop import ZERO, BlockKind, Privacy
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.console.agenda_rail import AgendaRow
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import (
    clock,
    countdown,
    day_and_date,
    length_words,
    minutes,
    passed,
)

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.console.writing import Writing


def show_heading(page: ConsolePage, session: LiveSession, speech: Speech) -> None:
    """Show which workshop, block and step are on."""
    workshop, block, step = session.workshop, session.block, session.step
    page.title_label.setText(workshop.title)
    page.place_label.setText(workshop.venue)
    at = session.saved.wall.astimezone(session.agenda.starts.tzinfo)
    page.saved_label.setText(speech("console.saved", time=f"{at:%H:%M:%S}"))
    if session.run.finished or block is None or step is None:
        state = "after" if session.run.finished else "before"
        page.block_label.setText(speech(f"console.{state}"))
        page.step_label.setText(speech(f"console.{state}_hint"))
        page.condition_icon.clear()
        page.condition_label.hide()
        return
    page.block_label.setText(speech.of(block.title))
    page.step_label.setText(
        speech(
            "console.step_of",
            step=block.steps.index(step) + 1,
            steps=len(block.steps),
            grouping=speech(f"conditions.grouping.{step.grouping.value}").lower(),
            prompt=speech.of(step.prompt),
        )
    )
    condition = block.condition
    page.condition_label.setVisible(condition is not None)
    page.condition_icon.setVisible(condition is not None)
    if condition is not None:
        look = theme.current()
        page.condition_label.setText(speech(f"conditions.short.{condition.value}"))
        picture = icons.condition_pixmap(
            condition, 18, look.condition(condition), page.devicePixelRatioF()
        )
        page.condition_icon.setPixmap(picture)
        tint = look.condition_tint(condition).name()
        sheet = f"background: {tint}; color: {look.color('ink').name()};"
        if page.condition_label.styleSheet() != sheet:
            page.condition_label.setStyleSheet(sheet)


def show_agenda(
    page: ConsolePage,
    presenter: RunPresenter,
    speech: Speech,
    *,
    compact: bool,
    discreet: bool,
) -> None:
    """Show the agenda; on a small screen as much as there is room for, what matters now first."""
    lines = presenter.expected
    rows = [_row(presenter, speech, line, discreet=discreet) for line in lines]
    room = page.agenda_rail.room
    if compact and len(rows) > room:
        on = next((n for n, row in enumerate(rows) if row.state == "now"), 0)
        rounds = (n for n, one in enumerate(lines) if one.block.sort is BlockKind.COMMITMENTS)
        ending = (*rounds, len(rows) - 1, len(rows) - 2)
        first = dict.fromkeys((*range(on, min(on + 3, len(rows))), *ending, max(0, on - 1)))
        later = [n for n in range(on + 3, len(rows)) if n not in first]
        kept = {*first, *later[: max(0, room - len(first))]}
        rows = [row for n, row in enumerate(rows) if n in kept]
    page.agenda_rail.show_rows(rows)


def _row(presenter: RunPresenter, speech: Speech, line: Expected, *, discreet: bool) -> AgendaRow:
    block, run = line.block, presenter.session.run
    taken = run.taken.get(block.id)
    on = run.position is not None and run.position.block == block.id and not run.finished
    past = not on and taken is not None and taken.left is not None
    planned = minutes(block.planned)
    slot = presenter.agenda.slot(block.id)
    starts = slot.starts if discreet and slot else line.starts  # the room need not see lateness
    if past and not discreet and taken is not None and taken.left is not None:
        took = minutes(taken.left.since(taken.entered))
        text = speech("console.took", start=clock(line.starts), planned=planned, took=took)
    else:
        text = speech("console.plan", start=clock(starts), minutes=planned)
        if block.protected:
            text += f" · {speech('console.protected')}"
    state = "now" if on else "past" if past else "coming"
    here = presenter.agenda.slot(run.position.block) if run.position else None
    if state == "coming" and slot and (run.finished or (here and slot.number < here.number)):
        state, text = "passed", speech("console.passed_over", minutes=planned)
    tag = speech("console.now") if on else ""
    return AgendaRow(block.id, speech.of(block.title), text, state, block.condition, tag)


def show_buttons(page: ConsolePage, session: LiveSession, speech: Speech) -> None:
    """Show what the buttons do now."""
    box, run = session.box, session.run
    if session.step is None:
        start = "begin"
    elif box is not None and box.is_running:
        start = "pause"
    else:
        start = "go_on" if box is not None and box.was_started else "start"
    page.start_button.setText(speech(f"console.{start}"))
    page.start_button.setEnabled(not run.finished)
    page.next_button.setText(speech(f"console.{_next_name(session)}"))
    page.next_button.setEnabled(not run.finished)
    page.back_button.setEnabled(run.position is not None)
    for button in (page.less_button, page.more_button):
        button.setEnabled(box is not None and not run.finished)
    mode = session.mode
    page.freeze_button.setChecked(mode is Mode.FROZEN)
    page.black_button.setChecked(mode is Mode.BLACK)
    words = {Mode.LIVE: "live", Mode.FROZEN: "frozen", Mode.BLACK: "is_black"}
    page.mode_label.setText(speech(f"console.{words[mode] if page.is_seen else 'no_picture'}"))
    look = "chip-ok" if mode is Mode.LIVE and page.is_seen else "chip-warn"
    if page.mode_label.property("look") != look:
        page.mode_label.setProperty("look", look)
        page.mode_label.style().polish(page.mode_label)


def _next_name(session: LiveSession) -> str:
    block, step = session.block, session.step
    if block is None or step is None:
        return "next_step"
    if step.id != block.steps[-1].id:
        return "next_step"
    return "finish" if session.blocks[-1].id == block.id else "next_block"


def show_private(
    page: ConsolePage, session: LiveSession, speech: Speech, *, discreet: bool
) -> None:
    """Show the facilitator's own notes, or that they are hidden."""
    block = session.block
    text = speech.of(block.private) if block else ""
    if discreet:
        text = speech("console.discreet")
    page.private_label.setText(text or speech("console.nothing_private"))


def show_time(
    page: ConsolePage, presenter: RunPresenter, speech: Speech, *, discreet: bool
) -> None:
    """Show the time of day, what is left, and how late it is."""
    session, now = presenter.session, presenter.now
    page.clock_label.setText(clock(presenter.clock))
    block, step, box = session.block, session.step, session.box
    if block is None or step is None or box is None:
        starts = session.agenda.starts
        page.timer_face.show_time(1.0, clock(starts), "", None, over=False)
        page.ends_label.setText(speech("console.begins", time=clock(starts)))
    else:
        remaining = box.remaining(now)
        share = remaining / box.planned if box.planned else 0.0
        line = _timer_line(session, speech, now)
        over = remaining < ZERO
        if discreet and over:  # the room need not see how far over time it is
            remaining, line = ZERO, speech("projector.round_off")
        page.timer_face.show_time(share, countdown(remaining), line, block.condition, over=over)
        on = next((e for e in presenter.expected if e.block.id == block.id), None)
        page.ends_label.setText(
            speech("console.block_ends", time=clock(on.ends)) if on and not discreet else ""
        )
    _show_schedule(page, presenter, speech, discreet=discreet)


def _timer_line(session: LiveSession, speech: Speech, now: Reading) -> str:
    block, step, box = session.block, session.step, session.box
    if block is None or step is None or box is None:
        return ""
    if not box.was_started:
        return speech("console.not_started")
    if not box.is_running:
        return speech("console.paused")
    if box.remaining(now) < ZERO:
        return speech("console.over")
    number = [one.id for one in block.steps].index(step.id) + 1
    if (near := look(box, now)) is not Look.PLENTY:
        return speech(f"console.{near.value}", planned=countdown(box.planned))
    return speech("console.of_planned", planned=countdown(box.planned), step=number)


def _show_schedule(
    page: ConsolePage, presenter: RunPresenter, speech: Speech, *, discreet: bool
) -> None:
    agenda, run = presenter.agenda, presenter.session.run
    late = passed(presenter.behind)
    days_off = abs(presenter.clock.date() - agenda.starts.date())
    other_day = days_off > timedelta(days=1) or abs(presenter.behind) >= timedelta(days=1)
    rows = presenter.expected
    ends = rows[-1].ends if rows else agenda.ends
    if run.finished:
        at = run.finished.wall.astimezone(agenda.starts.tzinfo)
        text, look = speech("console.finished", time=clock(at)), "chip"
    elif run.began and other_day:  # how late is no question then
        day = day_and_date(speech.words, agenda.starts.date())
        text, look = speech("console.other_day", day=day, ends=clock(ends)), "chip"
    elif late > 0:
        length = length_words(speech.words, timedelta(minutes=late))
        planned = clock(agenda.to_be_ready)
        text = speech("console.late", late=length, ends=clock(ends), planned=planned)
        look = "chip-warn"
    elif late < 0 and run.began:
        length = length_words(speech.words, timedelta(minutes=-late))
        text = speech("console.early", early=length, ends=clock(ends), planned=clock(agenda.ends))
        look = "chip"
    else:
        text, look = speech("console.on_time", ends=clock(ends)), "chip"
    page.schedule_label.setVisible(not discreet)
    page.schedule_label.setText(text)
    if page.schedule_label.property("look") != look:
        page.schedule_label.setProperty("look", look)
        page.schedule_label.style().polish(page.schedule_label)


def show_coming(page: ConsolePage, session: LiveSession, speech: Speech) -> None:
    """Say over the preview what it is; behind a freeze or black, what comes when that ends."""
    scene = session.coming().scene
    now = session.projection()
    same = isinstance(now, Live | Frozen) and now.scene.page == scene.page
    if session.mode is Mode.LIVE or same:
        page.wall_label.setText(speech("console.on_the_projector"))
        return
    code = type(scene.page).__name__.removesuffix("Page").lower()
    page.wall_label.setText(
        speech("console.coming", page=speech(f"console.page.{_PAGES.get(code, code)}"))
    )


_PAGES = {"break": "rest"}


def show_lane(page: ConsolePage, writing: Writing, session: LiveSession, speech: Speech) -> None:
    """Show which column notes go to, or why none can be typed."""
    block, lane, step = writing.block, writing.lane, session.step
    private = lane is not None and not is_open(lane, lane.id in session.run.revealed)
    if step is not None and step.off_record:
        closed = speech("console.capture.off_record")
        page.capture_line.set_lane("", "", closed, private=private, locked=True)
        return
    if block is None:
        ended = session.run.finished is not None
        code = "no_lanes" if ended else "not_begun"
        page.capture_line.set_lane("", "", speech(f"console.capture.{code}"))
        return
    if lane is None:
        page.capture_line.set_lane("", "", speech("console.capture.no_lanes"))
        return
    tint = theme.current().notes[block.lanes.index(lane) % 5]
    name = speech.of(lane.name)
    closed = ""
    if lane.privacy is Privacy.ON_PAPER:
        closed = speech("console.capture.on_paper", lane=name)
    elif lane.unnamed and lane.id in session.run.revealed:
        closed = speech("error.unnamed.read_out")
    if writing.is_elsewhere:
        name = speech("console.capture.elsewhere", lane=name, block=speech.of(block.title))
    page.capture_line.set_lane(name, tint, closed, private=private)


def act_name(speech: Speech, label: str) -> str:
    """Return what a gesture is called when it is taken back."""
    code = f"console.act.{label.replace('.', '_')}"
    return speech(code if code in speech.words else "console.act.other")
