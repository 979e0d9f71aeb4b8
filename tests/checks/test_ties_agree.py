from build_scripts.checks.ties_agree import check

MILL = "data/sources/mill-2044-06-06.yml"


def test_the_invented_guilds_leaflet_speaks_for_the_guild(complete):
    assert list(check(complete)) == []


def test_a_work_without_its_publishers_tie_is_found(reported):
    assert reported({MILL: ("stake: mill-guild\n", "")}) == [
        (
            "data/sources/mill-2044-06-06.yml:1: the publisher's stake is 'mill-guild', the source's is not; "
            "found none; allowed: 'mill-guild'; next: write `stake: mill-guild`, or correct "
            "data/publishers/mill-guild-press.yml  "
            "[sources]"
        )
    ]


def test_a_work_with_another_tie_is_found(reported):
    (fault,) = reported({MILL: ("stake: mill-guild", "stake: otter")})
    assert "found 'otter'; allowed: 'mill-guild'" in fault


def test_a_publisher_without_a_tie_may_carry_a_partys_statement(reported):
    assert reported({"data/sources/pond-board.yml": ("kind: blog", "kind: party\nstake: otter")}) == []
