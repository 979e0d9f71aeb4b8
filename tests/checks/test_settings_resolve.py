from build_scripts.checks.settings_resolve import check

FILE = "data/explainer.yml"


def test_the_invented_explainers_settings_resolve(complete):
    assert list(check(complete)) == []


def test_the_answers_marks_lead_somewhere(reported):
    assert reported({FILE: ("[[claim:otter-opened-sluice]]", "[[claim:otter-opened-sluice]")}) == [
        (
            "data/explainer.yml:4: an unfinished mark; found '[[claim:otter-opened-sluice]'; "
            "allowed: [@source-id], [[kind:id]], [[kind:id|words]]; next: complete it  [marks]"
        )
    ]


def test_the_front_pages_chart_is_a_chart_of_the_record(reported):
    assert reported({FILE: ("front_picture: estimates", "front_picture: estimate")}) == [
        (
            "data/explainer.yml:7: no chart with this id; found 'estimate'; allowed: an id in data/charts/; "
            "next: did you mean 'estimates'?  [references]"
        )
    ]
