"""Every case file of the register: what was published, what stands there now, findings out, in full."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from docs_parity.model.finding import Finding
from editorial.office.settings import OfficeSettings
from editorial.register.anchors import anchor_of
from editorial.register.append_only import PublishedLog, PublishedPast, blob_id
from editorial.register.files import LOG
from editorial.register.integrity import register_findings
from editorial.register.store import RegisterStore
from editorial.transitions.transition import life_cycle, without_page
from support import case_files
from support.rendering import ROOT
from support.statements import PUBLISHED, append_to, changed, house, pages_of

CASES = sorted((ROOT / "tests/cases/register").rglob("*.yml"))


def load(path: Path) -> dict:
    """A case: `why`, and `findings` (whole sentences).

    At first the statement of tests/support/statements.py is published and recorded (not with `first: false`). Each step of `published`
    changes docs/ and is recorded. `now` changes docs/, `register` the register; nothing of that is recorded. Lines of the log are
    changed with `log: [[2, 1]]` (which recorded lines there are, in which order), and `formers` says which logs the published branch had:
    `{lines: [1, 2], here: false}`. `anchors` says of which logs there is a tag: `[1, 2]`. The line that founds the log stands before all
    of them. `languages` are those of the site, `then_languages` those it has now, `then_settings` other fields of editorial.yml as they
    are now.
    """
    return case_files.load(path)


def found(case: Mapping, folder: Path) -> Iterator[Finding]:
    """What is found."""
    settings = house(tuple(case.get("languages", ("en", "fr"))))
    steps = [*([{}] if case.get("first", True) else []), *case.get("published", [])]
    files, register = dict(PUBLISHED), {}
    for number, step in enumerate(steps):
        files = changed(files, step)
        register = append_to(register, pages_of(files, folder / str(number), settings), settings)
    founding, *recorded = register.get(LOG, b"").splitlines(keepends=True) or [b""]
    texts = changed({path: content.decode() for path, content in register.items()}, case.get("register", {}))
    register = {path: text.encode() for path, text in texts.items()}
    if "log" in case:
        register[LOG] = founding + b"".join(recorded[line - 1] for line in case["log"])
    settings = house(tuple(case.get("then_languages", settings.languages)))
    settings = OfficeSettings.model_validate(
        settings.model_dump(exclude_unset=True) | case.get("then_settings", {})
    )
    pages = pages_of(changed(files, case.get("now", {})), folder / "now", settings)
    account = RegisterStore(register)
    anchors = [
        anchor_of(founding + b"".join(recorded[line - 1] for line in lines))
        for lines in case.get("anchors", [])
    ]
    formers = [
        PublishedLog(
            f"c{number}" * 5,
            blob_id(founding + b"".join(recorded[line - 1] for line in former["lines"])),
            former.get("here", True),
        )
        for number, former in enumerate(case.get("formers", []))
    ]
    yield from register_findings(account, PublishedPast("origin/main", formers, anchors=tuple(anchors)))
    yield from (finding for page in pages.values() for finding in life_cycle(page, account, settings))
    yield from without_page(
        account,
        pages,
        {version.blob: page.key for page in pages.values() for version in page.localizations.values()},
        "en",
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_has_the_findings_it_states(path: Path, tmp_path: Path):
    case = load(path)
    assert [finding.sentence("docs/") for finding in found(case, tmp_path)] == (case["findings"] or [])
    assert case["why"]
