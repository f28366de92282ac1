"""The `llnet` command. Everything but opening a window works where Qt is not installed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.languages import LANGUAGES
from llnet_desktop.paths import default_library, default_settings
from llnet_desktop.services.settings import load_settings
from llnet_desktop.words import Words, words_in

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None, today: Callable[[], date] = date.today) -> int:
    """Run the command and return its exit status: 0 done, 1 refused in a sentence, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if argv is None else argv)
    settings = load_settings(default_settings())
    words = words_in(_language(given) or settings.language)
    arguments = (_parser(words) if _needs_all(given) else _window_parser()).parse_args(given)
    arguments.library = arguments.library or default_library()
    arguments.words = words
    arguments.settings = settings
    arguments.today = today()
    try:
        return int(arguments.run(arguments))
    except ProgramError as error:
        print(f"llnet: {words.error(error)}", file=sys.stderr)
        return EXIT_FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FAILED
    except KeyboardInterrupt:
        return EXIT_FAILED


def _language(given: Sequence[str]) -> str | None:
    """Return the language asked for before the parser exists, which speaks it."""
    for index, word in enumerate(given):
        value = word.partition("=")[2] or "".join(given[index + 1 : index + 2])
        if (word == "--lang" or word.startswith("--lang=")) and value in LANGUAGES:
            return value
    return None


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that is imported when it runs: the window must not wait for the others."""

    def run(arguments: argparse.Namespace) -> int:
        return int(getattr(import_module(f"llnet_desktop.cli.{module}"), name)(arguments))

    return run


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with the exit status for wrong usage."""
        self.exit(EXIT_USAGE, f"llnet: {message}\n")


def _needs_all(given: Sequence[str]) -> bool:
    """Return whether there is more to parse than the options with which the window opens."""
    options = [word for word in given if word not in LANGUAGES]
    return any(
        not word.startswith(("--library", "--lang")) and before != "--library"
        for before, word in zip(["", *options], options, strict=False)
    )


def _window_parser() -> argparse.ArgumentParser:
    """Return the parser for opening the window: it needs no commands and no help texts."""
    parser = _Parser(prog="llnet")
    parser.set_defaults(run=_later("windows", "open_program"))
    parser.add_argument("--library", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES)
    return parser


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = _Parser(prog="llnet", description=words("cli.description"))
    parser.set_defaults(run=_later("windows", "open_program"))
    parser.add_argument("--library", type=Path, metavar="PATH", help=words("cli.library"))
    parser.add_argument("--lang", choices=LANGUAGES, help=words("cli.lang"))
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: object, about: str = "") -> argparse.ArgumentParser:
        about = about or words(f"cli.{name}")
        made: argparse.ArgumentParser = commands.add_parser(name, help=about)
        made.set_defaults(run=run)
        return made

    new = command("new", _later("making", "new"))
    new.add_argument("--network", required=True, metavar="NAME")
    new.add_argument("--title", required=True)
    agenda = new.add_mutually_exclusive_group(required=True)
    agenda.add_argument("--template", metavar="ID")
    agenda.add_argument("--agenda", type=Path, metavar="FILE")
    new.add_argument("--day", type=int, metavar="N")
    new.add_argument("--members", type=Path, metavar="FILE")
    new.add_argument("--start", metavar="2026-12-03T09:30")
    new.add_argument("--end", metavar="13:00")

    listing = command("list", _later("reading", "list_workshops"))
    listing.add_argument("--json", action="store_true")

    show = command("show", _later("reading", "show"))
    show.add_argument("workshop", metavar="WORKSHOP")
    show.add_argument("--json", action="store_true")

    exercises = command("exercises", _later("listing", "exercises"))
    _filter_exercises(exercises, words)
    exercises.add_argument("--json", action="store_true")

    templates = command("templates", _later("listing", "templates"))
    templates.add_argument("--json", action="store_true")

    capture = command("capture", _later("making", "capture"))
    capture.add_argument("workshop", metavar="WORKSHOP")
    capture.add_argument("--block", type=int, metavar="N")
    capture.add_argument("--lane", metavar="NAME")
    capture.add_argument("--commands", action="store_true")

    photo = command("photo", _later("photos", "photo"), words("photos.cli.help"))
    photo.add_argument("workshop", metavar="WORKSHOP")
    photo.add_argument("block", type=int, metavar="N")
    photo.add_argument("files", type=Path, nargs="+", metavar="FILE")

    scan = command("scan", _later("scanning", "scan"))
    scan.add_argument("workshop", metavar="WORKSHOP")
    scan.add_argument("--json", action="store_true")

    commit = command("commit", _later("committing", "commit"))
    commit.add_argument("workshop", metavar="WORKSHOP")
    for name in ("who", "what", "by"):
        commit.add_argument(f"--{name}", required=True, metavar=name.upper())
    commit.add_argument("--with", dest="together_with", default="", metavar="WHO")
    commit.add_argument("--buddy", default="", metavar="WHO", help=words("cli.commit_buddy"))
    commit.add_argument("--when", dest="cue", default="", metavar="WHEN")
    commit.add_argument("--then", dest="first_step", default="", metavar="STEP")
    only = words("commitments.room_only_hint")
    commit.add_argument("--room-only", action="store_true", help=only)
    commit.add_argument("--anyway", action="store_true", help=words("cli.commit_anyway"))

    bring = command("import", _later("bringing", "bring_in"))
    bring.add_argument("workshop", metavar="WORKSHOP")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--columns", metavar="who=X,what=Y", help=words("cli.import_columns"))

    ties = command("ties", _later("ties", "ties"), words("ties.cli.help"))
    ties.add_argument("workshop", metavar="WORKSHOP")
    ties.add_argument("--json", action="store_true")

    rehearse = command("rehearse", _later("windows", "rehearse"))
    what = rehearse.add_mutually_exclusive_group(required=True)
    what.add_argument("workshop", nargs="?", metavar="WORKSHOP")
    what.add_argument("--sample", action="store_true")
    rehearse.add_argument("--year", action="store_true", help=words("lookback.cli.year"))
    rehearse.add_argument("--speed", metavar="60|max")
    rehearse.add_argument("--pdf", type=Path, metavar="FILE")
    rehearse.add_argument("--screens", type=Path, metavar="DIR")

    catchup = command("catchup", _later("catching_up", "catch_up"), words("catchup.help"))
    _ask_how_late(catchup, words)
    catchup.add_argument("--json", action="store_true")

    told = command("stands", _later("stands", "stands"), words("lookback.cli.stands"))
    told.add_argument("workshop", metavar="WORKSHOP")

    due = command("due", _later("stands", "due"), words("lookback.cli.due"))
    due.add_argument("--network", metavar="N", help=words("lookback.cli.due_network"))
    due.add_argument("--json", action="store_true")

    export = command("export", _later("printing", "export"))
    export.add_argument("workshop", metavar="WORKSHOP")
    export.add_argument("--to", type=Path, required=True, metavar="FILE")
    export.add_argument("--part", default="", metavar="PART", help=words("cli.export_part"))
    both = ("nl", "en", "nl+en", "en+nl")
    export.add_argument("--lang", dest="languages", choices=both, help=words("cli.export_lang"))
    export.add_argument("--paper", choices=("a4", "letter"), default="a4")
    export.add_argument("--no-names", action="store_true", help=words("cli.export_names"))

    formats = command("formats", _later("printing", "formats"))
    formats.add_argument("--json", action="store_true")
    return parser


def _filter_exercises(parser: argparse.ArgumentParser, words: Words) -> None:
    from llnet_desktop.cli.asked import MOST_MINUTES, MOST_PEOPLE, one_of, whole_number
    from llnet_desktop.domain.conditions import Condition

    known = ", ".join(Condition)
    parser.add_argument(
        "--condition",
        metavar="CODE",
        type=one_of(tuple(Condition), words, "cli.wrong_condition"),
        help=words("cli.exercises_condition", known=known),
    )
    for name, most in (("minutes", MOST_MINUTES), ("people", MOST_PEOPLE)):
        parser.add_argument(
            f"--{name}",
            metavar="N",
            type=whole_number(most, words, f"cli.wrong_{name}"),
            help=words(f"cli.exercises_{name}"),
        )


def _ask_how_late(parser: argparse.ArgumentParser, words: Words) -> None:
    from llnet_desktop.cli.asked import MOST_MINUTES, whole_number

    parser.add_argument("workshop", metavar="WORKSHOP")
    minutes = whole_number(MOST_MINUTES, words, "cli.wrong_minutes")
    parser.add_argument("--late", metavar="N", type=minutes, help=words("catchup.late"))
    number = whole_number(999, words, "catchup.wrong_number")
    parser.add_argument("--skip", metavar="N", type=number, help=words("catchup.skip"))


if __name__ == "__main__":
    sys.exit(main())
