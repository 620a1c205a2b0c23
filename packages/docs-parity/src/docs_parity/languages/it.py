"""What is known of Italian: enough to tell its texts from those of other languages."""

from docs_parity.languages.base import Language

LANGUAGE = Language(
    code="it",
    function_words=frozenset(
        (
            "il lo la i gli le di del della dei delle dello un una uno e è in per che si con non suo sua "
            "loro sono "
            "al alla alle ai più ma come questo questa questi hanno ha da dal dalla nel nella nei sul sulla "
            "su tra "
            "anche quando dove chi essere stato deve può se ogni tutti tutte o"
        ).split()
    ),
    title_words=frozenset("di".split()),
)
