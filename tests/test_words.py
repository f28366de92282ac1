"""The words: both languages complete, native, and none that the product does not use."""

import re
import string

import pytest

from llnet_desktop import paths
from llnet_desktop.words import words_in

WORDS = {language: words_in(language).entries() for language in ("nl", "en")}
CODES = sorted(WORDS["nl"].keys() | WORDS["en"].keys())
BANNED = {
    "nl": r"\b(toezegging\w*|baan|verloop|belofte\w*|de workshop|sessie\w*|succesvol)\b",
    "en": r"\b(promise\w*|successfully|please note|utilize|leverage)\b",
}
SOURCES = [
    path.read_text(encoding="utf-8") for path in paths.FORMS.parent.glob("llnet_desktop/**/*.py")
]
FORMS = [path.read_text(encoding="utf-8") for path in paths.FORMS.glob("*.ui")]


def texts(language, code):
    entry = WORDS[language][code]
    return [entry] if isinstance(entry, str) else list(entry.values())


def places(language, code):
    found = set()
    for text in texts(language, code):
        found |= {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return found


def test_every_sentence_exists_in_both_languages():
    assert WORDS["nl"].keys() == WORDS["en"].keys()


@pytest.mark.parametrize("code", CODES)
def test_both_languages_are_filled_in_with_the_same_facts(code):
    assert places("nl", code) == places("en", code)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_the_product_does_not_use_are_nowhere(language):
    banned = re.compile(BANNED[language], re.IGNORECASE)
    found = {c: t for c in CODES for t in texts(language, c) if banned.search(t)}
    assert not found


def test_every_sentence_a_form_or_the_code_asks_for_exists():
    asked = set()
    for source in SOURCES:
        asked |= set(
            re.findall(
                r'(?:speech|words|_say|_tell|_speech)\(\s*"([a-z_]+(?:\.[a-z0-9_]+)+)"', source
            )
        )
        asked |= {
            f"error.{code}"
            for code in re.findall(r'Error\(\s*"([a-z_]+(?:\.[a-z0-9_]+)+)"', source)
        }
    for form in FORMS:
        asked |= set(re.findall(r"<string>([a-z_]+(?:\.[a-z0-9_]+)+)</string>", form))
    assert len(asked) > 60
    assert asked - WORDS["en"].keys() == set()
