"""The tables of fields as JSON Schemas (draft 2020-12), for the programs in which people write and for
whoever reads our files.

They hold nothing that the tables do not say: the check asks more, and it is the check that decides.
Only words that mean the same in draft 7 are used, because many editors know no later one.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from docs_parity.project.fields import marked
from docs_parity.project.glossary import KEEP, FormFields
from docs_parity.project.page_kinds import PAGE_KINDS, PageKind
from docs_parity.project.settings import Settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ENDING = ".schema.json"
OURS_ALONE = ("title", "translated", "own", "chosen", "every", "written_as")
"""What Pydantic's schemas have beside what a reader needs."""
Schema = dict[str, Any]
"""A JSON Schema, as `json` has it."""
Choices = Mapping[str, Mapping[str, str]]
"""See `Settings.choices`."""


def schemas(settings: Settings) -> dict[str, Schema]:
    """Every schema of this house by its name. What may be chosen is what `settings` list."""
    choices = settings.choices()
    made = {
        kind.schema_name(original): _front_matter(kind, choices, original)
        for kind in PAGE_KINDS
        for original in (True, False)
    }
    return {**made, "editorial": _settings(type(settings)), "glossary": _glossary()}


def schema_text(schema: Mapping[str, object]) -> str:
    """A schema as its file has it: the same bytes for the same table."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _front_matter(kind: PageKind, choices: Choices, original: bool) -> Schema:
    """The fields of an original, or those that a translation has of its own."""
    table = kind.fields
    schema: Schema = table.model_json_schema()
    ours = (
        set(schema["properties"]) - {"translation"}
        if original
        else marked(table, "translated") | marked(table, "own")
    )
    schema["properties"] = {name: field for name, field in schema["properties"].items() if name in ours}
    if original:
        about = f"A {kind.about}, in the language in which it was written"
        return _finished(schema, about, choices) | _conditions(kind)
    schema["properties"]["translation"] = {
        "$ref": "#/$defs/TranslationRecord",
        "description": "Its record.",
    }
    schema["required"] = [name for name in schema["required"] if name in ours] + ["translation"]
    return _finished(schema, f"The translation of a {kind.about}", choices)


def _conditions(kind: PageKind) -> Schema:
    """What front matter cannot do without where a field has a certain value."""
    conditions = [
        {
            "if": {"properties": {needed.where: {"const": needed.is_value}}, "required": [needed.where]},
            "then": {"required": [needed.field]},
        }
        for needed in kind.needed
    ]
    return {"allOf": conditions} if conditions else {}


def _settings(model: type[Settings]) -> Schema:
    schema: Schema = model.model_json_schema()
    schema["properties"] = {name: schema["properties"][name] for name in model.listed()}
    return _finished(schema, "editorial.yml: what this house publishes, and how", {})


def _glossary() -> Schema:
    forms = FormFields.model_json_schema()
    kept = forms["properties"]["must"] | {"description": "In place of languages: the same in every one."}
    forms |= {
        "anyOf": [{"required": [name]} for name in ("must", "prefer", "forbid")],
        "not": {"required": ["must", "prefer"]},
    }
    term = {
        "type": "object",
        "minProperties": 1,
        "properties": {KEEP: kept},
        "additionalProperties": {"$ref": "#/$defs/Forms"},
        "if": {"required": [KEEP]},
        "then": {"maxProperties": 1},
    }
    return _finished(
        {
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/Term"},
            "$defs": {"Forms": forms, "Term": term},
        },
        "glossary.yml: what terms are called in each language",
        {},
    )


def _finished(schema: Schema, about: str, choices: Choices) -> Schema:
    """A whole schema: with its draft, its title, the choices of the house, and only the definitions it
    uses.
    """
    plain = _plain(schema, choices)
    used = _used(plain, plain.get("$defs", {}))
    plain.pop("$defs", None)
    plain.pop("description", None)
    head = {"$schema": DRAFT, "title": about, **plain}
    return head | ({"$defs": {name: used[name] for name in sorted(used)}} if used else {})


def _used(schema: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """The definitions that are referred to from outside of them, and from those."""
    found: dict[str, Schema] = {}
    waiting = [{name: part for name, part in schema.items() if name != "$defs"}]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in found:
                found[name] = definitions[name]
                waiting.append(definitions[name])
    return found


def _references(node: object) -> Iterable[str]:
    if isinstance(node, dict):
        if isinstance(reference := node.get("$ref"), str):
            yield reference.rpartition("/")[2]
        for part in node.values():
            yield from _references(part)
    elif isinstance(node, list):
        for part in node:
            yield from _references(part)


def _plain(schema: Schema, choices: Choices) -> Schema:
    """A schema without what is ours alone, with what may be chosen; its properties and definitions
    likewise.
    """
    chosen = choices.get(schema.get("chosen", ""))
    found = {
        name: part
        for name, part in schema.items()
        if name not in OURS_ALONE and not (name == "default" and not part)
    }
    for group in ("properties", "$defs"):
        if group in found:
            found[group] = {name: _plain(part, choices) for name, part in found[group].items()}
    for inner in ("items", "additionalProperties"):
        if isinstance(found.get(inner), dict):
            found[inner] = _plain(found[inner], choices)
    if "anyOf" in found:
        found["anyOf"] = [_plain(part, choices) for part in found["anyOf"]]
    return _choosing(found, chosen, schema.get("every", False)) if chosen else found


def _choosing(schema: Schema, chosen: Mapping[str, str], every: bool) -> Schema:
    """The choices, where they belong: the names of an object, the items of a list, or the value itself."""
    listed = {"enum": list(chosen), "enumDescriptions": list(chosen.values())}
    if schema["type"] == "object":
        texts = {
            code: schema["additionalProperties"] | {"description": f"In {name}."}
            for code, name in chosen.items()
        }
        needed = {"required": list(chosen)} if every else {}
        return {**schema, "properties": texts, "additionalProperties": False, **needed}
    if schema["type"] == "array":
        items = {"type": "string", **listed}
        return schema | {"items": items, "uniqueItems": True}
    return schema | listed
