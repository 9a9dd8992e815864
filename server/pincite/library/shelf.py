"""The shelf: the texts that one draft can cite, looked up by what its citations say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pincite.citations.model import Source
from pincite.library.index import Index, LibraryError
from pincite.library.places import Places
from pincite.library.provisions import part_of
from pincite.library.texts import Text


class Shelf:
    """The folders of a draft and its author, and the files of its record; a look-up never fails, it finds nothing.

    Where whoever keeps the index up tells of changes, quotations need not be held to files as they are at this moment:
    without ``read`` that is never waited for.
    """

    def __init__(self, index: Index, places: Places, *, read: bool = True) -> None:
        self.places = places
        self._index = index
        self._read = read
        self._record = dict(places.record)
        self._known: dict[tuple[str, ...], Sequence[Text]] = {}

    def authority(self, sources: Iterable[Source]) -> Text | None:
        """The text that stands at the first of some sources; for a section that has no file, that of its whole code."""
        asked = tuple(sources)
        whole = tuple(replace(source, number="") for source in asked if source.name)
        try:
            for source in dict.fromkeys((*asked, *whole)):
                if found := self._index.find([source.key], self.places.folders):
                    return found[0]
        except LibraryError:
            pass
        return None

    def texts(self, places: Sequence[Source]) -> Sequence[Text]:
        """The same as many as there are: the opinions of one case may be kept apart. Of a whole code the section alone.

        Remembered as they were when they were first asked for: a draft asks for each again and again.
        """
        keys = tuple(place.key for place in places)
        if keys not in self._known:
            try:
                self._known[keys] = self._find(keys) or self._parts(places)
            except LibraryError:
                return ()
        return self._known[keys]

    def _find(self, keys: Sequence[str]) -> Sequence[Text]:
        return self._index.find(keys, self.places.folders, read=self._read)

    def _parts(self, places: Sequence[Source]) -> Sequence[Text]:
        """The sections of the whole codes that they are of, which are remembered as well."""
        found = []
        for place in places:
            code = (replace(place, number="").key,)
            if code not in self._known:
                self._known[code] = self._find(code)
            found += [part for text in self._known[code] if (part := part_of(text, place.number))]
        return found

    def document(self, name: str) -> tuple[Text, ...]:
        """The files of a document of the record, in order, as far as they can be read."""
        try:
            found = [self._index.text(path) for path in self._record.get(name, ())]
        except LibraryError:
            return ()
        return tuple(text for text in found if text)
