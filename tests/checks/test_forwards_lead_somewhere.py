from build_scripts.checks.forwards_lead_somewhere import check

OLD = "data/events/2044-06-04-sluice-broken.yml"


def test_the_invented_records_forward_leads_to_a_record(complete):
    assert complete.forwards["events"] == {"2044-06-04-sluice-broken": "2044-06-04-sluice-open"}
    assert list(check(complete)) == []


def test_a_forward_to_a_mistyped_id_names_the_one_that_was_meant(reported):
    assert reported({OLD: "moved_to: 2044-06-04-sluice-opened\n"}) == [
        (
            "data/events/2044-06-04-sluice-broken.yml:1: `moved_to` leads nowhere; found '2044-06-04-sluice-opened'; "
            "allowed: an id in data/events/; next: did you mean '2044-06-04-sluice-open'?  [references]"
        )
    ]


def test_a_forward_to_another_kind_leads_nowhere(reported):
    assert reported({OLD: "moved_to: otter\n"}) == [
        (
            "data/events/2044-06-04-sluice-broken.yml:1: `moved_to` leads nowhere; found 'otter'; "
            "allowed: an id in data/events/; next: correct the id  [references]"
        )
    ]


def test_a_chain_of_forwards_is_to_be_made_short(reported):
    assert reported({"data/events/2044-06-04-sluice.yml": "moved_to: 2044-06-04-sluice-broken\n"}) == [
        (
            "data/events/2044-06-04-sluice.yml:1: `moved_to` leads nowhere; found '2044-06-04-sluice-broken'; "
            "allowed: an id in data/events/; next: forward to '2044-06-04-sluice-open'  [references]"
        )
    ]


def test_a_forward_to_itself_leads_nowhere(reported):
    name = "2041-circle"
    assert reported({f"data/events/{name}.yml": f"moved_to: {name}\n"}) == [
        (
            f"data/events/{name}.yml:1: `moved_to` leads nowhere; found '{name}'; allowed: an id in data/events/; "
            f"next: correct the id  [references]"
        )
    ]


def test_a_forward_to_an_unreadable_record_is_not_at_fault_itself(reported):
    assert reported({"data/events/2044-06-04-sluice-open.yml": ("key: true", "key: perhaps")}) == [
        (
            "data/events/2044-06-04-sluice-open.yml:36: `key`: wrong value; found 'perhaps'; allowed: true or false; "
            "next: correct it  [shape]"
        )
    ]
