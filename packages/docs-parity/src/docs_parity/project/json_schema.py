"""The tables of fields as JSON Schemas (draft 2020-12), for the programs in which people write and for
whoever reads our files.

They hold nothing that the tables do not say: the check asks more, and it is the check that decides.
Only words that mean the same in draft 7 are used, because many editors know no later one.
"""

import json
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from docs_parity.project.choices import choices
from docs_parity.project.fields import PageFields, StatementFields, marked
from docs_parity.project.glossary import KEEP, FormFields
from docs_parity.project.settings import OURS, Settings
from editorial.statements.life_cycle import NEEDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ENDING = ".schema.json"
NAMES = ("page", "translation", "statement", "statement-translation", "editorial", "glossary")
OURS_ALONE = ("title", "translated", "own", "chosen", "every")
"""What Pydantic's schemas have beside what a reader needs."""


def schemas(settings: Settings) -> dict[str, dict]:
    """Every schema of this house by its name. Roles, subjects and languages are those of `settings`."""
    lists = choices(settings)
    return {
        "page": _front_matter(PageFields, "A standing page, in the language in which it was written", lists),
        "translation": _front_matter(
            PageFields, "The translation of a standing page", lists, translation=True
        ),
        "statement": _living(
            _front_matter(
                StatementFields, "A public statement, in the language in which it was written", lists
            )
        ),
        "statement-translation": _front_matter(
            StatementFields, "The translation of a public statement", lists, translation=True
        ),
        "editorial": _settings(),
        "glossary": _glossary(),
    }


def schema_name(statement: bool, original: bool) -> str:
    """The name of the schema that holds for a version's front matter."""
    return (
        ("statement" if original else "statement-translation")
        if statement
        else ("page" if original else "translation")
    )


def schema_text(schema: Mapping[str, object]) -> str:
    """A schema as its file has it: the same bytes for the same table."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _front_matter(
    table: type[BaseModel], about: str, lists: Mapping[str, Mapping[str, str]], translation: bool = False
) -> dict:
    """The fields of an original, or those that a translation has of its own."""
    schema = table.model_json_schema()
    ours = (
        marked(table, "translated") | marked(table, "own")
        if translation
        else set(schema["properties"]) - {"translation"}
    )
    schema["properties"] = {name: field for name, field in schema["properties"].items() if name in ours}
    if translation:
        schema["properties"]["translation"] = {
            "$ref": "#/$defs/TranslationRecord",
            "description": "Its record.",
        }
        schema["required"] = [name for name in schema["required"] if name in ours] + ["translation"]
    return _finished(schema, about, lists)


def _living(schema: dict) -> dict:
    """What a status cannot do without."""
    conditions = [
        {
            "if": {"properties": {"status": {"const": status}}, "required": ["status"]},
            "then": {"required": [field]},
        }
        for status, field in NEEDS.items()
    ]
    return schema | {"allOf": conditions}


def _settings() -> dict:
    schema = Settings.model_json_schema()
    schema["properties"] = {name: field for name, field in schema["properties"].items() if name not in OURS}
    return _finished(schema, "editorial.yml: what this house publishes, and how", {})


def _glossary() -> dict:
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


def _finished(schema: dict, about: str, lists: Mapping[str, Mapping[str, str]]) -> dict:
    """A whole schema: with its draft, its title, the choices of the house,
    and only the definitions it uses.
    """
    plain = _plain(schema, lists)
    used = _used(plain, plain.get("$defs", {}))
    plain.pop("$defs", None)
    plain.pop("description", None)
    head = {"$schema": DRAFT, "title": about, **plain}
    return head | ({"$defs": {name: used[name] for name in sorted(used)}} if used else {})


def _used(schema: object, definitions: Mapping[str, dict]) -> dict[str, dict]:
    """The definitions that are referred to from outside of them, and from those."""
    found: dict[str, dict] = {}
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


def _plain(schema: dict, lists: Mapping[str, Mapping[str, str]]) -> dict:
    """A schema without what is ours alone, with what may be chosen;
    its properties and definitions likewise.
    """
    chosen = lists.get(schema.get("chosen", ""))
    found = {
        name: part
        for name, part in schema.items()
        if name not in OURS_ALONE and not (name == "default" and not part)
    }
    for group in ("properties", "$defs"):
        if group in found:
            found[group] = {name: _plain(part, lists) for name, part in found[group].items()}
    for inner in ("items", "additionalProperties"):
        if isinstance(found.get(inner), dict):
            found[inner] = _plain(found[inner], lists)
    if "anyOf" in found:
        found["anyOf"] = [_plain(part, lists) for part in found["anyOf"]]
    return _choosing(found, chosen, schema.get("every", False)) if chosen else found


def _choosing(schema: dict, choices: Mapping[str, str], every: bool) -> dict:
    """The choices, where they belong: the names of an object, the items of a list, or the value itself."""
    listed = {"enum": list(choices), "enumDescriptions": list(choices.values())}
    if schema["type"] == "object":
        texts = {
            code: schema["additionalProperties"] | {"description": f"In {name}."}
            for code, name in choices.items()
        }
        needed = {"required": list(choices)} if every else {}
        return {**schema, "properties": texts, "additionalProperties": False, **needed}
    if schema["type"] == "array":
        items = {"type": "string", **listed}
        return schema | {"items": items, "uniqueItems": True}
    return schema | listed
