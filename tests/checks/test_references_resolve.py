from build_scripts.checks.references_resolve import check

OTTER = "data/actors/otter.yml"


def test_the_invented_record_refers_only_to_what_it_has(complete):
    assert list(check(complete)) == []


def test_a_mistyped_id_is_named_with_the_id_that_was_meant(reported):
    assert reported({OTTER: ("to: mill-guild", "to: mill-gild")}) == [
        (
            "data/actors/otter.yml:12: no actor with this id; found 'mill-gild'; allowed: an id in data/actors/; "
            "next: did you mean 'mill-guild'?  [references]"
        )
    ]


def test_an_id_like_no_other_is_to_be_added_or_corrected(reported):
    assert reported({"data/places/marn-dam.yml": ("within: lake-marn", "within: atlantis")}) == [
        (
            "data/places/marn-dam.yml:3: no place with this id; found 'atlantis'; allowed: an id in data/places/; "
            "next: add data/places/<id>.yml first, or correct the id  [references]"
        )
    ]


def test_a_quote_whose_speaker_is_no_actor_is_found(reported):
    assert reported({"data/quotes/2044-06-05-guild-grain.yml": ("speaker: mill-guild", "speaker: a-gull")}) == [
        (
            "data/quotes/2044-06-05-guild-grain.yml:1: no actor with this id; found 'a-gull'; "
            "allowed: an id in data/actors/; next: add data/actors/<id>.yml first, or correct the id  [references]"
        )
    ]


def test_an_item_deep_in_a_list_is_found_on_its_own_line(reported):
    assert reported({"data/events/2044-06-04-sluice-open.yml": ("{actor: otter, role", "{actor: ottr, role")}) == [
        (
            "data/events/2044-06-04-sluice-open.yml:6: no actor with this id; found 'ottr'; "
            "allowed: an id in data/actors/; next: did you mean 'otter'?  [references]"
        )
    ]


def test_a_renamed_record_is_named_by_its_new_id(reported):
    edit = ("events: [2044-06-04-sluice-open]", "events: [2044-06-04-sluice-broken]")
    assert reported({"data/claims/otter-opened-sluice.yml": edit}) == [
        (
            "data/claims/otter-opened-sluice.yml:42: no event with this id; found '2044-06-04-sluice-broken'; "
            "allowed: an id in data/events/; next: it was renamed to '2044-06-04-sluice-open'  [references]"
        )
    ]


def test_a_typed_reference_names_a_kind_that_exists(reported):
    assert reported({"data/corrections/2044-06-20-rain.yml": ("event:2043-dry-year", "evnt:2043-dry-year")}) == [
        (
            "data/corrections/2044-06-20-rain.yml:2: unknown kind of record; found 'evnt'; allowed: source, "
            "publisher, actor, "
            "place, event, quote, claim, figure, term, correction, article; next: did you mean 'event'?  [references]"
        )
    ]


def test_a_typed_reference_finds_only_records_of_its_kind(reported):
    assert reported({"data/corrections/2044-06-20-rain.yml": ("event:2043-dry-year", "place:2043-dry-year")}) == [
        (
            "data/corrections/2044-06-20-rain.yml:2: no place with this id; found '2043-dry-year'; "
            "allowed: an id in data/places/; next: add data/places/<id>.yml first, or correct the id  [references]"
        )
    ]


def test_an_unreadable_record_is_reported_once_and_not_at_each_place_that_names_it(reported):
    assert reported({OTTER: ("side: shore", "sied: shore")}) == [
        "data/actors/otter.yml:1: `side` is missing; next: add it; data/README.md shows a whole record  [shape]",
        (
            "data/actors/otter.yml:6: unknown key `sied`; allowed: blanks, withdrawn, name, short, also, native, kind, "
            "part_of, side, summary, note, relations … (13 in all); next: did you mean 'side'?  [shape]"
        ),
    ]


def test_a_removed_record_is_reported_at_each_place_that_names_it(reported, line_of):
    lines = reported({"data/terms/sluice.yml": None, "data/figures/water-left.yml": None})
    assert lines == [
        (
            "data/articles/heron-2044-06-05.yml:9: no figure with this id; found 'water-left'; allowed: an id in "
            "data/figures/; next: add data/figures/<id>.yml first, or correct the id  [references]"
        ),
        (
            f"data/explainer.yml:{line_of('data/explainer.yml', 'figures: [water-left]')}: no figure with this id; "
            "found 'water-left'; allowed: an id in data/figures/; "
            "next: add data/figures/<id>.yml first, or correct the id  [references]"
        ),
    ]
