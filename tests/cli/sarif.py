"""SARIF 2.1.0 as far as Pincite writes it: what the standard (sections 3.13 to 3.57) asks of each object, and no more.

Everything that is not listed is refused, so that whatever else is ever written must be looked up in the standard first.
"""


def _object(required, optional=()):
    members = {**dict(required), **dict(optional)}
    return {"type": "object", "required": list(dict(required)), "properties": members, "additionalProperties": False}


def _list(of, **limits):
    return {"type": "array", "items": of, **limits}


def _ref(name):
    return {"$ref": f"#/$defs/{name}"}


TEXT = {"type": "string"}
FROM_ZERO, FROM_ONE = ({"type": "integer", "minimum": least} for least in (0, 1))

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        {"version": {"const": "2.1.0"}, "runs": _list(_ref("run"))},
        {"$schema": {"type": "string", "format": "uri"}},
    ),
    "$defs": {
        "run": _object(
            {"tool": _object({"driver": _ref("driver")})},
            {"results": _list(_ref("result")), "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]}},
        ),
        "driver": _object(
            {"name": TEXT},
            {
                "version": TEXT,
                "informationUri": {"type": "string", "format": "uri"},
                "rules": _list(_ref("rule"), uniqueItems=True),
            },
        ),
        "rule": _object({"id": TEXT}, {"shortDescription": _ref("explanation"), "help": _ref("explanation")}),
        "explanation": _object({"text": TEXT}, {"markdown": TEXT}),
        "message": _object({"text": TEXT}),
        "result": _object(
            {"message": _ref("message")},
            {
                "ruleId": TEXT,
                "level": {"enum": ["none", "note", "warning", "error"]},
                "locations": _list(_ref("location")),
                "relatedLocations": _list(_ref("location"), uniqueItems=True),
                "fixes": _list(_ref("fix"), uniqueItems=True),
            },
        ),
        "location": _object({}, {"id": FROM_ZERO, "message": _ref("message"), "physicalLocation": _ref("place")}),
        "place": _object({"artifactLocation": _ref("artifact")}, {"region": _ref("region")}),
        "artifact": _object({}, {"uri": {"type": "string", "format": "uri-reference", "pattern": r"^[!-~]+$"}}),
        "region": _object(
            {},
            {
                "startLine": FROM_ONE,
                "startColumn": FROM_ONE,
                "endLine": FROM_ONE,
                "endColumn": FROM_ONE,
                "charOffset": FROM_ZERO,
                "charLength": FROM_ZERO,
            },
        ),
        "fix": _object({"artifactChanges": _list(_ref("change"), minItems=1)}, {"description": _ref("message")}),
        "change": _object({"artifactLocation": _ref("artifact"), "replacements": _list(_ref("edit"), minItems=1)}),
        "edit": _object({"deletedRegion": _ref("region")}, {"insertedContent": _object({}, {"text": TEXT})}),
    },
}
