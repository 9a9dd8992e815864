// Writes the server's settings into package.json, from the schema that the server prints; --check only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const OWN = {
  'pincite.enable': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description: 'Read citations in this workspace.',
  },
  'pincite.attach': {
    type: 'array',
    items: { type: 'string' },
    default: ['markdown', 'latex', 'tex', 'quarto', 'rmd'],
    scope: 'window',
    markdownDescription:
      'Languages whose documents are read everywhere. `plaintext` is read only below a folder with a `pincite.toml`, unless it is listed here.',
  },
  'pincite.server.path': {
    type: 'array',
    items: { type: 'string' },
    default: [],
    scope: 'machine-overridable',
    markdownDescription:
      'The command that starts the server, with its arguments but without `server`: `["/path/to/.venv/bin/pincite"]`. Empty: the one in the selected Python environment, else on the `PATH`.',
  },
  'pincite.server.package': {
    type: 'string',
    default: 'git+https://github.com/pincite/pincite',
    scope: 'machine',
    markdownDescription:
      'What **Pincite: Install Server** has pip install: a repository, a wheel, or the folder of a clone.',
  },
  'pincite.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    description: 'Log the messages between VS Code and the server.',
  },
};

/** What stands for the definitions of the schema: there are many rules, and the server says which name is none. */
const LOOSELY = { '#/$defs/rule': { type: 'string' }, '#/$defs/override': { type: 'object' } };

const file = new URL('package.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const schema = JSON.parse(execFileSync(process.env.PINCITE ?? 'pincite', ['schema'], { encoding: 'utf8' }));
const before = JSON.stringify(manifest);
manifest.contributes.configuration.properties = { ...OWN, ...Object.fromEntries(serverSettings()) };
if (JSON.stringify(manifest) !== before) {
  if (process.argv.includes('--check')) {
    console.error('package.json does not have the settings of the server: npm run settings');
    process.exit(1);
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Each setting once, in the spelling that editors have; the schema lists the others as references to it. */
function serverSettings() {
  return Object.entries(schema.properties)
    .filter(([, property]) => !property.$ref)
    .map(([name, property]) => [`pincite.${camel(name)}`, toldHere(property)]);
}

/** A setting as VS Code's own editor of settings understands it: of one type, and with no reference out of it. */
function toldHere({ description, type, ...property }) {
  const plain = JSON.stringify(property, (_, value) => (value?.$ref ? LOOSELY[value.$ref] : value));
  const one = Array.isArray(type) ? type[0] : type;
  return { ...(one && { type: one }), ...JSON.parse(plain), scope: 'window', markdownDescription: description };
}

function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
