"""One record a work: no two sources have the same address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Source
from build_scripts.problems import Problem

_SAME_PAGE = re.compile(r"^https?://(www\.)?|/$")


def check(corpus: Corpus) -> Iterator[Problem]:
    """No address stands in two sources; the scheme, `www.` and a last slash make no difference."""
    taken: dict[str, str] = {}
    for record_id, source in corpus.of(Source).items():
        page = _SAME_PAGE.sub("", source.url)
        if page in taken:
            file, line = file_of("sources", record_id), corpus.line("sources", record_id, ("url",))
            found = f"that of '{taken[page]}'"
            step = "keep one record, and cite it where the other is cited"
            yield Problem(file, line, "sources", "an address that is on record", found, "one record a work", step)
        taken.setdefault(page, record_id)
