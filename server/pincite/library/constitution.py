"""The Constitution of the United States, bundled and offline: its articles, amendments, sections and clauses."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@cache
def provisions() -> dict[str, tuple[int, ...]]:
    """How many clauses each section has, by article or amendment: ``art. I``; one entry where there are no sections."""
    stored = json.loads(files("pincite.library").joinpath("constitution.json").read_text(encoding="utf-8"))
    return {part: tuple(sections) for part, sections in stored.items()}


def build(source: Path, target: Path) -> int:
    """Make the bundled table from the text; an amendment's clauses are not numbered, so each section counts as one."""
    text = json.loads(source.read_text(encoding="utf-8"))
    made: dict[str, list[int]] = {}
    for number, article in enumerate(text["articles"], 1):
        parts = article.get("sections") or [article]
        made[f"art. {_roman(number)}"] = [max(1, len(part.get("clauses", ()))) for part in parts]
    for number, amendment in enumerate(text["amendments"], 1):
        numbered = [line for line in _lines(amendment) if line[:1].isdecimal()]
        made[f"amend. {_roman(number)}"] = [1] * max(1, len(numbered))
    target.write_text(json.dumps(made, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")
    return len(made)


def _lines(amendment: dict[str, Any]) -> list[str]:
    return [clause["content"][0].strip() for clause in amendment.get("sections") or amendment.get("clauses", ())]


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


if __name__ == "__main__":
    import sys

    print(build(Path(sys.argv[1]), Path(__file__).with_name("constitution.json")), "articles and amendments")
