"""Links and images: do they lead somewhere, and to the same place as in the original?"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from docs_parity.languages.lookup import base_of
from docs_parity.markdown.inline import loose_addresses
from docs_parity.markdown.link_targets import (
    LinkKind,
    LinkTarget,
    acts,
    has_host,
    language_aside,
    language_variant,
    outside_address,
    resolve,
)
from docs_parity.model.block import Block, Kind, Link
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import LINKS, PAGE, SAFETY, declare
from docs_parity.project.validation_messages import guess
from docs_parity.rules.context import Context, PagePair
from docs_parity.rules.dialect import shortened
from docs_parity.rules.registry import pair_rules, version_rules
from docs_parity.rules.structure import IMAGES

LONGEST_ADVICE = 200
LONGEST_NAME = 300
"""Of a target for which the nearest name is looked for."""
MOST_COMPARED = 100_000
"""Names on one page with which wrong targets are compared before other advice is given: fifty wrong links
where 2,000 places are known.
"""
FEW = 1000

LINKS_ALIKE = declare(
    "links",
    group=LINKS,
    place=300,
    accept=True,
    question="Do the links lead where those of the original lead?",
    wrong="a link left out, or one to another page",
    right="the same link",
    more="Where two other sites differ it is a warning: a source may have a page in the reader's language.",
)
LINK_BROKEN = declare(
    "link-broken",
    group=LINKS,
    place=310,
    exact=True,
    question="Does the link lead to a page or a file that exists?",
    wrong="`[law](lwa.md)`",
    right="`[law](law.md)`",
)
LINK_ANCHOR = declare(
    "link-anchor",
    group=LINKS,
    place=320,
    exact=True,
    question="Does the page have the heading that the link names?",
    wrong="`[law](law.md#lwa)`",
    right="`[law](law.md#law)`",
)
LINK_LANGUAGE = declare(
    "link-language",
    group=LINKS,
    place=330,
    exact=True,
    question="Does the link stay in the language of the page?",
    wrong="`../../en/about/law.md` in a French page",
    right="`law.md`",
    more="Readers who chose a language would be sent to another without a word.",
)
UNSAFE_LINK = declare(
    "unsafe-link",
    group=LINKS,
    place=340,
    exact=True,
    never_accept=True,
    no_less=SAFETY,
    question="Is the link harmless?",
    wrong="`[law](javascript:…)`",
    right="`[law](https://…)`",
    more="Such a link can run a program in the reader's browser.",
)
IMAGE_OUTSIDE = declare(
    "image-outside",
    group=PAGE,
    place=240,
    exact=True,
    no_less=SAFETY,
    question="Does the picture come from our own site?",
    wrong="`![…](https://…/map.png)`",
    right="`![…](../../assets/figures/map.png)`",
    more="The other site would learn who reads this page.",
)


@version_rules.check(LINK_BROKEN, LINK_ANCHOR, LINK_LANGUAGE, UNSAFE_LINK, IMAGE_OUTSIDE)
def links(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does every link lead to a page, a place or a file that exists, in the language of this version?"""
    for link in localized.links:
        target = resolve(link.target, localized)
        for rule, problem, fix, severity in _trouble(link, target, localized, context):
            yield Finding(
                rule=rule,
                message=problem,
                fix=fix,
                path=localized.path,
                line=link.line,
                severity=severity,
                page=localized.key,
                language=localized.language,
                subject=link.target,
            )
    seen = {
        link.target for link in localized.links if resolve(link.target, localized).where is LinkKind.UNSAFE
    }
    for address, line in (
        *_loose(localized),
        *((address, line) for _, address, line in localized.definitions),
    ):
        if acts(address) and not _among(address, seen):
            rule, problem, fix = _unsafe("link", " ".join(address.split()))
            yield Finding(
                rule=rule,
                message=problem,
                fix=fix,
                path=localized.path,
                line=line,
                page=localized.key,
                language=localized.language,
                subject=address,
            )


def _among(address: str, targets: set[str]) -> bool:
    """True if one of the links is this address, read more loosely.

    Where thousands of links would run a program, only whole addresses are compared.
    """
    bare = address.strip()
    if bare in targets or bare.split()[0].rstrip(">") in targets:
        return True
    return len(targets) <= FEW and any(bare in target or target in address for target in targets)


def _loose(localized: LocalizedPage) -> Iterator[tuple[str, int]]:
    for block in localized.blocks:
        if block.kind is not Kind.CODE and ("](" in block.text or "=" in block.text or "]:" in block.text):
            yield from loose_addresses(block)


def _unsafe(noun: str, address: str) -> tuple[str, str, str]:
    return (
        UNSAFE_LINK.id,
        f'this {noun} would run a program or hide its contents: "{shortened(address)}"',
        "Link to a page or an https address.",
    )


def _trouble(
    link: Link, target: LinkTarget, localized: LocalizedPage, context: Context
) -> Iterator[tuple[str, str, str, Severity]]:
    house = not context.settings.bare
    weight = Severity.ERROR if house else Severity.WARNING
    noun = "image" if link.is_image else "link"
    if target.where is LinkKind.UNSAFE:
        yield *_unsafe(noun, link.target), Severity.ERROR
    elif target.where is LinkKind.OUTSIDE and not has_host(target.path):
        yield (
            LINK_BROKEN.id,
            f'the {noun} "{shortened(link.target)}" leads nowhere: no site has a name with such signs',
            "Copy the address from the browser again.",
            weight,
        )
    elif target.where is LinkKind.OUTSIDE and _is_ours(target.path, localized, context):
        yield (
            LINK_LANGUAGE.id,
            f'the link "{link.target}" to this site does not name the language of the page',
            (
                "Link to the page's file, for example ../contact.md, or begin it with "
                f"{context.settings.address}{localized.language}/."
            ),
            Severity.ERROR,
        )
    elif target.where is LinkKind.OUTSIDE and link.is_image and house:
        yield (
            IMAGE_OUTSIDE.id,
            f'this image would be loaded from another site: "{link.target}"',
            "Put the file into docs/assets/ and link to it there.",
            Severity.ERROR,
        )
    elif target.where is LinkKind.ROOTED and house:
        yield (
            LINK_BROKEN.id,
            f'the {noun} "{link.target}" begins with a slash and would break on a mirror',
            "Write the path from this page, for example ../contact.md.",
            Severity.ERROR,
        )
    elif target.where is LinkKind.FILE and house and target.path not in context.tree.assets:
        advice = (
            "Link to the page's file: its name ends in .md."
            if "." not in target.path.rpartition("/")[2]
            else "Check the name, and count the ../ that lead to docs/."
        )
        yield (
            LINK_BROKEN.id,
            f'the {noun} "{link.target}" leads to no file: there is no {target.path}',
            advice,
            weight,
        )
    elif target.where in (LinkKind.PAGE, LinkKind.HERE):
        yield from _to_page(link, target, localized, context, weight)


def _is_ours(address: str, localized: LocalizedPage, context: Context) -> bool:
    """True for an address of this site that does not begin with the language of the page."""
    ours = context.settings.address
    return (
        bool(ours)
        and address.startswith(ours)
        and len(address) > len(ours)
        and not address.startswith(f"{ours}{localized.language}/")
    )


def _to_page(
    link: Link, target: LinkTarget, localized: LocalizedPage, context: Context, weight: Severity
) -> Iterator[tuple[str, str, str, Severity]]:
    language, _, rest = target.path.partition("/")
    key = rest.removesuffix(".md")
    linked = context.tree.localizations.get(language, {}).get(key)
    if language != localized.language and language in context.tree.localizations:
        yield (
            LINK_LANGUAGE.id,
            f'the link "{link.target}" leads to a page in {context.settings.english_name(language)}',
            (
                "Link to "
                f"{posixpath.relpath(f'{localized.language}/{rest}', posixpath.dirname(localized.path))}."
            ),
            Severity.ERROR,
        )
    elif linked is None:
        page = context.pages.get(key)
        elsewhere = page is not None and bool(page.original)
        problem = "a page that does not exist in this language yet" if elsewhere else "no page"
        otherwise = "Check the name of the file."
        pages = len(context.tree.localizations.get(localized.language, {}))
        may = context.may_compare(localized, pages, MOST_COMPARED)
        near = _guess(*_paths(target, localized, context), otherwise) if may else otherwise
        advice = "Translate that page first, or take the link out." if elsewhere else near
        yield (
            LINK_BROKEN.id,
            f'the link "{link.target}" leads to {problem}: there is no {target.path}',
            advice,
            weight,
        )
    elif target.anchor and linked.readable and target.anchor not in context.anchors(linked):
        otherwise, known = (
            f"Give the heading the id {{#{target.anchor}}}, or correct the link.",
            context.anchors(linked),
        )
        yield (
            LINK_ANCHOR.id,
            (
                f'the link "{link.target}" leads to no place on its page: no heading has the id '
                f'"{target.anchor}"'
            ),
            _guess(target.anchor, known, otherwise)
            if context.may_compare(localized, len(known), MOST_COMPARED)
            else otherwise,
            weight,
        )


def _paths(target: LinkTarget, localized: LocalizedPage, context: Context) -> tuple[str, dict[str, None]]:
    """(the path that a link has, those it could have), as they are written on this page."""
    folder = posixpath.dirname(localized.path)
    pages = context.tree.localizations.get(localized.language, {}).values()
    return posixpath.relpath(target.path, folder), dict.fromkeys(
        posixpath.relpath(page.path, folder) for page in pages
    )


def _guess(name: str, known: Mapping[str, object], otherwise: str) -> str:
    """The nearest name, or all of them where they are few; else other advice."""
    advice = guess(name, known) if known and len(name) <= LONGEST_NAME else otherwise
    return advice if len(advice) < LONGEST_ADVICE else otherwise


@pair_rules.check(LINKS_ALIKE, IMAGES)
def same_links(pair: PagePair) -> Iterator[Finding]:
    """Do the links and images of each block lead where those of its original lead?"""
    targets, sources = _meanings(pair.target, pair), _meanings(pair.source, pair)
    ours, theirs = (
        Counter(meaning for meaning, _ in chain(*targets)),
        Counter(meaning for meaning, _ in chain(*sources)),
    )
    lost, spare = theirs - ours, ours - theirs
    for step in pair.steps:
        if step.pair:
            block = pair.target.blocks[step.pair[1]]
            wanted = [meaning for index in step.sources for meaning in sources[index]]
            written = [meaning for index in step.targets for meaning in targets[index]]
            yield from _compare(pair, wanted, (block, written), lost, spare)


@pair_rules.check(LINK_LANGUAGE)
def other_languages(pair: PagePair) -> Iterator[Finding]:
    """Do links to sites with several languages lead to the reader's language, or to that of the original?"""
    settings, localized = pair.context.settings, pair.target
    fine = (localized.language, pair.source.language)
    theirs = {link.target for link in pair.source.links}
    for link in localized.links:
        variant = language_variant(link.target, tuple(settings.languages), settings.hosts)
        if variant and variant.language not in fine and link.target not in theirs:
            yield Finding(
                rule=LINK_LANGUAGE.id,
                message=f'the link "{link.target}" leads to a page in '
                f"{settings.english_name(variant.language)}",
                fix=f"Link to the page in {settings.english_name(localized.language)}, "
                "or to the one that the original links to.",
                path=localized.path,
                line=link.line,
                severity=Severity.ERROR,
                page=pair.page.key,
                language=localized.language,
                original_path=pair.source.path,
                original_line=pair.source.front_matter.end_line or 1,
                subject=link.target,
            )


Meaning = tuple[str, str, bool]
Meant = tuple[Meaning, Link]


def _meanings(localized: LocalizedPage, pair: PagePair) -> list[list[Meant]]:
    """The links of each block, with what they mean once the language is set aside."""
    return [[(_meaning(link, localized, pair), link) for link in links] for links in localized.block_links]


def _meaning(link: Link, localized: LocalizedPage, pair: PagePair) -> Meaning:
    """(where it leads, which heading there, image or link)."""
    context = pair.context
    target = resolve(link.target, localized)
    anchor = target.anchor
    if anchor and target.where in (LinkKind.PAGE, LinkKind.HERE):
        language, _, rest = target.path.partition("/")
        linked = context.tree.localizations.get(language, {}).get(rest.removesuffix(".md"))
        order = context.anchors(linked).get(anchor, -1) if linked else -1
        anchor = f"heading {order}" if order >= 0 else anchor
    return (
        language_aside(target, localized, tuple(context.tree.languages), context.settings.hosts),
        anchor,
        link.is_image,
    )


def _compare(
    pair: PagePair,
    wanted: list[Meant],
    translation: tuple[Block, list[Meant]],
    lost: Counter[Meaning],
    spare: Counter[Meaning],
) -> Iterator[Finding]:
    second, given = translation
    missing = _without(wanted, given, lost)
    extra = _without(given, wanted, spare)
    for (meaning, link), (_, other) in zip(missing, extra, strict=False):
        yield _finding(
            pair,
            meaning,
            link,
            other.line,
            f'leads to "{link.target}" in the original and to "{other.target}" here',
            "Correct the address.",
            softer=_localised(link, other, pair),
        )
    for meaning, link in missing[len(extra) :]:
        yield _finding(
            pair, meaning, link, second.line, f'"{link.target}" of the original is missing here', "Add it."
        )
    for meaning, link in extra[len(missing) :]:
        yield _finding(
            pair,
            meaning,
            link,
            link.line,
            f'"{link.target}" does not stand in the original',
            "Take it out, or add it to the original.",
        )


def _without(meant: list[Meant], others: list[Meant], only: Counter[Meaning]) -> list[Meant]:
    """Those of `meant` that `others` lack and that do not merely stand in another block of the page."""
    rest = Counter(meaning for meaning, _ in others)
    left = []
    for meaning, link in meant:
        if rest[meaning]:
            rest[meaning] -= 1
        elif any(link.target == other.target for _, other in others):
            continue  # written alike: a place that one of the two pages lacks is told where it is missing
        elif only[meaning]:
            only[meaning] -= 1
            left.append((meaning, link))
    return left


def _localised(source: Link, target: Link, pair: PagePair) -> bool:
    """True for two addresses outside of which each names the language of its page: the other site may call
    its pages otherwise.
    """
    return all(
        _names_language(link.target, localized.language)
        for link, localized in ((source, pair.source), (target, pair.target))
    )


def _names_language(target: str, language: str) -> bool:
    """True for an address on the network with the language in its host, its path or its end."""
    return outside_address(target).startswith(("http:", "https:")) and bool(
        re.search(rf"[/.=]{re.escape(base_of(language))}(?:[/.&#]|$)", target)
    )


def _finding(
    pair: PagePair, meaning: Meaning, link: Link, line: int, problem: str, fix: str, *, softer: bool = False
) -> Finding:
    noun, rule = ("image", IMAGES.id) if meaning[2] else ("link", LINKS_ALIKE.id)
    problem = f"this {noun} {problem}" if problem.startswith("leads") else f"the {noun} {problem}"
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=pair.target.path,
        line=line,
        severity=Severity.WARNING if softer else Severity.ERROR,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=link.line,
        subject=link.target,
    )
