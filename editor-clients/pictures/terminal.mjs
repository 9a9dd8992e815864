// node terminal.mjs IN.ansi OUT.png COLUMNS ROWS: a captured terminal screen, drawn by xterm.js in Chromium.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(join(process.env.MODULES, 'x.js'));
const { chromium } = require('playwright-core');
const xterm = dirname(require.resolve('@xterm/xterm/package.json'));
const [source, picture, cols, rows] = process.argv.slice(2);
const theme = { background: '#14161b', foreground: '#e0e2ea' };

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1600, height: 1200 }, deviceScaleFactor: 2 });
await page.setContent(`<body style="margin:0;font-variant-ligatures:none"><div id=t style="display:inline-block;padding:14px 16px;background:${theme.background}">`);
await page.addStyleTag({ path: join(xterm, 'css/xterm.css') });
await page.addScriptTag({ path: join(xterm, 'lib/xterm.js') });
await page.evaluate(
  ([screen, cols, rows, theme]) =>
    document.fonts.load('14px "JetBrains Mono"').then(
      () =>
        new Promise((drawn) => {
          const terminal = new Terminal({
            cols: +cols, rows: +rows, theme, fontFamily: 'JetBrains Mono', fontSize: 14, lineHeight: 1,
            convertEol: true, scrollback: 0, cursorInactiveStyle: 'none',
          });
          terminal.open(document.getElementById('t'));
          terminal.write(screen, drawn);
        }),
    ),
  [readFileSync(source, 'utf8').replace(/\n$/, ''), cols, rows, theme],
);
await page.waitForTimeout(300);
await page.locator('#t').screenshot({ path: picture });
await browser.close();
