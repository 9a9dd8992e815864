// An environment of our own: made only when the user asks for it, in this extension's storage, with the user's Python.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { managed, selectedPython } from './server';

const run = promisify(execFile);

/** Make it and install the server there, if the user consents; whether it is there now. */
export async function install(storage: vscode.Uri, output: vscode.LogOutputChannel): Promise<boolean> {
  const from = vscode.workspace.getConfiguration('pincite').get<string>('server.package', 'pincite');
  const consent = 'Install';
  const answer = await vscode.window.showInformationMessage(
    `Install Pincite's server?`,
    { modal: true, detail: `Makes a Python environment in ${storage.fsPath} and installs “${from}” in it with pip.` },
    consent,
  );
  if (answer !== consent) return false;
  const options = { location: vscode.ProgressLocation.Notification, title: 'Installing Pincite' };
  try {
    await vscode.window.withProgress(options, async (progress) => {
      const folder = dirname(dirname(managed(storage)));
      mkdirSync(storage.fsPath, { recursive: true });
      progress.report({ message: 'making an environment' });
      const python = (await selectedPython()) ?? (process.platform === 'win32' ? 'python' : 'python3');
      await run(python, ['-m', 'venv', folder]);
      progress.report({ message: `installing ${from}` });
      const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--upgrade', from];
      await run(managed(storage).replace(/pincite(\.exe)?$/, 'python$1'), pip);
    });
    return true;
  } catch (reason) {
    output.error(String(reason));
    void vscode.window.showErrorMessage('Pincite could not be installed; the output says why.');
    return false;
  }
}
