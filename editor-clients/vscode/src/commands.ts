// The commands of the palette, and what a lens does when it is clicked.
import * as vscode from 'vscode';
import { type LanguageClient, type Location, type Position } from 'vscode-languageclient/node';
import { showRule } from './rules';

/** What the server asks of a client that says it can: the references of a lens in VS Code's own view. */
export const SHOW_REFERENCES = 'pincite.showReferences';

/** A command on the draft that is looked at. */
export type OnDraft = (client: LanguageClient, editor: vscode.TextEditor) => Thenable<unknown>;

/** By their names in the palette. */
export const ON_DRAFT: Record<string, OnDraft> = {
  'pincite.fixAll': () =>
    vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.pincite', apply: 'first' }),
  'pincite.writeTableHere': (client, editor) =>
    run(client, 'pincite.writeTable', { uri: String(editor.document.uri), position: start(client, editor) }),
  'pincite.expandIdsHere': (client, editor) =>
    run(client, 'pincite.expandIds', {
      uri: String(editor.document.uri),
      range: client.code2ProtocolConverter.asRange(wholeIfEmpty(editor)),
    }),
  'pincite.countWordsHere': (client, editor) => run(client, 'pincite.countWords', { uri: String(editor.document.uri) }),
  'pincite.explainRule': (_client, editor) => explainRule(editor),
};

/** Show places that the server found. */
export function showReferences(
  client: LanguageClient,
  uri: string,
  position: Position,
  places: Location[],
): Thenable<unknown> {
  const convert = client.protocol2CodeConverter;
  const locations = places.map((place) => convert.asLocation(place));
  const at = convert.asPosition(position);
  return vscode.commands.executeCommand('editor.action.showReferences', convert.asUri(uri), at, locations);
}

async function run(client: LanguageClient, command: string, argument: object): Promise<void> {
  try {
    await client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
  } catch (reason) {
    void vscode.window.showWarningMessage(`Pincite: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}

function start(client: LanguageClient, editor: vscode.TextEditor): Position {
  return client.code2ProtocolConverter.asPosition(editor.selection.start);
}

function wholeIfEmpty(editor: vscode.TextEditor): vscode.Range {
  const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  return editor.selection.isEmpty ? new vscode.Range(new vscode.Position(0, 0), last) : editor.selection;
}

/** Show the page of the rule that found something at the caret; of one that the user picks, if several did. */
async function explainRule(editor: vscode.TextEditor): Promise<void> {
  const here = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((one) => one.source === 'pincite' && one.range.intersection(editor.selection));
  const places = new Map<string, vscode.Uri>();
  for (const { code } of here) {
    if (typeof code === 'object') places.set(String(code.value), code.target);
  }
  const rules = [...places.keys()];
  const rule = rules.length > 1 ? await vscode.window.showQuickPick(rules) : rules[0];
  const place = rule && places.get(rule);
  if (place) await showRule(place);
  else if (rules.length === 0) void vscode.window.showInformationMessage('Pincite: nothing was found at the caret.');
}
