"""A publisher that speaks for somebody does so in each of its works."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Publisher, Source
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """Every source of a publisher with a `stake` carries the same `stake`."""
    publishers = corpus.of(Publisher)
    for record_id, source in corpus.of(Source).items():
        publisher = publishers.get(source.publisher)
        if publisher and publisher.stake and source.stake != publisher.stake:
            file, line = file_of("sources", record_id), corpus.line("sources", record_id, ("stake",))
            what = f"the publisher's stake is '{publisher.stake}', the source's is not"
            found = f"'{source.stake}'" if source.stake else "none"
            step = f"write `stake: {publisher.stake}`, or correct data/publishers/{source.publisher}.yml"
            yield Problem(file, line, "sources", what, found, f"'{publisher.stake}'", step)
