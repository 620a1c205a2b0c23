"""What is known of German: enough to tell its texts from those of other languages."""

from docs_parity.languages.base import Language

LANGUAGE = Language(
    code="de",
    function_words=frozenset(
        (
            "der die das den dem des ein eine einen einer und ist in für von zu mit auf nicht sich als auch "
            "es an "
            "werden wird aus er sie bei nach über wie oder aber wenn dass sind im zum zur haben hat war was "
            "durch "
            "nur kein keine wer mehr alle ihre unsere muss kann vor also"
        ).split()
    ),
)
