"""The library in the terminal: texts of authorities added, listed, shown, searched, verified and removed."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pincite.cli.commands import FAILED, complain, say

if TYPE_CHECKING:
    from pincite.library.index import Entry, Index
    from pincite.library.places import Places
    from pincite.library.texts import Text

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
"""In the names of files."""
_AROUND = 80
"""Characters shown on either side of a word that was looked for."""


class _Saying(click.Group):
    """Commands of which none ends in anything but a line where the index cannot be used."""

    def invoke(self, context: click.Context) -> Any:
        from pincite.library.index import LibraryError

        try:
            return super().invoke(context)
        except LibraryError as error:
            _fail(str(error))


@click.group(cls=_Saying)
def library() -> None:
    """Keep the texts of authorities, to be read at the page that a draft cites.

    They stand in the folder authorities/ beside the settings file, or others that it names, and in a library of your
    own that every draft can cite from.
    """


@library.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--cite", metavar="CITATION", help="Where the text stands, if the file does not say so: 410 U.S. 113.")
@click.option("--here", is_flag=True, help="Add it to this folder's authorities, not to your own library.")
def add(paths: tuple[str, ...], cite: str | None, here: bool) -> None:
    """Copy texts into your library: files, or folders with all that is in them."""
    from pincite.library.places import files_in, told_of_by

    kept = _places()
    folder = kept.folders[0 if here else -1]
    found = (file for path in map(Path, paths) for file in (files_in(path) if path.is_dir() else [path]))
    named = [*dict.fromkeys(told_of_by(file) or file for file in found)]
    if cite and len(named) != 1:
        _fail("--cite is about one file")
    failed = False
    for path in named:
        try:
            text, place = _add(path, folder, cite)
            say(f"{_cited(text)}: {place}")
        except _RefusedError as reason:
            failed = True
            complain(f"{path}: {reason}")
    _update(kept)
    if failed:
        sys.exit(FAILED)


@library.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def list_(form: str) -> None:
    """List the texts, and the files that are none."""
    kept = _places()
    entries = _update(kept).entries(kept.folders)
    if form == "json":
        import json

        told = [{**entry._asdict(), "path": str(entry.path)} for entry in entries]
        say(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        say(f"{_titled(entry)}  {entry.path}")
    complain(*_trouble(entries))
    if not entries:
        complain("the library is empty: pincite library add PATH, or a folder authorities/ beside the draft")


@library.command()
@click.argument("citation")
@click.option("--page", metavar="N", help="This page, paragraph or subdivision: 577, ¶ 12, (d)(1).")
def show(citation: str, page: str | None) -> None:
    """Print a text, or a page of it: pincite library show "408 U.S. 564" --page 577.

    Of a law the part that is cited is printed: pincite library show "Fed. R. Civ. P. 65(d)".
    """
    text, reporter, part = _meant(citation)
    page = page or part
    if not page:
        say(text.text.strip())
        return
    from pincite.library.texts import PAGES, PARAGRAPHS, SUBDIVISIONS

    number = page.strip().lstrip("¶* ").removeprefix("§").strip()
    counted = (PARAGRAPHS,) if "¶" in page else (reporter, SUBDIVISIONS, PARAGRAPHS, PAGES)
    asked = [*((name, number) for name in counted), (SUBDIVISIONS, page.strip())]
    stretches = next((found for name, one in asked if (found := list(text.stretches(name, one)))), None)
    if stretches is None:
        held = next((pages for name in counted if (pages := text.pages(name))), ())
        known = f"it has {held[0]} to {held[-1]}" if held else "its pages are not marked"
        _fail(f"{_cited(text)} has no page {page}: {known}")
    say("\n\n".join(text.text[slice(*stretch)].strip() for stretch in stretches))


@library.command()
@click.argument("words", nargs=-1, required=True)
def search(words: tuple[str, ...]) -> None:
    """Find the texts that hold all of these words, and the page of the first of them."""
    kept = _places()
    hits = _update(kept).search(" ".join(words), kept.folders)
    for hit in hits:
        source = next(iter(hit.text.sources), None)
        page = hit.text.page_at(source.name, hit.offset) if source else None
        said = " ".join(hit.text.text[max(0, hit.offset - _AROUND) : hit.offset + _AROUND].split())
        say(f"{_cited(hit.text)}{f', at {page}' if page else ''}\n    … {said} …")
    if not hits:
        complain("no text holds all of these words")
        sys.exit(1)


@library.command()
def verify() -> None:
    """Check the index, and say which files are no texts, which say of no citation, and which claim the same one."""
    from pincite.library import keeping

    kept = _places()
    sound = keeping.index().verify()
    index = _update(kept)
    entries = index.entries(kept.folders)
    trouble = [*([] if sound else ["the index was damaged; it has been made anew"]), *_trouble(entries)]
    trouble += _trouble_with_record(kept, index)
    trouble += [f"{name} is outside the settings file's folder, and is not read" for name in kept.refused]
    complain(*trouble)
    say(f"{sum(not entry.problem for entry in entries)} texts")
    if trouble:
        sys.exit(1)


@library.command()
@click.argument("citation")
@click.option("--here", is_flag=True, help="Remove it from this folder's authorities, not from your own library.")
def remove(citation: str, here: bool) -> None:
    """Remove a text from your library: its file is deleted, and what stands beside it to describe it."""
    from pincite.library.readers.reading import described_by, paged_by

    kept = _places()
    folder = kept.folders[0 if here else -1]
    found = _update(kept).find(_keys(citation), [folder])
    if not found:
        _fail(f"{folder} has no {citation}")
    if len(found) > 1:
        _fail(f"{len(found)} files are {citation}: delete one of {', '.join(str(text.path) for text in found)}")
    path = found[0].path
    try:
        for one in filter(None, (paged_by(path), described_by(path), path)):
            one.unlink(missing_ok=True)
    except OSError as error:
        _fail(f"{path}: cannot be removed: {_reason(error)}")
    _update(kept)
    say(f"removed {path}")


@library.command()
def rebuild() -> None:
    """Make the index anew from the files."""
    from pincite.library import keeping

    kept = _places()
    keeping.index().clear()
    entries = _update(kept).entries(kept.folders)
    say(f"{sum(not entry.problem for entry in entries)} texts")


# -- adding -----------------------------------------------------------------------------------------------------------


class _RefusedError(Exception):
    """Why a file is not added."""


def _add(path: Path, folder: Path, cite: str | None) -> "tuple[Text, Path]":
    """Copy a file, whole or not at all; what is there is never overwritten by something else."""
    from pincite.library import keeping
    from pincite.library.readers import about
    from pincite.library.readers.model import UnreadableError
    from pincite.library.readers.reading import content_of, described_by, paged_by, text_of

    try:
        content = content_of(path)
        described, paged = described_by(path), paged_by(path)
        beside = content_of(described) if described.is_file() else None
        if cite:
            beside = f"citation = {_quoted(cite)}\n".encode()
        pages = content_of(paged) if paged else None
        text = text_of(path, content, beside, pages)
    except UnreadableError as reason:
        raise _RefusedError(str(reason)) from None
    if not text.sources:
        raise _RefusedError(f"{cite} is no citation" if cite else f"{about.ASKED}, or say --cite")
    place = folder / path.name
    if place.is_file() and place.read_bytes() != content:  # files of different volumes may have the same name
        place = folder / f"{_FORBIDDEN.sub('-', text.sources[0].key)}{path.suffix}"
    same = [one for one in keeping.index().find([source.key for source in text.sources], [folder]) if one.path != place]
    if same:
        raise _RefusedError(f"{text.sources[0].key} is there already: {same[0].path}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if beside is not None:
            _put(described_by(place), beside)
        if paged and pages is not None:
            _put(place.with_suffix(paged.suffix), pages)
        _put(place, content)
    except OSError as error:
        raise _RefusedError(f"cannot be copied to {folder}: {_reason(error)}") from None
    return text, place


def _put(place: Path, content: bytes) -> None:
    """Write a file, all of it or nothing; one that is there with other content is left as it is."""
    import os
    import tempfile

    if place.exists():
        if place.read_bytes() != content:
            raise FileExistsError(17, f"another {place.name} is there already")
        return
    handle, draft = tempfile.mkstemp(prefix=".pincite-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        try:
            os.link(draft, place)  # unless somebody else has just put one there
        except FileExistsError:
            _put(place, content)
        except OSError:  # a file system without links
            os.replace(draft, place)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)  # a string of JSON is one of TOML


# -- looking up -------------------------------------------------------------------------------------------------------


def _places() -> "Places":
    """The places of this folder; a setting that does not hold is said."""
    from pincite.library.places import places
    from pincite.settings import Settings, find, load_file

    here = Path.cwd()
    file = find(here)
    settings, problems = load_file(file) if file else (Settings(), ())
    complain(*problems)
    return places(settings, here)


def _update(kept: "Places") -> "Index":
    """The index, up to date with the files."""
    import os

    from pincite.cli.progress import reaching
    from pincite.library import keeping

    index = keeping.index()
    with reaching("Reading the library") as show:
        keeping.keep_up(index, kept.all, show, jobs=os.cpu_count() or 1)
    return index


def _meant(citation: str) -> "tuple[Text, str, str]":
    """The text that a citation names, the reporter it names it by, and the part of a law that it pins.

    Of a whole code it is the section alone.
    """
    from pincite.library.provisions import is_whole, part_of
    from pincite.library.readers import facts
    from pincite.library.shelf import Shelf

    sources, _ = facts.sources([citation])
    if not sources:
        _fail(f"{citation} is no citation")
    kept = _places()
    text = Shelf(_update(kept), kept).authority(sources)
    if text is None:
        _fail(f"the library has no {citation}")
    named = sources[0]
    if named.number and is_whole(text, named.name):
        text = part_of(text, named.number) or _fail(f"{_cited(text)} has no {named.number}")
    return text, named.name, facts.part([citation])


def _keys(citation: str) -> list[str]:
    from pincite.library.readers import facts

    return [source.key for source in facts.sources([citation])[0]]


# -- saying -----------------------------------------------------------------------------------------------------------


def _trouble(entries: "Iterable[Entry]") -> Iterator[str]:
    """Files that are no texts, texts without a citation, and citations that two files claim."""
    from pincite.library.readers import about

    claimed: dict[str, Path] = {}
    for entry in entries:
        if entry.problem:
            yield f"{entry.path}: {entry.problem}"
        elif not entry.keys:
            yield f"{entry.path}: {about.ASKED}"
        # A part of a law is claimed, and not the law: several files may have others of it.
        parts = tuple(
            key for key in entry.keys if not any(part.startswith((f"{key}(", f"{key}, ")) for part in entry.keys)
        )
        for key in parts:
            if (other := claimed.setdefault(key, entry.path)) != entry.path:
                yield f"{entry.path}: claims {key}, as {other} does, which is the one that is shown"


def _trouble_with_record(kept: "Places", index: "Index") -> Iterator[str]:
    """Files of the record that cannot be read, or are not there."""
    known = {entry.path: entry for entry in index.entries(kept.all)}
    for name, files in kept.record:
        for path in files:
            problem = known[path].problem if path in known else "is not there"
            if problem:
                yield f"{path}, {name}: {problem}"


def _titled(entry: "Entry") -> str:
    if entry.problem:
        return "(unreadable)"
    where = ", ".join(entry.keys) or "(no citation)"
    return f"{entry.name}, {where}{f' ({entry.date[:4]})' if entry.date else ''}".lstrip(", ")


def _cited(text: "Text") -> str:
    where = ", ".join(source.key for source in text.sources)
    return f"{text.name}, {where}{f' ({text.year})' if text.year else ''}".lstrip(", ")


def _fail(reason: str) -> NoReturn:
    complain(reason)
    sys.exit(FAILED)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
