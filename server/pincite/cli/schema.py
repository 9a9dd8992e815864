"""The JSON Schema of the settings, read off their class, for editors that complete and check ``pincite.toml``."""

import ast
import inspect
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from pincite import settings
from pincite.checks.registry import BY_ID
from pincite.settings import Documents, Layer, Settings

Json = dict[str, Any]

RULE: Json = {"$ref": "#/$defs/rule"}
NAMES: Json = {"type": ["array", "string"], "items": {"type": "string"}}
"""Names, or one text with commas between them."""
PLAIN: Mapping[Any, Json] = {
    bool: {"type": "boolean"},
    float: {"type": "number", "minimum": 0},
    Layer: {"$ref": "#/$defs/override"},
    Documents: {"anyOf": [NAMES, {"type": "object", "additionalProperties": NAMES}]},
}
OF_RULES: Mapping[str, Json] = {
    "select": {"items": RULE},
    "ignore": {"items": RULE},
    "severity": {"propertyNames": RULE},
}
"""What more is known of settings that name rules."""


def schema() -> str:
    """The schema, for a program."""
    told, kinds = _docstrings(), get_type_hints(Settings)
    properties = {
        field.name: {
            "description": told[field.name],
            **_kind(kinds[field.name]),
            **OF_RULES.get(field.name, {}),
            **({} if field.default == () else {"default": field.default}),
        }
        for field in fields(Settings)
    }
    overridable = [name for name in properties if name != "overrides"]
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pincite",
        "description": "The settings of Pincite, in pincite.toml or from an editor.",
        **_table(properties, "#/properties/"),
        "$defs": {"rule": {"enum": list(BY_ID)}, "override": _table(dict.fromkeys(overridable), "#/properties/")},
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _table(properties: Mapping[str, Json | None], place: str) -> Json:
    """A table of these settings, each in all its spellings; what is not told here is told at a ``place``."""
    listed = {}
    for name, kind in properties.items():
        listed[name] = kind or {"$ref": place + name}
        listed |= {spelled: {"$ref": place + name} for spelled in _spelled(name)}
    return {"type": "object", "properties": listed, "additionalProperties": False}


def _spelled(name: str) -> Iterable[str]:
    first, *rest = name.split("_")
    return (name.replace("_", "-"), first + "".join(map(str.capitalize, rest))) if rest else ()


def _kind(kind: Any) -> Json:
    """What values a field of a type takes."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": list(kind)}
    if kind in PLAIN:
        return PLAIN[kind]
    inner = get_args(kind)[0]
    if inner is str:
        return NAMES
    row, value = get_args(inner)
    named: Json = {} if row is str else {"propertyNames": _kind(row)}
    return {"type": "object", **named, "additionalProperties": _kind(value)}


def _docstrings() -> dict[str, str]:
    """What the class says of each of its fields."""
    tree = ast.parse(inspect.getsource(settings))
    (body,) = (node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == Settings.__name__)
    return {
        field.target.id: " ".join(told.value.value.replace("``", "`").split())
        for field, told in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant) and isinstance(told.value.value, str)
    }
