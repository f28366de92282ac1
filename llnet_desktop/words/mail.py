"""The mail after a workshop, ready to paste: thanks, three results, the next day."""

from __future__ import annotations

from collections.abc import Iterator

from llnet_desktop.domain.aftermath import Aftermath, BuddyPair, Result
from llnet_desktop.words import Words
from llnet_desktop.words.dates import long_date

_LONGEST = 160  # characters of what was said, in a sentence about it


def mail_subject(words: Words, after: Aftermath) -> str:
    """Return the subject line."""
    return words("mail.subject", title=after.title)


def mail_text(words: Words, after: Aftermath) -> str:
    """Return the text of the mail, as plain text with empty lines between its parts."""
    return "\n\n".join(_parts(words, after)) + "\n"


def buddy_sentence(words: Words, pair: BuddyPair) -> str:
    """Return one sentence that asks a buddy to ask, with the day."""
    day = long_date(words, pair.asks)
    what = _short(pair.what.rstrip(" ."))
    return words("mail.buddy", buddy=pair.buddy, who=pair.who, day=day, what=what)


def _parts(words: Words, after: Aftermath) -> Iterator[str]:
    yield words("mail.hello")
    yield words("mail.thanks", day=long_date(words, after.day), network=after.network)
    if after.results:
        lines = (f"– {_result(words, one)}" for one in after.results)
        yield "\n".join((words("mail.results"), *lines))
    if after.next_day is not None:
        yield words("mail.next", day=long_date(words, after.next_day))
    else:
        yield words("mail.next_unknown")
    yield words("mail.attached")
    if after.pairs:
        lines = (f"– {buddy_sentence(words, pair)}" for pair in after.pairs)
        yield "\n".join((words("mail.buddies"), *lines))
    yield "\n".join(filter(None, (words("mail.goodbye"), after.facilitator)))


def _result(words: Words, one: Result) -> str:
    facts = {"n": one.n, "text": _short(one.text)}
    if one.day is not None:
        facts["day"] = long_date(words, one.day)
    return words(f"mail.result.{one.code}", **facts)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
