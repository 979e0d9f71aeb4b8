from build_scripts.checks.foreign_quotes_glossed import check

QUOTE = "data/quotes/2044-06-05-guild-grain.yml"


def test_the_invented_quotes_are_in_the_site_s_language(complete):
    assert list(check(complete)) == []


def test_words_in_another_language_need_a_gloss(reported):
    assert reported({QUOTE: ("language: en", "language: fr")}) == [
        (
            "data/quotes/2044-06-05-guild-grain.yml:5: words in another language without `gloss`; found 'fr'; "
            "allowed: 'en', or a gloss; next: say in our own words what they mean  [language]"
        )
    ]


def test_a_gloss_is_enough(reported):
    assert reported({QUOTE: ("language: en", "language: fr\ngloss: The corn is soaked.")}) == []


def test_a_dialect_of_the_site_s_language_needs_none(reported):
    assert reported({QUOTE: ("language: en", "language: en-GB")}) == []
