// Holds the client's Lua, and that of its tests, to .stylua.toml with StyLua's own WebAssembly build; --write mends what differs.
const fs = require('node:fs');
const path = require('node:path');
const stylua = require('@johnnymorganz/stylua');

const READERS = {
  column_width: Number,
  indent_width: Number,
  indent_type: (name) => stylua.IndentType[name],
  quote_style: (name) => stylua.QuoteStyle[name],
};

const settings = [
  ...fs.readFileSync(path.join(__dirname, '.stylua.toml'), 'utf8').matchAll(/^(\w+) = "?(\w+)"?$/gm),
];

// Formatting uses a configuration up.
function config() {
  const made = stylua.Config.new();
  for (const [, key, value] of settings) made[key] = READERS[key](value);
  return made;
}

const files = [__dirname, path.join(__dirname, '../../tests/editors')].flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.lua'))
    .map((name) => path.join(folder, name)),
);
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const clean = stylua.formatCode(text, config(), null, stylua.OutputVerification.Full);
  if (clean === text) continue;
  if (process.argv.includes('--write')) fs.writeFileSync(file, clean);
  else process.exitCode = 1;
  console.log(`${path.relative(process.cwd(), file)}: ${process.exitCode ? 'is not as StyLua would have it' : 'mended'}`);
}
console.log(`${files.length} Lua file(s) looked at`);
