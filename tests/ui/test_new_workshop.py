"""A new workshop from a template: it starts and ends as the template says, unless she chose."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTime

from llnet_desktop.content import load_templates
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.ui.dialogs.new_workshop import NewWorkshopDialog
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import length_words

TEMPLATES, _ = load_templates()
FRIDAY = datetime(2026, 12, 4)


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture(params=["nl", "en"])
def dialog(qtbot, desk, speech, request):
    network = Network("n1", "Bodem", request.param)
    desk.record(adding("network.add", [network]))
    made = NewWorkshopDialog(desk, speech, network, date(2026, 12, 3))
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, template):
    title = template.title.nl
    (row,) = [
        row
        for row in range(dialog.template_list.count())
        if dialog.template_list.item(row).text().startswith(title + "  ·")
    ]
    dialog.template_list.setCurrentRow(row)
    return dialog.template_list.item(row).text()


def only(desk, kind):
    (found,) = desk.read(kind)
    return found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_a_template_brings_its_length_its_usual_time_and_its_languages(
    dialog, desk, speech, template
):
    said = choose(dialog, template)
    assert said.endswith(length_words(speech.words, timedelta(minutes=template.minutes)))
    assert dialog.template_label.text() == template.description.nl
    dialog.accept()
    workshop = only(desk, Workshop)
    assert workshop.starts == datetime.combine(FRIDAY, template.starts)
    assert workshop.ends_by == workshop.starts + timedelta(minutes=template.minutes)
    other = "en" if workshop.language == "nl" else "nl"
    assert workshop.second_language == (other if template.bilingual else None)
    assert desk.read(Block)


def test_a_start_that_was_chosen_stays_and_the_end_follows_the_template(dialog, desk):
    evening = max(TEMPLATES, key=lambda one: one.starts)
    dialog.start_edit.setTime(QTime(10, 15))
    choose(dialog, evening)
    assert dialog.start_edit.time() == QTime(10, 15)
    ends = datetime(2026, 12, 4, 10, 15) + timedelta(minutes=evening.minutes)
    assert dialog.end_edit.time() == QTime(ends.hour, ends.minute)
    dialog.end_edit.setTime(QTime(17, 0))
    choose(dialog, TEMPLATES[0])
    assert dialog.end_edit.time() == QTime(17, 0)


def test_an_agenda_of_her_own_forgets_what_the_template_asked(dialog, desk):
    choose(dialog, max(TEMPLATES, key=lambda one: one.starts))
    dialog.paste_radio.click()
    dialog.paste_edit.setPlainText("10:00 - 10:30 Samen\n10:30 - 11:00 Verder")
    assert dialog.start_edit.time() == QTime(10, 0)
    dialog.empty_radio.click()
    assert dialog.start_edit.time() == QTime(9, 30)
    dialog.accept()
    assert only(desk, Workshop).second_language is None


def test_templates_stand_from_short_to_long_and_the_usual_one_is_chosen(qtbot, dialog):
    rows = range(dialog.template_list.count())
    titles = [dialog.template_list.item(row).text().partition("  ·")[0] for row in rows]
    minutes = {template.title.nl: template.minutes for template in TEMPLATES}
    assert [minutes[title] for title in titles] == sorted(minutes.values())
    assert titles[dialog.template_list.currentRow()] == "Van samen leren naar samen doen"
    dialog.template_list.setFocus()
    qtbot.keyClick(dialog.template_list, Qt.Key.Key_Home)
    assert dialog.template_list.currentRow() == 0
