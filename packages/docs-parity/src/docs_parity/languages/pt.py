"""What is known of Portuguese: enough to tell its texts from those of other languages."""

from docs_parity.languages.base import Language

LANGUAGE = Language(
    code="pt",
    function_words=frozenset(
        (
            "o a os as de do da dos das no na nos nas um uma e é em para por que se com não seu sua seus "
            "suas "
            "são ao aos à às mais mas como este esta ele ela foi ser sem sobre entre também quando onde "
            "muito há já "
            "todos todas pode deve desde até pelo pela isso isto está porque quem ou qualquer"
        ).split()
    ),
    title_words=frozenset("do da dos e".split()),
)
