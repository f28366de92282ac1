"""Who does it with whom: whose names are joined, and figures that networkx gives too."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import networkx
import pytest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.ties import MOST_PEOPLE, NodeKind, ties_between
from llnet_desktop.domain.workshop import Answer
from llnet_desktop.words import words_in
from llnet_desktop.words.ties import tie_lines, ties_words

DAY, BEFORE = date(2026, 12, 18), date(2026, 9, 9)
MEMBERS = (
    Member("m1", "n", "Marieke Vos", "Gemeente Amsterdam"),
    Member("m2", "n", "Łukasz Bak", "DGTL"),
    Member("m3", "n", "Tom de Boer", "Waterschap"),
    Member("m4", "n", "Tom Bakker", "DGTL"),
    Member("m5", "n", "Fatima El Idrissi"),
)


def made(who, number=1, **rest):
    return Commitment(f"k{number}", "w", who, "Bellen", DAY, number, **rest)


def labels(ties):
    named = {node.key: node.label for node in ties.nodes}
    return [tuple(sorted((named[tie.one], named[tie.other]))) for tie in ties.ties]


def test_who_has_a_tie_with_whoever_does_it_along_asks_about_it_or_is_asked_for_help():
    ties = ties_between(
        [made("Marieke Vos", together_with="Zoë en Kees", buddy="Łukasz", help_from="Fatima")],
        MEMBERS,
    )
    assert labels(ties) == [
        ("Marieke Vos", "Zoë"),
        ("Kees", "Marieke Vos"),
        ("Marieke Vos", "Łukasz Bak"),
        ("Fatima El Idrissi", "Marieke Vos"),
    ]


@pytest.mark.parametrize(
    ("said", "label", "organisation", "kind"),
    [
        ("LUKASZ BAK", "Łukasz Bak", "DGTL", NodeKind.PERSON),
        ("lukasz", "Łukasz Bak", "DGTL", NodeKind.PERSON),
        ("Lukasz (DGTL)", "Łukasz Bak", "DGTL", NodeKind.PERSON),
        ("Fatima", "Fatima El Idrissi", "", NodeKind.PERSON),
        ("Tom", "Tom", "", NodeKind.PERSON),  # two are called so
        ("tom bakker", "Tom Bakker", "DGTL", NodeKind.PERSON),
        ("waterschap", "Waterschap", "Waterschap", NodeKind.ORGANISATION),
        ("Nguyễn", "Nguyễn", "", NodeKind.PERSON),
    ],
)
def test_a_name_means_a_member_an_organisation_or_somebody_on_no_list(
    said, label, organisation, kind
):
    ties = ties_between([made("Marieke", together_with=said)], MEMBERS)
    _, other = ties.nodes
    assert (other.label, other.organisation, other.kind) == (label, organisation, kind)


def test_the_same_two_are_one_tie_that_counts_its_commitments_and_keeps_the_first_condition():
    ties = ties_between(
        [
            made("Marieke", 1, together_with="Kees", buddy="kees", condition=Condition.ENERGY),
            made("Kees", 2, together_with="Marieke Vos", condition=Condition.GROWTH),
            made("Kees", 3, together_with="iedereen"),
        ],
        MEMBERS,
    )
    (tie,) = ties.ties
    assert (tie.commitments, tie.condition) == (2, Condition.ENERGY)


def test_nobody_has_a_tie_with_themselves_and_who_has_none_is_nowhere():
    ties = ties_between([made("Marieke", buddy="Marieke Vos"), made("Fatima", 2)], MEMBERS)
    assert ties.nodes == ties.ties == ties.components() == ()
    assert ties_words(words_in("en"), ties.facts()) == ""


def test_who_say_they_do_it_together_have_a_tie_with_each_other():
    assert labels(ties_between([made("Marieke en Kees")], MEMBERS)) == [("Kees", "Marieke Vos")]


def test_what_is_for_this_room_only_makes_no_tie_now_and_is_no_time_before():
    secret = made("Marieke", 1, together_with="Zoë", room_only=True)
    shared = made("Marieke", 2, together_with="Kees")
    ties = ties_between([secret, shared], MEMBERS)
    assert labels(ties) == [("Kees", "Marieke Vos")]
    again = made("Marieke", 3, together_with="Zoë")
    (tie,) = ties_between([again], MEMBERS, [secret], BEFORE).ties
    assert tie.is_new


def test_a_tie_that_was_there_the_time_before_came_again_however_it_was_written():
    before = [made("lukasz", 1, together_with="Marieke Vos"), made("Kees", 2, buddy="ZOE")]
    now = [
        made("Marieke", 3, together_with="Łukasz Bak"),
        made("Zoë", 4, together_with="kees"),
        made("Zoë", 5, together_with="Marieke"),
    ]
    assert [tie.is_new for tie in ties_between(now, MEMBERS, before, BEFORE).ties] == [
        False,
        False,
        True,
    ]
    assert not any(tie.is_new for tie in ties_between(now, MEMBERS).ties)


def test_ties_between_organisations_count_a_commitment_once_and_are_told_in_words():
    before = [made("Marieke", 1, together_with="DGTL")]
    now = [
        made("Marieke", 2, together_with="Łukasz, Tom Bakker", buddy="Tom de Boer"),
        made("Tom Bakker", 3, buddy="Łukasz Bak"),
    ]
    ties = ties_between(now, MEMBERS, before, BEFORE)
    assert [(tie.commitments, tie.is_new) for tie in ties.between] == [(1, False), (1, True)]
    said = "4 ties. 2 ties between 3 organisations; 1 of them new since 9 Sep."
    assert ties_words(words_in("en"), ties.facts()) == said
    said = "4 verbindingen. 2 verbindingen tussen 3 organisaties; 1 daarvan is nieuw sinds 9 sep."
    assert ties_words(words_in("nl"), ties.facts()) == said
    assert "2026" in ties_words(words_in("nl"), ties.facts(), date(2027, 1, 14))
    assert tie_lines(words_in("en"), ties)[0] == "Marieke Vos – Łukasz Bak: 1 commitment, new"


@pytest.mark.parametrize("people", [MOST_PEOPLE, MOST_PEOPLE + 1])
def test_above_twenty_people_the_room_sees_organisations_only(people):
    members = [Member(f"m{n}", "n", f"P{n}", f"O{n % 4}") for n in range(people)]
    now = [made(f"P{n}", n, together_with=f"P{(n + 1) % people}") for n in range(people)]
    shown = ties_between(now, members).for_room()
    if people <= MOST_PEOPLE:
        assert len(shown.nodes) == people
        return
    assert {node.kind for node in shown.nodes} == {NodeKind.ORGANISATION}
    assert {node.label for node in shown.nodes} == {"O0", "O1", "O2", "O3"}
    assert shown.facts().only_organisations
    assert sum(shown.degrees().values()) == 2 * len(shown.ties)


def test_more_than_twenty_of_whom_no_organisation_is_known_are_told_in_a_sentence():
    now = [made(f"P{n}", n, together_with=f"Q{n}") for n in range(15)]
    found = ties_between(now, ())
    assert found.for_room().nodes == ()
    assert found.facts().ties == 15


def test_who_said_no_to_a_request_has_no_tie_because_of_it():
    asked = replace(made("Kees", 1), help_from="Zoë")
    assert len(ties_between([asked], ()).ties) == 1
    assert len(ties_between([replace(asked, answer=Answer.TRY)], ()).ties) == 1
    assert ties_between([replace(asked, answer=Answer.NO)], ()).ties == ()
    with_buddy = replace(asked, answer=Answer.NO, buddy="Zoë")
    assert len(ties_between([with_buddy], ()).ties) == 1


def test_an_organisation_with_a_comma_or_an_and_is_one():
    members = [Member("m1", "n", "Tom", "Wind & Water"), Member("m2", "n", "Lan", "Hart en Ziel")]
    found = ties_between([made("Wind & Water", 1, together_with="Hart en Ziel")], members)
    assert [node.label for node in found.nodes] == ["Wind & Water", "Hart en Ziel"]


@pytest.mark.parametrize("seed", range(500))
def test_the_figures_of_a_random_network_are_those_of_networkx(seed):
    chance = random.Random(seed)
    members = [
        Member(f"m{n}", "n", f"Naam{n} Van{n}", chance.choice(("", "Aa", "Bé", "Cc", "Dd")))
        for n in range(chance.randint(2, 14))
    ]
    full = [member.name for member in members] + [f"Gast{n}" for n in range(3)]
    organisation = {member.name: member.organisation for member in members}
    people, between = networkx.Graph(), networkx.Graph()
    said = []
    for number in range(chance.randint(0, 25)):
        who, *others = chance.sample(full, min(len(full), chance.randint(1, 4)))
        room_only = chance.random() < 0.2
        written = [chance.choice((name, name.upper(), name.split()[0])) for name in others]
        split = chance.randint(0, len(written))
        said.append(
            made(
                who, number,
                together_with=chance.choice((", ", " en ", " & ")).join(written[:split]),
                buddy="".join(written[split : split + 1]),
                help_from=" + ".join(written[split + 1 :]),
                room_only=room_only,
            )
        )  # fmt: skip
        if room_only:
            continue
        joined = set()
        for other in others:
            known = people.get_edge_data(who, other, {"weight": 0})["weight"]
            people.add_edge(who, other, weight=known + 1)
            ends = frozenset((organisation.get(who, ""), organisation.get(other, "")))
            if len(ends) == 2 and "" not in ends:
                joined.add(ends)
        for one, other in joined:
            known = between.get_edge_data(one, other, {"weight": 0})["weight"]
            between.add_edge(one, other, weight=known + 1)
    ties = ties_between(said, members)
    named = {node.key: node.label.title() for node in ties.nodes}
    assert {named[key]: n for key, n in ties.degrees().items()} == dict(people.degree())
    assert len(ties.ties) == people.number_of_edges()
    assert {frozenset((named[t.one], named[t.other])): t.commitments for t in ties.ties} == {
        frozenset((one, other)): n for one, other, n in people.edges(data="weight")
    }
    assert {frozenset(named[key] for key in group) for group in ties.components()} == {
        frozenset(group) for group in networkx.connected_components(people)
    }
    names = {node.key: node.label for node in ties.organisations}
    assert {frozenset((names[t.one], names[t.other])): t.commitments for t in ties.between} == {
        frozenset((one, other)): n for one, other, n in between.edges(data="weight")
    }
    facts = ties.facts()
    assert (facts.organisations, facts.between) == (
        between.number_of_nodes(),
        between.number_of_edges(),
    )
    assert all(a != b for a, b in combinations((node.key for node in ties.nodes), 2))
