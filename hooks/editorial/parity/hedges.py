"""Words that deny, doubt or attribute, in three languages: what a translation may word otherwise, and must not lose.

`DEMANDS` are words that say it without any doubt; `SHOWS` is everything that may answer them, also words that contain a denial
(`impossible`, `sans`, `carecer`). A rule asks only whether there is any answer at all.
"""

import re
from enum import StrEnum
from functools import cache


class Mood(StrEnum):
    """What a sentence may do to what it says."""

    NEGATION = "negation"
    ALLEGATION = "allegation"
    MODALITY = "modality"


DEMANDS = {
    Mood.NEGATION: {
        "en": r"not|cannot|never|neither|nor|none|nobody|nothing|no|\w+n['’]t|without",
        # "n'importe", "ne … que" and the "ne" of "avant qu'il ne vienne" deny nothing.
        "fr": r"(?:ne |n['’])(?!importe)[^.;:!?]{1,40}?(?: pas| jamais| aucune?| rien)",
        "es": r"no|nunca|jamás|ningún|ninguna|ninguno|nadie|tampoco",
    },
    Mood.ALLEGATION: {
        "en": r"alleged|allegedly|allegations?|reportedly|reported|purported|purportedly|suspected|apparently|unconfirmed",
        "fr": r"présumée?s?|présumément|alléguée?s?|allégations?|prétendue?s?|prétendument|soupçonnée?s?|suspectée?s?|apparemment|aurait|auraient",
        "es": r"presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente|alegad[oa]s?|denuncias?|denunciad[oa]s?|habría|habrían|sospechos[oa]s?",
    },
    Mood.MODALITY: {
        "en": r"may|might|could|possibly|perhaps|maybe|likely|potentially",
        "fr": r"pourrait|pourraient|peut-être|éventuellement|probablement|possiblement|potentiellement|puisse|puissent",
        "es": r"podría|podrían|quizás?|posiblemente|probablemente|potencialmente|pueda|puedan|pudiera|pudieran",
    },
}
SHOWS = {
    Mood.NEGATION: {
        "en": r"\w*n['’]t|not|cannot|no|none|never|neither|nor|nobody|nothing|nowhere|without|un\w{3,}|in[aceilostv]\w{4,}|im[mp]\w{4,}|ir[r]\w{4,}|"
              r"dis\w{4,}|non\w*|fail\w*|lack\w*|refus\w*|prevent\w*|avoid\w*|except\w*|unless|only|but|instead|rather|hardly|barely|few|little|"
              r"deni\w*|deny\w*|absen\w*|exclu\w*|prohibit\w*|forbid\w*|miss\w*|\w+less|stop\w*|beyond|too|free|before|yet|still|rule\w*|ignor\w*|nope",
        "fr": r"ne|n['’]|pas|jamais|aucune?s?|ni|sans|nulle?s?|rien|non|personne|point|guère|sauf|hormis|excepté\w*|seulement|seule?s?|uniquement|"
              r"im[mp]\w{3,}|in\w{4,}|ir[r]\w{3,}|il[l]\w{3,}|dés\w{3,}|dis\w{4,}|mé[cps]\w{4,}|manqu\w*|défaut|faute|sinon|fini\w*|absen\w*|refus\w*|empêch\w*|évit\w*|interdi\w*|exclu\w*|"
              r"échou\w*|échec\w*|dépourvu\w*|loin|moins|peu|au lieu|plutôt|hors|mais|malgré|cess\w*|ignor\w*|trop|encore|inutile\w*|nier|nie\w*|niant|prive\w*|priv\w*",
        "es": r"no|nunca|jamás|ning[uú]\w+|ni|nadie|nada|tampoco|sin|salvo|excepto|solo|sólo|solamente|únicamente|menos|poc[oa]s?|apenas|"
              r"im[p]\w{3,}|in\w{4,}|ir[r]\w{3,}|il[e]\w{3,}|des\w{4,}|dis\w{4,}|falt\w*|care[cz]\w*|ausen\w*|rehús\w*|rehus\w*|neg\w*|niega\w*|impid\w*|impedir\w*|evit\w*|prohíb\w*|"
              r"prohib\w*|exclu\w*|fracas\w*|dej\w*|lejos|vez|lugar|sino|pero|demasiado|aún|todavía|innecesari\w*|priv\w*",
    },
    Mood.ALLEGATION: {
        "en": r"alleg\w*|report\w*|purport\w*|suspect\w*|apparent\w*|according|accus\w*|claim\w*|said|say\w*|unconfirmed|believed|seem\w*|"
              r"appear\w*|presum\w*|suppos\w*|indicat\w*|information|denounc\w*|state[ds]?|stating|may|might|could|inform\w*|account\w*|credible|concern\w*",
        "fr": r"présum\w*|allég\w*|prétend\w*|soupçon\w*|suspect\w*|apparemment|apparent\w*|aurai\w*|serai\w*|\w{3,}raient|\w{3,}rait|selon|d['’]après|accus\w*|signal\w*|"
              r"rapport\w*|inform\w*|indiqu\w*|font état|fait état|faisant état|fai\w* état|état de|dénonc\w*|déclar\w*|dit|dire|disant|affirm\w*|sembl\w*|paraî\w*|supposé\w*|relat\w*|évoqu\w*|"
              r"fait part|crédible\w*|annonc\w*|témoign\w*",
        "es": r"presunt\w*|supuest\w*|supone\w*|alega\w*|denunci\w*|habría\w*|sería\w*|\w{3,}rían?|sospech\w*|según|al parecer|aparent\w*|acus\w*|inform\w*|notici\w*|"
              r"señal\w*|report\w*|indic\w*|dich\w*|dij\w*|dice\w*|afirm\w*|declar\w*|parec\w*|relat\w*|comunic\w*|dato\w*|constancia|registr\w*|creíble\w*|anunci\w*|testimon\w*",
    },
    Mood.MODALITY: {
        "en": r"may|might|could|can|possib\w*|perhaps|maybe|likely|likelihood|potential\w*|probab\w*|risk\w*|would|should|able|eventual\w*|conceivabl\w*|threat\w*|chance\w*|allow\w*|if|sometimes|often|capab\w*|presumabl\w*|suppos\w*|appear\w*|seem\w*|suspect\w*",
        "fr": r"peu[tx]\w*|peuvent|pourr\w*|pouv\w*|pu|puiss\w*|possib\w*|peut-être|éventuel\w*|probab\w*|vraisembl\w*|potentiel\w*|risqu\w*|susceptib\w*|"
              r"semb\w*|\w{3,}rait|\w{3,}raient|\w{3,}riez|\w{3,}rais|sans doute|serait|parfois|menac\w*|plausib\w*|capab\w*|permet\w*|si|s['’]il\w*|arriv\w*|chance\w*|"
              r"sûrement|doit|devr\w*|souvent|autoris\w*|soi\w*",
        "es": r"pued\w*|pod[rí]\w*|pud\w*|posib\w*|quizás?|tal vez|acaso|eventual\w*|probab\w*|potencial\w*|riesgo\w*|susceptib\w*|parec\w*|\w{3,}rían?|\w{3,}ríamos|\w{3,}rías|"
              r"a lo mejor|veces|amenaz\w*|capa[cz]\w*|permit\w*|poder|si|seguramente|suele\w*|deb\w*|frecuen\w*|sea|sean|\w{3,}[ai]era\w*",
    },
}


@cache
def _pattern(table: str, mood: Mood, base: str) -> re.Pattern[str] | None:
    words = (DEMANDS if table == "demands" else SHOWS)[mood].get(base)
    return re.compile(rf"(?<!\w)(?:{words})(?:(?!\w)|(?<=['’]))", re.IGNORECASE) if words else None


def demanded(text: str, mood: Mood, language: str) -> str:
    """The first word of a text that says so beyond doubt; empty if there is none, or if the language is not known here."""
    pattern = _pattern("demands", mood, language.partition("-")[0])
    found = pattern.search(text) if pattern else None
    return found[0] if found else ""


def shown(text: str, mood: Mood, language: str) -> bool:
    """True if a text has anything that may say so; also for a language that is not known here."""
    pattern = _pattern("shows", mood, language.partition("-")[0])
    return pattern is None or bool(pattern.search(text))
