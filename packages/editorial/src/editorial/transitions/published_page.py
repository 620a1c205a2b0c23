"""What readers of a published statement get beside its words, and how it differs from what was published: the
form of its page, the files that it shows, the names that stand with it.
"""

from collections.abc import Iterator

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from editorial.register.rule_groups import NO_LESS, REGISTER
from editorial.transitions.form_differences import form_difference
from editorial.transitions.version_change import VersionChange, new_version, told

RECORDED_FORM = declare(
    "recorded-form",
    group=REGISTER,
    place=482,
    exact=True,
    question="Does a published text stand on its page as it was published?",
    wrong="`<s>` around a sentence of a published statement; another target of a link; `[^2]` behind another "
    "word",
    right="the markup as it was; or a new version with its entry in `change_history`",
    more="With the same words a page can say something else: struck out, in a quotation, with another "
    "source. So the register keeps what each block is and how it is written, the targets of all links, the "
    "marks of footnotes and the abbreviations. Where lines break, comments on lines of their own and the "
    "translation record are no part of it.",
    no_less=NO_LESS,
)
RECORDED_FILES = declare(
    "recorded-files",
    group=REGISTER,
    place=484,
    exact=True,
    question="Are the pictures and files of a published statement the published ones?",
    wrong="another drawing under the name of the one that was published",
    right="the file as it was; or a new file with a name of its own, in a new version",
    more="The register keeps the SHA-256 of every file that a statement shows or links to.",
    no_less=NO_LESS,
)
RECORDED_NAMES = declare(
    "recorded-names",
    group=REGISTER,
    place=486,
    exact=True,
    question="Do posts, places, subjects and the Office have the names that were published with a statement?",
    wrong="another name of a role in editorial.yml, after a statement of its holder was published",
    right="the name as it was; or the published one among `former_names`",
    more="A statement's page goes on showing the names that it was published with. A name that changes on "
    "purpose leaves the former one in `former_names` of editorial.yml; the statements get the new one with "
    "their next version.",
    no_less=NO_LESS,
)


def page_changes(step: VersionChange) -> Iterator[Finding]:
    """Form, files and names of a recorded version, against the page as it stands."""
    yield from _forms(step)
    yield from _files(step)
    yield from _names(step)


def _forms(step: VersionChange) -> Iterator[Finding]:
    """Texts with the published words, and another form."""
    for code in step.public:
        if code in step.reworded or code not in step.recorded.languages:
            continue
        version, name = step.record.page.localizations[code], step.settings.english_name(code)
        difference = form_difference(step.recorded.form(code), step.forms[code], step.form_lines(code))
        if difference is None:
            continue
        said, at, others = difference
        more = f", and {others} more {'place differs' if others == 1 else 'places differ'}" if others else ""
        yield Finding(
            rule=RECORDED_FORM.id,
            message=f"the {name} page is not what was published as version {step.recorded.version}: "
            f"{said}{more}",
            fix=f"Take it back, or tell readers of it: {new_version(step, step.changed, path=version.path)}",
            path=version.path,
            line=at,
            page=version.key,
            language=code,
            subject=said,
        )


def _files(step: VersionChange) -> Iterator[Finding]:
    """Pictures and files that are not the published ones, each told once, whichever languages show it."""
    told_of: set[str] = set()
    for code in step.public:
        published = step.recorded.form(code).files
        for path, now in step.forms[code].files.items():
            if path in told_of or published.get(path, now) == now:
                continue
            told_of.add(path)
            yield _other_file(step, code, path)
        for path in sorted(published.keys() - step.record.page.files.keys() - told_of):
            told_of.add(path)
            yield _other_file(step, code, path, gone=True)


def _other_file(step: VersionChange, code: str, path: str, *, gone: bool = False) -> Finding:
    version = step.record.page.localizations[code]
    problem = (
        f"{path} was published with version {step.recorded.version}, and is gone"
        if gone
        else f"{path} is another file than the one that was published with version {step.recorded.version}"
    )
    line = next((link.line for link in version.links if path.endswith(link.target.lstrip("./"))), 1)
    return Finding(
        rule=RECORDED_FILES.id,
        message=problem,
        fix="Put the published file back. If readers shall get another one, give it a name of its own and "
        f"show it in a new version: {new_version(step, step.public, path=version.path)}",
        path=version.path,
        line=line,
        page=version.key,
        language=code,
        subject=problem,
    )


FIELD_OF = {"role": "attributed_to", "place": "places", "subject": "subjects"}
"""The field in which the key of a name stands."""
SECTIONS = {"role": "roles", "place": "places", "subject": "subjects", "office": "office"}
"""Where editorial.yml has its name."""

OF_THE_OFFICE = {
    "office": "the name of the Office",
    "office short": "the short name of the Office",
    "office address": "the address of the Office",
}


def _names(step: VersionChange) -> Iterator[Finding]:
    """Names in editorial.yml that are not those which were published, and not among the former ones."""
    told_of: set[str] = set()
    for code in step.public:
        now = step.forms[code].names
        for key, published in step.recorded.form(code).names.items():
            if (
                key in told_of
                or now.get(key, published) == published
                or published in step.settings.former_names
            ):
                continue
            told_of.add(key)
            kind, _, name = key.partition(" ")
            thing = OF_THE_OFFICE.get(key) or f'the name of the {kind} "{name.split(" ")[0]}"'
            yield told(
                step.record,
                RECORDED_NAMES.id,
                FIELD_OF.get(kind, "title"),
                f'{thing} in {step.settings.english_name(code)} is now "{now[key]}", and was published as '
                f'"{published}"',
                f"Put it back under `{SECTIONS[kind]}` in editorial.yml. If it has changed on purpose, write "
                f'`former_names: ["{published}"]` there: statements go on showing the name they were '
                "published with.",
                f"{key} {code}",
            )
