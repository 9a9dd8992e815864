"""A rule or a feature that raises costs its own answer and no other, and is told of once, without the draft's words."""

import re
import sys
from pathlib import Path

import pytest
from strict_client import RefusalError, StrictClient

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Settings

SERVER = [sys.executable, str(Path(__file__).with_name("broken_server.py"))]
URI = "file:///brief.md"
TEXT = (
    "See Board of Regents v. Roth, 408 U.S. 564, 577-8 (1972). Roth, 408 U.S. at 477. *Id.*, at 578.\n\n"
    "It was so in the Whistleblower Matter. See Perry v. Sindermann, 408 U.S. 593, 601-2 (2d. Cir. 1972).\n\n"
    "Olim, 461 U.S. at 245. 42 U.S.C. 1983. See Perry,408 U.S. at 602. Id. at 603-3.\n"
)
BROKEN = {
    "pin-range-over-truncated": "asked of each citation",
    "pin-id-comma-at": "asked of a flaw",
    "pin-before-first-page": "asked of each reference",
    "court-abbrev-unknown": "asked of each block",
    "short-form-no-full": "asked of the document",
}
CAPABILITIES = {
    "codeAction": {"codeActionLiteralSupport": {}},
    "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
}
PRIVATE = re.compile("Regents|Roth|Whistleblower|Sindermann|Olim")


@pytest.fixture(scope="module")
def session():
    client = StrictClient(SERVER, {"textDocument": CAPABILITIES}, env={"BROKEN": " ".join(BROKEN)})
    client.start()
    client.open(URI, TEXT)
    yield client
    client.kill()


def test_the_other_rules_still_find_what_is_wrong(session):
    found = Analysis().snapshot(TEXT, Format.MARKDOWN, Settings()).findings
    assert {finding.rule for finding in found} > set(BROKEN)
    told = [diagnostic["code"] for diagnostic in session.diagnostics(URI, 1)]
    assert told == [finding.rule for finding in found if finding.rule not in BROKEN]


def test_a_hover_without_its_links(session):
    shown = session.hover(URI, 0, 34)["contents"]["value"]
    assert "Board of Regents v. Roth" in shown
    assert "cited 3 times" in shown


def test_the_other_quick_fixes(session):
    place = {"start": {"line": 4, "character": 23}, "end": {"line": 4, "character": 37}}
    params = {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": [], "only": ["quickfix"]}}
    actions = session.request("textDocument/codeAction", params)
    assert [action["title"] for action in actions] == ["Insert “§”"]


def test_the_other_completions(session):
    uri = "file:///other.md"
    session.open(uri, TEXT + "\nSee Perr")
    items = session.request("textDocument/completion", session.at(uri, 6, 8))
    assert any("Perry" in item["label"] for item in items["items"])


def test_an_answer_that_fails_is_an_error_without_the_words(session):
    for _ in range(3):
        with pytest.raises(RefusalError) as refusal:
            session.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
        assert str(refusal.value) == "textDocument/documentSymbol failed; see the log"
    assert session.request("textDocument/foldingRange", {"textDocument": {"uri": URI}}) is not None


def test_each_is_logged_once_with_its_name_and_no_word_of_the_draft(session):
    session.stop()
    for name in [*BROKEN, "hover: links", "textDocument/documentSymbol"]:
        assert re.search(rf"{re.escape(name)} failed on text [0-9a-f]{{8}}: RuntimeError", session.errors), name
    lines = re.findall(".* failed on text .*", session.errors)
    assert len(lines) == len(set(lines))
    assert not PRIVATE.search(session.errors)
