// Where the server is: as set, in the selected Python environment, on the PATH, or in an environment of our own.
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import * as vscode from 'vscode';

const NAME = process.platform === 'win32' ? 'pincite.exe' : 'pincite';
const SCRIPTS = process.platform === 'win32' ? 'Scripts' : 'bin';

/** Where the user named the command. */
export const AS_SET = 'pincite.server.path';

/** A command with its arguments, and where it was found, in words for the output. */
export interface Found {
  command: string[];
  where: string;
}

/** The server, or undefined where there is none; the output tells where it was looked for. */
export async function find(storage: vscode.Uri, output: vscode.LogOutputChannel): Promise<Found | undefined> {
  const set = vscode.workspace.getConfiguration('pincite').get<string[]>('server.path', []);
  if (set.length > 0) return { command: set, where: AS_SET };
  const python = await selectedPython();
  const places: [string, string | undefined][] = [
    ['the selected Python environment', python && join(dirname(python), NAME)],
    ['the PATH', onPath()],
    ['the environment that Pincite keeps', managed(storage)],
  ];
  for (const [where, path] of places) {
    if (path && isThere(path)) return { command: [path], where };
    output.info(`no server in ${where}${path ? `: ${path}` : ''}`);
  }
  return undefined;
}

/** The server in the environment that this extension may have made. */
export function managed(storage: vscode.Uri): string {
  return join(storage.fsPath, 'environment', SCRIPTS, NAME);
}

/** The interpreter that the user selected in the Python extension, if that is there. */
export async function selectedPython(): Promise<string | undefined> {
  const resource = vscode.window.activeTextEditor?.document.uri;
  try {
    const environments = await pythonEnvironments();
    const chosen = environments?.getActiveEnvironmentPath(resource);
    const environment = chosen && (await environments?.resolveEnvironment(chosen));
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined; // it is not ours to complain of
  }
}

/** Be told when the user selects another, if there is such an extension. */
export async function onDidSelectPython(listener: () => void): Promise<vscode.Disposable | undefined> {
  const environments = await pythonEnvironments().catch(() => undefined);
  return environments?.onDidChangeActiveEnvironmentPath(listener);
}

/** What is asked of the Python extension. */
interface Environments {
  getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
  resolveEnvironment(chosen: { path: string }): Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
  onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
}

async function pythonEnvironments(): Promise<Environments | undefined> {
  if (!vscode.workspace.isTrusted) return undefined; // it may be one that the folder brings along
  const extension = vscode.extensions.getExtension<{ environments?: Environments }>('ms-python.python');
  return (await extension?.activate())?.environments;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, NAME)).find(isThere);
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
