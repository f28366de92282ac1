"""Value stories: a line for how one began and a line for the ending somebody wishes for."""

from __future__ import annotations

from llnet_desktop.domain.commitment import Story
from llnet_desktop.domain.edit import Edit, Ref, adding, removing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean


def telling(workshop: str, began: str, wished: str = "", who: str = "") -> Edit:
    """Return the edit that keeps a story. Raises `InputError` without a beginning."""
    told = Story(new_id(), workshop, *(clean(part, TITLE_LIMIT) for part in (began, wished, who)))
    if not told.began:
        raise InputError("stories.no_beginning")
    return adding("stories.add", [told], [Ref("workshop", workshop)])


def taking_away(story: Story) -> Edit:
    """Return the edit that takes a story away."""
    return removing("stories.remove", [story])
