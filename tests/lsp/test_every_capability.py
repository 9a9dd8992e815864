"""Everything that the server says it can do, asked of it on real drafts; and the README's table of it."""

import os
import re
from pathlib import Path

import pytest
from cattrs.errors import BaseValidationError
from lsprotocol import converters, types
from strict_client import REAL, RefusalError, StrictClient, profile

README = Path(__file__).parents[2] / "README.md"
DOCUMENTS = Path(__file__).parents[1] / "documents"
MARK = "\N{SCALES}\N{GRINNING FACE}e\N{COMBINING ACUTE ACCENT}. "
"""Put before lines that begin a paragraph: characters of one, two and four bytes, and one made of two."""
LETTER = re.compile(r"^(?=[A-Z*])", re.MULTILINE)
CORE = re.compile(r"\d+ (?:[A-Z][\w.]* ?)+ \d+|§+ ?\d+|\bId\.")
CONVERTER = converters.get_converter()

WORDS = {
    "hoverProvider": "what a citation is, whom it means and why",
    "declarationProvider": "the full citation",
    "definitionProvider": "the full citation, or the quotation of a law",
    "implementationProvider": "the authority's own text, at the page that is pinned",
    "referencesProvider": "every place of an authority, in every draft of the folder",
    "documentHighlightProvider": "the same in the draft",
    "documentSymbolProvider": "headings with what is cited under them, and authorities by sort",
    "workspaceSymbolProvider": "authorities and headings of every draft",
    "completionProvider": "the citation you have begun, in the form that fits",
    "signatureHelpProvider": "the parts of the citation that is being typed",
    "codeActionProvider": "fixes, fix all, refactorings, comments that silence",
    "renameProvider": "a short name wherever it is used",
    "linkedEditingRangeProvider": "the same while it is typed",
    "documentRangeFormattingProvider": "the citations of a selection in the draft's style",
    "diagnosticProvider": "what is wrong, for editors that ask; others are told",
    "inlayHintProvider": "what a form means, beside it",
    "codeLensProvider": "how often an authority is cited; what a section cites",
    "semanticTokensProvider": "the parts of a citation, for colours",
    "documentLinkProvider": "where an authority can be read",
    "foldingRangeProvider": "sections, string cites, quotations, notes",
    "selectionRangeProvider": "pin, citation, sentence, paragraph, section",
    "callHierarchyProvider": "who cites an authority; what a section cites",
    "typeHierarchyProvider": "a code, its sections, their subsections",
    "executeCommandProvider": "the commands",
}
"""What an author has of each capability."""


def drafts(corpus):
    brief, answer = DOCUMENTS / "opening-brief.md", DOCUMENTS / "answer-brief.tex"
    return [("plaintext", corpus / "castle-rock" / "opinion.txt"), ("markdown", brief), ("latex", answer)]


def asked(method, uri, place, span):
    """The parameters of a request at a place and over a span around it."""
    at = {"textDocument": {"uri": uri}, "position": place}
    over = {"textDocument": {"uri": uri}, "range": span}
    return {
        "textDocument/references": {**at, "context": {"includeDeclaration": True}},
        "textDocument/completion": at,
        "textDocument/codeAction": {**over, "context": {"diagnostics": []}},
        "textDocument/rangeFormatting": {**over, "options": {"tabSize": 2, "insertSpaces": True}},
        "textDocument/rangesFormatting": {
            "textDocument": {"uri": uri},
            "ranges": [span],
            "options": {"tabSize": 2, "insertSpaces": True},
        },
        "textDocument/rename": {**at, "newName": "Another Name"},
        "textDocument/inlayHint": over,
        "textDocument/semanticTokens/range": over,
        "textDocument/semanticTokens/full/delta": {"textDocument": {"uri": uri}, "previousResultId": "none"},
        "textDocument/selectionRange": {"textDocument": {"uri": uri}, "positions": [place]},
    }.get(method, at if method in AT else {"textDocument": {"uri": uri}})


AT = {
    f"textDocument/{name}"
    for name in (
        "hover definition declaration implementation documentHighlight signatureHelp prepareRename linkedEditingRange "
        "prepareCallHierarchy prepareTypeHierarchy"
    ).split()
}
FOLLOW = {
    "textDocument/completion": "completionItem/resolve",
    "textDocument/codeAction": "codeAction/resolve",
    "textDocument/inlayHint": "inlayHint/resolve",
    "textDocument/codeLens": "codeLens/resolve",
    "textDocument/documentLink": "documentLink/resolve",
}
"""What is asked of one item of an answer."""
BELOW = {
    "textDocument/prepareCallHierarchy": ("callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"),
    "textDocument/prepareTypeHierarchy": ("typeHierarchy/supertypes", "typeHierarchy/subtypes"),
}


def ranges(value):
    """Every range within an answer."""
    if isinstance(value, dict):
        if set(value) == {"start", "end"} and "line" in value["start"]:
            yield value
        for item in value.values():
            yield from ranges(item)
    elif isinstance(value, list):
        for item in value:
            yield from ranges(item)


def units(line, encoding):
    return len(line) if encoding == "utf-32" else len(line.encode("utf-16-le")) // 2


@pytest.fixture(scope="module", params=["utf-16", "utf-32"])
def session(request):
    capabilities = profile("neovim")
    capabilities["general"]["positionEncodings"] = [request.param]
    client = StrictClient(command=REAL, capabilities=capabilities)
    told = client.start()["capabilities"]
    assert told["positionEncoding"] == request.param
    yield client, told, request.param
    client.stop()


@pytest.mark.parametrize("which", [0, 1, 2], ids=["opinion", "markdown", "latex"])
def test_every_capability_answers_on_a_real_draft(session, corpus, which):
    client, told, encoding = session
    language, path = drafts(corpus)[which]
    text = LETTER.sub(MARK, path.read_text(encoding="utf-8"))
    uri = f"file:///{path.name}"
    client.allowed.add("window/showMessage")
    client.open(uri, text, language=language)
    lines = text.split("\n")
    wrong, answered = [], set()

    def ask(method, params):
        result = client.request(method, params)
        try:
            CONVERTER.structure({"id": 1, "jsonrpc": "2.0", "result": result}, types.METHOD_TO_TYPES[method][1])
        except BaseValidationError as problem:
            wrong.append((method, "is not the protocol's", problem))
        for found in ranges(result):
            start, end = ((place["line"], place["character"]) for place in (found["start"], found["end"]))
            if not (start <= end and end[0] < len(lines)):
                wrong.append((method, "outside of the draft", found))
            elif any(column > units(lines[line].rstrip("\r"), encoding) for line, column in (start, end)):
                wrong.append((method, "behind the end of a line", found))
        if result:
            answered.add(method)
        return result

    methods = [method for method, provider in offered(told).items() if method.startswith("textDocument/")]
    places = [*CORE.finditer(text)]
    for match in places[:: max(1, len(places) // 12)]:
        line = text.count("\n", 0, match.start())
        column = units(text[text.rfind("\n", 0, match.start()) + 1 : match.start()], encoding)
        place = {"line": line, "character": column + 1}
        span = {"start": {"line": max(0, line - 5), "character": 0}, "end": {"line": line, "character": column}}
        for method in methods:
            try:
                result = ask(method, asked(method, uri, place, span))
            except RefusalError as refusal:
                answered.add(method)
                if method not in MAY_REFUSE:
                    wrong.append((method, "refused", refusal))
                continue
            items = result["items"] if method == "textDocument/completion" and isinstance(result, dict) else result
            if method in FOLLOW and items:
                ask(FOLLOW[method], items[0])
            for below in BELOW.get(method, ()) if items else ():
                ask(below, {"item": items[0]})
    ask("workspace/symbol", {"query": "v"})
    ask("workspace/diagnostic", {"previousResultIds": []})
    for command in set(told["executeCommandProvider"]["commands"]) - {"pincite.writeTable"}:
        ask("workspace/executeCommand", {"command": command, "arguments": [{"uri": uri, "range": span}]})
    client.tidy()
    assert wrong == []
    assert set(methods) - answered <= RARE


MAY_REFUSE = {"textDocument/rename", "textDocument/prepareRename"}
"""What says why it is not done."""
RARE = {
    "textDocument/linkedEditingRange",
    "textDocument/signatureHelp",
    "textDocument/rangeFormatting",
    "textDocument/rangesFormatting",
    "textDocument/foldingRange",
    "textDocument/completion",
    "textDocument/implementation",
    "textDocument/prepareTypeHierarchy",
    "textDocument/prepareRename",
}
"""What may have nothing to say at any of the places of one draft."""


def offered(told):
    """Each method of the server with the capability that announces it, as far as this client was told of it."""
    from pincite.lsp import capabilities

    rows = {**capabilities.REQUESTS, **capabilities.ACROSS}
    commands = {"workspace/executeCommand": "executeCommandProvider"}
    return commands | {method: provider for method, (provider, _) in rows.items() if provider in told}


def table(told):
    """The README's rows: what the server announces, and what an author has of it."""
    methods = offered(told)
    rows = ["| capability | requests | what you get |", "| --- | --- | --- |"]
    for provider in sorted(name for name in told if name.endswith("Provider")):
        asked_by = sorted(method for method, by in methods.items() if by == provider)
        names = ", ".join(f"`{name}`" for name in asked_by)
        options = told[provider] if isinstance(told[provider], dict) else {}
        commands = ", ".join(f"`{name}`" for name in options.get("commands", ()))
        rows.append(f"| `{provider}` | {names} | {WORDS[provider]}{commands and ': ' + commands} |")
    return "\n".join(rows)


def test_the_readme_says_what_the_server_can_do(session):
    _, told, _ = session
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- capabilities -->\n")
    _, _, after = rest.partition("<!-- end of capabilities -->\n")
    assert after, "the README has no place for the table"
    due = f"{before}<!-- capabilities -->\n{table(told)}\n<!-- end of capabilities -->\n{after}"
    if os.environ.get("PINCITE_README") == "write":
        README.write_text(due, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == due
