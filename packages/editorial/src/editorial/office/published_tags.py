"""The tags that can reach readers: what is not among them, the site takes out (`site/pages/sanitizer.py`)."""

PUBLISHED_TAGS = frozenset(
    """
    a abbr bdi blockquote br cite code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img
    input kbd label li ol p pre q s section span strong sub summary sup table tbody td th thead time tr ul
""".split()
)
"""What Markdown makes, `input` and `label` of tabs, `section` of the home page, `bdi` of right-to-left pages,
and the tags that `html` of editorial.yml lets an author write.
"""
