"""The length of a brief, for a reader and for a program."""

import json
from collections.abc import Callable, Iterable, Mapping

from pincite.cli.reading import Read
from pincite.features.word_count import Part, word_count


def text(read: Read) -> str:
    """The words of each part, those that count and those that do not, and the sum."""
    count = word_count(read.snapshot)
    lines = [*_rows(count.counted), f"{count.words:>7,}  words count toward a limit."]
    return "\n".join([*lines, *(["", "Not counted:", *_rows(count.excluded)] if count.excluded else [])])


def _rows(parts: Iterable[Part]) -> list[str]:
    return [f"{part.words:>7,}  {part.heading}".rstrip() for part in parts]


def as_json(read: Read) -> str:
    """For a program."""
    count = word_count(read.snapshot)
    parts = {"counted": count.counted, "excluded": count.excluded}
    listed = {name: [part._asdict() for part in some] for name, some in parts.items()}
    return json.dumps({"path": read.path, "words": count.words, **listed}, ensure_ascii=False, indent=1)


COUNTS: Mapping[str, Callable[[Read], str]] = {"text": text, "json": as_json}
