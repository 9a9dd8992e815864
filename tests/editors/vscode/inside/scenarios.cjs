// What an author does, by VS Code's own commands and interfaces, one scenario a function; each in a folder of its own.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const readline = require('node:readline');
const vscode = require('vscode');
const { commands, servers } = require('../processes.cjs');
const { select } = require('./python.cjs');

const PATIENCE = 30_000; // milliseconds; only a failure takes so long
const SLIPS = [
  [17, 'pin-range-over-truncated', '195-7'],
  [19, 'pin-id-comma-at', ','],
  [21, 'missing-space-after-comma', '905,918'],
  [34, 'pin-before-first-page', '477'],
  [38, 'section-symbol-missing', '42 U.S.C. 1983'],
  [40, 'footnote-spacing', '690-91 & n. 55'],
];

const root = vscode.workspace.workspaceFolders[0].uri.fsPath;
const brief = fs.readFileSync(path.join(root, 'brief.md'), 'utf8');
let folder;

/** Wait for something to be so; `what` says what, or a function does. */
async function until(what, condition) {
  for (const start = Date.now(); Date.now() - start < PATIENCE;) {
    const found = await condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited in vain for ${typeof what === 'function' ? what() : what}`);
}

function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return vscode.Uri.file(file);
}

function link(program, name) {
  fs.mkdirSync(path.dirname(name), { recursive: true });
  fs.symlinkSync(program, name);
}

async function show(name, text) {
  const document = await vscode.workspace.openTextDocument(write(name, text));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** What Pincite marks in a document: lines, rules, and the text that is underlined. */
function found(document) {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((one) => one.source === 'pincite')
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map((one) => [one.range.start.line + 1, one.code.value, document.getText(one.range)]);
}

async function finds(document, expected) {
  const now = () => JSON.stringify(found(document));
  await until(
    () => `${JSON.stringify(expected)}, not ${now()}`,
    () => now() === JSON.stringify(expected),
  );
}

async function draft(text = brief, slips = SLIPS, name = 'draft.md') {
  const editor = await show(name, text);
  await finds(editor.document, slips);
  return editor;
}

function at(document, typed) {
  const offset = document.getText().indexOf(typed);
  assert.notEqual(offset, -1, `${typed} is nowhere`);
  return document.positionAt(offset);
}

const ask = (what, ...about) => vscode.commands.executeCommand(`vscode.execute${what}Provider`, ...about);
const set = (name, value) => vscode.workspace.getConfiguration('pincite').update(name, value);

const scenarios = {
  async ranges() {
    const { document } = await draft();
    const [first] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(first.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(String(first.code.target), /CATALOGUE\.md#pin-range-over-truncated$/);
  },

  async columns_after_an_emoji() {
    const { document } = await draft('🏛 𝔏𝔢𝔵: *Roth*, 408 U.S. 564, 577-8 (1972). *Id.* at 578.\n', [
      [1, 'pin-range-over-truncated', '577-8'],
    ]);
    const [hover] = await ask('Hover', document.uri, at(document, 'Id.'));
    assert.equal(document.getText(hover.range), 'Id.* at 578');
  },

  async latex() {
    await draft(
      '\\documentclass{article}\n\\emph{Roth}, 408 U.S.~564, 577--8 (1972).\n',
      [[2, 'pin-range-over-truncated', '577--8']],
      'draft.tex',
    );
  },

  async typing() {
    const editor = await draft();
    const place = at(editor.document, '477');
    await editor.edit((edit) => edit.replace(new vscode.Range(place, place.translate(0, 1)), '5'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A line above.\n\n'));
    const rest = SLIPS.filter(([, rule]) => rule !== 'pin-before-first-page');
    await finds(
      editor.document,
      rest.map(([line, ...what]) => [line + 2, ...what]),
    );
  },

  async suppression() {
    const { document } = await draft();
    const slip = document.lineAt(20).range;
    const actions = await ask('CodeAction', document.uri, slip, vscode.CodeActionKind.QuickFix.value, 10);
    const ignore = actions.find((action) => action.title.startsWith('Ignore missing-space-after-comma'));
    await vscode.workspace.applyEdit(ignore.edit);
    assert.match(document.getText(), /<!-- pincite-ignore.*missing-space-after-comma -->/);
    await until('silence', () => !found(document).some(([, rule]) => rule === 'missing-space-after-comma'));
    assert.equal(found(document).length, SLIPS.length - 1);
  },

  async settings_file() {
    const { document } = await draft();
    write('pincite.toml', 'ignore = ["footnote-spacing"]\n');
    await finds(document, SLIPS.slice(0, -1));
    write('pincite.toml', 'select = ["footnote-spacing"]\n');
    await finds(document, SLIPS.slice(-1));
    fs.rmSync(path.join(folder, 'pincite.toml'));
    await finds(document, SLIPS);
  },

  async settings_of_the_editor() {
    const { document } = await draft();
    await set('ignore', ['footnote-spacing']);
    await finds(document, SLIPS.slice(0, -1));
    await set('enable', false);
    await finds(document, []);
    await until('the end of the server', () => servers(root).length === 0);
    await set('enable', undefined);
    await set('ignore', undefined);
    await finds(document, SLIPS);
  },

  async plain_text_by_opt_in() {
    const slip = [[1, 'pin-range-over-truncated', '577-8']];
    const text = '*Roth*, 408 U.S. 564, 577-8 (1972).\n';
    const closed = write('other.md', text);
    const notes = await show('notes.txt', text);
    await draft();
    // By now the notes would have been looked at as well, be it only as a file of the folder.
    await until('the draft that is not open', () => vscode.languages.getDiagnostics(closed).length > 0);
    assert.deepEqual(found(notes.document), []);
    write('matter/pincite.toml', '');
    await draft(text, slip, 'matter/notes.txt');
    assert.deepEqual(found(notes.document), []);
    await set('attach', ['markdown', 'plaintext']);
    await finds(notes.document, slip);
    await set('attach', undefined);
    await finds(notes.document, []);
  },

  async killed() {
    const editor = await draft();
    const [first] = servers(root);
    process.kill(first, 'SIGKILL');
    await until('another server', () => servers(root).some((pid) => pid !== first));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    await finds(
      editor.document,
      SLIPS.map(([line, ...what]) => [line + 1, ...what]),
    );
    assert.equal(servers(root).length, 1);
  },

  async colours() {
    const { document } = await draft();
    const legend = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const { data } = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri);
    const kinds = new Set();
    for (let token = 0; token < data.length; token += 5) kinds.add(legend.tokenTypes[data[token + 3]]);
    for (const kind of ['caseName', 'reporter', 'volume', 'pin', 'court', 'backward']) assert(kinds.has(kind), kind);
    assert(legend.tokenModifiers.includes('unresolved'));
  },

  async lenses() {
    const { document } = await draft();
    const lenses = await ask('CodeLens', document.uri, 100);
    const { command } = lenses.find((lens) => lens.command.title.startsWith('DeShaney: cited'));
    assert.equal(command.command, 'pincite.showReferences');
    await vscode.commands.executeCommand(command.command, ...command.arguments);
    assert.equal(command.title, `DeShaney: cited ${command.arguments[2].length} times`);
  },

  async rename() {
    const { document } = await draft();
    const edit = await ask('DocumentRename', document.uri, at(document, 'Castle Rock*, 545 U.S.'), 'Gonzales');
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /enough\. \*Gonzales\*, 545 U\.S\./);
    assert.match(document.getText(), /\*Town of Castle Rock v\. Gonzales\*/); // the parties stay
  },

  async table_of_authorities() {
    const editor = await draft(
      `## Table of Authorities\n\n${brief}`,
      SLIPS.map(([line, ...what]) => [line + 2, ...what]),
    );
    await vscode.commands.executeCommand('pincite.writeTableHere');
    await until('the table', () => editor.document.getText().includes('<!-- pincite-table-end -->'));
    assert.match(editor.document.getText(), /DeShaney v\. Winnebago County\*, 489 U\.S\. 189 \(1989\)/);
  },

  async expand_ids() {
    const editor = await draft();
    await vscode.commands.executeCommand('pincite.expandIdsHere');
    await until('the short forms', () => !/\bId\./.test(editor.document.getText()));
    assert.match(editor.document.getText(), /\*DeShaney\*, 489 U\.S\. at 195/);
  },

  async found_where_it_is() {
    const [server] = vscode.workspace.getConfiguration('pincite').get('server.path');
    const storage = path.join(path.dirname(process.env.PINCITE_TESTS), 'data/User/globalStorage/pincite.pincite');
    const [kept, onPath] = [path.join(storage, 'environment/bin/pincite'), path.join(folder, 'bin/pincite')];
    const { PATH } = process.env;
    const { document } = await draft();
    const restart = () => vscode.commands.executeCommand('pincite.restart');
    const runs = (program) =>
      until(`${program} to run`, async () => commands(root).some((one) => one.includes(program)));
    await set('server.path', []);
    await finds(document, []);

    // Each is found before those that are there already.
    link(server, kept);
    await restart();
    await runs(kept);
    link(server, onPath);
    process.env.PATH = `${path.dirname(onPath)}:${PATH}`;
    await restart();
    await runs(onPath);
    select(path.join(path.dirname(server), 'python'));
    await runs(server);
    await finds(document, SLIPS);

    select(undefined);
    await runs(onPath);
    process.env.PATH = PATH;
    fs.rmSync(kept);
    await set('server.path', undefined);
    await runs(server);
    await finds(document, SLIPS);
  },
};

async function attempt(name) {
  folder = path.join(root, name);
  try {
    await scenarios[name]();
    return null;
  } catch (error) {
    return error.stack;
  } finally {
    await vscode.workspace.saveAll(); // for it asks of what is not saved
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
}

/** Run what is asked for until nobody asks any more. */
exports.run = () =>
  new Promise((end) => {
    const socket = net.connect(process.env.PINCITE_TESTS);
    readline
      .createInterface(socket)
      .on('line', async (name) => socket.write(`${JSON.stringify(await attempt(name))}\n`));
    socket.on('close', end);
  });
