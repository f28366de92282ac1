"""`llnet ties`: who does it with whom, as text or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.ties import Tie, Ties
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.finding import find_workshop
from llnet_desktop.services.ties import ties_of
from llnet_desktop.words import Words
from llnet_desktop.words.ties import tie_lines, ties_words


def ties(arguments: argparse.Namespace) -> int:
    """Print what is said of the ties, and each of them; the JSON has everybody with a tie."""
    words: Words = arguments.words
    with desk_for_reading(arguments.library) as desk:
        workshop = find_workshop(desk, arguments.workshop)
        found = ties_of(desk, workshop)
    if arguments.json:
        print(json.dumps(_as_json(workshop, found), ensure_ascii=False, indent=2))
    elif found.ties:
        print(ties_words(words, found.facts(), workshop.starts.date()))
        for line in tie_lines(words, found):
            print(f"  {line}")
    else:
        print(words("ties.none"))
    return 0


def _as_json(workshop: Workshop, found: Ties) -> dict[str, Any]:
    labels = {node.key: node.label for node in found.nodes}
    places = {node.key: place for place, node in enumerate(found.nodes)}
    degrees = found.degrees()
    names = {end.key: end.label for end in found.organisations}
    return {
        "workshop": short_id(workshop.id),
        "since": found.since.isoformat() if found.since else None,
        "nodes": [
            {
                "label": node.label,
                "kind": node.kind.value,
                "organisation": node.organisation or None,
                "ties": degrees[node.key],
            }
            for node in found.nodes
        ],
        "ties": [
            {"nodes": [places[tie.one], places[tie.other]], **_tie(tie, labels)}
            for tie in found.ties
        ],
        "between_organisations": [_tie(tie, names) for tie in found.between],
        "groups": [
            [node.label for node in found.nodes if node.key in group]
            for group in found.components()
        ],
    }


def _tie(tie: Tie, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "between": [labels[tie.one], labels[tie.other]],
        "commitments": tie.commitments,
        "condition": tie.condition.value if tie.condition else None,
        "new": tie.is_new,
    }
