"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pincite.analysis import judging
from pincite.analysis.body import Body, Pause, go_on, read_beginning, read_body, read_near, stepwise
from pincite.analysis.others import Elsewhere, Other, elsewhere, foreign
from pincite.checks import house as houses
from pincite.checks import run, suppression
from pincite.checks.findings import Findings, Found
from pincite.checks.rule import House, Library
from pincite.markup.blocks import Block, Format
from pincite.markup.writing import signs
from pincite.resolution import together
from pincite.resolution.again import Again, compared, resolve_again
from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority, Reference
from pincite.resolution.resolve import Resolution, resolve
from pincite.settings import Settings, Style
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything known of one version of a document. Never changes.

    ``references`` are in text order. Features are functions of a snapshot and an offset.
    """

    version: int | None
    text: str
    format: Format
    style: Style
    """The house style found or chosen; never ``auto``."""
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    authorities: tuple[Authority, ...]
    findings: Findings
    """In text order, spans in the source."""
    known: "Known | None" = field(default=None, repr=False, compare=False)
    """What a reading of a text much like this one can take over; None where nothing was kept."""

    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)
    """By an authority's key: the full citation of it that stands in another file of the document."""
    partial: bool = False
    """Whether only what stands around some place has been read: what the rest would add is not known."""

    def again(self, text: str, settings: Settings | None = None, *, judged: bool = True) -> "Snapshot":
        """What this document would be with another text, or held to other settings; only what is new is read.

        For trying an edit out: this snapshot, and what is remembered for the next keystroke, stay as they are.
        Without ``judged`` nothing is looked for that is wrong.
        """
        if self.known is None:
            return Analysis().snapshot(text, self.format, settings)
        known = self.known.copy() if judged else self.known
        settings, library = settings or known.settings, known.document.library
        return _snapshot(text, self.format, settings, None, known, known.others, library, judged=judged)

    @property
    def document(self) -> run.Document | None:
        """This file as the rules of sense see one; None where nothing was kept."""
        if self.known is None or self.known.seen is None:
            return self.known.document if self.known else None
        units, document = self.known.body.units, self.known.document
        texts = [unit.text for unit in units]
        return run.Document(
            self.references, self.authorities, document.volumes, texts, document.house, units, document.library
        )

    def source(self, block: int, span: Span) -> Span:
        """The document's source offsets of a span of a block."""
        place = self.blocks[block]
        return place.content.readable.source(span).shift(place.start)

    def span(self, reference: int) -> Span:
        """Where a reference's core stands in the source, pins included."""
        found = self.references[reference]
        return self.source(found.block, found.citation.span)

    def full_span(self, reference: int) -> Span:
        """Where a reference stands in the source, with its name and court parenthesis."""
        found = self.references[reference]
        return self.source(found.block, found.citation.full)


@dataclass(frozen=True, slots=True)
class Known:
    """What an edit that changes no citation can take over from the snapshot before."""

    body: Body
    units: list[Unit]
    resolution: Resolution
    document: run.Document
    house: House
    settings: Settings
    sense: run.Sense
    whole: dict[str, run.Overview]
    """What the rules of the whole document found."""
    others: tuple[Other, ...] = ()
    """The parts of other files that were read with it: units, document and findings are then of all of them."""
    seen: together.Seen | None = None
    """Which of all that is this file's; None where it is the only one."""
    found: Sequence[Found] = ()
    """What is wrong, by block."""

    def number(self, block: int) -> int:
        """The number of one of this file's blocks among those of all files."""
        return self.seen.numbers[block] if self.seen else block

    def own(self, blocks: Iterable[int]) -> Iterable[int]:
        """The numbers here of those of some blocks that are this file's."""
        return (self.seen.blocks[block] for block in blocks if block in self.seen.blocks) if self.seen else blocks

    def copy(self) -> "Known":
        """The same, with a memory of its own for each block."""
        return replace(self, body=self.body.copy())


class Analysis:
    """Makes snapshots of a document as it changes, remembering the parts that stay the same.

    One for each document; not to be called from two threads at once.
    """

    def __init__(self, pause: Pause | None = None, begun: Body | None = None) -> None:
        """``pause`` is called before each part that is read, so that a reading in the background can step aside.

        ``begun`` is what an earlier analysis has read of a text much like the first; none of it is read again.
        """
        self._pause = pause or go_on
        self._known: Known | None = None
        self._begun = begun

    def beginning(self, text: str, language: Format, settings: Settings, length: int) -> Findings:
        """What is sure to be wrong in the first blocks of a text, of ``length`` code points or a little more.

        All of it is among the findings of the whole, which is read the quicker for it afterwards.
        """
        self._begun = body = read_beginning(text, language, settings.documents, length, self._pause)
        read = Snapshot(None, text, language, settings.style, body.blocks, (), (), Findings())
        if suppression.directives(text, body.blocks):
            return Findings()
        return Findings(
            body.blocks, [judging.found_early(read, block, one, settings) for block, one in enumerate(body.reads)]
        )

    def snapshot(
        self,
        text: str,
        language: Format,
        settings: Settings | None = None,
        version: int | None = None,
        others: tuple[Other, ...] = (),
        library: Library | None = None,
    ) -> Snapshot:
        """Read ``text`` whole, together with what ``others`` hold; parts read before are not read again.

        ``library`` has the texts of what is cited; another one is another object.
        """
        known, self._known = self._known, None
        begun, self._begun = self._begun, None
        snapshot = _snapshot(
            text, language, settings or Settings(), version, known, others, library, begun=begun, pause=self._pause
        )
        self._known = snapshot.known
        return snapshot


def _snapshot(
    text: str,
    language: Format,
    settings: Settings,
    version: int | None,
    last: Known | None,
    others: tuple[Other, ...] = (),
    library: Library | None = None,
    *,
    judged: bool = True,
    begun: Body | None = None,
    pause: Pause = go_on,
) -> Snapshot:
    """The layers in order, each taking over what still holds from the ``last`` snapshot, or a reading ``begun``."""
    body = read_body(text, language, settings.documents, last.body if last else None, begun, pause)
    units = body.units
    woven = together.weave(units, foreign(body.blocks, others)) if others else None
    units = woven.units if woven else units
    again = resolve_again(units, last.units, last.resolution) if last else None
    resolution = again.resolution if again else resolve(units)
    if last and not again:
        again = compared(units, last.units, resolution, last.resolution)
    house = houses.house(body.sightings, settings, language)._replace(signs=signs(body.outline.tally))
    seen = together.see(resolution, woven) if woven else None
    references, authorities = (seen or resolution)[:2]
    snapshot = Snapshot(version, text, language, house.style, body.blocks, references, authorities, Findings())
    if woven and seen:
        snapshot = replace(snapshot, elsewhere=dict(elsewhere(resolution, woven, seen, others)))
    if not judged:
        return snapshot
    if last and (last.house, last.settings) == (house, settings):
        house, settings = last.house, last.settings  # the very same, which is quick to see
    same = last and last.house is house and last.settings is settings and last.document.library is library
    if again and last and same and len(last.found) == len(body.blocks):
        judgement = _judged_again(last, again, units)
    else:
        judgement = _judged(resolution, units, house, settings, library, pause)
    document, sense, whole, anew = judgement
    known = Known(body, units, resolution, document, house, settings, sense, whole, others, seen)
    if again and last and anew is not None:
        found = list(last.found)
        for block in _touched(last, known, again.changed, anew):
            found[block] = judging.found(snapshot, known, block)
    else:
        found = [judging.found(snapshot, known, block) for block in stepwise(range(len(body.blocks)), pause)]
    findings = Findings(body.blocks, found)
    if body.remarked and (comments := suppression.directives(text, body.blocks)):
        unused = suppression.UNUSED in run.chosen(house, settings)
        findings = suppression.apply(findings, comments, report_unused=unused)
    return replace(snapshot, findings=findings, known=replace(known, found=found))


class _Judgement(NamedTuple):
    """A document as the rules see it, and what those of sense and of the whole document found."""

    document: run.Document
    sense: run.Sense
    whole: dict[str, run.Overview]
    anew: frozenset[int] | None
    """The references that were judged anew; None for all."""


def _judged(
    resolution: Resolution,
    units: Sequence[Unit],
    house: House,
    settings: Settings,
    library: Library | None,
    pause: Pause,
) -> _Judgement:
    """The references, and the document, judged for the first time."""
    texts, (references, authorities) = [unit.text for unit in units], resolution[:2]
    document = run.Document(references, authorities, resolution.volumes, texts, house, units, library)
    sense = run.sense(document, house, settings, stepwise(range(len(references)), pause))
    return _Judgement(document, sense, run.whole(document, house, settings), None)


def _judged_again(last: Known, again: Again, units: Sequence[Unit]) -> _Judgement:
    """The same judged again, as far as what an edit made new can make a difference."""
    document = last.document.again(again.resolution.references, units, again.changed)
    anew = again.renewed | last.sense.stale(again.changed) | last.sense.astray(again.reworded or ())
    sense = run.sense(document, last.house, last.settings, anew, last.sense)
    if again.reworded is None:
        whole = run.whole_again(document, last.whole, again.renewed, again.changed)
    else:
        whole = run.whole(document, last.house, last.settings)
    return _Judgement(document, sense, whole, anew)


def _touched(last: Known, known: Known, changed: frozenset[int], stale: frozenset[int]) -> set[int]:
    """The blocks of this file of which other things may be wrong than before, or may be explained by other places.

    ``changed`` are blocks of all files, ``stale`` are references of all.
    """
    own, references = set(known.own(changed)), known.resolution.references
    judged = {
        *(block for index in stale for block, _ in last.sense.standing(index, references)),
        *(block for index in stale for block, _ in known.sense.standing(index, references)),
        *(block for rule, overview in known.whole.items() for block in overview.differs(last.whole[rule])),
    }
    beside = (block for block, found in enumerate(last.found) if not found.beside.isdisjoint(own))
    return {*own, *known.own(judged), *beside}


def near(text: str, language: Format, settings: Settings, version: int | None, offset: int) -> Snapshot | None:
    """What stands around ``offset``, read by itself, for who asks about it before a long text has been read.

    Nothing is looked for that is wrong. None where there is no telling what belongs together there.
    """
    body = read_near(text, language, settings.documents, offset)
    if body is None:
        return None
    references, authorities = resolve(body.units)[:2]
    style = houses.house(body.sightings, settings, language).style
    return Snapshot(version, text, language, style, body.blocks, references, authorities, Findings(), partial=True)


def warm_up() -> None:
    """Load every table and grammar, so that the first document does not wait for them."""
    Analysis().snapshot("See 1 U.S. 1, 2 (1790); 42 U.S.C. § 1983; id. at 3.", Format.MARKDOWN)
