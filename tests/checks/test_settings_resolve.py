from build_scripts.checks.settings_resolve import check

FILE = "data/explainer.yml"


def test_the_invented_explainers_settings_resolve(complete):
    assert list(check(complete)) == []


def test_an_actor_of_the_matrix_is_an_actor_of_the_record(reported, line_of):
    assert reported({FILE: ("actors: [mill-guild, otter, heron]", "actors: [mill-guild, oter, heron]")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'actors: [mill-guild')}: no actor with this id; found 'oter'; "
            "allowed: an id in data/actors/; next: did you mean 'otter'?  [references]"
        )
    ]


def test_a_word_of_a_map_layer_is_a_word_of_the_topic(reported, line_of):
    assert reported({FILE: ("event_kinds: [opening]", "event_kinds: [closing]")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'event_kinds: [closing]')}: not a word of `event_kinds`; "
            "found 'closing'; allowed: opening, talk; next: choose one of them  [words]"
        )
    ]


def test_the_answers_marks_lead_somewhere(reported):
    assert reported({FILE: ("[[claim:otter-opened-sluice]]", "[[claim:otter-opened-sluice]")}) == [
        (
            "data/explainer.yml:4: an unfinished mark; found '[[claim:otter-opened-sluice]'; "
            "allowed: [@source-id], [[kind:id]], [[kind:id|words]]; next: complete it  [marks]"
        )
    ]


def test_the_timeline_begins_before_it_ends(reported):
    assert reported({FILE: ("end: 2044-06-12", "end: 2044-05-12")}) == [
        (
            "data/explainer.yml:37: the timeline ends before it begins; found '2044-05-12'; "
            "allowed: start before end; next: swap them  [dates]"
        )
    ]


def test_the_maps_west_is_west_of_its_east(reported):
    assert reported({FILE: ("east: -122.0", "east: -125.0")}) == [
        (
            "data/explainer.yml:42: the map's edges are crossed; allowed: west < east, south < north; "
            "next: swap them  [places]"
        )
    ]


def test_the_maps_south_is_south_of_its_north(reported):
    assert reported({FILE: ("south: -49.0", "south: -48.0")}) == [
        (
            "data/explainer.yml:42: the map's edges are crossed; allowed: west < east, south < north; "
            "next: swap them  [places]"
        )
    ]


def test_a_chart_of_estimates_has_a_number_for_each_thing_that_it_names(reported, line_of):
    fewer = "axis: Per cent of the lake\n    measures: [lake-surface, lake-water]\n    start: 2044-06-01"
    assert reported({FILE: ("axis: Per cent of the lake", fewer)}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'measures: [lake')}: the chart's figures and days hold no number for "
            "this; found 'lake-water'; allowed: lake-surface; next: widen the days, or leave it out  [numbers]"
        )
    ]


def test_a_chart_of_estimates_has_a_number_for_its_days(reported, line_of):
    assert reported({FILE: ("axis: Per cent of the lake", "axis: Per cent of the lake\n    start: 2045")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'figures: [water')}: the chart's figures hold no number for its days; "
            "next: widen the days  [numbers]"
        )
    ]


def test_a_chart_of_a_figure_that_is_not_there_is_blamed_for_that_alone(reported, line_of):
    assert reported({FILE: ("figures: [water-left]", "figures: [water-lef]")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'figures: [water')}: no figure with this id; found 'water-lef'; "
            "allowed: an id in data/figures/; next: did you mean 'water-left'?  [references]"
        )
    ]
