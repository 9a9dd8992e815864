"""Joining: several texts, such as the opinions of one case, as one."""

from collections.abc import Sequence

from pincite.library.readers.model import Note, Reading, Star
from pincite.library.texts import Mark

_BETWEEN = "\n\n"


def joined(readings: Sequence[Reading]) -> Reading:
    """One text after another, with all that marks them."""
    starts, length = [], 0
    for reading in readings:
        starts.append(length)
        length += len(reading.text) + len(_BETWEEN)
    placed = list(zip(starts, readings, strict=True))
    names = dict.fromkeys(name for reading in readings for name in reading.marks)
    return Reading(
        _BETWEEN.join(reading.text for reading in readings),
        readings[0].facts,
        tuple(Star(star.page, star.start + by, star.run) for by, one in placed for star in one.stars),
        tuple(
            Note(note.label, note.start + by, note.end + by, None if note.call is None else note.call + by)
            for by, one in placed
            for note in one.notes
        ),
        {
            name: tuple(Mark(mark.page, mark.start + by) for by, one in placed for mark in one.marks.get(name, ()))
            for name in names
        },
    )
