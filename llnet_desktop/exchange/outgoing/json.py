"""A report as JSON with a published schema: `resources/schemas/workshop.schema.json`."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from llnet_desktop.domain.report import ActionReport

FORMAT: Literal["llnet-workshop"] = "llnet-workshop"
VERSION = 1


class WorkshopFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds. A later version adds fields; another `format` is another thing."""

    format: Literal["llnet-workshop"]
    version: int
    report: ActionReport


def workshop_json(report: ActionReport) -> bytes:
    """Return the report as JSON: days as 2026-12-03, moments with offset, photos in base64."""
    made = msgspec.json.encode(WorkshopFile(FORMAT, VERSION, report))
    return msgspec.json.format(made, indent=2) + b"\n"


def read_json(data: bytes) -> ActionReport:
    """Return the report in a file, as it was written. Raises `msgspec.ValidationError`."""
    return msgspec.json.decode(data, type=WorkshopFile).report


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file."""
    made = msgspec.json.schema(WorkshopFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
