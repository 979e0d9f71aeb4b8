"""The rules of the record. One small file a rule; this list is explicit and in reading order.

A check is a generator of problems over the whole corpus. It reads no file and prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_scripts.checks import (
    addresses_once,
    blanks_name_fields,
    both_sides_asked,
    chart_windows_in_order,
    counted_exchanges_hold,
    dates_in_order,
    estimates_have_numbers,
    foreign_quotes_glossed,
    forwards_lead_somewhere,
    grades_are_borne_out,
    ids_match_dates,
    marks_resolve,
    no_loaded_words,
    no_self_relations,
    panels_hold_one_count,
    references_resolve,
    repeats_have_origins,
    settings_resolve,
    summaries_read_easily,
    ties_agree,
    topic_words_known,
    verdicts_once,
    wholes_hold_their_parts,
)
from build_scripts.corpus import Corpus
from build_scripts.problems import Problem

Check = Callable[[Corpus], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references_resolve.check,
    topic_words_known.check,
    marks_resolve.check,
    settings_resolve.check,
    chart_windows_in_order.check,
    wholes_hold_their_parts.check,
    counted_exchanges_hold.check,
    panels_hold_one_count.check,
    forwards_lead_somewhere.check,
    dates_in_order.check,
    estimates_have_numbers.check,
    ids_match_dates.check,
    no_self_relations.check,
    repeats_have_origins.check,
    addresses_once.check,
    ties_agree.check,
    verdicts_once.check,
    grades_are_borne_out.check,
    both_sides_asked.check,
    blanks_name_fields.check,
    foreign_quotes_glossed.check,
    no_loaded_words.check,
    summaries_read_easily.check,
)


def problems_of(corpus: Corpus) -> list[Problem]:
    """Every problem that any rule finds in `corpus`."""
    return [problem for check in CHECKS for problem in check(corpus)]
