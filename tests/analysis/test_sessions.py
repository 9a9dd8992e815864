"""A session of any edits, undoings and changes of settings: after each step all is as if it were opened afresh.

``PINCITE_STEPS=200000`` takes that many steps, chosen at random, instead of the same few thousand each time; a session
that fails is shrunk, and printed as a test that can be pasted.
"""

import os
from functools import cache
from types import SimpleNamespace

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from test_incremental import PIECES, START

from pincite.analysis import Analysis, Other
from pincite.features.listing import listing
from pincite.lsp.client import Client
from pincite.lsp.convert import Diagnostics, Ruler
from pincite.lsp.documents import Document, Draft
from pincite.markup.blocks import Format
from pincite.settings import Level, PinDash, Settings, Style
from pincite.text.change import change
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

IN_CI = 5_000
IN_ONE_SESSION = 50
ABOUT = 35
"""Steps that a session takes by and large: some chosen ones cannot be taken."""
LONGEST = 1_000
"""Characters beyond which a session begins to take things away."""
URI = "file:///brief"
ODD = [
    "😀",
    "𝒮",
    "e\u0301",
    "é",
    "\r",
    "\u2028",
    "\x0b",
    "\x85",
    "\0",
    "\ufeff",
    "\t",
    "\n\n\n",
    "    ",
    "1. ",
    "\\input{facts}\n",
]
CHOICES = [
    Settings(),
    Settings(style=Style.SCOTUS),
    Settings(style=Style.WEST, pin_dash=PinDash.EN_DASH),
    Settings(ignore=("pin-id-comma-at", "full-cite-repeated")),
    Settings(select=("id-no-antecedent", "short-form-no-full", "pin-before-first-page")),
    Settings(severity=(("pin-missing", Level.HINT), ("pin-malformed", Level.OFF))),
    Settings(record=(("Ct. Op.", ()),)),
]
PLACES = st.integers(0, 10_000)
EDITS = st.tuples(PLACES, st.integers(0, 80), st.sampled_from([*PIECES, *ODD, ""]))


PARTS = [
    "",
    "See Olim v. Wakinekona, 461 U.S. 238 (1983).\n\nId. at 240.\n",
    "Roth, 408 U.S. at 570.\n\n# Facts\n\nPerry v. Sindermann, 408 U.S. 593 (1972) (“Roth”). App. at 29.\n\nId.\n",
]


@cache
def read_part(text):
    return Analysis().snapshot(text, Format.MARKDOWN)


def position(text, offset, encoding):
    """Where an editor says an offset is, counted the plain way."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    units = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
    width = len(before.rpartition("\n")[2].encode(units[encoding])) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return SimpleNamespace(line=before.count("\n"), character=width)


def in_text(text, place):
    """An offset that an editor can name: not one between the two characters of a line break."""
    offset = place % (len(text) + 1)
    return offset - (text[offset - 1 : offset + 1] == "\r\n")


class Session(RuleBasedStateMachine):
    steps = 0

    @initialize(markup=st.sampled_from(Format), encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"]))
    def open(self, markup, encoding):
        self.markup, self.chosen = markup, Settings()
        self.client = Client(encoding=encoding)
        self.text, self.undone = START, []
        self.document = Document(Draft(URI, "", 0, LineIndex.of(START), self.chosen))
        self.analysis, self.diagnostics = Analysis(), Diagnostics()
        self.snapshot, self.told = None, None
        self.others = ()

    def make(self, *edits):
        """Send some edits, each of the text that the one before left, in one message."""
        self.undone.append(self.text)
        events = []
        for *span, put in edits:
            start, end = (in_text(self.text, place) for place in span)
            ends = SimpleNamespace(
                start=position(self.text, start, self.client.encoding),
                end=position(self.text, end, self.client.encoding),
            )
            events.append(SimpleNamespace(range=ends, text=put))
            self.text = self.text[:start] + put + self.text[end:]
        self.document.edit(events, (self.document.draft.version or 0) + 1, self.client.encoding)

    def replace_all(self, text):
        self.document.edit([SimpleNamespace(range=None, text=text)], 1, self.client.encoding)
        self.text = text

    @rule(edits=st.lists(EDITS, min_size=1, max_size=3))
    def edit(self, edits):
        made, text = [], self.text
        for place, taken, put in edits:
            start = in_text(text, place)
            end = max(start, in_text(text, min(start + taken * (1 + len(text) // LONGEST * 20), len(text))))
            made.append((start, end, put))
            text = text[:start] + put + text[end:]
        self.make(*made)

    @rule(place=PLACES, put=st.sampled_from(PIECES))
    def type_at_the_end_of_a_paragraph(self, place, put):
        end = self.text.find("\n\n", in_text(self.text, place))
        end = len(self.text) if end < 0 else end
        self.make((end, end, put))

    @precondition(lambda self: self.undone)
    @rule()
    def undo(self):
        before, now = self.undone.pop(), self.text
        start, end, grown = change(now, before)
        start = in_text(now, start)
        end += now[end - 1 : end + 1] == "\r\n"
        self.make((start, end, before[start : end + grown]))
        self.undone.pop()

    @precondition(lambda self: self.text.count("\n\n") > 1)
    @rule(number=PLACES, to=PLACES)
    def move_a_paragraph(self, number, to):
        parts = self.text.split("\n\n")
        number %= len(parts) - 1
        start = sum(len(part) + 2 for part in parts[:number])
        moved = parts[number] + "\n\n"
        rest = parts[:number] + parts[number + 1 :]
        there = sum(len(part) + 2 for part in rest[: to % len(rest)])
        self.make((start, start + len(moved), ""), (there, there, moved))

    @precondition(lambda self: len(self.text) < 5 * LONGEST)
    @rule(place=PLACES)
    def double_a_paragraph(self, place):
        parts = self.text.split("\n\n")
        number = place % len(parts)
        at = sum(len(part) + 2 for part in parts[:number])
        self.make((at, at, parts[number] + "\n\n"))

    @rule(ending=st.sampled_from(["\n", "\r\n", "\r"]))
    def change_every_line_end(self, ending):
        self.undone.clear()
        self.replace_all(self.text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", ending))

    @rule()
    def begin_anew(self):
        self.undone.clear()
        self.replace_all(START)

    @rule(chosen=st.sampled_from(CHOICES))
    def choose(self, chosen):
        self.chosen = chosen

    @rule(parts=st.lists(st.tuples(PLACES, st.sampled_from(PARTS)), max_size=2))
    def read_with_other_files(self, parts):
        """Each stands before a place of this one: a file that is included there, or read before it."""
        self.others = tuple(
            Other.of(f"/part{number}.md", place % (len(self.text) + 1), read_part(part), Span(0, len(part)))
            for number, (place, part) in enumerate(sorted(parts))
        )

    @rule(markup=st.sampled_from(Format))
    def save_under_another_suffix(self, markup):
        self.markup = markup

    @precondition(lambda self: self.snapshot)
    @rule(edit=EDITS)
    def try_an_edit_out(self, edit):
        place, taken, put = edit
        start = in_text(self.text, place)
        tried = self.text[:start] + put + self.text[start + taken :]
        settings, others = self.snapshot_settings, self.snapshot_others
        assert self.snapshot.again(tried) == Analysis().snapshot(tried, self.snapshot.format, settings, others=others)

    @invariant()
    def is_as_if_opened_afresh(self):
        if not hasattr(self, "analysis"):
            return
        Session.steps += 1
        assert self.document.draft.lines == LineIndex.of(self.text)
        before, said = self.snapshot, self.told
        self.snapshot = self.analysis.snapshot(self.text, self.markup, self.chosen, others=self.others)
        self.snapshot_settings, self.snapshot_others = self.chosen, self.others
        ruler = Ruler(URI, self.document.draft.lines, self.client)
        written = self.diagnostics.write(self.snapshot.findings, ruler)
        afresh = Analysis().snapshot(self.text, self.markup, self.chosen, others=self.others)
        self.told = listing(self.snapshot)
        assert self.told == listing(afresh)
        assert self.snapshot.findings == afresh.findings
        assert self.snapshot == afresh
        assert written == Diagnostics().write(afresh.findings, ruler)
        assert before is None or listing(before) == said, "an edit changed the snapshot before it"


def test_any_session():
    asked = int(os.environ.get("PINCITE_STEPS", "0"))
    Session.steps = 0
    Session.TestCase.settings = settings(
        max_examples=(asked or IN_CI) // ABOUT,
        stateful_step_count=IN_ONE_SESSION,
        deadline=None,
        derandomize=not asked,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    Session.TestCase().runTest()
    print(f"{Session.steps} steps")
    assert Session.steps >= (asked or IN_CI)
