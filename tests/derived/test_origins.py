from build_scripts.derived.origins import Origin, Trail, origins, roots

HERON, POND, REED = (Origin("publishers", one) for one in ("the-heron", "pond-board", "reed-wire"))
GUILD = Origin("actors", "mill-guild")
MILL = "data/sources/mill-2044-06-06.yml"


def test_a_source_of_its_own_counts_for_its_publisher(complete):
    assert origins(complete, ["heron-2044-06-05", "pond-board"]) == {HERON, POND}
    assert not HERON.is_party


def test_a_source_that_repeats_others_has_theirs_and_none_of_its_own(complete):
    assert origins(complete, ["mill-2044-06-06"]) == {HERON, POND, REED}


def test_no_source_has_no_origin(complete):
    assert origins(complete, []) == frozenset()


def test_a_partys_organs_are_one_voice(changed):
    corpus = changed(
        {
            MILL: ("based_on: [heron-2044-06-05]\nretells: [pond-board, reed-wire]\n", ""),
            "data/sources/pond-board.yml": ("kind: blog", "kind: party\nstake: mill-guild"),
        }
    )
    assert origins(corpus, ["mill-2044-06-06", "pond-board"]) == {GUILD}
    assert GUILD.is_party


def test_retelling_a_party_is_the_partys_voice(changed):
    corpus = changed({"data/sources/pond-board.yml": ("kind: blog", "kind: blog\nretells: [mill-guild-press]")})
    assert origins(corpus, ["pond-board"]) == {GUILD}


def test_a_source_in_a_circle_counts_as_its_own_origin(changed):
    corpus = changed({"data/sources/heron-2044-06-05.yml": ("kind: news", "kind: news\nbased_on: [mill-2044-06-06]")})
    assert origins(corpus, ["heron-2044-06-05"]) == {POND, REED, HERON}


def test_reports_are_told_by_origin_the_most_reported_first(complete):
    found = roots(complete, ["pond-board", "mill-2044-06-06", "mill-2044-06-06"])
    assert [(root.origin, [trail.report for trail in root.trails]) for root in found] == [
        (POND, ["pond-board", "mill-2044-06-06"]),
        (REED, ["mill-2044-06-06"]),
        (HERON, ["mill-2044-06-06"]),
    ]


def test_a_root_shows_the_way_from_each_report(changed):
    corpus = changed({"data/sources/pond-board.yml": ("kind: blog", "kind: blog\nbased_on: [mill-2044-06-06]")})
    by_origin = {root.origin: root.trails for root in roots(corpus, ["pond-board", "heron-2044-06-05"])}
    assert by_origin[HERON] == (
        Trail("pond-board", ("mill-2044-06-06", "heron-2044-06-05"), False),
        Trail("heron-2044-06-05", (), False),
    )
    # What is only retold stands behind the last work on record.
    assert by_origin[REED] == (Trail("pond-board", ("mill-2044-06-06",), True),)


def test_of_two_ways_to_an_origin_the_shorter_is_shown(changed):
    edit = ("kind: blog", "kind: blog\nbased_on: [mill-2044-06-06, heron-2044-06-05]")
    corpus = changed({"data/sources/pond-board.yml": edit})
    by_origin = {root.origin: root.trails for root in roots(corpus, ["pond-board"])}
    assert by_origin[HERON] == (Trail("pond-board", ("heron-2044-06-05",), False),)
