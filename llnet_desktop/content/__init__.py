"""The exercises and agendas that come along with the program."""

from llnet_desktop.content.agendas import AgendaTemplate, blocks_from, load_templates, missing_from
from llnet_desktop.content.exercises import load_exercises, shipped_exercises
from llnet_desktop.content.files import ContentProblem

__all__ = [
    "AgendaTemplate",
    "ContentProblem",
    "blocks_from",
    "load_exercises",
    "load_templates",
    "missing_from",
    "shipped_exercises",
]
