"""Taking Markdown and HTML off a line, so that a title reads as it was meant."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from llnet_desktop.exchange.source import SEEN

_PREFIX = re.compile(
    r"\s*(?:>\s?)*(?P<mark>#{1,6}(?=\s|$)|[-*+•·◦▪‣●○](?=\s)|[0-9]{1,3}[.)](?=\s))?"
    r"\s*(?:\[[ xX]\]\s)?"
)
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|em|hr|td|th|tr|li|ul|ol|div|sub|sup|img|font|span|code|small|strong|mark|del)"
    r"\b[^<>]{0,500}>|<!--[^<>]{0,500}-->",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|`+|~~|(?<!\w)_+|_+(?!\w)")
_MARKED = re.compile(r"[*`~_\\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_RULE = re.compile(r"\s*(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,}|={3,})\s*")


class Line(NamedTuple):
    """A line without the mark before it: `#`…, a bullet, a number, or nothing."""

    mark: str
    indent: int
    rest: str

    @property
    def level(self) -> int:
        """Level of the heading, 0 for any other line."""
        return len(self.mark) if self.mark.startswith("#") else 0


def unmarked(line: str) -> Line:
    """Return a line split into the mark before it and the rest, which is still marked up."""
    line = line[:SEEN]
    found = _PREFIX.match(line)
    indent = len(line) - len(line.lstrip())
    if found is None:
        return Line("", indent, line)
    return Line(found["mark"] or "", indent, line[found.end() :])


def plain(text: str) -> str:
    """Return text without Markdown, HTML tags and entities, on one line."""
    text = text[:SEEN]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if _MARKED.search(text):
        text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split()).strip()


def is_rule(line: str) -> bool:
    """Return whether a line is only a horizontal rule."""
    return len(line) < 200 and _RULE.fullmatch(line) is not None
