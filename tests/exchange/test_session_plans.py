"""Session plans as planning programs write them out, with their own columns."""

import pytest

from llnet_desktop.exchange.agendas import parse_agenda

PLANS = {
    "titles": """Start time,Duration,Title,Description,Additional information,Category,Responsible
9:00 AM,15,Welcome & check-in,"Everyone says their name
and one word",Chairs in a circle,Check-in,Anna
9:15 AM,40,Offers and needs,Write notes,,Exercise,Bob
9:55 AM,15,Break,,,Break,
10:10 AM,30,Commitments,,Cards,Closing,Anna
""",
    "blocks": "Time\tDuration\tBlock\tDescription\n"
    "09:00\t0:15\tWelcome & check-in\tx\n09:15\t0:40\tOffers and needs\ty\n"
    "09:55\t0:15\tBreak\t\n10:10\t0:30\tCommitments\t\n",
    "capitals": "START,LENGTH,TITLE,GOAL,MATERIALS\n09:00,15 min,Welcome & check-in,x,y\n"
    "09:15,40m,Offers and needs,x,y\n09:55,00:15,Break,,\n10:10,30,Commitments,,\n",
}


@pytest.mark.parametrize("plan", PLANS)
def test_a_session_plan_is_an_agenda(plan):
    draft = parse_agenda(PLANS[plan])
    (day,) = draft.days
    assert [(block.minutes, block.title, block.kind.value) for block in day.blocks] == [
        (15, "Welcome & check-in", "plenary"),
        (40, "Offers and needs", "plenary"),
        (15, "Break", "break"),
        (30, "Commitments", "commitments"),
    ]
    assert draft.left_out == ()
