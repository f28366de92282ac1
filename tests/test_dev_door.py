"""The door for developers: what it decides before it touches the machine."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOOR = ROOT / "packaging" / "dev.py"

_spec = importlib.util.spec_from_file_location("llnet_dev_door", DOOR)
assert _spec is not None
assert _spec.loader is not None
dev = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(dev)


def nobody(_address):
    return False


def anybody(_address):
    return True


# --- system packages


def test_the_lists_name_one_package_a_line_without_their_comments(tmp_path):
    listed = tmp_path / "packages.txt"
    listed.write_text("# what for\n\nlibegl1   # OpenGL\nqpdf\n", encoding="utf-8")
    assert dev.listed_packages(listed) == ["libegl1", "qpdf"]


def test_the_shipped_lists_are_readable_and_do_not_overlap():
    run = dev.listed_packages(ROOT / "packaging" / "system_packages.txt")
    test = dev.listed_packages(ROOT / "packaging" / "system_packages_test.txt")
    assert len(run) == 10
    assert "xvfb" in test
    assert not set(run) & set(test)


def test_a_package_is_missing_unless_installed_or_provided():
    known = (
        "installed\tlibegl1\t\n"
        "config-files\tqpdf\t\n"
        "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0-6), libglib2.0-old\n"
    )
    wanted = ["libegl1", "qpdf", "libglib2.0-0", "strace"]
    assert dev.missing_packages(wanted, known) == ["qpdf", "strace"]


def test_root_may_install_what_is_missing():
    assert dev.apt_refusal(["qpdf"], root=True, forbidden=False) is None


def test_forbidden_to_install_names_the_one_command():
    sentence = dev.apt_refusal(["qpdf", "strace"], root=True, forbidden=True)
    assert sentence.endswith(": apt-get install -y --no-install-recommends qpdf strace")


def test_an_ordinary_user_is_told_to_use_sudo():
    sentence = dev.apt_refusal(["qpdf"], root=False, forbidden=False)
    assert ": sudo apt-get install" in sentence


@pytest.fixture
def apt(tmp_path, monkeypatch):
    """A machine where dpkg knows nothing and apt-get only notes that it was called."""
    calls = tmp_path / "calls"
    for name, body in {
        "dpkg-query": "exit 0",
        "apt-get": f'echo "$@" >> {calls}; test "$(wc -l < {calls})" -gt 2',
    }.items():
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.delenv("LLNET_NO_APT", raising=False)
    return calls


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is for Debian and its kin")
def test_nothing_is_installed_when_apt_is_forbidden(apt, monkeypatch):
    monkeypatch.setenv("LLNET_NO_APT", "1")
    with pytest.raises(SystemExit, match=r"this command installs them: .*apt-get install"):
        dev.provide_system_packages("system_packages_test.txt")
    assert not apt.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is for Debian and its kin")
def test_the_lists_are_updated_only_when_the_install_fails(apt, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.provide_system_packages("system_packages_test.txt")
    install, update, again = apt.read_text(encoding="utf-8").splitlines()
    assert update == "update"
    assert install == again
    assert f"apt-get {install}" in capsys.readouterr().out


# --- the environment


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "packaging").mkdir()
    for name in (
        "pyproject.toml",
        "packaging/requirements.txt",
        "packaging/requirements-dev.txt",
    ):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_a_stamp_is_read_back(checkout):
    digests = [dev.digest(checkout, "requirements.txt")]
    dev.write_stamp(checkout / "stamp", checkout, digests)
    assert dev.read_stamp(checkout / "stamp", checkout) == digests


def test_a_half_made_or_copied_environment_counts_as_none(checkout):
    stamp = checkout / "stamp"
    assert dev.read_stamp(stamp, checkout) is None
    stamp.write_text("", encoding="utf-8")
    assert dev.read_stamp(stamp, checkout) is None
    dev.write_stamp(stamp, checkout / "elsewhere", ["x"])
    assert dev.read_stamp(stamp, checkout) is None


@pytest.mark.parametrize("changed", ["pyproject.toml", "packaging/requirements-dev.txt"])
def test_a_changed_requirement_changes_the_digest(checkout, changed):
    before = dev.digest(checkout, "requirements-dev.txt")
    (checkout / changed).write_text("something else", encoding="utf-8")
    assert dev.digest(checkout, "requirements-dev.txt") != before


@pytest.mark.parametrize(
    ("version", "good"),
    [((3, 10, 9), False), ((3, 11), True), ((3, 13, 0), True), ((3, 14), False)],
)
def test_python_3_11_to_3_13_will_do(version, good):
    assert dev.suitable(version) is good


@pytest.mark.parametrize(
    "stderr", ["Failed to establish a new connection", "(from versions: none)"]
)
def test_pip_without_network_stops_with_one_sentence(monkeypatch, stderr):
    failed = subprocess.CompletedProcess([], 1, stderr=stderr)
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: failed)
    with pytest.raises(SystemExit, match=r"^The Python packages could not be fetched.*again\.$"):
        dev.pip_install("-r", "requirements.txt")


def test_no_suitable_python_is_said_in_one_sentence(monkeypatch):
    monkeypatch.setattr(dev, "probe", lambda python, code: [3, 9])
    with pytest.raises(SystemExit, match=r"^LLNet Desktop needs Python 3\.11, 3\.12 or 3\.13"):
        dev.interpreter()


def test_a_python_without_venv_names_the_package(monkeypatch):
    monkeypatch.setattr(dev, "probe", lambda python, code: [] if "venv" in code else [3, 11])
    with pytest.raises(SystemExit, match=r"apt-get install -y python3-venv$"):
        dev.interpreter()


# --- the screen


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:configfile=two.json"},
    ],
)
def test_no_display_is_no_screen(environ):
    assert not dev.has_screen(environ, "linux", anybody)


def test_a_display_nobody_answers_is_no_screen():
    for environ in ({"DISPLAY": ":7"}, {"WAYLAND_DISPLAY": "wayland-0"}):
        assert not dev.has_screen(environ, "linux", nobody)
        assert dev.has_screen(environ, "linux", anybody)


@pytest.mark.parametrize(
    ("display", "address"),
    [
        (":7", "/tmp/.X11-unix/X7"),
        ("unix:7.0", "/tmp/.X11-unix/X7"),
        ("desk:10.0", ("desk", 6010)),
        ("[::1]:1", ("::1", 6001)),
    ],
)
def test_a_display_name_tells_where_to_knock(display, address):
    assert dev.has_screen({"DISPLAY": display}, "linux", lambda asked: asked == address)


def test_windows_and_macos_always_have_a_screen():
    assert dev.has_screen({}, "win32", nobody)
    assert dev.has_screen({}, "darwin", nobody)


def test_a_closed_socket_is_not_reached(tmp_path):
    assert not dev.reaches(str(tmp_path / "X0"))


def test_only_a_call_without_a_command_opens_a_window():
    assert dev.opens_window([])
    assert dev.opens_window(["--library", "list", "--lang=nl"])
    assert not dev.opens_window(["list"])
    assert not dev.opens_window(["--lang", "nl", "show", "ab12"])
    assert not dev.opens_window(["--help"])
