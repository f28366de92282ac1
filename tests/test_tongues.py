"""Words in both languages beside each other: what is the same stands once."""

import pytest

from llnet_desktop.domain.phrase import Phrase, beside
from llnet_desktop.words.tongues import Tongues

BOTH = Tongues(("nl", "en"))


@pytest.mark.parametrize(
    ("nl", "en", "said"),
    [
        ("Tom met Jeroen", "Tom with Jeroen", "Tom met / with Jeroen"),
        ("27 nov", "27 Nov", "27 nov / Nov"),
        ("Koffie", "Coffee", "Koffie / Coffee"),
        ("PDF", "PDF", "PDF"),
        ("", "Only here", "Only here"),
        ("a a", "a a a", "a a / a a"),
        (
            "Een zin. Nog een.",
            "One sentence. Nog een.",
            "Een zin. Nog een. / One sentence. Nog een.",
        ),
    ],
)
def test_what_is_the_same_in_both_stands_once(nl, en, said):
    texts = {"nl": nl, "en": en}
    assert BOTH.each(lambda words: texts[words.language]) == said


def test_one_language_is_just_that():
    assert Tongues(("en",))("report.label") == "Action commitments"
    assert BOTH("report.label") == "Actieafspraken / Action commitments"
    assert beside(Phrase("Koffie", "Coffee"), ("nl", "en")) == "Koffie / Coffee"
    assert beside(Phrase("Koffie"), ("nl", "en")) == "Koffie"
