"""Links that start a contribution: a form with the gap already filled in, and the file of a record to edit."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from build_scripts.corpus import Corpus, Id, file_of
from build_scripts.model import SINGULAR
from build_scripts.views.addresses import name_of

# The form for a gap in `.github/ISSUE_TEMPLATE/`. What its fields are called stands below, in the query.
FORM = "gap.yml"


def start_link(repo_url: str, corpus: Corpus, record: Id, missing: str) -> str:
    """Where somebody who knows what is missing from a record can say so; empty without a repository."""
    if not repo_url:
        return ""
    kind, record_id = record
    fields = {
        "template": FORM,
        "title": f"{SINGULAR[kind]}:{record_id}: {missing}",
        "page": file_of(kind, record_id),
        "missing": f"{name_of(corpus, kind, record_id)}. {missing}",
    }
    return f"{repo_url}/issues/new?{urlencode(fields, quote_via=quote, safe='')}"


def edit_link(repo_url: str, record: Id) -> str:
    """Where a record's file can be edited; empty without a repository."""
    return f"{repo_url}/edit/main/{file_of(*record)}" if repo_url else ""
