"""Front matter: is every field known, right, complete, and told only once?"""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import FIELDS, declare
from docs_parity.project.fields import PageFields, marked, names, part_of
from docs_parity.project.page_kinds import PAGE_KINDS
from docs_parity.project.validation_messages import guess, validation_message
from docs_parity.rules.context import Context, PagePair
from docs_parity.rules.registry import field_rules, original_rules

FIELD_MISSING = declare(
    "field-missing",
    group=FIELDS,
    place=360,
    exact=True,
    question="Are all needed fields there?",
    wrong="no `summary`",
    right="`summary: …`",
)
FIELD_UNKNOWN = declare(
    "field-unknown",
    group=FIELDS,
    place=370,
    exact=True,
    question="Does this field exist?",
    wrong="`sumary: …`",
    right="`summary: …`",
)
FIELD_VALUE = declare(
    "field-value",
    group=FIELDS,
    place=380,
    exact=True,
    question="Is the value of the right kind?",
    wrong="`places: [Sudan]`",
    right="`places: [SDN]`",
)
FIELD_REPEATED = declare(
    "field-repeated",
    group=FIELDS,
    place=390,
    severity=Severity.WARNING,
    exact=True,
    question="Is a fact written only once?",
    wrong="`version: 1` in the original and in a translation",
    right="`version: 1` in the original only",
    more="Twice the same is no fault yet, and becomes one with the first correction that forgets a language.",
)
FIELD_CONTRADICTS = declare(
    "field-contradicts",
    group=FIELDS,
    place=400,
    exact=True,
    question="Does a translation agree with its original's fields?",
    wrong="`version: 2` in a translation, `version: 1` in the original",
    right="no `version` in the translation",
)
RULE_OF_MISTAKE = {"missing": FIELD_MISSING.id, "unknown": FIELD_UNKNOWN.id, "value": FIELD_VALUE.id}


@original_rules.check(FIELD_MISSING, FIELD_UNKNOWN, FIELD_VALUE)
def original_fields(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Does the original have every field it needs, with a value of the right kind?"""
    if context.settings.bare or localized.language != page.original:
        return
    model = PAGE_KINDS.of(page.key).fields
    yield from _mistakes(localized, localized.fields, model, frozenset(model.model_fields), {})
    waived = localized.fields.get("not_required")
    for code in waived if isinstance(waived, Mapping) else ():
        if code not in context.settings.languages:
            yield unlisted(localized, f"not_required.{code}", "language", code, context.settings.languages)


@field_rules.check(FIELD_MISSING, FIELD_UNKNOWN, FIELD_VALUE, FIELD_REPEATED, FIELD_CONTRADICTS)
def translated_fields(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have its own fields, and contradict none of the original's?"""
    if pair.context.settings.bare:
        return
    model = PAGE_KINDS.of(pair.page.key).fields
    ours = marked(model, "translated") | marked(model, "own")
    inherited = {name: value for name, value in pair.source.fields.items() if name not in ours}
    yield from _mistakes(
        pair.target,
        inherited | {k: v for k, v in pair.target.fields.items() if k in ours or k not in model.model_fields},
        model,
        ours,
        inherited,
    )
    for name, value in pair.target.fields.items():
        if name in model.model_fields and name not in ours:
            yield from _repeated(pair, name, value)


def _repeated(pair: PagePair, name: str, value: object) -> Iterator[Finding]:
    line = pair.target.front_matter.line(name)
    original = pair.source.fields.get(name)
    place = f"{pair.source.path}:{pair.source.front_matter.line(name)}"
    if original == value:
        yield field_finding(
            pair.target,
            FIELD_REPEATED.id,
            line,
            f'"{name}" stands in the original ({place}) and holds for all languages',
            f"Delete this {_extent(pair.target, name)}.",
            name,
            Severity.WARNING,
        )
    else:
        yield field_finding(
            pair.target,
            FIELD_CONTRADICTS.id,
            line,
            f'"{name}" is {_shown(value)} here and {_shown(original)} in the original ({place})',
            f"Delete this {_extent(pair.target, name)}: a translation takes this field from its original.",
            name,
        )


def _shown(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        value = ", ".join(map(str, value))
    return "missing" if value is None else f'"{value}"' if isinstance(value, str | int) else "another list"


def _extent(localized: LocalizedPage, name: str) -> str:
    """`line`, or `field` where it goes over several lines."""
    lines = localized.front_matter.lines
    return (
        "field"
        if any(part.startswith(f"{name}.") and line > lines[name] for part, line in lines.items())
        else "line"
    )


def _mistakes(
    localized: LocalizedPage,
    values: Mapping[str, object],
    model: type[PageFields],
    ours: frozenset[str],
    inherited: Mapping[str, object],
) -> Iterator[Finding]:
    """Pydantic's errors as findings.

    What is inherited, or missing but not `ours` to give, is the original's fault.
    """
    try:
        model.model_validate(values)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for each in errors:
            if each["loc"] and each["loc"][0] in inherited:
                continue
            if (
                each["type"] == "too_short"
                and sum(other["loc"][:1] == each["loc"][:1] for other in errors) > 1
            ):
                continue
            part = part_of(model, str(each["loc"][0])) if len(each["loc"]) > 1 else None
            known = names(part or model)
            mistake = validation_message(each, known, model)
            if mistake.kind == "missing" and mistake.field.partition(".")[0] not in ours:
                continue
            yield field_finding(
                localized,
                RULE_OF_MISTAKE[mistake.kind],
                localized.front_matter.line(mistake.field),
                mistake.problem,
                mistake.fix,
                mistake.field,
            )


def unlisted(
    localized: LocalizedPage, field: str, noun: str, value: str, known: Mapping[str, object]
) -> Finding:
    """A value that `editorial.yml` does not list. `field` is a dotted path, `known` what is listed."""
    return field_finding(
        localized,
        FIELD_VALUE.id,
        localized.front_matter.line(field),
        f'there is no {noun} "{value}" in editorial.yml',
        guess(value, known),
        value,
    )


def field_finding(
    localized: LocalizedPage,
    rule: str,
    line: int,
    problem: str,
    fix: str,
    subject: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding on a line of the front matter; `subject` is the field, or the value that is wrong."""
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=localized.path,
        line=line,
        severity=severity,
        page=localized.key,
        language=localized.language,
        subject=subject,
    )
