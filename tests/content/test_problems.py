"""A content file with a mistake: told with its line, and the others still load."""

import pytest

from llnet_desktop import paths
from llnet_desktop.content import load_exercises, load_templates
from llnet_desktop.content.lines import line_of
from llnet_desktop.words import words_in

PURPOSE = """purpose.nl = "Iedereen is gehoord."
purpose.en = "Everyone has been heard."
"""
STEPS = """[[steps]]
minutes = 2
grouping = "alone"
posture = "sit"
prompt.nl = "Wat houdt je bezig?"
prompt.en = "What is on your mind?"

[[steps]]  # second
minutes = "min(n / 2, 10)"
rounds = 2
short_rounds = 1
grouping = "all"
posture = "stand"
notes = "n"
prompt.nl = "Zeg het in één zin."
prompt.en = "Say it in one sentence."
"""
STEPS_THAT_GO = STEPS.replace("grouping", "in_short = false\ngrouping").replace(
    "short_rounds = 1\n", ""
)
GOOD = f"""id = "round"
kind = "exercise"
condition = "safety"
people = [4, 40]
source = "Ours"
licence = "CC BY-SA 4.0"
title.nl = "Rondje"
title.en = "Round"
{PURPOSE}
does.nl = \"\"\"
Begin zelf.

Houd het kort.\"\"\"
does.en = \"\"\"
Begin yourself.

Keep it short.\"\"\"

[settings]
large.nl = "Doe het per tafel."
large.en = "Do it by table."

# first alone
{STEPS}
[[lanes]]
name.nl = "Bezig"
name.en = "Mind"

[[lanes]]
name.nl = "Later"
name.en = "Later"

[[materials]]
thing = "markers"
amount = "n"
"""
MIDDLE = GOOD[GOOD.index("[settings]") : GOOD.index("[[lanes]]")]
MANY = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"
ENDLESS = "1" + "0" * 400
# What is told, about which key, after which change, and what the line has on it.
BAD = [
    ("unknown_key", "colour", "[settings]", 'colour = "red"\n[settings]', "colour"),
    ("unknown_key", "turns", "short_rounds", "turns = 2\nshort_rounds", "turns"),
    ("unknown_key", "settings.loud", "large.nl", "loud.nl", "loud.nl"),
    ("no_language", "title.en", 'title.en = "Round"', "", "title.nl"),
    ("no_language", "prompt.nl", 'prompt.nl = "Zeg het in één zin."', "", 'prompt.en = "Say'),
    ("no_language", "settings.large.en", 'large.en = "Do it by table."', "", "large.nl"),
    ("no_language", "title.en", '"Round"', '"  "', "title.en"),
    ("no_language", "prompt.en", '"Say it in one sentence."', '""', 'prompt.en = ""'),
    ("two_languages", "title", 'title.nl = "Rondje"\ntitle.en', "title", "title ="),
    ("no_key", "purpose", PURPOSE, "", "id ="),
    ("no_key", "grouping", 'grouping = "all"', "", "# second"),
    ("no_steps", "steps", MIDDLE, "steps = []\n", "steps = []"),
    ("no_such_value", "condition", '"safety"', '"trust"', "trust"),
    ("no_such_value", "grouping", '"all"', '"crowd"', "crowd"),
    ("wrong_value", "rounds", "rounds = 2", 'rounds = "two"', 'rounds = "two'),
    ("wrong_value", "people", "[4, 40]", "[\n4,\n24,\n40]", "people"),
    ("no_range", "people", "[4, 40]", "[40, 4]", "people"),
    ("no_range", "people", "[4, 40]", f"[4, {ENDLESS}]", "people"),
    ("lane_twice", "name.nl", 'name.nl = "Later"', 'name.nl = "Bezig "', '"Bezig "'),
    ("lane_twice", "name.en", 'name.en = "Later"', 'name.en = "mind"', '"mind"'),
    ("no_short_version", "in_short", STEPS, STEPS_THAT_GO, "in_short"),
    ("no_short_rounds", "short_rounds", "short_rounds = 1", "short_rounds = 3", "short_rounds"),
    ("rounds_of_nothing", "short_rounds", "notes", "in_short = false\nnotes", "short_rounds"),
    ("no_rounds", "rounds", "rounds = 2", f"rounds = {ENDLESS}", "rounds"),
    ("long_prompt", "prompt.nl", "Zeg het in één zin.", MANY, "dertien"),
    ("formula", "minutes", '"min(n / 2, 10)"', '"n ** 9"', "**"),
    ("formula", "notes", 'notes = "n"', 'notes = "1 / (n - 24)"', "n - 24"),
    ("formula", "amount", 'amount = "n"', 'amount = "plenty"', "plenty"),
    ("too_little", "minutes", "minutes = 2", "minutes = 0", "minutes = 0"),
    ("too_long", "steps", '"min(n / 2, 10)"', "900", "[[steps]]"),
    ("no_thing", "thing", '"markers"', '"elephants"', "elephants"),
    ("nameless", "", 'thing = "markers"', "", "[[materials]]"),
    ("toml", "", '"Rondje"', '"Rondje', "title.nl"),
    ("toml", "", 'Houd het kort."""', "Houd het kort.", "Begin yourself"),
    ("toml", "", 'id = "round"', f"id = {'[' * 5000}", "id ="),
    ("twice", "", 'title.en = "Round"', 'title.nl = "Nog een"', "Nog een"),
    ("twice", "", "[[lanes]]", "[settings]\n[[lanes]]", "[settings]\n[[lanes]]"),
]


@pytest.mark.parametrize(
    ("code", "key", "old", "new", "mark"), BAD, ids=[" ".join(one[:2]) for one in BAD]
)
def test_a_mistake_is_named_with_its_line_in_both_languages(tmp_path, code, key, old, new, mark):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    exercises, problems = load_exercises(tmp_path)
    assert [exercise.id for exercise in exercises] == ["round"]
    (problem,) = problems
    assert (problem.file, problem.code) == ("bad.toml", code)
    assert problem.facts.get("key", "") == key
    assert problem.line == line_with(mark, text)
    for language in ("nl", "en"):
        sentence = words_in(language)(f"content.{code}", **problem.facts)
        assert sentence.endswith(".")
        assert "{" not in sentence


def line_with(mark, text):
    return text[: text.index(mark)].count("\n") + 1


def test_a_file_with_nothing_in_it_says_what_is_missing(tmp_path):
    (tmp_path / "empty.toml").write_bytes(b"")
    (problem,) = load_exercises(tmp_path)[1]
    assert (problem.line, problem.code, problem.facts) == (1, "no_key", {"key": "id"})


def test_the_good_file_is_good_with_any_line_ends_and_a_mark_at_the_start(tmp_path):
    (tmp_path / "unix.toml").write_bytes(GOOD.encode())
    (tmp_path / "windows.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    exercises, problems = load_exercises(tmp_path)
    assert problems == ()
    assert len(exercises) == 2
    wrong = GOOD.replace("notes", "scribbles")
    (tmp_path / "windows.toml").write_bytes(wrong.replace("\n", "\r\n").encode())
    (problem,) = load_exercises(tmp_path)[1]
    assert problem.line == line_with("scribbles", wrong)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path):
    (tmp_path / "latin.toml").write_bytes(GOOD.encode("latin-1"))
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "good.toml").write_bytes(GOOD.encode())
    exercises, problems = load_exercises(tmp_path)
    assert len(exercises) == 1
    told = {problem.file: (problem.code, problem.line) for problem in problems}
    assert told["latin.toml"] == ("encoding", line_with("één", GOOD))
    assert told["folder.toml"] == ("unreadable", 1)


def test_a_bad_template_hides_no_other(tmp_path):
    for path in (paths.RESOURCES / "content" / "templates").glob("n*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    good = (tmp_path / "network-check-up-90.toml").read_text(encoding="utf-8")
    (tmp_path / "bad.toml").write_text(good.replace("[[blocks]]", "[[blocks]]\nhue = 1", 1))
    templates, problems = load_templates(tmp_path)
    assert [template.id for template in templates] == ["network-check-up-90"]
    (problem,) = problems
    assert (problem.file, problem.code, problem.facts["key"]) == ("bad.toml", "unknown_key", "hue")
    assert problem.line == good.split("\n").index("[[blocks]]") + 2


def test_every_key_is_found_on_its_line_in_tables_lists_and_long_texts():
    text = 'a.b = """\n[c]\nd = 1\n"""\n[c]\nd = [\n  1,\n  2,\n]\n[[e.f]]\ng = 1\n[e.f.h]\ni = 1\n'
    text += "[[e.f]]\ng = { j = 1 }\n[[e.f.k]]\n[[e.f.k]]\nl = 2\n"
    places = {
        ("a",): 1,
        ("a", "b"): 1,
        ("c",): 5,
        ("c", "d"): 6,
        ("c", "d", 1): 6,
        ("e",): 10,
        ("e", "f", 0, "g"): 11,
        ("e", "f", 0, "h"): 12,
        ("e", "f", 0, "h", "i"): 13,
        ("e", "f", 1): 14,
        ("e", "f", 1, "g", "j"): 15,
        ("e", "f", 1, "k", 0): 16,
        ("e", "f", 1, "k", 1, "l"): 18,
        ("e", "f", 1, "nothing"): 14,
        ("nothing", "at", "all"): 1,
    }
    assert {where: line_of(text, where) for where in places} == places
