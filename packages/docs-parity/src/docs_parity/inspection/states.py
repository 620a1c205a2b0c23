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
    page: Page, localized: LocalizedPage, measurement: Measured, above: Measured | None, past: Past
) -> State:
    """The state of a translation whose freshness was measured, and, if it was made from another translation,
    that one's.
    """
    source = measurement.source
    changed = any(change.change for change in measurement.changes)
    shown = measurement.old if changed and measurement.difference is Difference.SHOWN else None
    chained = source.language != page.original
    behind = chained and (above is None or above.freshness is not Freshness.FRESH)
    freshness = (
        Freshness.DRAFT
        if localized.is_draft
        else Freshness.STALE
        if behind and measurement.freshness is Freshness.FRESH
        else measurement.freshness
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
        present=str(measurement.present),
        trouble=measurement.trouble,
        belongs_to=measurement.belongs_to,
        difference=measurement.difference,
        changes=tuple(_changes(localized, shown, measurement.changes)) if shown else (),
        since=first_day(source.path, past)
        if localized.is_draft
        else measurement.since or _since_above(above),
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


def _changes(localized: LocalizedPage, old: LocalizedPage, units: Sequence[UnitChange]) -> list[BlockChange]:
    """What changed in the source, each with the place in the translation that answers it. Facts first."""
    answers = {index: step for step in align(old, localized) for index in step.sources}
    changes: list[BlockChange] = []
    before = localized.front_matter.end_line or 1
    for unit in units:
        step = answers.get(unit.old.index) if unit.old and unit.old.block else None
        if unit.change:
            changes.append(_change(unit, unit.change, localized, step, before))
        if step and step.target is not None:
            block = localized.blocks[step.target]
            before = block.last_line or block.line
    return sorted(changes, key=lambda change: change.change is not ChangeClass.FACTS)


def _change(
    unit: UnitChange, change: ChangeClass, localized: LocalizedPage, step: Alignment | None, before: int
) -> BlockChange:
    """One change, with the words and line of the translation.

    `step` is the place in the translation that answers the block as it was, `before` the line behind the
    block before it.
    """
    stands = next(filter(None, (unit.new, unit.old)))
    old_block, new_block = (side.block if side else None for side in (unit.old, unit.new))
    down = _lines_down(old_block, new_block) if old_block and new_block else 0
    target = step.target if step and step.target is not None else -1
    block = localized.blocks[target] if target >= 0 else None
    if block is not None:
        place = block.line + (down if old_block and _as_long(block, old_block) else 0)
        text = words(block)
    elif stands.block is None and change is not ChangeClass.META:
        place = localized.front_matter.line(stands.noun)
        text = spelled(str(localized.fields.get(stands.noun) or ""))
    else:
        place, text = (0 if change is ChangeClass.META else before), ""
    answered = step if block is not None else None
    return BlockChange(
        change=change,
        noun=stands.noun,
        old=unit.old.words if unit.old else "",
        new=unit.new.words if unit.new else "",
        line=stands.line + down,
        translation=text,
        translation_line=place,
        sure=answered.sure if answered else True,
        confidence=round(answered.confidence, 2) if answered else 1.0,
        facts=unit.facts,
        block=target,
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
