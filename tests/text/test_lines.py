"""Lines agree with a reading of the protocol so plain that it cannot be wrong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.text.lines import Encoding, LineIndex, Position

ENCODINGS: list[Encoding] = ["utf-8", "utf-16", "utf-32"]
texts = st.text(alphabet=st.sampled_from("ab\r\n\f\v\x85\u2028é§😀\u0301\x00"), max_size=40)


def units(text: str, encoding: Encoding) -> int:
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    return len(text.encode(codec)) // size


def naive_position(text: str, offset: int, encoding: Encoding) -> Position:
    lines = re.split(r"(\r\n|\r|\n)", text)
    at = 0
    for line in range(0, len(lines), 2):
        content = lines[line]
        stop = lines[line + 1] if line + 1 < len(lines) else ""
        if offset < at + len(content) + len(stop) or not stop:
            return Position(line // 2, units(content[: offset - at], encoding))
        at += len(content) + len(stop)
    raise AssertionError


@given(texts, st.sampled_from(ENCODINGS))
def test_positions_and_back(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)
    for offset in range(len(text) + 1):
        position = index.position(offset, encoding)
        assert position == naive_position(text, offset, encoding)
        if text[offset - 1 : offset + 1] != "\r\n":
            assert index.offset(*position, encoding) == offset


@given(texts, st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), texts), max_size=5))
def test_an_edited_index_is_that_of_the_new_text(text: str, edits: list[tuple[int, int, str]]) -> None:
    index = LineIndex.of(text)
    for start, end, replacement in edits:
        start = min(max(start, 0), len(text))
        end = min(max(end, start), len(text))
        index = index.edited(start, end, replacement)
        text = text[:start] + replacement + text[end:]
        assert index == LineIndex.of(text)


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [(0, 0, 0), (0, 1, 1), (0, 2, 1), (0, 3, 2), (0, 99, 3), (1, 0, 5), (1, 9, 6), (9, 0, 6), (-1, 5, 0), (1, -1, 5)],
)
def test_places_outside_are_moved_inside(line: int, column: int, offset: int) -> None:
    """A column past the end is the end; one inside a surrogate pair is the start of its character."""
    assert LineIndex.of("a😀b\r\nc").offset(line, column, "utf-16") == offset


def test_form_feeds_and_separators_end_no_line() -> None:
    assert LineIndex.of("a\fb\vc\x85d\u2028e").starts == (0,)
