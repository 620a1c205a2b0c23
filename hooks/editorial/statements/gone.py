"""What was published and readers would no longer get: an address once published never disappears."""

from collections.abc import Iterator

from editorial.model.finding import Finding
from editorial.model.life_cycle import WITHDRAWAL
from editorial.model.page import Page
from editorial.model.rule import declare
from editorial.reading.fields import UNPUBLISHED
from editorial.statements.manifest import Manifest
from editorial.statements.rule_groups import NO_LESS, REGISTER
from editorial.statements.step import Step

RECORDED_GONE = declare(
    "recorded-gone", group=REGISTER, place=540, exact=True,
    question="Is everything that was published still there?",
    wrong="a published statement deleted, moved, or a draft again",
    right="the file where it was, withdrawn if need be: `status: withdrawn`",
    more="An address that was published never disappears. That holds for each language.",
    no_less=NO_LESS)


def taken_back(page: Page, recorded: Manifest) -> Iterator[Finding]:
    """A recorded statement whose page is none that readers get: a draft again, without an original, or with faulty fields."""
    source = page.source
    version = source or next(iter(page.versions.values()))
    status = source.fields.get("status") if source else None
    published = f"this statement was published (version {recorded.version}, {recorded.change['at']})"
    if status in UNPUBLISHED:
        yield _gone(page, version.path, version.front_matter.line("status"), f'"status" is "{status}", and {published}',
                    f"Write `status: {recorded.status}`. What readers should no longer rely on is withdrawn: "
                    f"`editorial new version {page.key} --kind {WITHDRAWAL}`.")
    elif source is None:
        yield _gone(page, version.path, 1, f"{published}, and its original is gone",
                    f"Put {recorded.original}/{page.key}.md back.")
    else:
        yield _gone(page, version.path, 1, f"{published}, and its fields cannot be read as those of a statement",
                    "Put them right, as the other messages about this file say; until then readers would lose it.")


def gone_languages(step: Step) -> Iterator[Finding]:
    """A recorded language that is missing, or a draft again."""
    page = step.record.page
    for code in step.gone:
        version = page.versions.get(code)
        name = step.settings.english_name(code) if code in step.settings.languages else code
        published = f"the {name} version was published (version {step.recorded.version})"
        if code not in step.settings.languages:
            yield _gone(page, step.source.path, 1, f'{published}, and the site has no language "{code}" any more',
                        "Put the language back into editorial.yml.", code)
        elif version is None:
            yield _gone(page, f"{code}/{page.key}.md", 1, f"{published}, and its file is gone", "Put the file back.", code)
        elif version.is_draft:
            yield _gone(page, version.path, version.front_matter.line("translation.status"),
                        f'{published}, and is marked "{version.review}"', "Write `status: translated`: readers have it already.", code)
        else:
            yield _gone(page, version.path, 1, f"{published}, and its file cannot be read",
                        "Put it right, as the other message about this file says.", code)


def _gone(page: Page, path: str, line: int, problem: str, fix: str, language: str = "") -> Finding:
    return Finding(RECORDED_GONE.id, problem, fix, path, line, page=page.key, language=language or path.partition("/")[0], subject=path)
