"""The JSON Schema of the settings takes what the program takes, and refuses what it refuses."""

import json
from dataclasses import fields

import jsonschema
import pytest
from click.testing import CliRunner

from pincite.checks.registry import BY_ID
from pincite.cli import main
from pincite.settings import Settings, load

GOOD = [
    {},
    {"style": "west", "select": ["pin-double-at"], "severity": {"pin-double-at": "off"}, "pause": 0},
    {"run_on": "save", "run-on": "type", "runOn": "save", "pinDash": "endash", "pin-dash": "auto"},
    {"languages": {".brief": "latex"}, "record": ["App. Ex."], "hints": {"id": False}},
    {"record": {"Ct. Op.": "majority.txt", "J.A.": ["ja-1.pdf", "ja-2.pdf"]}, "authorities": ["cases", "law"]},
    {"overrides": {"exhibits/**": {"style": "ny", "pin-dash": "hyphen", "severity": {"pin-double-at": "hint"}}}},
]
BAD = [
    {"style": "wset"},
    {"select": ["pin-double-att"]},
    {"ignore": [3]},
    {"severity": {"pin-double-att": "off"}},
    {"severity": {"pin-double-at": "fatal"}},
    {"pause": -1},
    {"languages": {".x": "org"}},
    {"record": {"J.A.": 3}},
    {"record": {"J.A.": [3]}},
    {"authorities": 3},
    {"hints": {"idd": True}},
    {"hints": {"id": "on"}},
    {"styel": "west"},
    {"overrides": {"*": {"style": "wset"}}},
    {"overrides": {"*": {"overrides": {}}}},
    {"overrides": {"*": 3}},
]


@pytest.fixture(scope="module")
def schema():
    found = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize("table", GOOD)
def test_what_holds_is_valid(schema, table):
    jsonschema.validate(table, schema)
    assert load(table, rules=lambda: BY_ID)[1] == ()


@pytest.mark.parametrize("table", BAD)
def test_what_does_not_hold_is_not(schema, table):
    assert load(table, rules=lambda: BY_ID)[1] != ()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(table, schema)


def test_every_setting_is_described_with_its_default(schema):
    for field in fields(Settings):
        told = schema["properties"][field.name]
        assert told["description"].endswith(".")
        default = told.get("default", ())
        assert (tuple(default) if isinstance(default, list) else default) == field.default
