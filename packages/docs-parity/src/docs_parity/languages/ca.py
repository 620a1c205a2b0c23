"""What is known of Catalan: enough to tell its texts from those of other languages."""

from docs_parity.languages.base import Language

LANGUAGE = Language(
    code="ca",
    function_words=frozenset(
        (
            "el la els les de del dels un una i en per que amb no es és són al als seu seva seus seves més "
            "però com "
            "aquest aquesta aquests ha han va van ser sense sobre entre també quan on hi pot ja tot tots "
            "totes qui "
            "ens ni"
        ).split()
    ),
)
