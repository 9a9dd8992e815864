// VS Code for tests: code-server on a free port, with folders of its own, looked at in Chromium.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENCE = 30_000; // milliseconds; only a failure takes so long
const HERE = dirname(fileURLToPath(import.meta.url));
const QUIET = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};
const SCREEN = { viewport: { width: 1200, height: 720 } };
const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** One that runs; `build` holds the extension, the server, and VS Code itself. */
export class Editor {
  static running = new Set();

  static async start(build, { trusting = true, settings = {}, screen = SCREEN } = {}) {
    const editor = new Editor();
    editor.home = realpathSync(mkdtempSync(join(tmpdir(), 'pincite-vscode-')));
    const at = (...parts) => join(editor.home, ...parts);
    for (const [name, table] of [
      ['User', { ...QUIET, ...settings }],
      ['Machine', { 'pincite.server.path': [join(build, 'server/bin/pincite')] }],
    ]) {
      mkdirSync(at('data', name), { recursive: true });
      writeFileSync(at('data', name, 'settings.json'), JSON.stringify(table));
    }
    const node = join(build, 'editors/bin/node');
    const own = ['--extensions-dir', at('extensions'), '--user-data-dir', at('data'), '--config', at('config.yaml')];
    const entry = [join(build, 'editors/node_modules/code-server/out/node/entry.js'), ...own];
    const env = {
      ...process.env,
      PATH: '/usr/local/bin:/usr/bin:/bin', // the server is not on it
      HOME: editor.home,
      EXTENSIONS_GALLERY: '{"serviceUrl":""}', // and so no request leaves the machine
      PINCITE_TESTS: at('inside.sock'),
    };
    for (const name of Object.keys(env).filter((one) => /^(XDG_|VSCODE_|PYTHON)/.test(one))) delete env[name];
    execFileSync(node, [...entry, '--install-extension', join(build, 'pincite.vsix')], { env, stdio: 'pipe' });

    const port = await freePort();
    editor.authority = `127.0.0.1:${port}`;
    editor.log = at('code-server.log');
    const log = openSync(editor.log, 'w');
    const options = [
      ...['--auth', 'none', '--bind-addr', editor.authority, '--ignore-last-opened', '--reconnection-grace-time', '1'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...['--vscode-option', 'enable-smoke-test-driver=true'],
      ...(trusting ? ['--disable-workspace-trust'] : []),
    ];
    Editor.running.add(editor);
    editor.process = spawn(node, [...entry, ...options], { env, stdio: ['ignore', log, log] });
    editor.ended = new Promise((resolve) => editor.process.on('exit', resolve));
    await until('code-server', async () => (await fetch(`http://${editor.authority}/healthz`)).ok);
    const { chromium } = createRequire(join(build, 'editors/x.js'))('playwright-core');
    editor.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM });
    editor.context = await editor.browser.newContext({ ...screen, locale: 'en-US' });
    editor.context.setDefaultTimeout(PATIENCE);
    return editor;
  }

  /** A new folder with the sample brief. */
  folder(name) {
    const folder = join(this.home, 'work', name);
    mkdirSync(folder, { recursive: true });
    cpSync(join(HERE, '../../documents/sample-brief.md'), join(folder, 'brief.md'));
    return folder;
  }

  /** A window on a folder: a page. What VS Code is to be told at its start are pairs of names and values. */
  async window(folder, ...told) {
    const page = await this.context.newPage();
    page.outside = []; // addresses that are not ours
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && host !== this.authority) page.outside.push(request.url());
    });
    const payload = encodeURIComponent(JSON.stringify(told));
    await page.goto(`http://${this.authority}/?folder=${folder}&payload=${payload}`);
    return page;
  }

  /** A path as VS Code names it. */
  remote(path) {
    return `vscode-remote://${this.authority}${path}`;
  }

  /** Keep what helps to understand a failure: the log, and a picture of each window. */
  async keep(place) {
    mkdirSync(place, { recursive: true });
    const shots = this.context
      .pages()
      .map((page, n) => page.screenshot({ path: join(place, `${n}.png`), timeout: 5000 }));
    await Promise.allSettled(shots);
    cpSync(this.log, join(place, 'code-server.log'));
  }

  /** Leave it as its user does. */
  async stop() {
    await this.browser?.close();
    this.process.kill('SIGTERM');
    await this.ended;
    Editor.running.delete(this);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Wait for something to be so; what throws is not yet so. */
export async function until(what, condition) {
  for (const start = Date.now(); Date.now() - start < PATIENCE; await wait(50)) {
    const found = await condition().catch(() => false);
    if (found) return found;
  }
  throw new Error(`waited in vain for ${what}`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
