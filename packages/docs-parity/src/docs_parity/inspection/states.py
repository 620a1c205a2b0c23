"""The state of each translation: freshness as measured, what changed with the lines on both sides, fidelity,
review.
"""

from collections.abc import Sequence

from docs_parity.compare.alignment import Alignment, align
from docs_parity.freshness.changes import UnitChange
from docs_parity.freshness.measurement import Measured, first_day
from docs_parity.markdown.canonical import spelled, units, words
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage, Page, parse_revision
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Freshness, Past, State
from docs_parity.rules.context import Context


def absent(page: Page, language: str, context: Context) -> State:
    """The state of a page in a language it does not have."""
    path, source = f"{language}/{page.key}.md", page.source
    if source is None:
        return State(page=page.key, language=language, path=path, freshness=Freshness.MISSING)
    reasons = source.fields.get("not_required")
    reason = reasons.get(language) if isinstance(reasons, dict) else None
    freshness = Freshness.NOT_REQUIRED if isinstance(reason, str) and reason.strip() else Freshness.MISSING
    asks = freshness is Freshness.MISSING and context.settings.section(page.section).grace
    return State(
        page=page.key,
        language=language,
        path=path,
        freshness=freshness,
        source=source.language if source.readable else "",
        source_path=source.path,
        present=str(context.revision(source)) if source.readable else "",
        whole=_words_in(source),
        since=first_day(source.path, context.past) if asks else "",
        reason=str(reason or ""),
        title=source.title,
        together=_together(source),
    )


def _words_in(source: LocalizedPage) -> int:
    return sum(len(unit.words.split()) for unit in units(source)) if source.readable else 0


def _together(source: LocalizedPage) -> bool:
    return source.fields.get("release") == "together"


def orphan(page: Page, localized: LocalizedPage, past: Past) -> State:
    """The state of a translation whose page has no original: its blocks are those of the text it was made
    from.
    """
    recorded = parse_revision(_text(localized, "of"))
    old = past.texts.get(recorded.blob) if recorded else None
    changes: tuple[BlockChange, ...] = ()
    if old is not None and localized.readable:
        gone = tuple(UnitChange(ChangeClass.DELETED, unit, None) for unit in units(old) if unit.block)
        changes = tuple(_changes(localized, old, gone))
    return State(
        page=page.key,
        language=localized.language,
        path=localized.path,
        freshness=Freshness.ORPHAN,
        review=localized.review,
        blocks=len(localized.blocks),
        recorded=_text(localized, "of"),
        changes=changes,
        record_line=_record_line(localized),
    )


def unreadable(page: Page, localized: LocalizedPage) -> State:
    """The state of a translation that cannot be read, or whose original cannot."""
    return State(
        page=page.key,
        language=localized.language,
        path=localized.path,
        freshness=Freshness.UNKNOWN,
        review=localized.review,
        blocks=len(localized.blocks),
    )


def measured(
    page: Page, localized: LocalizedPage, found: Measured, above: Measured | None, past: Past
) -> State:
    """The state of a translation whose freshness was measured, and, if it was made from another translation,
    that one's.
    """
    source, shown = (
        found.source,
        found.difference is Difference.SHOWN and any(change.change for change in found.changes),
    )
    chained = source.language != page.original
    behind = chained and (above is None or above.freshness is not Freshness.FRESH)
    freshness = (
        Freshness.DRAFT
        if localized.is_draft
        else Freshness.STALE
        if behind and found.freshness is Freshness.FRESH
        else found.freshness
    )
    return State(
        page=page.key,
        language=localized.language,
        path=localized.path,
        freshness=freshness,
        review=localized.review,
        blocks=len(localized.blocks),
        source=source.language,
        source_path=source.path,
        title=source.title,
        together=_together(source),
        via=page.original if behind else "",
        chain=(localized.language, source.language, page.original) if chained else (),
        recorded=_text(localized, "of"),
        present=str(found.present),
        trouble=found.trouble,
        belongs_to=found.belongs_to,
        difference=found.difference,
        changes=tuple(_changes(localized, found.old, found.changes)) if shown else (),
        since=first_day(source.path, past) if localized.is_draft else found.since or _since_above(above),
        record_line=_record_line(localized),
        status_line=localized.front_matter.line("translation.status"),
        bulk=_text(localized, "bulk"),
        reason=_text(localized, "reason"),
    )


def _since_above(above: Measured | None) -> str:
    """A translation of a translation may wait as long as that one may, which is not at all where a fact
    changed.
    """
    return "" if above is None or any(change.facts for change in above.changes) else above.since


def _text(localized: LocalizedPage, name: str) -> str:
    value = (localized.translation_info or {}).get(name)
    return value if isinstance(value, str) else ""


def _record_line(localized: LocalizedPage) -> int:
    return localized.front_matter.line("translation.of")


def _changes(localized: LocalizedPage, old: LocalizedPage, found: Sequence[UnitChange]) -> list[BlockChange]:
    """What changed in the source, each with the place in the translation that answers it. Facts first."""
    answers = {index: step for step in align(old, localized) for index in step.sources}
    changes, before = [], localized.front_matter.end_line or 1
    for unit in found:
        step = answers.get(unit.old.index) if unit.old and unit.old.block else None
        if unit.change:
            changes.append(_change(unit, localized, step, before))
        if step and step.target is not None:
            block = localized.blocks[step.target]
            before = block.last_line or block.line
    return sorted(changes, key=lambda change: change.change is not ChangeClass.FACTS)


def _change(unit: UnitChange, localized: LocalizedPage, step: Alignment | None, before: int) -> BlockChange:
    """One change, with the words and line of the translation."""
    here = unit.new or unit.old
    block = localized.blocks[step.target] if step and step.target is not None else None
    down = (
        _lines_down(unit.old.block, unit.new.block)
        if unit.old and unit.new and unit.old.block and unit.new.block
        else 0
    )
    if block is not None:
        place, text = block.line + (down if _as_long(block, unit.old.block) else 0), words(block)
    elif here.block is None and unit.change is not ChangeClass.META:
        place, text = (
            localized.front_matter.line(here.noun),
            spelled(str(localized.fields.get(here.noun) or "")),
        )
    else:
        place, text = (0 if unit.change is ChangeClass.META else before), ""
    return BlockChange(
        change=unit.change,
        noun=here.noun,
        old=unit.old.words if unit.old else "",
        new=unit.new.words if unit.new else "",
        line=here.line + down,
        translation=text,
        translation_line=place,
        sure=block is None or step.sure,
        confidence=round(step.confidence, 2) if block is not None else 1.0,
        facts=unit.facts,
        block=step.target if block is not None else -1,
    )


def _lines_down(old: Block, new: Block) -> int:
    """How many lines below a block's first one its text begins to differ: sources have one sentence on a
    line.
    """
    if Kind.CODE in (old.kind, new.kind):
        return 0
    pairs = zip(old.text.split("\n"), new.text.split("\n"), strict=False)
    return next(
        (number for number, (before, after) in enumerate(pairs) if spelled(before) != spelled(after)), 0
    )


def _as_long(block: Block, other: Block) -> bool:
    """True if two blocks have as many lines, so that a sentence of one stands on the line of the other's."""
    return block.text.count("\n") == other.text.count("\n")
