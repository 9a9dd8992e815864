// Which documents are attended to: drafts everywhere, plain text only below a folder with a settings file.
import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient/node';

export const SETTINGS_FILE = 'pincite.toml';
export const PLAIN = 'plaintext';
const MOST_FOLDERS = 50;

/** The filters of the language client, as things stand in the workspace now. */
export async function documents(): Promise<TextDocumentFilter[]> {
  const languages = vscode.workspace.getConfiguration('pincite').get<string[]>('attach', []);
  const everywhere = languages.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
  if (languages.includes(PLAIN)) return everywhere;
  const found = await vscode.workspace.findFiles(`**/${SETTINGS_FILE}`, '**/node_modules/**', MOST_FOLDERS);
  const below = found.map((file) => ({ scheme: 'file', language: PLAIN, pattern: `${folderPattern(file)}/**` }));
  return [...everywhere, ...below];
}

/** Whether a document that is open is one of these. */
export function anyOpen(filters: TextDocumentFilter[]): boolean {
  const selector = filters as vscode.DocumentSelector;
  return vscode.workspace.textDocuments.some((document) => vscode.languages.match(selector, document) > 0);
}

function folderPattern(file: vscode.Uri): string {
  const folder = vscode.Uri.joinPath(file, '..').fsPath.replace(/\\/g, '/');
  return folder.replace(/[[\]{}*?]/g, (mark) => `[${mark}]`);
}
