"""Whoever gets hold of the files can't tell what stood on one slip of a scan."""

import json
import re
from contextlib import closing
from datetime import datetime

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.scanning import adding_slip, taking_slip, tally_of
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile

TALLIES = re.compile(rb"\[\[[0-9, ]+\](?:, ?\[[0-9, ]+\]){4}\]")


def kept(folder):
    """Return every tally that any file in the folder holds, whole or left over."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            for match in TALLIES.findall(path.read_bytes()):
                found.add(json.dumps(json.loads(match)))
    return found


def test_no_file_holds_two_tallies_between_which_a_slip_would_lie(tmp_path):
    path = tmp_path / "a.llnet-library"
    with writing(path), closing(LibraryFile(path)) as file:
        desk = Desk(Library(file.save, file.read, file))
        day = Workshop("w", "n", "Dag", datetime(2026, 12, 3, 9, 30))
        desk.record(adding("start", [Network("n", "Net"), day]))
        for slip in ((7, 4, 8, 6, 5), (1, None, 10, 3, 3), (9, 9, 9, 9, 9), (2, 2, 2, 2, 2)):
            desk.record(adding_slip("w", tally_of(desk, "w"), slip))
            now = json.dumps([list(row) for row in tally_of(desk, "w").counts])
            assert kept(tmp_path) == {now}
        desk.record(taking_slip(tally_of(desk, "w"), (9, 9, 9, 9, 9)))
        now = json.dumps([list(row) for row in tally_of(desk, "w").counts])
        assert kept(tmp_path) == {now}
        assert desk.history.next_undo is None, "no step to undo is a slip"
    assert kept(tmp_path) == {now}


def test_the_id_of_a_tally_does_not_tell_when_the_first_slip_came(tmp_path):
    edit = adding_slip("w", None, (1, 1, 1, 1, 1))
    (after,) = [change.after for change in edit.changes.values()]
    assert isinstance(after, ScanTally)
    assert after.id[14] == "4"
