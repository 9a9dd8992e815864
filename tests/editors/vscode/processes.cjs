// Which servers run: those of one window, known by the folder that it has open.
const { readdirSync, readFileSync, readlinkSync } = require('node:fs');

const command = (pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');

/** The ids of the processes that serve a folder, on a machine with /proc. */
exports.servers = (folder) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return command(pid).includes('server') && readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);

/** The words of their commands. */
exports.commands = (folder) =>
  exports.servers(folder).flatMap((pid) => {
    try {
      return [command(pid)];
    } catch {
      return [];
    }
  });
