"""Names as people write them beside each other."""

from datetime import date

import pytest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.names import known_names, names_in, unknown_names
from llnet_desktop.domain.network import Member


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Jeroen (DGTL)", ("Jeroen",)),
        ("Marieke, Sail", ("Marieke", "Sail")),
        ("Marieke, Sail en Fatima E.", ("Marieke", "Sail", "Fatima E.")),
        ("Tom & Lan; tom", ("Tom", "Lan")),
        ("Tom and Łukasz", ("Tom", "Łukasz")),
        ("Nguyễn Thị Lan", ("Nguyễn Thị Lan",)),
        ("Hendrik", ("Hendrik",)),
        ("iedereen", ()),
        ("the group", ()),
        ("", ()),
    ],
)
def test_names_are_told_apart_and_everybody_is_nobody_in_particular(said, names):
    assert names_in(said) == names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Wind & Water", ("Wind & Water",)),
        ("wind  &  water, Hart en Ziel en Tom", ("wind & water", "Hart en Ziel", "Tom")),
        ("Jansen, Piet en wij", ("Jansen, Piet",)),
        ("Boot, Brug & Beheer, Boot", ("Boot, Brug & Beheer", "Boot")),
        ("Wind & Vuur", ("Wind", "Vuur")),
    ],
)
def test_a_known_name_is_never_taken_apart(said, names):
    organisations = ("Wind & Water", "Hart en Ziel", "Boot, Brug & Beheer")
    members = [Member(f"m{n}", "n", f"Iemand {n}", one) for n, one in enumerate(organisations)]
    members.append(Member("m9", "n", "Jansen, Piet"))
    assert names_in(said, known_names(members)) == names


def test_who_is_on_no_list_is_told_once_and_in_the_order_in_which_people_spoke():
    members = (
        Member("m1", "n", "Nguyễn Thị Lan", "Cần Thơ"),
        Member("m2", "n", "Sanne de Vries", "Liander"),
    )
    day = date(2026, 12, 18)
    made = (
        Commitment("k1", "w", "nguyen thi lan", "a", day, together_with="Liander en Zoë"),
        Commitment("k2", "w", "Sanne", "b", day, buddy="Kees", help_from="zoë"),
    )
    assert unknown_names(made, members) == ("zoë", "Kees")
