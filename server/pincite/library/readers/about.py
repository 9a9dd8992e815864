"""About: what an author adds to a file that does not say what it is, in front matter or in a file beside it."""

import re
from collections.abc import Mapping
from typing import Any

from pincite.library.readers.model import Facts, UnreadableError

SUFFIX = ".toml"
"""Of the file beside it: ``majority.txt.toml``."""
_FRONT = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<table>.*?)^(?P=fence)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.M
)
_KEYS = frozenset({"citation", "citations", "parallel", "parallels", "name", "title", "court", "date", "year"})
ASKED = 'says of no citation that it stands there: add "citation: 410 U.S. 113" between two lines of --- at its top'


def front_matter(text: str) -> tuple[Facts, int]:
    """What stands before a text in YAML or TOML, and where the text begins; nothing and 0 where there is none."""
    found = _FRONT.match(text)
    if found is None:
        return Facts(), 0
    if found["fence"] == "+++":
        return _facts(_toml(found["table"])), found.end()
    import yaml

    try:
        table = yaml.load(found["table"], yaml.BaseLoader)  # type: ignore[no-untyped-call]
    except yaml.YAMLError as error:
        raise UnreadableError(f"has front matter that is not YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise UnreadableError("has front matter that is nested too deeply") from None
    return (_facts(table), found.end()) if isinstance(table, Mapping) else (Facts(), 0)


def sidecar(text: str) -> Facts:
    """What the file beside it says, in TOML."""
    return _facts(_toml(text))


def _toml(text: str) -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"is described in what is not TOML: {error}") from None
    except RecursionError:
        raise UnreadableError("is described in what is nested too deeply") from None


def _facts(table: Mapping[str, Any]) -> Facts:
    known = {str(key).lower(): value for key, value in table.items() if str(key).lower() in _KEYS}
    cited = [one for key in ("citation", "citations", "parallel", "parallels") for one in _listed(known.get(key))]
    return Facts(
        tuple(cited),
        str(known.get("name") or known.get("title") or ""),
        str(known.get("court") or ""),
        str(known.get("date") or known.get("year") or ""),
    )


def _listed(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value if isinstance(one, str | int)]
    return [str(value)] if value else []
