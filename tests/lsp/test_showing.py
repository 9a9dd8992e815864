"""Colours, folds and selections over the wire, in the form that each client takes."""

from itertools import pairwise

import pytest
from strict_client import REAL, StrictClient, profile

DOC = "file:///brief.md"
ODD = "\N{CLASSICAL BUILDING}\N{SCALES} e\N{COMBINING ACUTE ACCENT}"
"""Two characters outside the first plane and a combining mark: every unit counts them differently."""
TEXT = f"""# Brief

{ODD} See *DeShaney v. Winnebago
County*, 489 U.S. 189, 195 (1989); 42 U.S.C. § 1983. {ODD} *Id.* at 7.

> {ODD} Quoted
> here. *Olim*, 461 U.S. at 245.

## {ODD} Two

*DeShaney*, 489 U.S. at 200.
"""


def capabilities(encoding="utf-16", **text_document):
    tokens = {"requests": {"range": True, "full": {"delta": True}}, "tokenTypes": [], "tokenModifiers": []}
    return {
        "general": {"positionEncodings": [encoding]},
        "textDocument": {"semanticTokens": tokens, **text_document},
    }


@pytest.fixture(scope="module", params=["utf-16", "utf-32", "utf-8"])
def encoded(request):
    """A client of each encoding with the draft open, and what the server said of itself."""
    client = StrictClient(command=REAL, capabilities=capabilities(request.param))
    client.told = client.start()["capabilities"]
    client.encoding = client.told["positionEncoding"]
    yield client
    client.stop()


@pytest.fixture
def client(encoded):
    encoded.open(DOC, TEXT)
    yield encoded
    encoded.tidy()


def ask(client, method, **more):
    return client.request(f"textDocument/{method}", {"textDocument": {"uri": DOC}, **more})


def cut(line, start, end, encoding):
    """The text between two columns of a line."""
    unit = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    return line.encode(unit[0])[start * unit[1] : end * unit[1]].decode(unit[0])


def read(client, data, text=TEXT):
    """Tokens by their numbers: type, modifiers and what they cover; each begins where the one before has ended."""
    legend = client.told["semanticTokensProvider"]["legend"]
    lines, line, column, ended, found = text.split("\n"), 0, 0, (0, 0), []
    for at in range(0, len(data), 5):
        down, right, length, kind, bits = data[at : at + 5]
        line, column = line + down, right if down else column + right
        assert (line, column) >= ended
        ended = line, column + length
        modifiers = [name for bit, name in enumerate(legend["tokenModifiers"]) if bits >> bit & 1]
        covered = cut(lines[line], column, column + length, client.encoding)
        found.append((legend["tokenTypes"][kind], "+".join(modifiers), covered))
    return found


def patched(data, edits):
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        data = data[: edit["start"]] + edit["data"] + data[edit["start"] + edit["deleteCount"] :]
    return data


def test_every_token_covers_its_part_in_every_encoding(client):
    assert read(client, ask(client, "semanticTokens/full")["data"]) == [
        ("keyword", "definition", "See"),
        ("class", "definition", "DeShaney v. Winnebago"),
        ("class", "definition", "County"),
        ("number", "definition", "489"),
        ("namespace", "definition", "U.S."),
        ("number", "definition", "189"),
        ("property", "definition", "195"),
        ("number", "definition", "1989"),
        ("type", "definition", "42 U.S.C. § 1983"),
        ("variable", "short", "Id."),
        ("property", "short", "7"),
        ("class", "short+unresolved", "Olim"),
        ("number", "short+unresolved", "461"),
        ("namespace", "short+unresolved", "U.S."),
        ("property", "short+unresolved", "245"),
        ("class", "short", "DeShaney"),
        ("number", "short", "489"),
        ("namespace", "short", "U.S."),
        ("property", "short", "200"),
    ]


def test_the_tokens_of_a_range(client):
    asked = {"start": {"line": 3, "character": 0}, "end": {"line": 6, "character": 10}}
    found = read(client, ask(client, "semanticTokens/range", range=asked)["data"])
    assert found == read(client, ask(client, "semanticTokens/full")["data"])[2:12]


@pytest.mark.parametrize(
    "edit",
    [
        (10, 0, 10, 0, "42 U.S.C. § 1988. "),
        (0, 0, 0, 0, "Before.\n\n"),
        (2, 0, 4, 0, ""),
        (11, 0, 11, 0, "\nAnd *Id.* at 3.\n"),
        (2, 0, 2, 0, ODD),
        (6, 0, 6, 0, "> *Olim v. Wakinekona*, 461 U.S. 238 (1983).\n"),
    ],
)
def test_a_delta_makes_the_old_tokens_the_new_ones(client, edit):
    first = ask(client, "semanticTokens/full")
    client.change(DOC, 2, edit)
    delta = ask(client, "semanticTokens/full/delta", previousResultId=first["resultId"])
    assert delta["edits"] != []
    assert patched(first["data"], delta["edits"]) == ask(client, "semanticTokens/full")["data"]


def test_no_edits_where_nothing_has_changed_and_all_tokens_for_an_unknown_result(client):
    first = ask(client, "semanticTokens/full")
    delta = ask(client, "semanticTokens/full/delta", previousResultId=first["resultId"])
    assert delta["edits"] == []
    assert ask(client, "semanticTokens/full/delta", previousResultId="of long ago")["data"] == first["data"]


def test_a_client_with_our_names_gets_them(connect):
    known = capabilities()
    known["textDocument"]["semanticTokens"] |= {"tokenTypes": ["caseName", "pin", "number"], "tokenModifiers": ["full"]}
    client = connect(command=REAL, capabilities=known, begin=False)
    client.told = client.start()["capabilities"]
    client.encoding = "utf-16"
    client.open(DOC, TEXT)
    found = read(client, ask(client, "semanticTokens/full")["data"])
    assert ("caseName", "full", "County") in found
    assert ("number", "full", "189") in found
    assert ("pin", "full", "195") in found
    client.stop()


def test_no_tokens_are_announced_to_a_client_without_them(connect):
    client = connect(begin=False)
    assert "semanticTokensProvider" not in client.start()["capabilities"]
    client.stop()


def test_folds_by_line_and_column(client):
    found = ask(client, "foldingRange")
    assert [(fold["startLine"], fold["endLine"], fold.get("kind")) for fold in found] == [
        (0, 10, "region"),
        (8, 10, "region"),
        (5, 6, None),
        (2, 3, None),
    ]
    assert all("endCharacter" in fold for fold in found)


@pytest.mark.parametrize(("limit", "expected"), [(None, [0, 8, 5, 2]), (2, [0, 8]), (0, [0, 8, 5, 2])])
def test_whole_lines_and_no_more_folds_than_the_client_takes(connect, limit, expected):
    folding = {"lineFoldingOnly": True, **({} if limit is None else {"rangeLimit": limit})}
    client = connect(command=REAL, capabilities=capabilities(foldingRange=folding))
    client.open(DOC, TEXT)
    found = ask(client, "foldingRange")
    assert [fold["startLine"] for fold in found] == expected
    assert not any("endCharacter" in fold or "startCharacter" in fold for fold in found)
    client.stop()


def test_selections_nest_at_every_place_asked_about(client):
    places = [{"line": line, "character": column} for line, column in ((3, 12), (0, 0), (6, 99), (99, 0))]
    found = ask(client, "selectionRange", positions=places)
    assert len(found) == len(places)
    for chain in found:
        ranges = []
        while chain:
            ranges.append(chain["range"])
            chain = chain.get("parent")
        assert ranges[-1]["start"] == {"line": 0, "character": 0}
        for inner, outer in pairwise(ranges):
            assert inner != outer
            assert _place(outer["start"]) <= _place(inner["start"])
            assert _place(inner["end"]) <= _place(outer["end"])
    assert cut(TEXT.split("\n")[3], *_columns(found[0]["range"]), client.encoding) == "489 U.S. 189, 195"


def _place(position):
    return position["line"], position["character"]


def _columns(place):
    return place["start"]["character"], place["end"]["character"]


@pytest.mark.parametrize("editor", ["neovim", "vscode"])
def test_what_editors_are_offered(connect, editor):
    client = connect(command=REAL, capabilities=profile(editor), begin=False)
    told = client.start()["capabilities"]
    assert told["semanticTokensProvider"]["full"] == {"delta": True}
    assert set(told["semanticTokensProvider"]["legend"]["tokenTypes"]) <= set(
        profile(editor)["textDocument"]["semanticTokens"]["tokenTypes"]
    )
    client.stop()
