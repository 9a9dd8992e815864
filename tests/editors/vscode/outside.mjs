// What an author sees and does in VS Code's window, one scenario a function.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Editor, until } from './editor.mjs';

const { servers } = createRequire(import.meta.url)('./processes.cjs');

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const SAMPLE = readFileSync(new URL('../../documents/sample-brief.md', import.meta.url), 'utf8');
const PROMPTLY = 3000; // milliseconds
const SETTINGS = '.vscode/settings.json';

/** The file in which a folder names the command of its server. */
function settings(path) {
  return { [SETTINGS]: JSON.stringify({ 'pincite.server.path': path }) };
}

/** One author at one window, with a draft open. */
class Author {
  static async at(editor, scenario, { files = {} } = {}) {
    const author = new Author();
    author.folder = editor.folder(scenario);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(author.folder, name, '..'), { recursive: true });
      writeFileSync(join(author.folder, name), text);
    }
    const draft = join(author.folder, 'brief.md');
    author.lines = readFileSync(draft, 'utf8').split('\n');
    author.page = await editor.window(author.folder, ['openFile', editor.remote(draft)]);
    await author.text(author.lines[0]).waitFor();
    return author;
  }

  /** One whose draft the server has read. */
  static async reading(editor, scenario, options) {
    const author = await Author.at(editor, scenario, options);
    await author.status(/^Pincite: (nothing|\d)/).waitFor();
    return author;
  }

  /** One whose server starts and never answers. */
  static async hanging(editor, scenario) {
    const hangs = ['/bin/sh', '-c', 'trap "" TERM; while :; do sleep 1; done'];
    const author = await Author.at(editor, scenario, { files: settings(hangs) });
    await author.status('Pincite: waiting for the server to answer').waitFor();
    return author;
  }

  /** The server that runs, once it is another than the one before. */
  server(before) {
    return until('a server', async () => servers(this.folder).find((pid) => pid !== before));
  }

  text(typed) {
    return this.page.locator('.view-lines', { hasText: typed });
  }

  squiggles(kind) {
    return this.page.locator(`.squiggly-${kind}`);
  }

  status(told) {
    return this.page.locator('.statusbar-item').and(this.page.getByLabel(told)).first();
  }

  /** A notification in their list: under test VS Code shows none by itself. */
  async notification(said) {
    await this.run('Notifications: Show Notifications');
    return this.page.locator('.notifications-center .notification-list-item', { hasText: said });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Put the caret on the first place that reads `typed`. */
  async goTo(typed) {
    const line = this.lines.findIndex((one) => one.includes(typed));
    const place = [line + 1, this.lines[line].indexOf(typed) + 1];
    await this.page.locator('.view-lines').first().click();
    await this.ask('Control+g', `:${place.join(':')}`, () => this.press('Enter'));
    await this.isAt(...place);
  }

  isAt(line, column) {
    return this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  async run(command) {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first();
    await this.ask('F1', `>${command}`, () => row.click({ timeout: PROMPTLY }));
  }

  /** Type into the box that a key opens, and accept; again where something took the focus from it. */
  ask(key, typed, accept) {
    return until(`${typed} to be asked`, async () => {
      await this.press(key);
      await this.page.locator('.quick-input-widget input').fill(typed, { timeout: PROMPTLY });
      await accept();
      return true;
    });
  }

  /** Have the hover at the caret say something. */
  hover(said) {
    return until(`the hover ${said}`, async () => {
      await this.press('Control+k', 'Control+i');
      await this.page.locator('.monaco-hover:visible', { hasText: said }).first().waitFor({ timeout: PROMPTLY });
      return true;
    });
  }
}

export const scenarios = {
  async findings({ editor }) {
    const author = await Author.reading(editor, 'findings');
    await author.squiggles('warning').first().waitFor();
    await author.status('Pincite: 1 error, 4 warnings, 1 remark').waitFor();
    await author.press('Control+Shift+m');
    const rows = author.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'Pages 195-7: write 195-97.' }).filter({ hasText: 'Ln 17, Col 11' }).waitFor();
    await rows.filter({ hasText: 'Page 477' }).filter({ hasText: 'pin-before-first-page' }).waitFor();
    assert.deepEqual(author.page.outside, []);
  },

  async hover({ editor }) {
    const rule = 'An order binds those who had notice of it. Colo. R. Civ. P. 65(d).';
    const author = await Author.reading(editor, 'hover', { files: { 'brief.md': `${SAMPLE}\n${rule}\n` } });
    for (const [typed, said] of [
      ['DeShaney v.', 'DeShaney v. Winnebago County, 489 U.S. 189'],
      ['Id.*, at', 'Id., at 195 → DeShaney v. Winnebago County, 489 U.S. 189'],
      ['65(d)', 'Colorado Rules of Civil Procedure'],
    ]) {
      await author.goTo(typed);
      await author.hover(said);
      await author.press('Escape');
    }
  },

  async definition({ editor }) {
    const author = await Author.reading(editor, 'definition');
    const line = author.lines.findIndex((one) => one.includes('408 U.S. 564'));
    await author.goTo('408 U.S. at 477');
    await author.press('F12');
    await author.isAt(line + 1, author.lines[line].indexOf('408 U.S. 564') + 1);
  },

  async quick_fix({ editor }) {
    const author = await Author.reading(editor, 'quick_fix');
    await author.squiggles('warning').first().waitFor();
    await author.goTo('195-7');
    await author.press('Control+.');
    await author.page.locator('.action-widget').getByText('Insert “9”').first().waitFor();
    await author.press('Enter');
    await author.text('U.S. 189, 195-97 (1989)').waitFor();
    await author.status('Pincite: 1 error, 3 warnings, 1 remark').waitFor();
  },

  async fix_all({ editor }) {
    const author = await Author.reading(editor, 'fix_all');
    await author.squiggles('warning').first().waitFor();
    await author.run('Pincite: Fix All Safe Citation Problems');
    await author.text('242 F.3d 905, 918').waitFor();
    await author.status('Pincite: 1 error, 0 warnings, 0 remarks').waitFor();
  },

  async completion({ editor }) {
    const [printed] = README.match(/^"\[markdown\]": .*$/m);
    const author = await Author.reading(editor, 'completion', { files: { [SETTINGS]: `{${printed}}` } });
    const offer = author.page.locator('.suggest-widget .monaco-list-row', { hasText: 'DeShaney, 489 U.S. at' });
    await author.goTo('at 694.');
    await author.press('End', 'Enter');
    await author.page.keyboard.type('See D');
    const letters = [...'eShaney']; // what is offered for one that others follow at once may be out of date
    await until('the offer', async () => {
      await author.page.keyboard.type(letters.shift());
      await offer.waitFor({ timeout: PROMPTLY });
      return true;
    });
    await author.press('Enter');
    await author.text('See *DeShaney*, 489 U.S. at').waitFor();
  },

  async hints({ editor }) {
    const author = await Author.reading(editor, 'hints');
    await author.text('at 195DeShaney, 489 U.S. 189').waitFor();
    await author.page.getByText('DeShaney: cited 2 times').waitFor();
  },

  async explain_rule({ editor }) {
    const author = await Author.reading(editor, 'explain_rule');
    await author.squiggles('warning').first().waitFor();
    await author.goTo('195-7');
    await author.run('Pincite: Explain Rule');
    const rule = author.page.frameLocator('iframe.webview').frameLocator('iframe');
    await rule.getByRole('heading', { name: 'pin-range-over-truncated' }).waitFor();
    assert.equal(await rule.getByRole('heading').count(), 1);
  },

  async restart({ editor }) {
    const author = await Author.reading(editor, 'restart');
    const first = await author.server();
    await author.run('Pincite: Restart Server');
    await author.server(first);
    await author.squiggles('warning').first().waitFor();
    await until('the end of the first', async () => !servers(author.folder).includes(first));
  },

  async hanging_server({ editor }) {
    const author = await Author.hanging(editor, 'hanging_server');
    const first = await author.server();
    await author.run('Pincite: Restart Server');
    const second = await author.server(first);
    await until('the end of the first', async () => !servers(author.folder).includes(first));
    await author.status('Pincite: waiting for the server to answer').waitFor();
    writeFileSync(join(author.folder, SETTINGS), '{}');
    await author.squiggles('warning').first().waitFor();
    assert(!servers(author.folder).includes(second));
    assert.equal(await author.page.locator('.notification-list-item').count(), 0);
  },

  async no_server({ editor }) {
    const author = await Author.at(editor, 'no_server', { files: settings([]) });
    await author.status('Pincite: the server did not start').waitFor();
    const leadsTo = {
      'How to Install': author.page.getByText('Start with Pincite').first(),
      'Open Settings': author.page.locator('.settings-editor').getByText('The command that starts the server').first(),
      'Show Output': author.page.locator('.panel select:has(option:checked:text("Pincite"))').first(),
      'Install Now': author.page.locator('.monaco-dialog-box', { hasText: 'Makes a Python environment' }),
    };
    for (const [offer, place] of Object.entries(leadsTo)) {
      await (await author.notification('Pincite is not installed.')).getByText(offer).click();
      await place.waitFor();
      if (offer !== 'Install Now') await author.run('Pincite: Restart Server');
    }
    await leadsTo['Install Now'].getByText('Cancel').click();
    await leadsTo['Install Now'].waitFor({ state: 'detached' });
    assert.equal(await author.page.getByText('Installing Pincite').count(), 0);
  },

  async bad_path({ editor }) {
    const author = await Author.at(editor, 'bad_path', { files: settings(['/nowhere/pincite']) });
    await (await author.notification("Pincite's server did not start: /nowhere/pincite.")).waitFor();
    writeFileSync(join(author.folder, SETTINGS), settings(['/bin/false'])[SETTINGS]);
    await (await author.notification("Pincite's server did not start: /bin/false.")).waitFor();
    await author.status('Pincite: the server did not start').waitFor();
    assert.equal(await author.page.locator('.notification-list-item').count(), 2);
  },

  async untrusted_folder({ build }) {
    const editor = await Editor.start(build, { trusting: false });
    try {
      const author = await Author.reading(editor, 'untrusted_folder', { files: settings(['/nowhere/pincite']) });
      await author.status(/Restricted Mode/).waitFor();
      await author.squiggles('warning').first().waitFor();
    } finally {
      await editor.stop();
    }
  },

  async quitting({ build }) {
    const editor = await Editor.start(build);
    const authors = [await Author.reading(editor, 'quitting'), await Author.hanging(editor, 'quitting_one_that_hangs')];
    const running = () => authors.map((author) => servers(author.folder).length);
    assert.deepEqual(running(), [1, 1]);
    await editor.stop();
    await until('the end of the servers', async () => Math.max(...running()) === 0);
  },
};

/** The README's picture, drawn anew where PINCITE_PICTURES is set; needs pngquant. */
export async function picture({ build }) {
  const path = join(build, '../editor-clients/pictures/vscode.png');
  const screen = { viewport: { width: 980, height: 716 }, deviceScaleFactor: 2 };
  const settings = {
    'breadcrumbs.enabled': false,
    'editor.codeLensFontSize': 14, // so that lenses are as high as lines, and none is cut off at the top
    'editor.fontFamily': "'JetBrains Mono', 'DejaVu Sans Mono'",
    'editor.fontSize': 14,
    'editor.hover.above': true,
    'editor.lineHeight': 21,
    'editor.stickyScroll.enabled': false,
    'editor.wordWrap': 'off',
    'window.commandCenter': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false,
  };
  const editor = await Editor.start(build, { screen, settings });
  try {
    const author = await Author.reading(editor, 'matter');
    await author.press('Control+b');
    await author.page.locator('.explorer-folders-view').waitFor({ state: 'detached' });
    await author.goTo('in their discretion.');
    await author.press('End', 'ArrowLeft', 'ArrowLeft', ...Array(3).fill('Control+ArrowUp'));
    for (const lens of ['DeShaney: cited 2 times', '3 authorities']) await author.page.getByText(lens).waitFor();
    await author.page.mouse.move(600, 15);
    await author.hover('Town of Castle Rock v. Gonzales, 545 U.S. 748');
    await author.page.screenshot({ path, animations: 'disabled' });
    execFileSync('pngquant', ['--force', '--output', path, '128', path]);
  } finally {
    await editor.stop();
  }
}
