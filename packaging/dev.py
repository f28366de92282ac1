"""The one door for developers: set up, run, test and measure LLNet Desktop from a checkout.

    python3 packaging/dev.py setup | run [args] | test [args] | test-all [args] | bench [args]

Standard library only, and readable by an old Python, so that it can say which one is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterable, Mapping, NoReturn, Sequence

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "llnet-stamp.txt"
REHEARSAL = Path("build", "rehearsal")

OLDEST, NEWEST = (3, 11), (3, 13)
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
NETWORK_SIGNS = (
    "from versions: none",
    "connection",
    "timed out",
    "name resolution",
    "unreachable",
    "proxyerror",
    "sslerror",
)


# --- system libraries ----------------------------------------------------------------------------


def listed_packages(path: Path) -> list[str]:
    """Return the package names in a file with one name a line and '#' comments."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def missing_packages(wanted: Iterable[str], dpkg_list: str) -> list[str]:
    """Return the wanted packages that are neither installed nor provided by another package.

    ``dpkg_list`` has a line ``status<TAB>name<TAB>provides`` for each package known to dpkg. Newer
    releases have libglib2.0-0t64, which provides libglib2.0-0.
    """
    present = set()
    for line in dpkg_list.splitlines():
        status, name, provides = (line + "\t\t").split("\t")[:3]
        if status == "installed":
            present.add(name)
            present.update(part.split()[0] for part in provides.split(",") if part.strip())
    return [name for name in wanted if name not in present]


def apt_refusal(missing: Sequence[str], *, root: bool, forbidden: bool) -> str | None:
    """Return the sentence to stop with when we may not install ``missing``, None when we may."""
    if root and not forbidden:
        return None
    command = " ".join(([] if root else ["sudo"]) + APT_INSTALL + list(missing))
    return f"System packages are missing; this command installs them: {command}"


def provide_system_packages(*files: str) -> None:
    """Install what is missing from the listed files under packaging/, on Debian and its kin."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    wanted = [name for file in files for name in listed_packages(PACKAGING / file)]
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\\t${Package}\\t${Provides}\\n"]
    missing = missing_packages(
        wanted, subprocess.run(query, stdout=subprocess.PIPE, text=True).stdout
    )
    if not missing:
        return
    forbidden = os.environ.get("LLNET_NO_APT", "") not in ("", "0")
    refusal = apt_refusal(missing, root=os.geteuid() == 0, forbidden=forbidden)
    if refusal:
        raise SystemExit(refusal)
    install = APT_INSTALL + missing
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    say("Installing missing system packages: " + " ".join(install))
    if subprocess.run(install, env=env).returncode == 0:
        return
    say("That failed, perhaps for want of package lists: apt-get update, and once more.")
    subprocess.run(["apt-get", "update"], env=env)
    if subprocess.run(install, env=env).returncode != 0:
        raise SystemExit(
            "The system packages could not be installed; the reason is above. "
            "Mend it, or install them with: " + " ".join(install)
        )


# --- the virtual environment ---------------------------------------------------------------------


def digest(root: Path, requirements: str) -> str:
    """Return a fingerprint of everything that decides what the environment should hold."""
    fingerprint = hashlib.sha256()
    for name in ("pyproject.toml", "packaging/requirements.txt", "packaging/" + requirements):
        fingerprint.update((root / name).read_bytes())
    return requirements + " " + fingerprint.hexdigest()


def read_stamp(stamp: Path, root: Path) -> list[str] | None:
    """Return the fingerprints installed, or None for an environment of another place, or half-made.

    An environment knows its own path, so one that was copied or moved along is no good.
    """
    try:
        home, *digests = stamp.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return digests if home == str(root) else None


def write_stamp(stamp: Path, root: Path, digests: Sequence[str]) -> None:
    """Note that the environment of ``root`` is whole and what it holds."""
    stamp.write_text("\n".join([str(root), *digests]) + "\n", encoding="utf-8")


def suitable(version: Sequence[int]) -> bool:
    """Tell whether the program runs on this version of Python."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def interpreter() -> list[str]:
    """Return the command of a Python that can make the environment, or stop with a sentence."""
    own = getattr(sys, "_base_executable", None) or sys.executable
    candidates = [[own]]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        candidates.append(["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"])
    found = False
    for candidate in candidates:
        if not shutil.which(candidate[0]):
            continue
        if suitable(probe(candidate, "import sys; print(*sys.version_info[:2])")):
            found = True
            if probe(candidate, "import sys, venv, ensurepip; print(*sys.version_info[:2])"):
                return candidate
    if found:
        sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
        raise SystemExit(
            "This Python cannot make virtual environments; on Debian and Ubuntu this mends it: "
            f"{sudo}apt-get install -y python3-venv"
        )
    here = ".".join(map(str, sys.version_info[:2]))
    raise SystemExit(
        f"LLNet Desktop needs Python 3.11, 3.12 or 3.13 and this is {here}; "
        "install one of them and run the same command again."
    )


def probe(python: Sequence[str], code: str) -> list[int]:
    """Return the numbers that ``code`` prints under a Python, or none when it fails."""
    command = [*python, "-I", "-c", code]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return []
    return [int(word) for word in done.stdout.split()] if done.returncode == 0 else []


def healthy() -> bool:
    """Tell whether the environment's Python starts and finds its main packages."""
    names = ("pip", "PySide6", "sqlalchemy", "reportlab", "llnet_desktop")
    code = f"from importlib.util import find_spec as f; print(int(all(map(f, {names}))))"
    return probe([str(PYTHON)], code) == [1]


def pip_install(*args: str) -> None:
    """Run pip in the environment; stop with a sentence when it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *args]
    done = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    if done.returncode == 0:
        return
    if any(sign in done.stderr.lower() for sign in NETWORK_SIGNS):
        raise SystemExit(
            "The Python packages could not be fetched: the package index cannot be reached. "
            "Check the connection and run the same command again."
        )
    raise SystemExit(done.stderr + "pip could not install the packages; its reason is above.")


def provide_environment(requirements: str) -> None:
    """Make .venv hold the pinned packages and the project; do nothing when it already does."""
    wanted = digest(ROOT, requirements)
    held = read_stamp(STAMP, ROOT)
    if held is not None and not healthy():
        held = None
    if held is not None and wanted in held:
        return
    if held is None:
        python = interpreter()
        say("Making the virtual environment in .venv and fetching the pinned packages, once …")
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([*python, "-m", "venv", str(VENV)]).returncode != 0:
            raise SystemExit(f"The virtual environment could not be made in {VENV}.")
    else:
        say("Bringing the virtual environment in .venv up to date …")
        write_stamp(STAMP, ROOT, [])  # until pip is through, it holds nothing for certain
    pip_install("-r", str(PACKAGING / requirements))
    pip_install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    write_stamp(STAMP, ROOT, sorted({digest(ROOT, "requirements.txt"), wanted}))


# --- the screen ----------------------------------------------------------------------------------


def reaches(address: str | tuple[str, int]) -> bool:
    """Tell whether something listens at a Unix socket path or a (host, port)."""
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=2).close()
            return True
        with socket.socket(socket.AF_UNIX) as unix:
            unix.settimeout(2)
            unix.connect(address)
            return True
    except OSError:
        return False


def has_screen(
    environ: Mapping[str, str],
    platform: str = sys.platform,
    reaches: Callable[[str | tuple[str, int]], bool] = reaches,
) -> bool:
    """Tell whether a window can be shown; only on Linux and its kin can it not.

    A DISPLAY that nobody answers is no screen. Qt would abort there, so look first.
    """
    if platform in ("win32", "darwin"):
        return True
    chosen = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen:
        if chosen in ("offscreen", "minimal"):
            return False
        if not chosen.startswith(("xcb", "wayland")):
            return True  # vnc, eglfs, linuxfb: chosen on purpose
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland and reaches(str(Path(environ.get("XDG_RUNTIME_DIR", ""), wayland))):
        return True
    host, colon, rest = environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = "/tmp/.X11-unix/X" + number
        return reaches(path) or reaches("\0" + path)
    return reaches((host.strip("[]"), 6000 + int(number)))


def opens_window(args: Sequence[str]) -> bool:
    """Tell whether ``llnet`` with these arguments opens the program: options, but no command."""
    rest = iter(args)
    for arg in rest:
        if arg in ("--library", "--lang"):
            next(rest, None)
        elif not arg.startswith(("--library=", "--lang=")):
            return False
    return True


# --- commands ------------------------------------------------------------------------------------


def setup() -> None:
    """Provide everything that running, developing and measuring need."""
    provide_system_packages("system_packages.txt")
    provide_environment("requirements-dev.txt")


def run(args: Sequence[str]) -> NoReturn:
    """Open the program, or play the sample workshop where there is no screen."""
    provide_system_packages("system_packages.txt")
    provide_environment("requirements.txt")
    command = [str(PYTHON), "-m", "llnet_desktop", *args]
    env = dict(os.environ)
    if opens_window(args) and not has_screen(env):
        say("There is no screen here, so the sample workshop is played by itself, start to end.")
        env["QT_QPA_PLATFORM"] = "offscreen"
        os.chdir(ROOT)
        REHEARSAL.mkdir(parents=True, exist_ok=True)
        command += ["rehearse", "--sample", "--speed", "max"]
        command += ["--pdf", str(REHEARSAL / "action-commitments.pdf"), "--screens", str(REHEARSAL)]
    if os.name == "nt":
        raise SystemExit(subprocess.run(command, env=env).returncode)
    os.execve(command[0], command, env)


def test(args: Sequence[str], *, slow: bool) -> NoReturn:
    """Run every check even when one fails; exit 1 when any did."""
    provide_system_packages("system_packages.txt", "system_packages_test.txt")
    provide_environment("requirements-dev.txt")
    python = str(PYTHON)
    pytest = [python, "-m", "pytest", "-n", "2"] + ([] if slow else ["-m", "not slow"])
    checks = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [str(SCRIPTS / "lint-imports"), "--no-logo"],
        "pytest": pytest + list(args),
    }
    env = dict(os.environ)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    passed: list[str] = []
    failed: list[str] = []
    for name, command in checks.items():
        say(f"— {name}")
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=env).returncode
        (failed if code else passed).append(f"{name} ({time.monotonic() - start:.0f} s)")
    say("Passed: " + (", ".join(passed) or "nothing") + ".")
    if failed:
        raise SystemExit("Failed: " + ", ".join(failed) + ".")
    raise SystemExit(0)


def bench(args: Sequence[str]) -> NoReturn:
    """Measure, and print the table; `peers` first: the board beside other whiteboards."""
    setup()
    what = ["bench.peers", *args[1:]] if args[:1] == ["peers"] else ["bench", *args]
    raise SystemExit(subprocess.run([str(PYTHON), "-m", *what], cwd=ROOT).returncode)


def say(sentence: str) -> None:
    """Print at once, so that the order holds beside what other programs print."""
    print(sentence, flush=True)


def main(argv: Sequence[str]) -> None:
    """Do one command."""
    command, args = (argv[0], argv[1:]) if argv else ("", [])
    if command == "setup" and not args:
        setup()
        say("Ready: everything is in .venv.")
    elif command == "run":
        run(args)
    elif command in ("test", "test-all"):
        test(args, slow=command == "test-all")
    elif command == "bench":
        bench(args)
    else:
        print(__doc__, file=sys.stderr)
        raise SystemExit(2)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
