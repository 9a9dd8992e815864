"""Whole sessions, as Neovim and VS Code hold them, checked against the specification by pytest-lsp."""

import sys
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from strict_client import TOY

TEXT = "# Brief\n\n🏛 See *Gonzales*, 307 F.3d at 1265-6.\n"
ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
COMMANDS = {"toy": TOY, "real": [sys.executable, "-m", "pincite", "server", "--stdio"]}


@pytest_lsp.fixture(
    params=["neovim@v0.11", "visual_studio_code"],
    config=ClientServerConfig(server_command=COMMANDS["toy"]),
)
async def client(request, lsp_client: LanguageClient):
    await _session(request.param, lsp_client)
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(
    params=["neovim@v0.11", "visual_studio_code"],
    config=ClientServerConfig(server_command=COMMANDS["real"]),
)
async def real_client(request, lsp_client: LanguageClient):
    await _session(request.param, lsp_client)
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(
    params=["neovim@v0.11", "visual_studio_code"],
    config=ClientServerConfig(server_command=COMMANDS["real"]),
)
async def matter(request, lsp_client: LanguageClient, tmp_path):
    """A client in a folder with a draft of the facts."""
    (tmp_path / "facts.md").write_text(f"# Facts\n\n🏛 He cites {ROTH}.\n")
    await _session(request.param, lsp_client, tmp_path)
    yield
    await lsp_client.shutdown_session()


async def _session(editor: str, client: LanguageClient, folder: Path | None = None) -> None:
    params = types.InitializeParams(
        capabilities=client_capabilities(editor),
        process_id=None,
        root_uri=None,
        workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "matter")] if folder else None,
    )
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    client.told = await client.initialize_session(params)


async def diagnostics(client, uri, version):
    """Diagnostics by pull where the editor pulls, else the push for this version."""
    if client.capabilities.text_document.diagnostic:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        return (await client.text_document_diagnostic_async(params)).items
    told = await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    while told.version != version:
        told = await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return told.diagnostics


def open_(client, uri, text):
    item = types.TextDocumentItem(uri, "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


def edit(client, uri, version, edits):
    changes = [types.TextDocumentContentChangePartial(one.range, one.new_text) for one in edits]
    document = types.VersionedTextDocumentIdentifier(version, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))


def edits_of(action, uri):
    """The edits of an action, bound to a version or not."""
    changes = action.edit.document_changes
    return changes[0].edits if changes else action.edit.changes[uri]


@pytest.fixture
def uri(tmp_path):
    return (tmp_path / "brief.md").as_uri()


async def test_a_finding_is_shown_mended_and_gone(client, uri):
    open_(client, uri, TEXT)
    (found,) = await diagnostics(client, uri, 1)
    units = 1 if client.told.capabilities.position_encoding == "utf-32" else 2
    assert found.range.start == types.Position(2, TEXT.splitlines()[2].index("1265") - 1 + units)
    context = types.CodeActionContext([found], [types.CodeActionKind.QuickFix])
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, context)
    action, _ignore = await client.text_document_code_action_async(asked)
    edit(client, uri, 2, edits_of(action, uri))
    assert list(await diagnostics(client, uri, 2)) == []
    shown = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 3))
    )
    assert shown.contents.kind == "markdown"


async def test_the_real_server_reads_a_brief(real_client, uri):
    open_(real_client, uri, TEXT)
    await diagnostics(real_client, uri, 1)
    where = types.TextDocumentIdentifier(uri), types.Position(2, 25)
    await real_client.text_document_hover_async(types.HoverParams(*where))
    await real_client.text_document_definition_async(types.DefinitionParams(*where))
    await real_client.text_document_declaration_async(types.DeclarationParams(*where))


async def test_the_first_rule_end_to_end(real_client, uri):
    open_(real_client, uri, TEXT)
    found = [one for one in await diagnostics(real_client, uri, 1) if one.code == "pin-range-over-truncated"]
    assert [one.severity for one in found] == [types.DiagnosticSeverity.Warning]
    context = types.CodeActionContext([], [types.CodeActionKind.SourceFixAll])
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), found[0].range, context)
    (action,) = await real_client.text_document_code_action_async(asked)
    edit(real_client, uri, 2, edits_of(action, uri)[::-1])
    assert "pin-range-over-truncated" not in [one.code for one in await diagnostics(real_client, uri, 2)]


async def test_completion_cites_a_case_again(real_client, uri):
    text = (
        "See *Board of Regents v. Roth*, 408 U.S. 564 (1972).\n\n🏛 See *Perry v. Sindermann*, 408 U.S. 593 (1972). Rot"
    )
    open_(real_client, uri, text)
    units = 1 if real_client.told.capabilities.position_encoding == "utf-32" else 2
    caret = types.Position(2, len(text.splitlines()[2]) - 1 + units)
    document = types.TextDocumentIdentifier(uri)
    asked = types.CompletionParams(document, caret)
    item = (await real_client.text_document_completion_async(asked)).items[0]
    new = item.text_edit.new_text.replace("$0", "577.")
    edit(real_client, uri, 2, [types.TextEdit(item.text_edit.range, new)])
    assert list(await diagnostics(real_client, uri, 2)) == []
    pin = types.Position(2, item.text_edit.range.start.character + new.index("577"))
    shown = await real_client.text_document_hover_async(types.HoverParams(document, pin))
    assert "Board of Regents v. Roth" in shown.contents.value
    form = await real_client.text_document_signature_help_async(types.SignatureHelpParams(document, pin))
    assert form.signatures[0].label == "name, volume reporter at pin"
    assert list(form.signatures[0].parameters[form.active_parameter].label) == [25, 28]


async def test_what_an_editor_shows_of_itself(real_client, uri):
    """Every answer is of the protocol's types, and stands where the editor counts."""
    text = "# Brief\n\n🏛 é *Roe v. Wade*, 410 U.S. 113 (1973); 42 U.S.C. § 1983. 🏛 *Id.* § 1988. *Id.*\n"
    open_(real_client, uri, text)
    await diagnostics(real_client, uri, 1)
    document = types.TextDocumentIdentifier(uri)
    wide = real_client.told.capabilities.position_encoding == "utf-16"
    line = text.splitlines()[2]

    def column(typed, end=False):
        before = line[: line.index(typed) + (len(typed) if end else 0)]
        return len(before.encode("utf-16-le")) // 2 if wide else len(before)

    everything = types.Range(types.Position(0, 0), types.Position(3, 0))
    hint, _ = await real_client.text_document_inlay_hint_async(types.InlayHintParams(document, everything))
    assert hint.position == types.Position(2, column("*Id.* § 1988", end=True))
    hint = await real_client.inlay_hint_resolve_async(hint)
    assert hint.tooltip.startswith("42 U.S.C. § 1988")
    links = await real_client.text_document_document_link_async(types.DocumentLinkParams(document))
    link = await real_client.document_link_resolve_async(links[0])
    assert link.range.start == types.Position(2, column("410"))
    assert link.target.startswith("https://")
    lenses = await real_client.text_document_code_lens_async(types.CodeLensParams(document))
    titles = [(lens if lens.command else await real_client.code_lens_resolve_async(lens)).command for lens in lenses]
    assert [command.title for command in titles] == ["3 authorities", "42 U.S.C. § 1988: cited 2 times"]
    tokens = await real_client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert list(tokens.data[:3]) == [2, column("Roe"), len("Roe v. Wade")]
    same = types.SemanticTokensDeltaParams(document, tokens.result_id)
    assert list((await real_client.text_document_semantic_tokens_full_delta_async(same)).edits) == []
    (fold,) = await real_client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert (fold.start_line, fold.end_line, fold.end_character) == (0, 2, None)
    place = types.Position(2, column("1983"))
    (around,) = await real_client.text_document_selection_range_async(types.SelectionRangeParams(document, [place]))
    assert around.range == types.Range(types.Position(2, column("42")), types.Position(2, column("§ 1983", end=True)))
    asked = types.TypeHierarchyPrepareParams(document, place)
    (section,) = await real_client.text_document_prepare_type_hierarchy_async(asked)
    (title,) = await real_client.type_hierarchy_supertypes_async(types.TypeHierarchySupertypesParams(section))
    below = await real_client.type_hierarchy_subtypes_async(types.TypeHierarchySubtypesParams(title))
    assert [item.name for item in below] == ["42 U.S.C. § 1983", "42 U.S.C. § 1988"]


async def test_a_rewriting_is_chosen_and_made(real_client, uri):
    text = "*Olim v. Wakinekona*, 461 U.S. 238 (1983).\n\n🏛 So it is. *Id.* at 246.\n"
    open_(real_client, uri, text)
    asked = types.Range(types.Position(2, 16), types.Position(2, 16))
    context = types.CodeActionContext([], [types.CodeActionKind.RefactorRewrite])
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), asked, context)
    listed = await real_client.text_document_code_action_async(params)
    (short,) = [one for one in listed if one.kind == "refactor.rewrite.pincite.short"]
    resolved = await real_client.code_action_resolve_async(short)
    edit(real_client, uri, 2, edits_of(resolved, uri))
    offered = {one.kind for one in await real_client.text_document_code_action_async(params)}
    assert {"refactor.rewrite.pincite.full", "refactor.rewrite.pincite.id"} <= offered


async def test_an_authority_is_found_all_over_the_workspace(matter, uri):
    open_(matter, uri, f"# Brief\n\n🏛 See {ROTH}. *Id.* at 577.\n")
    units = 1 if matter.told.capabilities.position_encoding == "utf-32" else 2
    document, place = types.TextDocumentIdentifier(uri), types.Position(2, 10)
    asked = types.ReferenceParams(types.ReferenceContext(include_declaration=True), document, place)
    found = await matter.text_document_references_async(asked)
    assert [one.uri.rpartition("/")[2] for one in found] == ["brief.md", "brief.md", "facts.md"]
    before = "🏛 He cites *Board of Regents v. Roth*, "
    assert found[2].range.start == types.Position(2, len(before) - 1 + units)
    lit = await matter.text_document_document_highlight_async(types.DocumentHighlightParams(document, place))
    assert [one.kind for one in lit] == [types.DocumentHighlightKind.Write, types.DocumentHighlightKind.Read]
    brief, authorities = await matter.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert [brief.name, brief.children[0].name] == ["Brief", authorities.children[0].children[0].name]
    symbols = await matter.workspace_symbol_async(types.WorkspaceSymbolParams("roth"))
    assert [one.container_name for one in symbols] == ["brief.md", "facts.md"]
    prepare = types.CallHierarchyPrepareParams(document, place)
    (item,) = await matter.text_document_prepare_call_hierarchy_async(prepare)
    calls = await matter.call_hierarchy_incoming_calls_async(types.CallHierarchyIncomingCallsParams(item))
    assert [call.from_.name for call in calls] == ["Brief", "Facts"]
    cited = await matter.call_hierarchy_outgoing_calls_async(types.CallHierarchyOutgoingCallsParams(calls[1].from_))
    assert [call.to.name for call in cited] == [item.name]
