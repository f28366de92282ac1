"""What to bring, added up."""

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Block, BlockKind, Material
from llnet_desktop.services.packing import packing_list

NOTES = Phrase("geeltjes", "sticky notes")
PENS = Phrase("stiften", "marker pens")


def block(name, *materials):
    return Block(name, "w", name, Phrase("x"), BlockKind.EXERCISE, (), materials=materials)


def test_what_is_used_up_adds_up_and_what_is_reused_is_packed_once():
    first = block("1i", Material(NOTES, "2 * n"), Material(PENS, "n / 2", reused=True))
    second = block("2i", Material(NOTES, "n"), Material(PENS, "n / 4", reused=True))
    packed = packing_list([first, second], 24)
    assert [(one.name.en, one.amount) for one in packed] == [
        ("sticky notes", 72),
        ("marker pens", 12),
    ]


def test_what_nobody_needs_is_not_packed_and_an_unknown_group_is_the_usual_one():
    some = block("1i", Material(NOTES, "n - 24"), Material(PENS, "n", reused=True))
    assert [(one.name.en, one.amount) for one in packing_list([some], 0)] == [("marker pens", 24)]
    assert packing_list([], 24) == ()
