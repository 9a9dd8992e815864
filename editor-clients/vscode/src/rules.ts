// The page of one rule, cut from the catalogue of rules that a finding points into.
import * as vscode from 'vscode';

const SCHEME = 'pincite-rule';

/** Have the pages made that `showRule` asks for. */
export function registerPages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent });
}

async function provideTextDocumentContent(page: vscode.Uri): Promise<string> {
  const place = vscode.Uri.parse(page.query);
  const catalogue = await vscode.workspace.fs.readFile(place.with({ fragment: '' }));
  const sections = new TextDecoder().decode(catalogue).split(/^(?=## )/m);
  return sections.find((section) => section.startsWith(`## ${place.fragment}\n`)) ?? '';
}

/** Show the rule at a place in the catalogue, as `file:///…/CATALOGUE.md#rule`. */
export function showRule(place: vscode.Uri): Thenable<unknown> {
  const page = vscode.Uri.from({ scheme: SCHEME, path: `/${place.fragment}.md`, query: String(place) });
  return vscode.commands.executeCommand('markdown.showPreview', page);
}
