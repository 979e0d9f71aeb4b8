"""The one definition of every field of every kind of record.

The loader, the JSON Schemas, the field reference and the pages all follow from this module. A field's
`description` is shown to contributors. `Ref` marks an id of another record, `TopicWord` a word of
`data/vocabulary.yml`, `Prose` a text that may carry the two marks `[@source]` and `[[kind:id]]`, `Own` a text
of ours that may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from build_scripts.values import Date, RecordValueError, Url
from build_scripts.vocabulary import (
    Aspect,
    Basis,
    Blank,
    DateBasis,
    Direction,
    Grade,
    Precision,
    SourceKind,
    Stance,
)


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of a record of `kind`."""

    kind: str


@dataclass(frozen=True)
class TopicWord:
    """Marks a field that holds a word of the topic's own list called `words`."""

    words: str


@dataclass(frozen=True)
class ProseMark:
    """Marks a text that may cite sources and mention records."""


@dataclass(frozen=True)
class PlainMark:
    """Marks a short text in the site's own words, which is printed as it stands and takes no marks."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Prose = Annotated[Text, ProseMark()]
Own = Annotated[Text, PlainMark()]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]

SourceId = Annotated[Text, Ref("sources")]
PublisherId = Annotated[Text, Ref("publishers")]
ActorId = Annotated[Text, Ref("actors")]
PlaceId = Annotated[Text, Ref("places")]
ClaimId = Annotated[Text, Ref("claims")]
QuoteId = Annotated[Text, Ref("quotes")]
FigureId = Annotated[Text, Ref("figures")]
EventId = Annotated[Text, Ref("events")]


def _typed_reference(value: Any) -> Any:
    if isinstance(value, str) and value.count(":") != 1:
        raise RecordValueError(
            "a reference names a kind and an id",
            f"'{value[:60]}'",
            "kind:id, such as event:some-id",
            "add the kind",
        )
    return value


CountOrObservation = TypeVar("CountOrObservation", "Count", "Observation")

RecordRef = Annotated[Text, BeforeValidator(_typed_reference), Ref("*")]
Sources = Annotated[
    tuple[SourceId, ...], Field(min_length=1, description="Who says so: ids of sources, nearest first.")
]


class Part(BaseModel):
    """A piece of a record: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class EmptyField(Part):
    """A field left empty on purpose, with the reason."""

    field: Text = Field(description="The field's name.")
    reason: Blank = Field(description="Why it is empty.")
    searched: Date | None = Field(None, description="When it was last looked for.")
    note: Own | None = Field(None, description="What was looked for, or who disagrees.")


class Withdrawal(Part):
    """Why a record no longer stands. Its page stays online and says so."""

    on: Date = Field(description="When it was withdrawn.")
    reason: Prose = Field(description="Why.")
    sources: Sources


class Record(Part):
    """What every kind of record may carry."""

    blanks: tuple[EmptyField, ...] = Field((), description="Fields left empty on purpose, with the reason.")
    withdrawn: Withdrawal | None = Field(None, description="Set when the record no longer stands.")


class Publisher(Record):
    """Whoever puts works before the public: what it is, and why the site weighs it as it does."""

    name: Text = Field(description="Its proper name.")
    also: tuple[Text, ...] = Field((), description="Other names met in sources.")
    what: Prose = Field(description="What it is: who runs or pays for it, from where, as far as that is known.")
    weigh: Prose = Field(description="Why it is weighed as it is: what it can know, and what it stands to gain.")
    stake: Annotated[ActorId | None, Field(description="The actor for whose side it speaks, if any.")] = None
    sources: tuple[SourceId, ...] = Field((), description="Who says so, where that is not plain from its works.")


class Source(Record):
    """One work that somebody can read: an article, a report, a dataset, a statement."""

    publisher: PublisherId = Field(description="Who published it: the id of a publisher.")
    title: Text = Field(description="Its title as printed.")
    title_seen: bool = Field(True, description="false where the page read showed no title and this one describes it.")
    authors: tuple[Text, ...] = Field((), description="Names as printed.")
    published: Date | None = Field(None, description="Date of publication, if the page shows one.")
    url: Url = Field(
        description="The original publisher's address, or that of the copy read if the original is not known."
    )
    archived_url: Url | None = Field(None, description="An archived copy.")
    read_at: Url | None = Field(None, description="The copy that was read, where it was not read at `url`.")
    language: LanguageTag = Field(description="Language of the text, as a BCP 47 tag.")
    kind: Annotated[SourceKind, Field(description="What sort of source it is.")]
    stake: Annotated[ActorId | None, Field(description="The actor for whose side it speaks, if any.")] = None
    based_on: tuple[SourceId, ...] = Field((), description="Sources that it repeats.")
    retells: tuple[PublisherId, ...] = Field(
        (), description="Publishers whose report it retells, where that report is not itself on record."
    )
    note: Prose | None = Field(None, description="What a reader should know before leaning on it.")


class Relation(Part):
    """What one actor does to, with or for another."""

    to: ActorId = Field(description="The other actor.")
    kind: Annotated[Text, TopicWord("relation_kinds")] = Field(description="A word of `relation_kinds`.")
    since: Date | None = Field(None, description="When it began.")
    until: Date | None = Field(None, description="When it ended.")
    as_of: Date | None = Field(None, description="When it was observed, if its beginning is not known.")
    basis: Basis = Field(Basis.REPORTED, description="On whose word it rests.")
    disputed: Prose | None = Field(None, description="Who disputes it and how.")
    note: Prose | None = Field(None, description="What exactly is meant.")
    sources: Sources

    @model_validator(mode="after")
    def _ordered(self) -> Relation:
        if self.since and self.until and self.until.last < self.since.first:
            raise RecordValueError(
                "the relation ends before it begins",
                f"until {self.until.text}, since {self.since.text}",
                "since before until",
                "correct one of the dates",
            )
        return self


class Actor(Record):
    """A person, a group, an institution or an outlet."""

    name: Text = Field(description="The proper name, as the style page has it.")
    short: Text | None = Field(None, description="A shorter name for charts and chips.")
    also: tuple[Text, ...] = Field((), description="Other names and spellings met in sources.")
    native: dict[LanguageTag, Text] = Field({}, description="The name in its own script, by language.")
    kind: Annotated[Text, TopicWord("actor_kinds")] = Field(description="A word of `actor_kinds`.")
    part_of: tuple[ActorId, ...] = Field((), description="Bodies that it belongs to.")
    side: Annotated[Text, TopicWord("sides")] = Field(description="A side of `data/explainer.yml`.")
    summary: Prose = Field(description="Who it is, in the time the explainer is about.")
    note: Prose | None = Field(None, description="Doubts and contested names.")
    relations: tuple[Relation, ...] = Field((), description="What it does to, with or for others.")
    sources: Sources


class Coordinates(Part):
    """A position in degrees (WGS 84), with how exact it is and whose it is."""

    lat: float = Field(ge=-90, le=90, description="Latitude, degrees north.")
    lon: float = Field(ge=-180, le=180, description="Longitude, degrees east.")
    precision: Precision = Field(description="How exactly it fixes the place.")
    radius_km: float | None = Field(None, gt=0, le=500, description="Size of the area, in kilometres.")
    credit: Text = Field(description="The dataset or reasoning it comes from.")


class Place(Record):
    """Somewhere that a record speaks of."""

    name: Text = Field(description="The usual English name.")
    also: tuple[Text, ...] = Field((), description="Other spellings.")
    native: dict[LanguageTag, Text] = Field({}, description="The name in its own script, by language.")
    kind: Annotated[Text, TopicWord("place_kinds")] = Field(description="A word of `place_kinds`.")
    within: PlaceId | None = Field(None, description="The larger place that holds it.")
    coordinates: Coordinates | None = Field(None, description="Where it is; leave out and give a blank if not located.")
    summary: Prose | None = Field(None, description="What it is and who held it, with whom that is from.")
    note: Prose | None = Field(None, description="Doubts about name or position.")
    sources: Sources


class Role(Part):
    """An actor's part in an event."""

    actor: ActorId = Field(description="Who.")
    role: Annotated[Text, TopicWord("event_roles")] = Field(description="A word of `event_roles`.")
    disputed: bool = Field(False, description="true where the part itself is contested.")


class Interest(Part):
    """Whom a statement helps and whom it hurts, if it is believed."""

    helps: tuple[Annotated[Text, TopicWord("sides")], ...] = Field(
        (), description="Sides that plainly gain if this is believed; left out where that is not plain."
    )
    hurts: tuple[Annotated[Text, TopicWord("sides")], ...] = Field(
        (), description="Sides that plainly lose if this is believed; left out where that is not plain."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        both = sorted(set(self.helps) & set(self.hurts))
        if both:
            raise RecordValueError(
                "a side both gains and loses by it",
                f"'{both[0]}'",
                "a side in `helps` or in `hurts`, or in neither",
                "leave it out of both unless one is plain",
            )
        return self


class Account(Interest):
    """What one party says of an event."""

    party: ActorId = Field(description="Who says it.")
    stance: Stance = Field(description="How it stands to the event as told.")
    says: Prose = Field(description="What it says, paraphrased.")
    date: Date | None = Field(None, description="When it said so.")
    quote: QuoteId | None = Field(None, description="Its words, if on record.")
    sources: Sources


class Clock(Part):
    """A dated moment in the life of a report, with its source."""

    date: Date = Field(description="When.")
    by: ActorId | None = Field(None, description="Who.")
    note: Own | None = Field(None, description="What was said or checked then.")
    sources: Sources


class Clocks(Part):
    """When an event was claimed, first reported and checked; its own date is when it happened."""

    claimed: Clock | None = Field(None, description="First claimed by a party to it.")
    first_reported: Clock | None = Field(None, description="First reported by anyone else.")
    checked: Clock | None = Field(None, description="First checked by somebody who shows how.")


class Count(Part):
    """A count within an event, as a range, with who counted."""

    what: Own = Field(description="What was counted, with its unit.")
    low: float | None = Field(None, ge=0, description="Lower end; equal to `high` for a single number.")
    high: float | None = Field(None, ge=0, description="Upper end.")
    counted_by: ActorId = Field(description="Who counted.")
    note: Own | None = Field(None, description="What the count leaves out.")
    sources: Sources

    @model_validator(mode="after")
    def _ranged(self) -> Count:
        return _checked_range(self)


def _checked_range(part: CountOrObservation) -> CountOrObservation:
    if part.low is None and part.high is None:
        raise RecordValueError("a count without a number", "", "`low`, `high` or both", "give the range")
    if part.low is not None and part.high is not None and part.high < part.low:
        raise RecordValueError(
            "the range runs backwards", f"low {part.low:g}, high {part.high:g}", "low ≤ high", "swap the two"
        )
    return part


class Relocation(Part):
    """Something that a check put somewhere else than it was said to be."""

    what: Own = Field(description="What was checked, such as a video or a statement of a day.")
    claimed: PlaceId = Field(description="Where it was said to be.")
    claimed_by: ActorId = Field(description="Who said so.")
    found: PlaceId = Field(description="Where the check put it.")
    found_by: ActorId = Field(description="Who checked.")
    date: Date | None = Field(None, description="When the check was published.")
    stated: Own | None = Field(None, description="The distance in the check’s own terms, such as '115 km'.")
    note: Prose | None = Field(None, description="How it was checked, and who disagrees.")
    sources: Sources

    @model_validator(mode="after")
    def _elsewhere(self) -> Self:
        if self.claimed == self.found:
            raise RecordValueError(
                "the place said and the place found are the same",
                f"'{self.found}'",
                "two places",
                "leave it out: the check found it where it was said to be",
            )
        return self


class NotHeard(Part):
    """A party that was looked for and had not spoken."""

    party: ActorId = Field(description="Whose account is missing.")
    searched: Date | None = Field(None, description="When it was last looked for.")
    note: Prose | None = Field(None, description="What was found instead.")


class Event(Record):
    """Something that happened, or is said to have happened, at a time."""

    title: Own = Field(description="A neutral line: who did what where, nothing contested.")
    date: Date = Field(description="When it happened, as precisely as the sources allow.")
    kind: Annotated[Text, TopicWord("event_kinds")] = Field(description="A word of `event_kinds`.")
    places: tuple[PlaceId, ...] = Field((), description="Where.")
    actors: tuple[Role, ...] = Field(min_length=1, description="Who had which part in it.")
    summary: Prose = Field(description="What happened, attributing what is contested, citing its sources.")
    disputed: Prose | None = Field(None, description="Where the sources differ.")
    clocks: Clocks = Field(Clocks(), description="When it was claimed, first reported and checked.")
    accounts: tuple[Account, ...] = Field((), description="What each party says of it.")
    counts: tuple[Count, ...] = Field((), description="Numbers, as ranges with who counted.")
    relocations: tuple[Relocation, ...] = Field((), description="Where a check put it somewhere else than was said.")
    not_heard: tuple[NotHeard, ...] = Field((), description="Parties looked for that have not spoken.")
    key: bool = Field(False, description="true for the few that the charts label.")
    sources: Sources


class Original(Part):
    """The words in the language they were spoken or written in."""

    text: Text = Field(description="The words.")
    language: LanguageTag = Field(description="Their language.")


class Interview(Part):
    """The place of a fragment in one interview, split as printed."""

    id: Text = Field(description="A handle shared by the fragments of one interview.")
    order: int = Field(ge=1, description="Which fragment this is, from 1.")


class Variant(Part):
    """The same remark as another page words it."""

    text: Text = Field(description="The other wording.")
    language: LanguageTag | None = Field(None, description="Its language, where it is not that of its first source.")
    sources: Sources


class Quote(Record):
    """Words that somebody said or officially wrote, exactly as a source prints them."""

    speaker: ActorId = Field(description="Who said it: an actor of the record.")
    role: Text | None = Field(None, description="In what capacity.")
    date: Date = Field(description="When it was said, or published.")
    date_basis: DateBasis = Field(description="What that date is the date of.")
    text: Text = Field(description="The words, exactly as the first source prints them.")
    language: LanguageTag = Field(description="Language of `text`.")
    gloss: Own | None = Field(
        None, description="What it says, in our own words, where it is not in the site's language."
    )
    original: Original | None = Field(None, description="The words in their own language, where a page gives them.")
    translated_by: Text | None = Field(None, description="Who translated, where stated.")
    interview: Interview | None = Field(None, description="Where it stands in one interview.")
    venue: Text | None = Field(None, description="Where or to whom it was said.")
    context: Prose = Field(description="What it was said about.")
    variants: tuple[Variant, ...] = Field((), description="Other wordings in print.")
    about: tuple[ClaimId, ...] = Field((), description="Claims that it bears on.")
    mentions: tuple[ActorId, ...] = Field((), description="Actors that it speaks of.")
    note: Prose | None = Field(None, description="What the words leave open.")
    sources: Sources


class Position(Part):
    """Somebody who asserts or disputes a claim."""

    who: ActorId = Field(description="Who.")
    date: Date | None = Field(None, description="When.")
    quote: QuoteId | None = Field(None, description="In which words.")
    note: Prose | None = Field(None, description="In what form, if not in those words.")
    sources: Sources


class Evidence(Part):
    """A finding that bears on a claim."""

    finding: Prose = Field(description="What was found, in one or two sentences.")
    direction: Direction = Field(description="Which way it points.")
    by: ActorId = Field(description="Who found it.")
    date: Date | None = Field(None, description="When it was published.")
    method: Own = Field(description="How it was found; 'not given' if the source does not say.")
    aspects: tuple[Aspect, ...] = Field((), description="Which parts of the claim it bears on.")
    sources: Sources


class EarlierGrade(Part):
    """A grade that an aspect had and no longer has."""

    grade: Grade = Field(description="How well it was said to stand.")
    until: Date = Field(description="The edition in which it changed.")
    why: Prose = Field(description="What changed it.")


class Verdict(Part):
    """How well one aspect of a claim stands, and why."""

    aspect: Aspect = Field(description="Which part of the claim.")
    grade: Grade = Field(description="How well it stands.")
    says: Prose = Field(description="The answer in one plain sentence, as far as it can be given.")
    reason: Prose = Field(description="Why this grade, in one or two sentences.")
    on_front: bool = Field(False, description="true for the answers that the front page shows.")
    earlier: tuple[EarlierGrade, ...] = Field((), description="Grades that it had before, the oldest first.")


class Claim(Record, Interest):
    """One testable sentence, who asserts and disputes it, and how far it stands."""

    statement: Own = Field(description="The sentence, in neutral words.")
    short: Own = Field(description="A few words for cards and charts.")
    order: int = Field(ge=1, description="Its place in the ledger.")
    summary: Prose = Field(description="Where it stands, in two or three sentences.")
    asserted_by: tuple[Position, ...] = Field(min_length=1, description="Who says that it is so.")
    disputed_by: tuple[Position, ...] = Field((), description="Who says that it is not.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="What has been found, for and against.")
    verdict: tuple[Verdict, ...] = Field(min_length=1, description="How it stands, aspect by aspect.")
    would_settle: tuple[Prose, ...] = Field(min_length=1, description="What would settle it.")
    about: tuple[RecordRef, ...] = Field(
        (), description="Actors and places that it is about, as kind:id; their pages show how it stands."
    )
    events: tuple[Annotated[Text, Ref("events")], ...] = Field((), description="Events that it is about.")
    not_heard: tuple[NotHeard, ...] = Field((), description="Parties looked for that have not spoken.")
    sources: Sources


class Observation(Part):
    """One number of a figure, as a point (`low` equal to `high`) or a range."""

    date: Date | None = Field(None, description="The day or period it covers, or when it was stated.")
    days: int | None = Field(
        None, ge=1, description="How many days it covers, where not all that `date` names; a night is 1."
    )
    by: ActorId = Field(description="Who gave it.")
    low: float | None = Field(None, ge=0, description="Lower end.")
    high: float | None = Field(None, ge=0, description="Upper end.")
    counted: Own = Field(description="What exactly was counted.")
    measure: Annotated[Text | None, TopicWord("measures")] = Field(
        None, description="A word of `measures`, where it is not the figure's own."
    )
    where: PlaceId | None = Field(None, description="The area counted, where it is not the figure's own.")
    about: bool = Field(False, description="true where the source says about.")
    handle: Slug | None = Field(None, description="A short name, its own in the figure, by which charts pick it out.")
    note: Own | None = Field(None, description="What it leaves out.")
    sources: Sources

    @model_validator(mode="after")
    def _ranged(self) -> Observation:
        return _checked_range(self)

    @model_validator(mode="after")
    def _within_its_date(self) -> Observation:
        named = (self.date.last - self.date.first).days + 1 if self.date else 0
        if self.days and self.days > named:
            raise RecordValueError(
                "it covers more days than its date names",
                f"days {self.days}",
                f"at most {named}",
                "correct one of them",
            )
        return self


class Figure(Record):
    """One thing that is counted, with how, and its weaknesses."""

    title: Own = Field(description="What is counted, in words.")
    unit: Own = Field(description="The unit, as an axis would name it.")
    counted_by: tuple[ActorId, ...] = Field(min_length=1, description="Who counts.")
    measure: Annotated[Text, TopicWord("measures")] = Field(
        description="A word of `measures`: numbers share an axis only where it is the same."
    )
    where: PlaceId | None = Field(None, description="The area counted; numbers of two areas do not share an axis.")
    is_running: bool = Field(False, description="true where each number is a total since a first day.")
    method: Prose = Field(description="How.")
    cut_off: Own | None = Field(None, description="From when until when, and what is left out.")
    weaknesses: Prose = Field(description="What the number cannot show.")
    observations: tuple[Observation, ...] = Field(min_length=1, description="The numbers.")
    sources: Sources


class Use(Part):
    """Who uses a word for whom."""

    by: ActorId = Field(description="Who uses it.")
    of: tuple[ActorId, ...] = Field((), description="Of whom.")
    note: Prose | None = Field(None, description="How.")
    quote: QuoteId | None = Field(None, description="In which words.")
    sources: Sources


class Term(Record):
    """A word that a reader meets."""

    term: Text = Field(description="The word.")
    also: tuple[Text, ...] = Field((), description="Other forms.")
    definition: Prose = Field(description="What it means here.")
    is_disputed: bool = Field(False, description="true where using it takes a side.")
    uses: tuple[Use, ...] = Field((), description="Who uses it for whom.")
    sources: Sources


class Correction(Record):
    """Something that the site said and no longer says."""

    date: Date = Field(description="When it was corrected.")
    record: RecordRef = Field(description="Which record, as kind:id.")
    stood: Text = Field(description="What stood.")
    stands: Text = Field(description="What stands now.")
    why: Prose = Field(description="Why.")
    pointed_out_by: Text | None = Field(None, description="Who pointed it out, if they wish to be named.")


class Statement(Part):
    """One statement of an article, paraphrased, with what else is known of it."""

    short: Own = Field(description="A few words for a heading.")
    paraphrase: Prose = Field(description="What the article states or implies, in our own words.")
    records: tuple[RecordRef, ...] = Field(min_length=1, description="The records it rests on or names, as kind:id.")
    also_reported: Prose = Field(description="Who else reported it, or that nobody read does.")
    disputed: Prose = Field(description="Who disputes it, or that nobody read does.")
    later: Prose = Field(description="What later became known, or that nothing was found.")


class Article(Record):
    """An article read statement by statement."""

    source: SourceId = Field(description="The article.")
    intro: Prose = Field(description="What it is, and how it was read.")
    statements: tuple[Statement, ...] = Field(min_length=1, description="Its statements, in its order.")


class ChartForm(Part):
    """What a picture of one form draws. Each form is a subclass, and an optional field of `Chart`."""


class TimelineChart(ChartForm):
    """Events by side, over a window of time."""

    start: Date = Field(description="First day drawn.")
    end: Date = Field(description="Last day drawn.")


class MapLayer(Part):
    """Events of some kinds, drawn with one mark."""

    label: Text = Field(description="Its name in the key.")
    event_kinds: tuple[Annotated[Text, TopicWord("event_kinds")], ...] = Field(description="Which events.")
    role: Annotated[Text | None, TopicWord("event_roles")] = Field(
        None, description="Whose colour: the actor with this role."
    )
    actor: ActorId | None = Field(None, description="Only events in which this actor has that role.")
    start: Date | None = Field(None, description="From this day.")
    end: Date | None = Field(None, description="Until this day.")
    dated: bool = Field(False, description="true to name each of its places, with the days of its events.")


class Callout(Part):
    """A few words on the map that say why a place matters."""

    place: PlaceId = Field(description="Where.")
    text: Own = Field(description="The words; the map's table must bear them out.")


class MapText(Part):
    """A name written across the map: a sea, a neighbouring country, a province."""

    text: Text = Field(description="The name.")
    lat: float = Field(ge=-90, le=90, description="Its middle, degrees north.")
    lon: float = Field(ge=-180, le=180, description="Its middle, degrees east.")
    minor: bool = Field(False, description="true for a lesser name, a province’s: left out where room is short.")


class MapEdges(Part):
    """A part of the base map."""

    west: float = Field(ge=-180, le=180, description="Edge of the picture, degrees east.")
    south: float = Field(ge=-90, le=90, description="Edge of the picture, degrees north.")
    east: float = Field(ge=-180, le=180, description="Edge of the picture, degrees east.")
    north: float = Field(ge=-90, le=90, description="Edge of the picture, degrees north.")


class MapGround(MapEdges):
    """The part of the base map that a picture shows, and the events drawn on it."""

    layers: tuple[MapLayer, ...] = Field((), description="What is drawn.")
    lines: Text = Field(description="What the map's lines mean.")
    credit: Text = Field(description="Whose map it is.")


class MapForm(MapGround, ChartForm):
    """A map, with places named for orientation."""

    labels: tuple[PlaceId, ...] = Field((), description="Places named for orientation.")


class MapChart(MapForm):
    """Places and the events at them, on the base map."""

    texts: tuple[MapText, ...] = Field((), description="Names written across it.")
    callouts: tuple[Callout, ...] = Field((), description="Words that say why a place matters.")
    inset: MapText | None = Field(
        None, description="A small map in a free corner that shows where this one lies, and the name written in it."
    )
    relocations: bool = Field(
        False, description="true to draw a line from where something was said to be to where a check put it."
    )
    enlarged: MapEdges | None = Field(
        None, description="A crowded part, which the picture for phones draws once more, larger, with the names in it."
    )

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if not self.layers and not self.relocations:
            raise RecordValueError(
                "a map that draws nothing", "", "`layers`, `relocations: true` or both", "say what it draws"
            )
        return self


# More small maps than this would be too small to read.
MOST_PANELS = 12


class MapWeeksChart(MapForm):
    """The same map again and again, a panel for each week or other number of days."""

    layers: tuple[MapLayer, ...] = Field(min_length=1, description="What is drawn.")
    start: Date = Field(description="First day of the first panel.")
    end: Date = Field(description="Last day drawn.")
    days: int = Field(7, ge=1, le=366, description="Days in a panel.")

    @model_validator(mode="after")
    def _readable(self) -> Self:
        panels = ((self.end.last - self.start.first).days // self.days) + 1
        if panels > MOST_PANELS:
            raise RecordValueError(
                "too many small maps", str(panels), f"at most {MOST_PANELS}", "give each more days, or end earlier"
            )
        return self


class PanelsChart(ChartForm):
    """One map several times: a panel for each stretch of days for which a figure has numbers by place."""

    map: MapGround = Field(description="The map that each panel draws, with the events of its days.")
    figure: FigureId = Field(description="Whose numbers, by `where`, are drawn as circles.")
    measure: Annotated[Text | None, TopicWord("measures")] = Field(
        None, description="Which of the figure’s measures, where it has several."
    )
    captions: tuple[Own, ...] = Field((), description="A few words under the days of each panel, in order.")


class EstimatesChart(ChartForm):
    """Numbers of one figure or of several, one row an estimate; each thing counted in a panel of its own."""

    figures: tuple[FigureId, ...] = Field(
        min_length=1, description="Which figures. Numbers of one unit stand on one scale, each other unit on another."
    )
    axis: Own | None = Field(
        None, description="What the first scale counts; without it the unit of the figure. Other scales give theirs."
    )
    maximum: float | None = Field(
        None, gt=0, description="How far the first scale reaches at least, such as 100 for a share."
    )
    measures: tuple[Annotated[Text, TopicWord("measures")], ...] = Field(
        (), description="Only these things counted, in this order; without it all, the parties’ before the onlookers’."
    )
    start: Date | None = Field(None, description="Only numbers for this day or later; leaves out those without a date.")
    end: Date | None = Field(None, description="Only numbers for this day or earlier; leaves out those without a date.")
    latest_by: tuple[Date, ...] = Field(
        (),
        description=(
            "Days on which to stand: of each counter and thing counted, only the last number for a period that was "
            "over by then; where several end on one day, the longest."
        ),
    )


class ArrivalsChart(ChartForm):
    """When the findings on each claim were published, one row a claim."""

    start: Date = Field(description="First day drawn; what is older stands at the edge.")
    turn: Date = Field(description="Until here the days are drawn wide, from here on narrow.")
    end: Date = Field(description="Last day drawn.")


class SeriesPanel(Part):
    """One counted thing over time, in its own unit on an axis of its own from zero."""

    label: Own = Field(description="Its heading: what is counted, by whom, and per what.")
    figure: FigureId = Field(description="Whose numbers. All that are chosen must share an axis.")
    measure: Annotated[Text | None, TopicWord("measures")] = Field(None, description="Only numbers of this measure.")
    where: PlaceId | None = Field(None, description="Only numbers of this area, by the record’s own word.")
    by: tuple[ActorId, ...] = Field((), description="Only numbers of these counters.")
    counted: tuple[Text, ...] = Field((), description="Only numbers whose `counted` reads exactly so.")
    mark: Literal["bars", "points", "line"] = Field(
        description=(
            "bars: counts of a period, each as high as its mean a day or a month; points: numbers as they stand; "
            "line: one count by one counter, joined."
        )
    )
    per: Literal["day", "month"] = Field("day", description="What the height of a bar is the count of.")
    points_by: tuple[ActorId, ...] = Field((), description="Counters whose numbers stand as points over the bars.")
    maximum: float | None = Field(None, gt=0, description="End of the axis, where panels are to be read together.")
    gap: Own | None = Field(None, description="What to call days that no number covers; left out, they stay unmarked.")


class SeriesEvent(Part):
    """An event above the panels, in a few words."""

    event: EventId = Field(description="Which.")
    label: Own = Field(description="The words.")


class SeriesChart(ChartForm):
    """Panels of numbers over one time axis, with the events that matter above them."""

    start: Date = Field(description="First day drawn.")
    end: Date = Field(description="Last day drawn.")
    panels: tuple[SeriesPanel, ...] = Field(min_length=1, description="What is drawn, from the top.")
    events: tuple[SeriesEvent, ...] = Field((), description="What is named above them.")


class MatrixChart(ChartForm):
    """Who stands how to whom, from the relations of the actors."""

    actors: tuple[ActorId, ...] = Field(min_length=2, description="Rows and columns, in order.")


class CheckedPart(Part):
    """A part of what was checked, by what the check found of it."""

    number: Slug = Field(description="The handle of an observation of the figure.")
    find: Slug = Field(description="Which of the chart’s `finds` it is.")
    words: Own = Field(description="What was found of these, in a few words.")


class CheckedRest(Part):
    """What is left of a whole when its parts are taken away."""

    find: Slug = Field(description="Which of the chart’s `finds` it is.")
    words: Own = Field(description="What is known of the rest, in a few words.")


class CheckedRow(Part):
    """One check: so many were stated, and of these so many were found thus."""

    whole: Slug = Field(description="The handle of an observation of the figure: how many were checked.")
    what: Own = Field(description="What was checked, in a few words that follow the number.")
    parts: tuple[CheckedPart, ...] = Field(min_length=1, description="Its parts, in the order drawn.")
    rest: CheckedRest | None = Field(None, description="What is left over; left out where the parts make the whole.")


class ChecksChart(ChartForm):
    """What was stated against what a check found: one row a check, one mark a thing checked."""

    figure: FigureId = Field(description="Which figure.")
    finds: dict[Slug, Own] = Field(
        min_length=1, max_length=4, description="What a check can find, as the key has it; from the darkest mark down."
    )
    rows: tuple[CheckedRow, ...] = Field(min_length=1, description="The checks, in the order drawn.")
    moves: Own | None = Field(
        None, description="Heading over the things found elsewhere than said, of all events; left out, none is drawn."
    )


class CountedExchange(Part):
    """Something taken and lost that stands in a figure and has no event of its own."""

    figure: FigureId = Field(description="Which figure.")
    number: Slug = Field(description="The handle of an observation of the figure, which says what was taken.")
    gains: Annotated[Text, TopicWord("sides")] = Field(description="The side that took it, as the observation says.")
    loses: Annotated[Text, TopicWord("sides")] = Field(description="The side that lost it, as the observation says.")


class ExchangesChart(ChartForm):
    """Who took what from whom, one row an event, in the order of days."""

    start: Date = Field(description="First day drawn.")
    end: Date = Field(description="Last day drawn.")
    event_kinds: tuple[Annotated[Text, TopicWord("event_kinds")], ...] = Field(
        min_length=1, description="Which events."
    )
    gains: Annotated[Text, TopicWord("event_roles")] = Field(description="The role of those who took it.")
    loses: Annotated[Text, TopicWord("event_roles")] = Field(description="The role of those who lost it.")
    side: Annotated[Text | None, TopicWord("sides")] = Field(
        None, description="The side whose gains and losses are told apart and counted by month."
    )
    counted: tuple[CountedExchange, ...] = Field((), description="Observations of figures that no event stands for.")


class VoicesChart(ChartForm):
    """Who speaks of whom: quotations by the side of the speaker and the sides of the actors that they speak of."""

    start: Date = Field(description="First day of the quotations counted.")
    end: Date = Field(description="Last day of the quotations counted.")


class ClocksChart(ChartForm):
    """When events were said, reported and checked: one row an event, in days after it."""

    start: Date = Field(description="First day of the events drawn.")
    end: Date = Field(description="Last day of the events drawn.")
    event_kinds: tuple[Annotated[Text, TopicWord("event_kinds")], ...] = Field(
        min_length=1, description="Which events, in the order of their groups."
    )
    days: int = Field(ge=1, description="So many days after an event are drawn wide; what comes later, narrow.")


class Chart(Record):
    """A picture: what it shows, in words, and one of the forms in which pictures are drawn."""

    title: Own = Field(description="The finding, as a sentence.")
    subtitle: Own = Field(description="What is counted, by whom, until when.")
    note: Prose | None = Field(None, description="What the picture cannot show.")
    order: int = Field(ge=1, description="Its place among the pictures.")
    timeline: TimelineChart | None = Field(None, description="Drawn as a timeline by side.")
    map: MapChart | None = Field(None, description="Drawn as a map.")
    map_weeks: MapWeeksChart | None = Field(None, description="Drawn as a small map for each week.")
    panels: PanelsChart | None = Field(None, description="Drawn as a map for each stretch of days.")
    estimates: EstimatesChart | None = Field(None, description="Drawn as estimates side by side.")
    matrix: MatrixChart | None = Field(None, description="Drawn as a square of who stands how to whom.")
    arrivals: ArrivalsChart | None = Field(None, description="Drawn as findings by day of publication.")
    checks: ChecksChart | None = Field(None, description="Drawn as things stated, by what a check found of each.")
    exchanges: ExchangesChart | None = Field(None, description="Drawn as who took what from whom, day by day.")
    series: SeriesChart | None = Field(None, description="Drawn as panels of numbers over time.")
    voices: VoicesChart | None = Field(None, description="Drawn as a square of whose speakers speak of whom.")
    clocks: ClocksChart | None = Field(None, description="Drawn as the days until events were said and checked.")

    @model_validator(mode="after")
    def _of_one_form(self) -> Chart:
        forms = [name for name, info in type(self).model_fields.items() if _is_form(info.annotation)]
        given = [name for name in forms if getattr(self, name) is not None]
        if len(given) != 1:
            raise RecordValueError(
                "a chart has one form", ", ".join(given) or "none", ", ".join(forms), "keep or add one of them"
            )
        return self

    @property
    def form(self) -> str:
        """The name of its form."""
        return next(name for name, value in self if isinstance(value, ChartForm))

    @property
    def settings(self) -> Any:
        """What its form draws: the settings that stand under the form's name."""
        return getattr(self, self.form)


def _is_form(annotation: Any) -> bool:
    """True for the annotation of a field that holds a form of chart."""
    return any(isinstance(part, type) and issubclass(part, ChartForm) for part in get_args(annotation))


class Forward(Part):
    """A record that was renamed: its old address leads to the new one."""

    moved_to: Text = Field(description="The new id, of the same kind.")


KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "publishers": Publisher,
    "actors": Actor,
    "places": Place,
    "events": Event,
    "quotes": Quote,
    "claims": Claim,
    "figures": Figure,
    "terms": Term,
    "corrections": Correction,
    "articles": Article,
    "charts": Chart,
}
# What a mark or a typed reference calls a kind: the singular.
SINGULAR = {kind: kind.removesuffix("s") for kind in KINDS}
KIND_OF = {singular: kind for kind, singular in SINGULAR.items()}


Shape = Literal["circle", "square", "diamond", "triangle-up", "triangle-down", "cross"]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class WordEntry(Part):
    """A word of the topic's own lists."""

    label: Text = Field(description="How it reads on a page.")
    definition: Text = Field(description="What it means, and where it ends.")
    mark: Text | None = Field(None, max_length=2, description="One or two letters for charts.")


class ActorKind(WordEntry):
    """A kind of actor."""

    is_alliance: bool = Field(False, description="true where those who belong to it stay their own masters.")


class Measure(WordEntry):
    """One thing that is counted."""

    adds_up: bool = Field(False, description="true for a count over a period, which grows with the period’s length.")


class TopicWords(Part):
    """`data/vocabulary.yml`: the topic's own closed word lists."""

    actor_kinds: dict[Slug, ActorKind] = Field(description="Kinds of actor.")
    place_kinds: dict[Slug, WordEntry] = Field(description="Kinds of place.")
    event_kinds: dict[Slug, WordEntry] = Field(description="Kinds of event.")
    event_roles: dict[Slug, WordEntry] = Field(description="Parts that an actor can have in an event.")
    relation_kinds: dict[Slug, WordEntry] = Field(description="What an actor can do to, with or for another.")
    measures: dict[Slug, Measure] = Field(description="Things that are counted, each told apart from the others.")
    loaded_words: dict[Text, Text] = Field(
        {}, description="Words our own prose avoids, each with what to write instead."
    )


class Side(Part):
    """A side of the story: its colour and shape are its own, and mean nothing else."""

    label: Text = Field(description="Its name in keys and headings.")
    short: Text = Field(max_length=20, description="Its name in a chart, of at most 20 letters.")
    definition: Text = Field(description="Who is counted to it.")
    light: Colour = Field(description="Its colour on a light page.")
    dark: Colour = Field(description="Its colour on a dark page.")
    shape: Shape = Field(description="Its shape in charts, so that no colour is needed.")
    is_party: bool = Field(True, description="false for those who look on, and gain or lose nothing by it.")


class KeyDate(Part):
    """A day on which a reader may stand to see what could be known."""

    date: Date = Field(description="The day.")
    label: Own = Field(description="Why it matters, in a few words.")


class SameDays(Part):
    """The days that every side's telling is laid side by side for."""

    start: Date = Field(description="The first.")
    end: Date = Field(description="The last.")


class SpinePage(Part):
    """A hand-written page that tells the story whole, at one of its lengths."""

    page: Slug = Field(description="Its file in content/, without `.md`.")
    label: Own = Field(description="What the front page calls it.")
    at_least: int = Field(ge=1, description="Fewest words.")
    at_most: int = Field(ge=1, description="Most words.")


class Spine(Part):
    """The story and its shorter versions, and what every paragraph of them is held to."""

    pages: tuple[SpinePage, ...] = Field(min_length=1, description="The pages, shortest first.")
    one_source: Text = Field(description="The words that a paragraph must use when it rests on one origin alone.")
    hardest_page: float = Field(gt=0, description="Highest LIX that a page may have.")
    hardest_summary: float = Field(gt=0, description="Highest LIX that a record's summary may have.")


class Explainer(Part):
    """`data/explainer.yml`: what this explainer is about."""

    name: Text = Field(description="The site's short name.")
    question: Own = Field(description="The question it answers.")
    standfirst: Own = Field(description="Two sentences under the question.")
    answer: Prose = Field(description="The short answer, attributing what is contested.")
    language: LanguageTag = Field(description="Language of the site.")
    edition: Date = Field(description="As of when the record stands.")
    front_picture: Annotated[Text, Ref("charts")] = Field(description="The chart of the front page.")
    article: Annotated[Text, Ref("articles")] = Field(description="The article it grew from.")
    sides: dict[Slug, Side] = Field(min_length=1, description="The sides, in the order charts draw them.")
    key_dates: tuple[KeyDate, ...] = Field(
        min_length=1, description="Days as of which a page can be read, the first to the last."
    )
    same_days: SameDays = Field(description="The days on which the sides' tellings are compared.")
    spine: Spine | None = Field(None, description="The story and its shorter versions.")
