// The status item: whether the server runs, and how much there is to mend in the draft that is looked at.
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';

const SHOWN: Record<State, [icon: string, told: string]> = {
  [State.Starting]: ['$(sync~spin)', 'waiting for the server to answer'],
  [State.Running]: ['$(law)', 'nothing to mend'],
  [State.Stopped]: ['$(circle-slash)', 'the server does not run'],
  [State.StartFailed]: ['$(error)', 'the server did not start'],
};

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('pincite.status', vscode.StatusBarAlignment.Right);
  private readonly listeners: vscode.Disposable[];
  private state = State.Stopped;

  constructor(private readonly attends: (document: vscode.TextDocument) => boolean) {
    this.item.name = 'Pincite';
    this.item.command = 'pincite.showOutput';
    this.listeners = [
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
  }

  set(state: State): void {
    this.state = state;
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(this.item, ...this.listeners).dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.attends(document)) {
      this.item.hide();
      return;
    }
    const found = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === 'pincite');
    const count = (severity: vscode.DiagnosticSeverity) => found.filter((one) => one.severity === severity).length;
    const [errors, warnings] = [count(vscode.DiagnosticSeverity.Error), count(vscode.DiagnosticSeverity.Warning)];
    const counted = [
      some(errors, 'error'),
      some(warnings, 'warning'),
      some(found.length - errors - warnings, 'remark'),
    ];
    const any = this.state === State.Running && found.length > 0;
    const [icon, told] = SHOWN[this.state];
    this.item.text = `${icon} Pincite${any ? `  $(error) ${errors} $(warning) ${warnings}` : ''}`;
    this.item.tooltip = `Pincite: ${any ? counted.join(', ') : told}`;
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.show();
  }
}

function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
