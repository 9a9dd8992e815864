"""HTML and XML: the text of an opinion's page, with the ways in which CourtListener, Harvard and Scholar mark pages."""

import re
from contextlib import ExitStack

from lxml import etree

from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.readers.plain import decoded, starred
from pincite.library.readers.scribe import Scribe

_HIDDEN = frozenset("script style head title template noscript svg math object iframe".split())
_LINES = frozenset("br tr dt dd".split())
_PARAGRAPHS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 blockquote li ul ol dl table section article aside center pre hr header footer main body
    opinion author headnotes summary syllabus parties attorneys judges court decisiondate docketnumber citation
    casebody otherdate history disposition""".split()
)
_PAGE_CLASSES = frozenset({"star-pagination", "page-label", "gsp_pagenum", "page-number", "pagenum"})
_PAGE = re.compile(r"\s*(?P<run>\*{0,3})\s*(?:Page\s+)?(?P<page>\d{1,5})\s*")
_CALL = re.compile(r"\s*\[?(?:FN)?(\d{1,3}|\*{1,3})\]?\s*")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read(content: bytes) -> Reading:
    """Read a page of the web, or an opinion in Harvard's XML."""
    text = decoded(content)
    if "<" not in text:
        raise UnreadableError("is not HTML")
    return reading(text)


def reading(html: str) -> Reading:
    """The text of an opinion in HTML, and its pages."""
    root = _tree(html)
    if root is None:
        return Reading("")
    scribe = Scribe()
    _Writer(scribe).write(root)
    text = scribe.text
    if scribe.stars or scribe.notes:
        if not scribe.notes:
            return _with_notes(scribe, text)
        return Reading(text, Facts(), tuple(scribe.stars), tuple(scribe.notes))
    found = starred(text)  # a page that only wraps plain text
    return Reading(found.text, Facts(), found.stars, found.notes, found.marks)


def _with_notes(scribe: Scribe, text: str) -> Reading:
    """Notes that are told by their heading alone, as in plain text; the calls were seen on the way."""
    notes = (note._replace(call=scribe.calls.get(note.label)) for note in starred(text).notes)
    return Reading(text, Facts(), tuple(scribe.stars), tuple(notes))


def _tree(html: str) -> "etree._Element | None":
    # A declared encoding was the file's, which has been decoded.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(_DECLARED.sub("", html).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


class _Writer:
    """Writes what a tree says; elements inside a page number, a note's label or a call are read with it."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._pre = 0

    def write(self, root: "etree._Element") -> None:
        """Go through the tree without recursion: an opinion may be nested as deep as it likes."""
        opened: list[ExitStack] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                opened.append(ExitStack())
                if self._begin(element, opened[-1]):
                    self._say(element.text)
                else:
                    walk.skip_subtree()
            else:
                opened.pop().close()
                self._say(element.tail)

    def _begin(self, element: "etree._Element", opened: ExitStack) -> bool:
        """Do what an element stands for; whether its content is to be written."""
        scribe, tag = self._scribe, str(element.tag)
        if tag in _HIDDEN:
            return False
        if page := _page_of(element, tag):
            scribe.star(*page)
            return False
        if label := _note_label(element, tag):
            opened.enter_context(scribe.note(label))
            return True
        if call := _called(element, tag):
            if not _labels_note(element):
                scribe.call(call)
            return False
        if tag == "pre":
            self._pre += 1
            opened.callback(self._end_of_pre)
        if tag in _PARAGRAPHS:
            scribe.paragraph()
            opened.callback(scribe.paragraph)
        elif tag in _LINES:
            scribe.line()
            opened.callback(scribe.line)
        return True

    def _end_of_pre(self) -> None:
        self._pre -= 1

    def _say(self, text: str | None) -> None:
        if text:
            (self._scribe.verbatim if self._pre else self._scribe.words)(text)


def _page_of(element: "etree._Element", tag: str) -> tuple[str, str] | None:
    """The page that an element marks, and its run."""
    classes = (element.get("class") or "").split()
    if tag not in ("page-number", "pagenumber") and _PAGE_CLASSES.isdisjoint(classes):
        return (element.get("number", ""), element.get("pagescheme", "")) if element.get("pagescheme") else None
    found = _PAGE.fullmatch("".join(element.itertext())) or _PAGE.fullmatch(element.get("label", ""))
    if found is None:
        return None
    run = element.get("citation-index") or element.get("data-citation-index") or found["run"]
    return found["page"], run


def _note_label(element: "etree._Element", tag: str) -> str | None:
    """The label of the footnote that an element is; None where it is none."""
    if tag != "footnote" and "footnote" not in (element.get("class") or "").split():
        return None
    if tag in ("a", "sup", "span"):
        return None
    label = element.get("data-label") or element.get("label")
    return label or next((found[1] for text in element.itertext() if (found := _CALL.fullmatch(text))), None)


def _called(element: "etree._Element", tag: str) -> str | None:
    """The label of the footnote that an element calls, or that a footnote begins with."""
    marked = tag in ("sup", "footnotemark") or "footnotemark" in (element.get("class") or "").split()
    if not marked and not (tag == "a" and _labels_note(element)):
        return None
    found = _CALL.fullmatch("".join(element.itertext()))
    return found[1] if found else None


def _labels_note(element: "etree._Element") -> bool:
    """Whether an element is the label that a footnote begins with, and leads back to its call."""
    return str(element.get("href", "")).startswith(("#ref_footnote", "#fnref"))
