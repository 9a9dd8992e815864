// node drive.mjs BUILD FAILURES: reads the name of a scenario from each line of its input, and answers with a line of
// JSON, null or what went wrong. VS Code runs until the input ends. What helps to understand a failure goes to FAILURES.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Editor } from './editor.mjs';
import { picture, scenarios } from './outside.mjs';

const [build, failures] = process.argv.slice(2);
const WATCHDOG = 120_000; // milliseconds
const INSIDE = join(dirname(fileURLToPath(import.meta.url)), 'inside');

/** A window whose extension host runs scenarios when it is told to, over a socket. */
async function openInside(editor) {
  const server = createServer().listen(join(editor.home, 'inside.sock'));
  const page = await editor.window(
    editor.folder('inside'),
    ['extensionDevelopmentPath', editor.remote(INSIDE)],
    ['extensionTestsPath', editor.remote(join(INSIDE, 'scenarios.cjs'))],
  );
  const [socket] = await once(server, 'connection');
  const answers = createInterface(socket)[Symbol.asyncIterator]();
  return {
    page,
    async run(name) {
      socket.write(`${name}\n`);
      const { value, done } = await answers.next();
      const error = done ? 'the extension host has ended' : JSON.parse(value);
      if (error) throw new Error(error);
    },
    async close() {
      server.close();
      socket.destroy();
      await page.close();
    },
  };
}

let editor, inside;

async function run(name) {
  if (name === 'picture') return picture({ build });
  editor ??= await Editor.start(build);
  if (name in scenarios) return scenarios[name]({ build, editor });
  inside ??= await openInside(editor);
  await inside.run(name);
}

async function attempt(name) {
  const watchdog = new AbortController();
  const late = wait(WATCHDOG, 'the watchdog lost its patience', { signal: watchdog.signal });
  try {
    const problem = await Promise.race([run(name), late]);
    if (problem) throw new Error(problem);
    return null;
  } catch (error) {
    const kept = [...Editor.running].map((one, n) => one.keep(join(failures, name, String(n))));
    await Promise.allSettled(kept);
    await inside?.close(); // the next scenario gets another
    inside = undefined;
    return error.stack;
  } finally {
    watchdog.abort();
    late.catch(() => {}); // so it ends when it is aborted
    const done = editor?.context?.pages().filter((page) => page !== inside?.page) ?? [];
    await Promise.all(done.map((page) => page.close()));
  }
}

for await (const name of createInterface(process.stdin)) {
  process.stdout.write(`${JSON.stringify(await attempt(name))}\n`);
}
await inside?.close();
await editor?.stop();
