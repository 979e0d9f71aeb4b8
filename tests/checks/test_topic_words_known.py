from build_scripts.checks.topic_words_known import check


def test_the_invented_record_uses_only_its_topics_words(complete):
    assert list(check(complete)) == []


def test_a_mistyped_kind_is_named_with_the_word_that_was_meant(reported):
    assert reported({"data/actors/otter.yml": ("kind: animal", "kind: animl")}) == [
        (
            "data/actors/otter.yml:5: not a word of `actor_kinds`; found 'animl'; allowed: animal, guild; "
            "next: did you mean 'animal'?  [words]"
        )
    ]


def test_a_word_of_another_list_is_refused(reported):
    assert reported({"data/places/nowhere.yml": ("kind: lake", "kind: guild")}) == [
        (
            "data/places/nowhere.yml:2: not a word of `place_kinds`; found 'guild'; allowed: lake, dam; "
            "next: choose one of them  [words]"
        )
    ]


def test_sides_are_those_of_the_explainer(reported):
    assert reported({"data/actors/heron.yml": ("side: sky", "side: sea")}) == [
        (
            "data/actors/heron.yml:3: not a word of `sides`; found 'sea'; allowed: mill, shore, sky; "
            "next: choose one of them  [words]"
        )
    ]


def test_roles_and_relations_are_looked_at_in_their_lists(reported):
    lines = reported(
        {
            "data/events/2044-06-talks.yml": ("role: doer", "role: talker"),
            "data/actors/otter.yml": ("kind: chases", "kind: chase"),
        }
    )
    assert lines == [
        (
            "data/actors/otter.yml:13: not a word of `relation_kinds`; found 'chase'; allowed: feeds, chases; "
            "next: did you mean 'chases'?  [words]"
        ),
        (
            "data/events/2044-06-talks.yml:5: not a word of `event_roles`; found 'talker'; allowed: doer, sufferer; "
            "next: choose one of them  [words]"
        ),
    ]
