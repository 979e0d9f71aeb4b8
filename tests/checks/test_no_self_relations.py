from build_scripts.checks.no_self_relations import check

OTTER, GUILD = "data/actors/otter.yml", "data/actors/mill-guild.yml"


def test_the_invented_records_relations_have_two_ends(complete):
    assert list(check(complete)) == []


def test_an_actor_is_in_no_relation_to_itself(reported):
    assert reported({OTTER: ("to: mill-guild", "to: otter")}) == [
        (
            "data/actors/otter.yml:12: a relation to itself; found 'otter'; allowed: another actor; "
            "next: correct it  [relations]"
        )
    ]


def test_a_body_is_not_part_of_itself(reported):
    assert reported({GUILD: ("side: mill", "side: mill\npart_of: [mill-guild]")}) == [
        (
            "data/actors/mill-guild.yml:5: `part_of` runs in a circle; found mill-guild → mill-guild; "
            "allowed: a tree; next: cut the circle  [relations]"
        )
    ]


def test_a_circle_of_bodies_is_reported_at_each_of_them(reported):
    assert reported({GUILD: ("side: mill", "side: mill\npart_of: [heron]")}) == [
        (
            "data/actors/heron.yml:4: `part_of` runs in a circle; found heron → mill-guild → heron; "
            "allowed: a tree; next: cut the circle  [relations]"
        ),
        (
            "data/actors/mill-guild.yml:5: `part_of` runs in a circle; found mill-guild → heron → mill-guild; "
            "allowed: a tree; next: cut the circle  [relations]"
        ),
    ]


def test_a_place_is_not_within_what_lies_within_it(reported):
    assert reported({"data/places/lake-marn.yml": ("kind: lake", "kind: lake\nwithin: marn-dam")}) == [
        (
            "data/places/lake-marn.yml:5: `within` runs in a circle; found lake-marn → marn-dam → lake-marn; "
            "allowed: a tree; next: cut the circle  [relations]"
        ),
        (
            "data/places/marn-dam.yml:3: `within` runs in a circle; found marn-dam → lake-marn → marn-dam; "
            "allowed: a tree; next: cut the circle  [relations]"
        ),
    ]
