"""A report made in a process of its own: whole, or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from llnet_desktop.domain.errors import ProgramError, Reason, StorageError
from llnet_desktop.domain.report import ActionReport
from llnet_desktop.exports.child import DISK_FULL, Stopper, write_in_child
from llnet_desktop.exports.work import ReportWork
from llnet_desktop.reports.report import write_action_report


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], input=given, capture_output=True, check=False
    )


def pretend_child(folder: Path, monkeypatch: pytest.MonkeyPatch, exit_status: int) -> None:
    """Put a program in the place of Python that only ends."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\nexit {exit_status}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


def test_the_child_writes_what_the_program_itself_would(
    example: ActionReport, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.pdf", tmp_path / "Nguyễn & co.pdf"
    write_action_report(example, here)
    there.write_bytes(b"old")
    assert write_in_child(ReportWork(example), there) == []
    assert there.read_bytes() == here.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([here, there])


def test_the_child_tells_what_has_no_shape(example: ActionReport, tmp_path: Path) -> None:
    report = replace(example, title="Feest \U0001f389")
    assert write_in_child(ReportWork(report), tmp_path / "report.pdf") == ["\U0001f389"]


def test_a_relative_name_is_beside_the_one_who_asks(
    example: ActionReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_in_child(ReportWork(example), Path("report.pdf"))
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_missing_folder_is_told(example: ActionReport, tmp_path: Path) -> None:
    with pytest.raises(ProgramError) as caught:
        write_in_child(ReportWork(example), tmp_path / "nowhere" / "report.pdf")
    assert caught.value.code == "report.not_written"
    assert caught.value.facts == {"name": "report.pdf"}


def test_a_folder_in_the_way_is_told_and_nothing_is_left(
    example: ActionReport, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    target.mkdir()
    with pytest.raises(ProgramError):
        write_in_child(ReportWork(example), target)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null here")
def test_a_device_is_never_replaced_by_a_file(example: ActionReport, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.symlink_to("/dev/null")
    with pytest.raises(ProgramError):
        write_in_child(ReportWork(example), target)
    assert target.is_symlink()


def test_a_write_protected_file_stays_as_it_was(
    example: ActionReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(ProgramError):
        write_in_child(ReportWork(example), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize("exit_status", [1, DISK_FULL])
def test_a_child_that_fails_leaves_the_old_file(
    example: ActionReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exit_status: int
) -> None:
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    pretend_child(tmp_path, monkeypatch, exit_status)
    with pytest.raises(ProgramError) as caught:
        write_in_child(ReportWork(example), target)
    assert isinstance(caught.value, StorageError) == (exit_status == DISK_FULL)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_that_is_full_when_the_file_is_put_in_place_is_told(
    example: ActionReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageError) as caught:
        write_in_child(ReportWork(example), tmp_path / "report.pdf")
    assert caught.value.reason is Reason.DISK_FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_the_child_says_when_the_disk_is_full(example: ActionReport) -> None:
    report = msgspec.json.encode(ReportWork(example))
    assert (
        run("-m", "llnet_desktop.exports", "report", "/dev/full", given=report).returncode
        == DISK_FULL
    )


def test_asking_for_a_report_does_not_load_reportlab() -> None:
    code = "import sys, llnet_desktop.exports.child; sys.exit('reportlab' in sys.modules)"
    assert run("-c", code).returncode == 0


def test_pages_are_told_while_it_is_made(example: ActionReport, tmp_path: Path) -> None:
    heard: list[int] = []
    write_in_child(ReportWork(example), tmp_path / "report.pdf", heard.append)
    assert len(heard) > 2
    assert heard == list(range(1, len(heard) + 1))


def test_what_is_stopped_leaves_the_old_file(example: ActionReport, tmp_path: Path) -> None:
    target, stopper = tmp_path / "report.pdf", Stopper()
    target.write_bytes(b"old")
    with pytest.raises(ProgramError) as caught:
        write_in_child(ReportWork(example), target, lambda _: stopper.stop(), stopper)
    assert caught.value.code == "report.stopped"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
