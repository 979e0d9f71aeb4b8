"""The closed word lists that belong to the method, each word defined against its neighbours.

Words that belong to the topic (kinds of actor, of event, of relation; the sides) are data and stand
in `data/vocabulary.yml` and `data/explainer.yml`. A word added here is a change of method.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of a closed list; `definition` says where it ends and the next one starts."""

    definition: str
    label: str

    def __new__(cls, value: str, label: str, definition: str) -> Self:
        """Keeps the label and the definition beside the word itself."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.definition = definition
        return word


class Grade(Word):
    """How well one aspect of a claim stands."""

    STRONG = (
        "strong",
        "Well supported",
        "Two or more separate origins agree, one of them with no stake; nothing of like weight speaks against it.",
    )
    FAIR = (
        "fair",
        "Fairly supported",
        "Two origins agree, or one shows its method; what speaks against it is assertion alone.",
    )
    WEAK = (
        "weak",
        "Thinly supported",
        "One origin that shows no method, or only those who gain from it; nothing of weight against it.",
    )
    DISPUTED = (
        "disputed",
        "Disputed",
        "Sources of like weight speak for and against, and nobody has settled it.",
    )
    UNKNOWN = ("unknown", "Not known", "Looked for, and nothing found that would answer it.")


class Standing(Word):
    """What a grade means on the front page."""

    KNOWN = ("known", "Known", "Graded well or fairly supported.")
    DISPUTED = ("disputed", "Disputed", "Graded disputed or thinly supported.")
    UNKNOWN = ("unknown", "Unknown", "Looked for and not found.")


STANDING_OF = {
    Grade.STRONG: Standing.KNOWN,
    Grade.FAIR: Standing.KNOWN,
    Grade.WEAK: Standing.DISPUTED,
    Grade.DISPUTED: Standing.DISPUTED,
    Grade.UNKNOWN: Standing.UNKNOWN,
}


class Aspect(Word):
    """The part of a claim that a verdict is about."""

    WHAT = ("what", "What", "Whether it happened as stated.")
    WHERE = ("where", "Where", "The place.")
    WHEN = ("when", "When", "The date or the order of events.")
    WHO = ("who", "Who", "Who did it.")
    TARGET = ("target", "Target", "Whom or what it was done to.")
    HOW_MANY = ("how-many", "How many", "The count or share.")
    WHY = ("why", "Why", "The cause or the intention.")


class Leaning(Word):
    """Whether a statement goes against the interest of the one who makes it, serves it, or neither."""

    CONCEDED = (
        "conceded",
        "Against its own interest",
        "Said by a side that it hurts, and not known only from sources tied to a side that it helps.",
    )
    SERVES = (
        "serves",
        "In its own interest",
        "Said by a side that it helps.",
    )
    THROUGH = (
        "through",
        "Known only through those it serves",
        "Said by somebody else, and known only from sources tied to a side that it helps.",
    )
    RIVAL = (
        "rival",
        "From another party",
        "Said by a party that it neither plainly helps nor hurts; that party may be glad of it all the same.",
    )
    APART = (
        "apart",
        "From an onlooker",
        "Said by somebody counted to no party, and not known only from sources tied to a side that it helps.",
    )


class Camp(Word):
    """Whether somebody who counts is himself a party to what is disputed, as his side has it."""

    PARTIES = (
        "parties",
        "Parties to the dispute",
        "They act in what is disputed, back one who does, or speak for one.",
    )
    ONLOOKERS = (
        "onlookers",
        "Onlookers",
        "Counted to no party; some have a stake all the same, and their pages say so.",
    )


class Direction(Word):
    """Which way a piece of evidence points, as seen from the claim's own sentence."""

    SUPPORTS = ("supports", "Supports", "It makes the sentence likelier.")
    CONTRADICTS = ("contradicts", "Contradicts", "It makes the sentence less likely.")
    MIXED = ("mixed", "Mixed", "Part of it supports the sentence and part contradicts it.")
    CONTEXT = ("context", "Context", "It bears on how to read the sentence without moving it.")


class Stance(Word):
    """How a party's account stands to the event as the record tells it."""

    STATES = (
        "states",
        "States",
        "The party says that it happened, or how, as a party to it or on its own account.",
    )
    CONFIRMS = ("confirms", "Confirms", "The party agrees with what another said first.")
    DENIES = ("denies", "Denies", "The party says that it did not happen, or not so.")
    REPORTS = ("reports", "Reports", "The party was no part of it and relates what it saw or was told.")


class DateBasis(Word):
    """What the date of a quotation is the date of."""

    SAID = ("said", "Said", "The source gives the day the words were spoken or written.")
    PUBLISHED = ("published", "Published", "Only the day of publication is known.")
    UNKNOWN = ("unknown", "Not dated", "The page read shows no date.")


class Precision(Word):
    """How exactly a place's coordinates fix it."""

    POINT = ("point", "A point", "The spot itself, to some hundred metres.")
    SETTLEMENT = ("settlement", "A settlement", "A town or village as a whole; the point is its middle.")
    AREA = ("area", "An area", "A province, a region, a range of hills; the point is only its middle.")
    PROXY = (
        "proxy",
        "A stand-in",
        "The place itself was not located; the point is a neighbour and says which.",
    )


class SourceKind(Word):
    """What a source is, which bears on how far it is leaned on."""

    NEWS = (
        "news",
        "News",
        "A news organisation's own report or an agency story that it carries; of a state's media the tie says whose.",
    )
    OFFICIAL = (
        "official",
        "Official",
        "A government or international body in its own name, not a party to what is disputed.",
    )
    PARTY = ("party", "Party", "A party to what is disputed, in its own name.")
    MONITOR = ("monitor", "Monitor", "A body that counts or documents events from contacts or open sources.")
    RESEARCH = (
        "research",
        "Research",
        "An institute, a scholar or an open-source inquiry that shows how it worked.",
    )
    DATASET = ("dataset", "Dataset", "A table or gazetteer.")
    REFERENCE = ("reference", "Reference", "An encyclopaedia or directory; a way in, not a ground.")
    BLOG = ("blog", "Blog", "A personal or group site, often reprinting others.")


class Blank(Word):
    """Why a field that matters is empty."""

    NOT_RESEARCHED = ("not-researched", "Not researched", "Nobody has looked yet.")
    SEARCHED = ("searched-not-found", "Searched, not found", "Looked for, on the date given, and not found.")
    DISAGREE = (
        "sources-disagree",
        "Sources disagree",
        "The sources differ, and choosing would be our own claim.",
    )
    WITHHELD = ("withheld", "Withheld", "Known, and left out for somebody's safety.")


class Basis(Word):
    """On whose word a relation rests."""

    SAYS = ("says", "Says so itself", "The actor itself states the relation.")
    REPORTED = ("reported", "Reported", "Others report it.")
    ACCUSED = ("accused", "Accused", "An opponent states it and the actor has not.")


WORD_LISTS: tuple[type[Word], ...] = (
    Grade,
    Standing,
    Aspect,
    Direction,
    Leaning,
    Camp,
    Stance,
    DateBasis,
    Precision,
    SourceKind,
    Blank,
    Basis,
)
