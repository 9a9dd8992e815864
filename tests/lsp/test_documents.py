"""Documents: the server's text is the client's, whatever is edited, in whatever encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from strict_client import RefusalError, StrictClient

from pincite.lsp.documents import Document, Draft
from pincite.settings import Settings
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

DOC = "file:///brief.md"
UNITS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}


@pytest.fixture(scope="module", params=["utf-16", "utf-32", "utf-8"])
def speaking(request):
    client = StrictClient(capabilities={"general": {"positionEncodings": [request.param]}})
    client.start()
    client.units = UNITS[request.param]
    yield client
    client.stop()


@pytest.fixture
def speaker(speaking):
    yield speaking
    speaking.tidy()


def test_edits_after_an_emoji(speaker):
    before = "⚖️ 🏛 Smith"
    column = speaker.units(before)
    speaker.open(DOC, f"one\n{before}, 307 F.3d\nthree")
    speaker.change(DOC, 2, (1, column, 1, column, " v. Jones"))
    assert speaker.text_of(DOC) == f"one\n{before} v. Jones, 307 F.3d\nthree"
    speaker.change(DOC, 3, (1, 0, 1, column, "Roe"), (1, 3, 2, 0, ""))
    assert speaker.text_of(DOC) == "one\nRoethree"


def test_ranges_after_an_emoji(speaker):
    before = "🏛 §"
    speaker.open(DOC, f"{before} 1265-6")
    (found,) = speaker.diagnostics(DOC, 1)
    start = speaker.units(f"{before} ")
    assert found["range"] == {"start": {"line": 0, "character": start}, "end": {"line": 0, "character": start + 6}}


def test_positions_outside_the_text_are_moved_inside(speaker):
    speaker.open(DOC, "one\ntwo")
    far = 2**31 - 1
    for line, column, offset in [(far, far, 7), (0, far, 3), (1, far, 7), (1, 4, 7), (2, 0, 7)]:
        assert speaker.hover(DOC, line, column)["contents"]["value"].startswith(f"{offset} ")
    speaker.change(DOC, 2, (0, far, far, far, "!"), (9, 9, 0, 1, "?"))
    assert speaker.text_of(DOC) == "o?"


def test_only_the_protocols_line_breaks_break_lines(speaker):
    text = "a\fb\vc\x85d\u2028e\u2029f\nsecond\rthird\r\nfourth"
    speaker.open(DOC, text)
    speaker.change(DOC, 2, (3, 0, 3, 6, "4"), (1, 0, 1, 1, "S"))
    assert speaker.text_of(DOC) == "a\fb\vc\x85d\u2028e\u2029f\nSecond\rthird\r\n4"


def test_whole_text_edits_and_mixed_ones(client):
    client.open(DOC, "old")
    client.change(DOC, 2, "new text", (0, 0, 0, 3, "newer"))
    assert client.text_of(DOC) == "newer text"


@pytest.mark.parametrize("version", [1, 0, -7])
def test_a_version_that_does_not_grow_is_still_an_edit(client, version):
    client.open(DOC, "text", version=1)
    client.change(DOC, version, (0, 0, 0, 0, "more "))
    assert client.text_of(DOC) == "more text"


def test_opening_again_starts_anew(client):
    client.open(DOC, "first 1265-6")
    client.open(DOC, "second", version=1)
    assert client.text_of(DOC) == "second"
    client.change(DOC, 2, (0, 0, 0, 0, "x"))
    assert client.diagnostics(DOC, 2) == []


def test_a_place_asked_about_moves_with_the_text(connect, tmp_path):
    gate = tmp_path / "gate"
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(DOC, "HOLD here")
    waiting = client.send("textDocument/hover", client.at(DOC, 0, 5))
    client.change(DOC, 2, (0, 0, 0, 0, "12345"))
    client.taken()
    gate.touch()
    offset, _, text = client.answer(waiting)["contents"]["value"].split(" ", 2)
    assert text[int(offset) :] == "here"
    client.stop()


def test_a_reading_that_fails_is_an_error_and_the_next_one_is_not(connect):
    client = connect()
    client.open(DOC, "CRASH 1265-6")
    assert client.diagnostics(DOC, 1) == []
    with pytest.raises(RefusalError) as refusal:
        client.hover(DOC)
    assert refusal.value.code == -32603
    client.change(DOC, 2, (0, 0, 0, 5, "calm"))
    assert len(client.diagnostics(DOC, 2)) == 1
    assert client.text_of(DOC) == "calm 1265-6"
    client.stop()


def test_closing_while_a_request_waits_still_answers_it(connect, tmp_path):
    gate = tmp_path / "gate"
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(DOC, "HOLD")
    waiting = client.send("textDocument/hover", client.at(DOC))
    client.notify("textDocument/didClose", {"textDocument": {"uri": DOC}})
    client.taken()
    gate.touch()
    assert client.answer(waiting) is None
    client.stop()


@pytest.mark.parametrize(
    ("language", "uri", "format_"),
    [
        ("markdown", "file:///a.txt", "markdown"),
        ("quarto", "file:///a", "markdown"),
        ("rmd", "file:///a", "markdown"),
        ("latex", "file:///a", "latex"),
        ("tex", "file:///a", "latex"),
        ("plaintex", "file:///a", "latex"),
        ("plaintext", "file:///a.md", "plaintext"),
        ("mystery", "file:///a.md", "markdown"),
        ("mystery", "file:///a.tex?x#y", "latex"),
        ("", "untitled:Untitled-1", "plaintext"),
    ],
)
def test_languages(client, language, uri, format_):
    client.open(uri, "x", language=language)
    assert client.hover(uri)["contents"]["value"] == f"0 {format_} x"


LETTERS = st.text(st.sampled_from("ab é§🏛\u0301\n\r\f\u2028"), max_size=12)
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 9))


@pytest.mark.parametrize("encoding", list(UNITS))
@given(text=LETTERS, edits=st.lists(st.tuples(PLACES, PLACES, LETTERS), max_size=6))
def test_any_edits_give_what_reading_from_scratch_gives(encoding, text, edits):
    document = Document(Draft(DOC, "markdown", 1, LineIndex.of(text), Settings()))
    expected = text
    for version, (one, other, new) in enumerate(edits, 2):
        start, end = (types.Position(*place) for place in sorted((one, other)))
        change = types.TextDocumentContentChangePartial(types.Range(start, end), new)
        document.edit([change], version, encoding)
        first, last = (_offset(expected, place, UNITS[encoding]) for place in sorted((one, other)))
        expected = expected[:first] + new + expected[max(first, last) :]
        assert document.draft.lines == LineIndex.of(expected)
        assert document.draft.version == version


def _offset(text, place, units):
    """The naive way from a position to an offset: count along the line, one character at a time."""
    line, column = place
    at = 0
    for _ in range(line):
        breaks = [i for i in range(at, len(text)) if text[i] in "\r\n"]
        if not breaks:
            return len(text)
        at = breaks[0] + (2 if text[breaks[0] : breaks[0] + 2] == "\r\n" else 1)
    begin = at
    while at < len(text) and text[at] not in "\r\n" and units(text[begin : at + 1]) <= column:
        at += 1
    return at


@given(LETTERS, st.integers(0, 12), st.integers(0, 12), LETTERS)
def test_a_mark_outside_an_edit_keeps_its_character(text, at, length, new):
    lines = LineIndex.of(text)
    document = Document(Draft(DOC, "markdown", 1, lines, Settings()))
    start, end = min(at, len(text)), min(at + length, len(text))
    places = (types.Position(*lines.position(offset, "utf-32")) for offset in (start, end))
    change = types.TextDocumentContentChangePartial(types.Range(*places), new)
    for offset in range(len(text)):
        with document.marked([Span(offset, offset)]) as (mark,):
            document.draft = Draft(DOC, "markdown", 1, lines, Settings())
            document.edit([change], 2, "utf-32")
            after = document.draft.lines.text
            first, last = (lines.offset(place.line, place.character, "utf-32") for place in _ends(change))
            if not first <= offset < last:
                kept = mark.span.start + (len(new) if offset == first == last else 0)
                assert after[kept] == text[offset]


def _ends(change):
    return change.range.start, change.range.end
