"""Our templates hide some of Material's; when Material changes one of those, somebody must look."""

from support.upstream import differences, listed, shadowed


def test_nobody_has_changed_what_our_templates_hide():
    assert differences(shadowed(), listed()) == []


def test_a_change_is_told_with_what_to_do():
    told = differences(
        {"a.html": "1", "b.html": "2", "new.html": "3"}, {"a.html": "1", "b.html": "old", "gone.html": "4"}
    )
    assert [sentence.split(". ")[0].split(", which over")[0] for sentence in told] == [
        "Material has changed b.html",
        "overrides/new.html takes the place of Material's new.html and is not in overrides/upstream.yml",
        "overrides/upstream.yml names gone.html, which no longer stands in both overrides/ and Material",
    ]
    assert all("`make upstream`" in sentence for sentence in told)
