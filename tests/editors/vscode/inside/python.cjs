// What Pincite asks of the Python extension, with an environment that a scenario selects.
const vscode = require('vscode');

const changed = new vscode.EventEmitter();
let selected;

exports.select = (python) => {
  selected = python;
  changed.fire({ path: python });
};

exports.activate = () => ({
  environments: {
    getActiveEnvironmentPath: () => ({ path: selected }),
    resolveEnvironment: async () => selected && { executable: { uri: vscode.Uri.file(selected) } },
    onDidChangeActiveEnvironmentPath: changed.event,
  },
});
