"""A new record to fill in: every field of its kind, with what it is for."""

from __future__ import annotations

from pathlib import Path

from build_scripts.model import KIND_OF, KINDS, SINGULAR, Record
from build_scripts.paths import Project
from build_scripts.problems import choices, shown, suggestion
from build_scripts.values import MAX_ID, is_id


class ScaffoldError(Exception):
    """The record cannot be started; the message says why and what to do."""


def specimen(model: type[Record]) -> str:
    """A YAML text with the fields of `model`: those that must be there to fill in, the others as comments."""
    lines = []
    for name, info in model.model_fields.items():
        mark = "" if info.is_required() else "# "
        lines.append(f"# {info.description or 'Who says so: ids of sources, nearest first.'}")
        lines.append(f"{mark}{name}:")
    return "\n".join(lines) + "\n"


def new_record(project: Project, kind: str, record_id: str) -> Path:
    """Writes the specimen of a kind (singular or plural) under a new id; raises `ScaffoldError` when it cannot."""
    folder = KIND_OF.get(kind, kind)
    if folder not in KINDS:
        step = suggestion(kind, SINGULAR.values(), "choose one of them")
        raise ScaffoldError(f"no kind {shown(kind)}; allowed: {choices(SINGULAR.values())}; next: {step}")
    if not is_id(record_id):
        allowed = f"lower-case letters, digits and single hyphens, at most {MAX_ID}"
        raise ScaffoldError(f"{shown(record_id)} is no id; allowed: {allowed}")
    path = project.data / folder / f"{record_id}.yml"
    if path.exists():
        raise ScaffoldError(f"{folder}/{record_id}.yml is there already; next: edit it, or choose another id")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(specimen(KINDS[folder]), encoding="utf-8")
    return path
