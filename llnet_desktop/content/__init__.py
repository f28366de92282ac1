"""The exercises and agendas that come along with the program."""

from llnet_desktop.content.agendas import AgendaTemplate, blocks_from, load_templates
from llnet_desktop.content.exercises import Exercise, block_from, load_exercises
from llnet_desktop.content.files import ContentProblem

__all__ = [
    "AgendaTemplate",
    "ContentProblem",
    "Exercise",
    "block_from",
    "blocks_from",
    "load_exercises",
    "load_templates",
]
