"""Function words: the little words that carry a sentence, and by which its language is known without asking anybody.

Names, technical terms and titles travel between languages; "the", "les" and "los" do not. Languages that no page is written in
are here too: a word that they share ("del", "para", "in") proves nothing.
"""

from collections.abc import Collection

WORDS = {
    "en": "the of and to in that is for it was with as by on are be this from at or which not have has an they their were been will "
          "who would can but all you your if when how there more about what we our should must into than them these those any other "
          "such where why do does its may also could being between through under only without us here",
    "fr": "le la les de des du un une et est en dans pour que qui il elle ils elles sont au aux avec sur par ne pas plus ce cette ces "
          "son sa ses leur leurs ou où à être ont nous vous se mais comme si tout tous toute toutes même aussi peut doit fait qu "
          "notre votre nos vos donc ainsi afin sans sous chez dont cela ceux celle celui était avoir sera très depuis selon vers "
          "contre après avant entre quand lorsque",
    "es": "el la los las de del un una unos y e o en para por que se con no su sus es son al lo como más pero este esta estos estas "
          "ese esa esto eso ha han fue ser sin sobre entre también cuando donde muy hay si ya todo todos toda todas otro otros otra "
          "otras puede pueden debe deben desde hasta nos le les porque qué cómo cada según hacia ante contra quien quienes usted tu "
          "tus está están",
    "pt": "o a os as de do da dos das no na nos nas um uma e é em para por que se com não seu sua seus suas são ao aos à às mais mas "
          "como este esta ele ela foi ser sem sobre entre também quando onde muito há já todos todas pode deve desde até pelo pela "
          "isso isto está porque quem ou qualquer",
    "it": "il lo la i gli le di del della dei delle dello un una uno e è in per che si con non suo sua loro sono al alla alle ai più ma "
          "come questo questa questi hanno ha da dal dalla nel nella nei sul sulla su tra anche quando dove chi essere stato deve può "
          "se ogni tutti tutte o",
    "ca": "el la els les de del dels un una i en per que amb no es és són al als seu seva seus seves més però com aquest aquesta "
          "aquests ha han va van ser sense sobre entre també quan on hi pot ja tot tots totes qui ens ni",
    "de": "der die das den dem des ein eine einen einer und ist in für von zu mit auf nicht sich als auch es an werden wird aus er sie "
          "bei nach über wie oder aber wenn dass sind im zum zur haben hat war was durch nur kein keine wer mehr alle ihre unsere muss "
          "kann vor also",
}
ALL = {language: frozenset(words.split()) for language, words in WORDS.items()}
FOREIGN = {language: frozenset().union(*ALL.values()) - own for language, own in ALL.items()}
PROOFS = {language: own - frozenset().union(*(other for name, other in ALL.items() if name != language)) for language, own in ALL.items()}
NONE: frozenset[str] = frozenset()
# So many different words of a language, and at least one that no other has, make a sentence of it if nothing speaks against it.
ENOUGH = 3


def speaks(words: Collection[str], language: str) -> bool:
    """True if the words are certainly of this language: only what is false here is worth asking `languages.language_of` about."""
    language = language.partition("-")[0]
    proofs = len(PROOFS.get(language, NONE).intersection(words))
    if not proofs:
        return False
    foreign = len(FOREIGN[language].intersection(words))
    return proofs >= max(2, 2 * foreign) or (not foreign and len(ALL[language].intersection(words)) >= ENOUGH)


def balance(words: Collection[str], language: str, other: str) -> int:
    """How many more function words that only the first of two languages has stand among these than such of the other."""
    first, second = ALL.get(language, NONE), ALL.get(other, NONE)
    return len((first - second).intersection(words)) - len((second - first).intersection(words))
