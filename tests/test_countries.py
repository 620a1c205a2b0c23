"""What countries are called (languages/data/*/countries.yml), and the forms of their adjectives (facts/countries.py)."""

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

from docs_parity import languages
from docs_parity.facts.countries import inflected
from support import case_files

LANGUAGES = ("en", "fr", "es")
FILES = {
    language: Path(languages.__file__).parent / "data" / language / "countries.yml" for language in LANGUAGES
}
TABLES = {language: case_files.load(file) for language, file in FILES.items()}
COUNTRIES = {
    code: {language: table[code] for language, table in TABLES.items() if code in table}
    for code in TABLES["en"]
}
MEMBER_STATES = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA
CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH
FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA
JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX
MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""".split()
OTHERS = "COK ESH GRL GUF GUM HKG MAC NCL NIU PRI PSE PYF REU TWN VAT XKX".split()
NAMED_AT_THE_UNITED_NATIONS = """
BEN: Benin | Bénin | Benin
BGD: Bangladesh | Bangladesh | Bangladesh
BHR: Bahrain | Bahreïn | Bahrein
BLR: Belarus | Bélarus | Belarús
BOL: Bolivia (Plurinational State of) | Bolivie (État plurinational de) | Bolivia (Estado Plurinacional de)
BRN: Brunei Darussalam | Brunéi Darussalam | Brunei Darussalam
BTN: Bhutan | Bhoutan | Bhután
BWA: Botswana | Botswana | Botswana
CIV: Côte d’Ivoire | Côte d’Ivoire | Côte d’Ivoire
COD: Democratic Republic of the Congo | République démocratique du Congo | República Democrática del Congo
COG: Congo | Congo | Congo
CPV: Cabo Verde | Cabo Verde | Cabo Verde
CZE: Czechia | Tchéquie | Chequia
DJI: Djibouti | Djibouti | Djibouti
FJI: Fiji | Fidji | Fiji
GNB: Guinea-Bissau | Guinée-Bissau | Guinea-Bissau
IRN: Iran (Islamic Republic of) | Iran (République islamique d’) | Irán (República Islámica del)
IRQ: Iraq | Iraq | Iraq
KAZ: Kazakhstan | Kazakhstan | Kazajstán
KEN: Kenya | Kenya | Kenya
KGZ: Kyrgyzstan | Kirghizistan | Kirguistán
KNA: Saint Kitts and Nevis | Saint-Kitts-et-Nevis | Saint Kitts y Nevis
KOR: Republic of Korea | République de Corée | República de Corea
LAO: Lao People’s Democratic Republic | République démocratique populaire lao | República Democrática Popular Lao
LBR: Liberia | Libéria | Liberia
LSO: Lesotho | Lesotho | Lesotho
MDA: Republic of Moldova | République de Moldova | República de Moldova
MLI: Mali | Mali | Malí
MMR: Myanmar | Myanmar | Myanmar
MWI: Malawi | Malawi | Malawi
FSM: Micronesia (Federated States of) | Micronésie (États fédérés de) | Micronesia (Estados Federados de)
NGA: Nigeria | Nigéria | Nigeria
NIU: Niue | Nioué | Niue
NLD: Netherlands (Kingdom of the) | Pays-Bas (Royaume des) | Países Bajos (Reino de los)
NZL: New Zealand | Nouvelle-Zélande | Nueva Zelandia
PLW: Palau | Palaos | Palau
PNG: Papua New Guinea | Papouasie-Nouvelle-Guinée | Papua Nueva Guinea
PRK: Democratic People’s Republic of Korea | République populaire démocratique de Corée | República Popular Democrática de Corea
PSE: State of Palestine | État de Palestine | Estado de Palestina
QAT: Qatar | Qatar | Qatar
ROU: Romania | Roumanie | Rumania
RUS: Russian Federation | Fédération de Russie | Federación de Rusia
RWA: Rwanda | Rwanda | Rwanda
SAU: Saudi Arabia | Arabie saoudite | Arabia Saudita
SLV: El Salvador | El Salvador | El Salvador
STP: Sao Tome and Principe | Sao Tomé-et-Principe | Santo Tomé y Príncipe
SUR: Suriname | Suriname | Suriname
SWZ: Eswatini | Eswatini | Eswatini
SYR: Syrian Arab Republic | République arabe syrienne | República Árabe Siria
TLS: Timor-Leste | Timor-Leste | Timor-Leste
TTO: Trinidad and Tobago | Trinité-et-Tobago | Trinidad y Tabago
TUR: Türkiye | Türkiye | Türkiye
TZA: United Republic of Tanzania | République-Unie de Tanzanie | República Unida de Tanzanía
USA: United States of America | États-Unis d’Amérique | Estados Unidos de América
VAT: Holy See | Saint-Siège | Santa Sede
VNM: Viet Nam | Viet Nam | Viet Nam
ZWE: Zimbabwe | Zimbabwe | Zimbabwe
""".strip().splitlines()
INFLECTED = {
    "fr": """
        soudanais soudanaise soudanaises; français française françaises; chinois chinoise chinoises; suédois suédoise suédoises
        syrien syriens syrienne syriennes; coréen coréens coréenne coréennes; sud-coréen sud-coréens sud-coréenne sud-coréennes
        turc turcs turque turques; grec grecs grecque grecques; suisse suisses; slovène slovènes; monégasque monégasques
        sud-africain sud-africains sud-africaine sud-africaines; philippin philippins philippine philippines
        afghan afghans afghane afghanes; espagnol espagnols espagnole espagnoles; letton lettons lettonne lettonnes lettone lettones
        mongol mongols mongole mongoles; kosovar kosovars kosovare kosovares; ouzbek ouzbeks ouzbeke ouzbekes; ouzbèke ouzbèkes
        allemand allemands allemande allemandes; azéri azéris azérie azéries; burkinabè burkinabès; lao laos; ni-vanuatu ni-vanuatus
        kirghiz kirghize kirghizes""",
    "es": """
        sudanés sudaneses sudanesa sudanesas; francés franceses francesa francesas; sirio sirios siria sirias
        búlgaro búlgaros búlgara búlgaras; israelí israelíes israelís; marroquí marroquíes marroquís; papú papúes papús
        belga belgas; croata croatas; canadiense canadienses; etíope etíopes; alemán alemanes alemana alemanas
        letón letones letona letonas; nipón nipones nipona niponas; español españoles española españolas; mongol mongoles mongola mongolas
        kosovar kosovares; kirguís kirguises; suazi suazis; saharaui saharauis; burkinabé burkinabés
        austríaco austríacos austríaca austríacas; guineano-bissauense guineano-bissauenses""",
    "en": """
        Syrian Syrians; Sudanese; Iraqi Iraqis; Swiss; British; French; Dutch; Irish; Czech Czechs; Turk Turks; Greek Greeks; Kyrgyz
        Seychellois; Icelandic; Malagasy; German Germans; Frenchman Frenchmen; Irishwoman Irishwomen; Afghan Afghans; Thai Thais
        Filipino Filipinos; Swede Swedes; Cypriot Cypriots""",
}


def territory(code: str, language: str) -> str:
    """The CLDR's name."""
    two = "XK" if code == "XKX" else get_global("territory_aliases")[code][0]
    return unicodedata.normalize("NFC", Locale(language).territories[two]).replace("\u00a0", " ")


def listed(code: str, language: str, kind: str) -> list[str]:
    """One of the three lists of a country in a language."""
    return COUNTRIES[code][language].get(kind, [])


def all_forms(code: str, language: str) -> dict[str, bool]:
    """Every form, inflected ones too, in small letters -> whether it is doubtful."""
    doubtful = listed(code, language, "doubtful")
    names = {name: name in doubtful for name in (territory(code, language), *listed(code, language, "names"))}
    adjectives = {
        form: adjective in doubtful
        for adjective in listed(code, language, "adjectives")
        for form in inflected(adjective, language)
    }
    return {form.casefold(): doubt for form, doubt in {**adjectives, **names}.items()}


def test_all_member_states_and_some_others_are_listed():
    assert len(MEMBER_STATES) == len(set(MEMBER_STATES)) == 193
    for table in TABLES.values():
        assert list(table) == sorted({*MEMBER_STATES, *OTHERS})


def test_no_country_stands_twice():
    for file in FILES.values():
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [line[:3] for line in lines if line[:1].isupper()] == list(COUNTRIES)


def test_every_code_is_one_that_babel_knows():
    aliases = get_global("territory_aliases")
    assert not [code for code in COUNTRIES if code != "XKX" and len(aliases[code]) != 1]
    assert all(territory(code, "en") for code in COUNTRIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_stands_in_all_three_languages(language: str):
    for code, entry in COUNTRIES.items():
        assert tuple(entry) == LANGUAGES, code
        kinds = list(entry[language])
        assert kinds == [kind for kind in ("names", "adjectives", "doubtful") if kind in kinds], code
        assert all(entry[language].values()), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_composed_and_without_stray_spaces(language: str):
    for code, entry in COUNTRIES.items():
        for forms in entry[language].values():
            assert len(set(forms)) == len(forms), code
            for form in forms:
                assert isinstance(form, str) and form, code
                assert form == unicodedata.normalize("NFC", " ".join(form.split()))
                assert "'" not in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_adjectives_are_written_as_their_language_writes_them(language: str):
    adjectives = [adjective for code in COUNTRIES for adjective in listed(code, language, "adjectives")]
    assert adjectives and not [
        adjective
        for adjective in adjectives
        if not (adjective[0].isupper() if language == "en" else adjective == adjective.lower())
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_the_cldr_are_not_repeated(language: str):
    assert not [code for code in COUNTRIES if territory(code, language) in listed(code, language, "names")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_doubtful_is_a_form_of_the_country(language: str):
    for code in COUNTRIES:
        known = {
            territory(code, language),
            *listed(code, language, "names"),
            *listed(code, language, "adjectives"),
        }
        assert set(listed(code, language, "doubtful")) <= known, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_adjective_that_names_a_language_is_doubtful(language: str):
    tongues = {unicodedata.normalize("NFC", name).casefold() for name in Locale(language).languages.values()}
    assert not [
        (code, adjective)
        for code in COUNTRIES
        for adjective in listed(code, language, "adjectives")
        if adjective.casefold() in tongues and adjective not in listed(code, language, "doubtful")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_for_two_countries_unless_it_is_doubtful_in_both(language: str):
    standing_for = defaultdict(dict)
    for code in COUNTRIES:
        for form, doubt in all_forms(code, language).items():
            standing_for[form][code] = doubt
    assert not {
        form: codes for form, codes in standing_for.items() if len(codes) > 1 and not all(codes.values())
    }


def test_names_used_at_the_united_nations_are_known():
    for line in NAMED_AT_THE_UNITED_NATIONS:
        code, names = line.split(": ")
        for language, name in zip(LANGUAGES, names.split(" | "), strict=True):
            assert name in {territory(code, language), *listed(code, language, "names")}, code


@pytest.mark.parametrize("language", INFLECTED)
def test_inflected(language: str):
    for case in INFLECTED[language].strip().replace("\n", ";").split(";"):
        forms = case.split()
        assert list(inflected(forms[0], language)) == forms


def test_a_language_without_rules_has_the_adjective_alone():
    assert list(inflected("sudanesisch", "de")) == ["sudanesisch"]
