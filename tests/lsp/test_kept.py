"""What is kept of a long draft: taken up again it never shows, whatever has become of draft or file meanwhile."""

import gzip
import os
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strict_client import PATIENCE, REAL, StrictClient

from pincite.analysis import Analysis, Other
from pincite.features.listing import listing
from pincite.library.texts import Mark, Text
from pincite.lsp import kept
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style
from pincite.text.spans import Span

BRIEF = Path(__file__).parents[1] / "documents" / "opening-brief.md"
DRAFTS = {
    Format.MARKDOWN: "opening-brief.md",
    Format.LATEX: "answer-brief.tex",
    Format.PLAIN: "reply-california.txt",
}
URI = "file:///brief.md"


def long_enough(text):
    return text * (60_000 // len(text) + 1)


def taken_up(snapshot):
    """An analysis that begins with what was kept of a snapshot."""
    kept.keep(URI, snapshot.known.body, lambda: True)
    body = kept.recall(URI)
    assert body is not None
    return Analysis(begun=body), body


def draft(markup):
    return (BRIEF.parent / DRAFTS[markup]).read_text(encoding="utf-8")


@pytest.mark.parametrize("markup", Format)
@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, 20_000),
            st.integers(0, 300),
            st.sampled_from(["", "x", "\n\n", "Id. at 5. ", "*", "Roe v. Wade, 410 U.S. 113, 115 (1973). ", "``"]),
        ),
        max_size=3,
    )
)
def test_a_draft_taken_up_again_reads_as_if_opened_afresh(markup, edits):
    text = draft(markup)
    analysis, _ = taken_up(Analysis().snapshot(text, markup))
    for place, taken, put in [(0, 0, ""), *edits]:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + taken :]
        again, afresh = analysis.snapshot(text, markup), Analysis().snapshot(text, markup)
        assert again == afresh
        assert again.findings == afresh.findings
        assert listing(again) == listing(afresh)


@pytest.mark.parametrize("markup", Format)
def test_only_what_has_changed_is_read(markup):
    text = draft(markup)
    for edited, new in ((text, 0), (text.replace("the", "that", 1), 1), ("Id. at 5.\n\n" + text, 2)):
        analysis, body = taken_up(Analysis().snapshot(text, markup))
        known = {id(block.content) for block in body.blocks}
        read = [block for block in analysis.snapshot(edited, markup).blocks if id(block.content) not in known]
        assert len(known) > 20
        assert len(read) <= new


def test_what_was_chosen_since_holds():
    text = draft(Format.MARKDOWN)
    analysis, _ = taken_up(Analysis().snapshot(text, Format.MARKDOWN))
    chosen = Settings(style=Style.CALIFORNIA)
    afresh = Analysis().snapshot(text, Format.MARKDOWN, chosen)
    assert analysis.snapshot(text, Format.MARKDOWN, chosen).findings == afresh.findings
    assert analysis.snapshot(text, Format.PLAIN).findings == Analysis().snapshot(text, Format.PLAIN).findings


def test_other_files_are_asked_anew():
    facts = Analysis().snapshot("Roe v. Wade, 410 U.S. 113 (1973).", Format.MARKDOWN)
    other = Other.of("facts.md", 0, facts, Span(0, 99))
    text = "*Id.* at 5.\n\n" + draft(Format.MARKDOWN)
    beside = Analysis().snapshot(text, Format.MARKDOWN, others=(other,))
    alone = Analysis().snapshot(text, Format.MARKDOWN)
    assert beside.findings != alone.findings
    assert taken_up(beside)[0].snapshot(text, Format.MARKDOWN).findings == alone.findings
    for one in (alone, beside):
        assert taken_up(one)[0].snapshot(text, Format.MARKDOWN, others=(other,)).findings == beside.findings


class Shelf:
    """Has every text, and none of them says what is quoted."""

    def texts(self, places):
        words = "The court holds otherwise. " * 99
        marks = {places[0].name: (Mark("564", 0), Mark("577", 50), Mark("578", 2000))}
        return [Text(Path("roth.txt"), tuple(places), words, marks, "Roth", "", "1972")]


def test_what_the_texts_of_authorities_say_is_asked_anew():
    text = "Roth v. Doe, 408 U.S. 564, 577 (1972) (“the property interests of the people are protected here”).\n"
    held, unheld = (Analysis().snapshot(text, Format.MARKDOWN, library=library) for library in (Shelf(), None))
    assert held.findings != unheld.findings
    assert taken_up(held)[0].snapshot(text, Format.MARKDOWN).findings == unheld.findings
    assert taken_up(held)[0].snapshot(text, Format.MARKDOWN, library=Shelf()).findings == held.findings
    assert taken_up(unheld)[0].snapshot(text, Format.MARKDOWN, library=Shelf()).findings == held.findings


@pytest.fixture
def file():
    """The file that keeps a draft."""
    kept.keep(URI, Analysis().snapshot(draft(Format.MARKDOWN), Format.MARKDOWN).known.body, lambda: True)
    newest = max(kept.folder().iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert kept.recall(URI) is not None
    return newest


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[:-200], id="cut short"),
        pytest.param(lambda content: content[:5000] + b"\0" + content[5001:], id="a byte is another"),
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: b"another build" + content, id="of another build"),
        pytest.param(lambda content: content.partition(b"\n")[0] + b"\n" + gzip.compress(b"."), id="holds nothing"),
    ],
)
def test_a_file_that_is_of_no_use_is_passed_over(file, damage):
    file.write_bytes(damage(file.read_bytes()))
    assert kept.recall(URI) is None


class Harm:
    def __init__(self, call, *arguments):
        self.call, self.arguments = call, arguments

    def __reduce__(self):
        return self.call, self.arguments


@pytest.mark.parametrize("call", [os.mkdir, kept.forget, Path])
def test_a_file_that_was_tampered_with_does_nothing(file, tmp_path, call):
    build = file.read_bytes().partition(b"\n")[0]
    harm = pickle.dumps(Harm(call, str(tmp_path / "harm")))
    file.write_bytes(build + b"\n" + gzip.compress(harm))
    assert kept.recall(URI) is None
    assert not (tmp_path / "harm").exists()
    assert file.exists()


def test_only_its_author_may_read_it(file):
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_writing_that_is_given_up_leaves_nothing(file):
    before = sorted(kept.folder().iterdir())
    kept.keep("file:///other.md", Analysis().snapshot("Id.", Format.PLAIN).known.body, lambda: False)
    assert sorted(kept.folder().iterdir()) == before


def test_the_oldest_of_too_many_go(file, monkeypatch):
    body = Analysis().snapshot("Id.", Format.PLAIN).known.body
    monkeypatch.setattr(kept, "MOST_FILES", 2)
    os.utime(file, (time.time() - 60,) * 2)
    for name in ("one", "two"):
        kept.keep(f"file:///{name}", body, lambda: True)
    assert (kept.recall(URI), kept.recall("file:///one") is None) == (None, False)
    os.utime(max(kept.folder().iterdir()), (0, 0))
    kept.keep("file:///two", body, lambda: True)
    assert len([*kept.folder().iterdir()]) <= 2


# In an editor


@pytest.fixture
def opened(tmp_path):
    """Opens a long brief in a server of its own; its diagnostics."""
    place, text = tmp_path / "brief.md", long_enough(draft(Format.MARKDOWN))
    place.write_text(text)
    home = tmp_path / "cache"

    def begin():
        client = StrictClient(command=REAL, env={"XDG_CACHE_HOME": str(home)})
        client.start()
        client.open(place.as_uri(), text)
        return client, client.diagnostics(place.as_uri(), 1)

    begin.files = lambda: [path for path in home.rglob("drafts/*") if not path.suffix]
    begin.place = place
    return begin


def wait_for(what):
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_brief_that_was_closed_opens_with_the_same_findings(opened):
    first, before = opened()
    assert len(before) > 5
    first.notify("textDocument/didClose", {"textDocument": {"uri": opened.place.as_uri()}})
    wait_for(opened.files)
    first.stop()
    second, after = opened()
    assert after == before
    second.stop()
    (opened.place.parent / "pincite.toml").write_text("keep = false\n")
    third, after = opened()
    assert after == before
    wait_for(lambda: not opened.files())
    third.stop()
