"""While somebody types: nothing is said of what is being written until its author leaves it or pauses."""

import pytest
from strict_client import PUBLISH, REAL, StrictClient

DOC = "file:///brief.md"
FOR_EVER, A_MOMENT = 3600, 0.05


def pausing(client, seconds):
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {"pause": seconds}}})
    return client


def shown(client, version):
    """The messages that are shown for a version, cut to the pages they are about."""
    return [found["message"].split()[0] for found in client.diagnostics(DOC, version)]


def pulled(client):
    return client.request("textDocument/diagnostic", {"textDocument": {"uri": DOC}})["items"]


@pytest.fixture
def patient(client):
    """A client whose author never counts as pausing."""
    return pausing(client, FOR_EVER)


@pytest.fixture(scope="module")
def real():
    client = StrictClient(command=REAL)
    client.start()
    yield pausing(client, FOR_EVER)
    client.stop()


def test_what_is_typed_is_flagged_once_its_author_edits_elsewhere(patient):
    patient.open(DOC, "See 1300-1 and .")
    assert shown(patient, 1) == ["1300-1"]
    for number, letter in enumerate("1265-6"):
        patient.change(DOC, number + 2, (0, 15 + number, 0, 15 + number, letter))
        assert shown(patient, number + 2) == ["1300-1"]
    patient.change(DOC, 8, (0, 9, 0, 10, ""))
    assert shown(patient, 8) == ["1265-6"]
    patient.change(DOC, 9, (0, 9, 0, 9, "1"))
    assert shown(patient, 9) == ["1265-6"]
    patient.change(DOC, 10, (0, 0, 0, 0, "\n"))
    assert shown(patient, 10) == ["1300-1", "1265-6"]


def test_what_is_typed_is_flagged_after_a_pause(client):
    pausing(client, A_MOMENT).open(DOC, "x")
    client.change(DOC, 2, (0, 1, 0, 1, " 1265-6"))
    told = client.wait(PUBLISH, lambda params: params["diagnostics"])
    assert (told["version"], len(told["diagnostics"])) == (2, 1)


def test_without_a_pause_everything_is_flagged_at_once(client):
    pausing(client, 0).open(DOC, "x")
    client.change(DOC, 2, (0, 1, 0, 1, " 1265-6"))
    assert shown(client, 2) == ["1265-6"]


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param(["1265-6 anew"], id="the whole text"),
        pytest.param([(0, 4, 0, 4, "\n")], id="a new line"),
        pytest.param([(0, 10, 1, 0, " ")], id="two lines joined"),
        pytest.param([(0, 0, 0, 3, "1265-6"), (1, 0, 1, 3, "see")], id="two places"),
    ],
)
def test_what_is_not_typed_is_flagged_at_once(patient, edits):
    patient.open(DOC, "Cf. 1265-6\nand")
    patient.change(DOC, 2, *edits)
    assert "1265-6" in shown(patient, 2)


def test_a_fix_and_its_undoing_are_no_typing(patient):
    patient.open(DOC, "1265-6-7 1300-1")
    assert shown(patient, 1) == ["1265-6", "1300-1"]
    patient.change(DOC, 2, (0, 14, 0, 14, "0"))
    patient.change(DOC, 3, (0, 14, 0, 15, ""))
    assert shown(patient, 3) == ["1265-6", "1300-1"]


def test_what_is_saved_is_flagged(patient):
    patient.open(DOC, "x")
    patient.change(DOC, 2, (0, 1, 0, 1, " 1265-6"))
    assert shown(patient, 2) == []
    patient.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    assert shown(patient, 2) == ["1265-6"]


def test_a_document_closed_meanwhile_is_not_spoken_of(client):
    pausing(client, A_MOMENT).open(DOC, "1265-6")
    client.change(DOC, 2, (0, 6, 0, 6, "!"))
    client.notify("textDocument/didClose", {"textDocument": {"uri": DOC}})
    client.open("file:///other.md", "1265-6")
    client.change("file:///other.md", 2, (0, 6, 0, 6, "!"))
    client.wait(PUBLISH, lambda params: params.get("version") == 2 and params["diagnostics"])
    assert [params["diagnostics"] for method, params in client.log if params["uri"] == DOC][-1:] in ([], [[]])


def test_who_pulls_is_told_to_after_the_pause(connect):
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    client = pausing(connect(capabilities=capabilities), FOR_EVER)
    client.open(DOC, "x")
    client.change(DOC, 2, (0, 1, 0, 1, " 1265-6"))
    assert pulled(client) == []
    pausing(client, A_MOMENT)
    client.wait("workspace/diagnostic/refresh")  # for the settings' sake
    client.change(DOC, 3, (0, 8, 0, 8, "!"))
    client.wait("workspace/diagnostic/refresh")
    assert len(pulled(client)) == 1
    client.stop()


def test_who_pulls_and_cannot_be_told_to_is_told_the_rest(connect):
    client = connect("neovim", settings={"pause": A_MOMENT})
    client.wait("workspace/configuration")
    client.hover("file:///none")
    client.open(DOC, "1300-1 and")
    client.change(DOC, 2, (0, 10, 0, 10, " 1265-6"))
    (rest,) = client.wait(PUBLISH)["diagnostics"]
    (found,) = pulled(client)
    assert [found["message"].split()[0], rest["message"].split()[0]] == ["1300-1", "1265-6"]
    client.change(DOC, 3, (0, 0, 0, 0, "\n"))
    assert client.wait(PUBLISH)["diagnostics"] == []
    assert len(pulled(client)) == 2
    client.stop()


def test_the_whole_citation_waits_and_no_other(real):
    text = "Roth, 408 U.S. at at 577. Gonzales, 307 F.3d at 1265-6 (holding it). Olim, 461 U.S. at at 250."
    real.open(DOC, text)
    rules = [found["code"] for found in real.diagnostics(DOC, 1)]
    assert rules == ["pin-double-at", "pin-range-over-truncated", "pin-double-at"]
    for version, place in enumerate((text.index("zales"), text.index("307"), text.index("ing it")), 2):
        real.change(DOC, version, (0, place, 0, place + 1, text[place]))
        assert [found["code"] for found in real.diagnostics(DOC, version)] == ["pin-double-at"] * 2
    place = {"line": 0, "character": text.index("1265")}
    assert "1265" in real.hover(DOC, **{"line": 0, "column": place["character"]})["contents"]["value"]
    real.change(DOC, 9, (0, len(text), 0, len(text), " See"))
    assert len(real.diagnostics(DOC, 9)) == 3
