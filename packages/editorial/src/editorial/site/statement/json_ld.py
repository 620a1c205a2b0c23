"""What a statement's page says of itself to programs: JSON-LD with the words of schema.org, in the page's
head.

A data block, no script: nothing in it runs, and no title can end it.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from markupsafe import Markup

from editorial.register.events import changes_in
from editorial.site.addresses import Download
from editorial.site.i18n import words
from editorial.site.press import Press
from editorial.site.statement.presenter import NamedSpeaker
from editorial.site.statement.rendition import DATA, TEXT, Rendition
from editorial.statements.life_cycle import ChangeKind

POLICY = "policies/corrections"
UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""With these escaped no `</script>` and no `<!--` stands in the block
(https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
"""
Node = Mapping[str, object]


def json_ld(rendition: Rendition, files: Mapping[str, bytes], pdf: Download | None = None) -> Markup:
    """The text of the data block, safe as it stands.

    `files` are those beside the page, by name; `pdf` is there if it was made.
    """
    node = {
        name: value for name, value in _article(rendition, files, pdf).items() if value not in (None, "", [])
    }
    text = json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in UNSAFE.items():  # str.translate takes thirty times as long
        text = text.replace(sign, escaped)
    return Markup(text)


def _article(rendition: Rendition, files: Mapping[str, bytes], pdf: Download | None) -> Node:
    press, presented, language = rendition.press, rendition.presented, rendition.language
    say, policy = words(language), press.page(POLICY, language)
    return {
        "@type": "NewsArticle",
        "@id": rendition.url(),
        "headline": presented.title,
        "inLanguage": language,
        "identifier": [_property("reference", presented.statement.key), _property("code", rendition.code)],
        "version": str(presented.version),
        "creativeWorkStatus": say[f"status_{rendition.standing.status}"],
        **_made(rendition),
        "datePublished": presented.provenance.published,
        "dateModified": rendition.updated.isoformat(),
        "publisher": _publisher(press, language, policy),
        "isPartOf": {"@type": "CollectionPage", "@id": press.url(f"{language}/statements/")},
        **_translations(rendition),
        "correction": list(_corrections(rendition)),
        "publishingPrinciples": policy,
        "citation": list(presented.cites),
        "encoding": list(_encodings(rendition, files, pdf)),
        "contentLocation": [
            {"@type": "Country", "name": place.name, "identifier": place.key} for place in presented.places
        ],
        "about": [
            {"@type": "DefinedTerm", "name": subject.name, "termCode": subject.key}
            for subject in presented.subjects
        ],
    }


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _made(rendition: Rendition) -> Node:
    """Whose words the page has. Those of a record are this site's, and the statement that it sums up is of
    its own day; the statement itself is theirs who spoke, on the day on which they did.
    """
    presented = rendition.presented
    if presented.provenance.is_record:
        return {"author": {"@id": rendition.press.url("")}, "isBasedOn": _source(rendition)}
    return {"author": list(map(_person, presented.speakers)), "dateCreated": presented.moment}


def _source(rendition: Rendition) -> Node:
    """What a record sums up: the statement itself, which is theirs who spoke. The page's words are not."""
    presented = rendition.presented
    return {
        "@type": "CreativeWork",
        **({"url": presented.source_url} if presented.source_url else {}),
        "author": list(map(_person, presented.speakers)),
        "dateCreated": presented.moment,
    }


def _person(speaker: NamedSpeaker) -> Node:
    return {"@type": "Person", "name": speaker.name, "jobTitle": speaker.role_name}


def _publisher(press: Press, language: str, policy: str) -> Node:
    """The demonstration edition says here too that it is none of the Office's."""
    notice = press.notice(language)
    office = press.settings.publisher
    return {
        "@type": "Organization",
        "@id": press.url(""),
        "name": office.name[language],
        "url": office.address,
        **({"disambiguatingDescription": notice} if notice else {}),
        **({"correctionsPolicy": policy} if policy else {}),
    }


def _translations(rendition: Rendition) -> Node:
    original = rendition.statement.original
    if rendition.language != original and original in rendition.languages:
        return {"translationOfWork": {"@id": rendition.url(original), "inLanguage": original}}
    return {
        "workTranslation": [
            {"@id": rendition.url(code), "inLanguage": code}
            for code in rendition.languages
            if code != rendition.language
        ]
    }


def _corrections(rendition: Rendition) -> Iterator[Node]:
    for change in changes_in(rendition.versions, rendition.language):
        if change.kind is ChangeKind.CORRECTION:
            yield {
                "@type": "CorrectionComment",
                "datePublished": change.at.moment.isoformat(),
                "text": change.note_in(rendition.language),
            }


def _encodings(rendition: Rendition, files: Mapping[str, bytes], pdf: Download | None) -> Iterator[Node]:
    """The files, with digests of those that are there before the page is: a PDF may be made after it."""
    for name, media in ((TEXT, "text/plain"), (DATA, "application/json")):
        yield {
            "@type": "MediaObject",
            "encodingFormat": media,
            "contentUrl": rendition.url(file=name),
            "sha256": sha256(files[name]).hexdigest(),
        }
    if pdf:
        yield {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": rendition.url(file=pdf.name),
        }
