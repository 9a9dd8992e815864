// The extension: starts the server when the first draft is open, and again when what it depends on has changed.
import { once } from 'node:events';
import * as vscode from 'vscode';
import {
  CloseAction,
  LanguageClient,
  State,
  type DiagnosticProviderMiddleware,
  type ErrorHandler,
  type Executable,
  type InitializeParams,
  type LanguageClientOptions,
  type MessageTransports,
  type TextDocumentFilter,
} from 'vscode-languageclient/node';
import { ON_DRAFT, SHOW_REFERENCES, showReferences, type OnDraft } from './commands';
import { PLAIN, SETTINGS_FILE, anyOpen, documents } from './documents';
import { install } from './environment';
import { registerPages } from './rules';
import { AS_SET, find, onDidSelectPython } from './server';
import { Status } from './status';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  session = new Session(context);
  void session.startIfNeeded();
}

export function deactivate(): Thenable<void> | undefined {
  return session?.stop();
}

/** Tells the server which commands it may put into lenses, and which tokens this extension's manifest names. */
class Client extends LanguageClient {
  private left = false;

  constructor(
    private readonly manifest: Manifest,
    server: Executable,
    options: LanguageClientOptions,
  ) {
    super('pincite', 'Pincite', server, options);
  }

  /** Take leave of the server for good, and wait until it is gone: one that does not answer is killed. */
  async leave(): Promise<void> {
    this.left = true;
    const server = this.serverProcess;
    const gone = server && server.exitCode === null && server.signalCode === null && once(server, 'exit');
    // Of one that does not run this says that it cannot be stopped; but the process is killed in either case.
    await this.dispose().catch((reason) => this.warn(String(reason), undefined, false));
    await gone;
  }

  /** Keeps to the output what goes wrong at the start: the session tells it, with what can be done. */
  override error(message: string, data?: unknown, show?: boolean | 'force'): void {
    const starting = this.state === State.Starting || this.state === State.StartFailed;
    super.error(message, data, starting ? false : show);
  }

  /** As usual, but a server that was left, or never answered, is not started again. */
  override createDefaultErrorHandler(most?: number): ErrorHandler {
    const usual = super.createDefaultErrorHandler(most);
    const done = { action: CloseAction.DoNotRestart, handled: true };
    return {
      error: (...about) => usual.error(...about),
      closed: () => (this.left || !this.initializeResult ? done : usual.closed()),
    };
  }

  protected override async createMessageTransports(encoding: string): Promise<MessageTransports> {
    const transports = await super.createMessageTransports(encoding);
    if (this.left) this.serverProcess?.kill(); // nobody waits for it any more
    return transports;
  }

  protected override fillInitializeParams(params: InitializeParams): void {
    super.fillInitializeParams(params);
    params.capabilities.experimental = { commands: { commands: [SHOW_REFERENCES] } };
    const tokens = params.capabilities.textDocument?.semanticTokens;
    tokens?.tokenTypes.push(...this.manifest.contributes.semanticTokenTypes.map((type) => type.id));
    tokens?.tokenModifiers.push(...this.manifest.contributes.semanticTokenModifiers.map((modifier) => modifier.id));
  }
}

/** What is read of `package.json`. */
interface Manifest {
  contributes: Record<'semanticTokenTypes' | 'semanticTokenModifiers', { id: string }[]>;
}

class Session {
  private client: Client | undefined;
  private tried = false;
  private filters: TextDocumentFilter[] = [];
  private followsPython = false;
  private changing: Promise<void> = Promise.resolve();
  private readonly output = vscode.window.createOutputChannel('Pincite', { log: true });
  private readonly status = new Status((document) => this.attends(document));

  constructor(private readonly context: vscode.ExtensionContext) {
    const settingsFiles = vscode.workspace.createFileSystemWatcher(`**/${SETTINGS_FILE}`, false, true, false);
    context.subscriptions.push(
      this.output,
      this.status,
      registerPages(),
      settingsFiles,
      settingsFiles.onDidCreate(() => this.attendAnew()),
      settingsFiles.onDidDelete(() => this.attendAnew()),
      vscode.workspace.onDidOpenTextDocument((document) => this.opened(document)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.restart()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['pincite.server', 'pincite.attach', 'pincite.enable'].some((key) => event.affectsConfiguration(key))) {
          void this.restart();
        }
      }),
      vscode.commands.registerCommand('pincite.restart', () => this.restart()),
      vscode.commands.registerCommand('pincite.showOutput', () => this.output.show()),
      vscode.commands.registerCommand('pincite.install', () => this.install()),
      vscode.commands.registerCommand(
        SHOW_REFERENCES,
        (uri, position, places) => this.client && showReferences(this.client, uri, position, places),
      ),
      ...Object.entries(ON_DRAFT).map(([name, run]) =>
        vscode.commands.registerTextEditorCommand(name, (editor) => void this.onDraft(run, editor)),
      ),
    );
  }

  /** Start the server if a draft is open, and that was not tried yet. Changes of state follow each other. */
  startIfNeeded(): Promise<void> {
    return this.inTurn(() => this.begin());
  }

  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** Start afresh if other documents are to be attended to than before. */
  private attendAnew(): Promise<void> {
    return this.inTurn(async () => {
      if (JSON.stringify(await documents()) === JSON.stringify(this.filters)) return;
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.end());
  }

  private async opened(document: vscode.TextDocument): Promise<void> {
    await this.startIfNeeded();
    // A settings file in a folder as new as itself may have escaped the watcher.
    if (document.languageId === PLAIN && document.uri.scheme === 'file' && !this.attends(document))
      await this.attendAnew();
  }

  private onDraft(run: OnDraft, editor: vscode.TextEditor): Thenable<unknown> {
    if (this.client?.isRunning() && this.attends(editor.document)) return run(this.client, editor);
    return vscode.window.showWarningMessage('Pincite does not read this document.');
  }

  private inTurn(change: () => Promise<void>): Promise<void> {
    this.changing = this.changing.then(change).catch((reason) => this.output.error(String(reason)));
    return this.changing;
  }

  private attends(document: Pick<vscode.TextDocument, 'uri' | 'languageId'>): boolean {
    return vscode.languages.match(this.filters as vscode.DocumentSelector, document as vscode.TextDocument) > 0;
  }

  /** The server tells of all files of the workspace; those of plain text need not be drafts. */
  private readonly ofDraftsOnly: DiagnosticProviderMiddleware['provideWorkspaceDiagnostics'] = (
    known,
    token,
    report,
    next,
  ) => {
    const isDraft = ({ uri }: { uri: vscode.Uri }) =>
      !uri.path.endsWith('.txt') || this.attends({ uri, languageId: PLAIN });
    return next(known, token, (part) => report(part && { ...part, items: part.items.filter(isDraft) }));
  };

  private async begin(): Promise<void> {
    const enabled = vscode.workspace.getConfiguration('pincite').get<boolean>('enable', true);
    if (this.tried || !enabled) return;
    this.filters = await documents();
    this.tried = anyOpen(this.filters);
    if (this.tried) await this.start();
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.tried = false;
    this.status.set(State.Stopped);
    await client?.leave();
  }

  private async start(): Promise<void> {
    const found = await find(this.context.globalStorageUri, this.output);
    if (found?.where !== AS_SET) await this.followPython();
    if (!found) {
      this.status.set(State.StartFailed);
      void this.sayMissing('Pincite is not installed.');
      return;
    }
    const [command, ...before] = found.command;
    this.output.info(`starting ${found.command.join(' ')}, from ${found.where}`);
    const server = { command, args: [...before, 'server'] };
    const client = new Client(this.context.extension.packageJSON, server, {
      documentSelector: this.filters,
      outputChannel: this.output,
      initializationFailedHandler: () => false,
      middleware: { provideWorkspaceDiagnostics: this.ofDraftsOnly },
      synchronize: { configurationSection: 'pincite' },
    });
    client.onDidChangeState(({ newState }) => this.client === client && this.status.set(newState));
    this.client = client;
    // Not waited for: it may never answer, and is to be left all the same.
    client.start().catch((reason) => {
      if (this.client !== client) return;
      this.client = undefined;
      void client.leave();
      this.output.error(String(reason));
      this.status.set(State.StartFailed);
      void this.sayMissing(`Pincite's server did not start: ${found.command.join(' ')}.`);
    });
  }

  /** Start again in the environment that the user selects from now on. */
  private async followPython(): Promise<void> {
    if (this.followsPython) return;
    const following = await onDidSelectPython(() => this.restart());
    this.followsPython = following !== undefined;
    if (following) this.context.subscriptions.push(following);
  }

  private async sayMissing(what: string): Promise<void> {
    const actions: Record<string, () => unknown> = {
      'How to Install': () =>
        vscode.commands.executeCommand('workbench.action.openWalkthrough', `${this.context.extension.id}#start`),
      'Install Now': () => this.install(),
      'Open Settings': () => openSettings('pincite.server.path'),
      'Show Output': () => this.output.show(),
    };
    const chosen = await vscode.window.showErrorMessage(what, ...Object.keys(actions));
    if (chosen) await actions[chosen]();
  }

  private async install(): Promise<void> {
    if (await install(this.context.globalStorageUri, this.output)) await this.restart();
  }
}

/** Show a setting where it is to be set: it names something on the machine where the extension runs. */
function openSettings(query: string): Thenable<unknown> {
  const here = vscode.env.remoteName ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings';
  return vscode.commands.executeCommand(here, { query });
}
