"""What a statement's page says of itself to programs: JSON-LD with the words of schema.org, in the page's
head.

A data block, no script: nothing in it runs, and no title can end it.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from markupsafe import Markup

from editorial.site.addresses import Download
from editorial.site.data.renditions import DATA, TEXT, Rendition, as_known
from editorial.site.i18n import words
from editorial.site.press import Press
from editorial.statements.events import changes_in, moment, said

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
    press, manifest, language = rendition.press, rendition.manifest, rendition.language
    say, policy = words(language), press.page(POLICY, language)
    return {
        "@type": "NewsArticle",
        "@id": rendition.url(),
        "headline": rendition.recorded.title,
        "inLanguage": language,
        "identifier": [_property("reference", manifest.id), _property("code", rendition.code)],
        "version": str(manifest.version),
        "creativeWorkStatus": say[f"status_{rendition.status}"],
        "datePublished": rendition.published,
        "dateModified": as_known(rendition.updated),
        "author": {"@id": press.url("")},
        "publisher": _publisher(press, language, policy),
        "isPartOf": {"@type": "CollectionPage", "@id": press.url(f"{language}/statements/")},
        **_translations(rendition),
        "correction": list(_corrections(rendition)),
        "publishingPrinciples": policy,
        "isBasedOn": _source(rendition),
        "citation": list(manifest.cites),
        "encoding": list(_encodings(rendition, files, pdf)),
        "contentLocation": [
            {"@type": "Country", "name": press.place(code, language), "identifier": code}
            for code in manifest.places
        ],
        "about": [
            {"@type": "DefinedTerm", "name": press.subject(key, language), "termCode": key}
            for key in manifest.subjects
        ],
    }


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _source(rendition: Rendition) -> Node:
    """What our page sums up: the statement itself, which is theirs who spoke.
    The words of the page are not.
    """
    manifest, press = rendition.manifest, rendition.press
    return {
        "@type": "CreativeWork",
        **({"url": manifest.source_url} if manifest.source_url else {}),
        "author": [_person(each, press, rendition.language) for each in manifest.attributed_to],
    }


def _person(speaker: Mapping[str, str], press: Press, language: str) -> Node:
    return {"@type": "Person", "name": speaker["name"], "jobTitle": press.role(speaker, language)}


def _publisher(press: Press, language: str, policy: str) -> Node:
    """The demonstration edition says here too that it is none of the Office's."""
    notice = press.notice(language)
    office = press.settings.office
    return {
        "@type": "Organization",
        "@id": press.url(""),
        "name": office.name[language],
        "url": office.address,
        **({"disambiguatingDescription": notice} if notice else {}),
        **({"correctionsPolicy": policy} if policy else {}),
    }


def _translations(rendition: Rendition) -> Node:
    original = rendition.manifest.original
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
        if change["kind"] == "correction":
            yield {
                "@type": "CorrectionComment",
                "datePublished": as_known(moment(change["at"])),
                "text": said(change["note"], rendition.language),
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
