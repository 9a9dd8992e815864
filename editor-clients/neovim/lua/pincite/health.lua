--- What `:checkhealth pincite` tells: the server, and what becomes of each draft.
local M = {}

local health = vim.health

local function server(command)
  if type(command) ~= 'table' then
    return health.info('The server is reached by a function of the configuration.')
  end
  local path = vim.fn.exepath(command[1])
  if path == '' then
    return health.error(('There is no %s.'):format(command[1]), {
      'Install it in the clone that this client is from: `python3 -m venv .venv && .venv/bin/pip install .`',
      "Or name it: `vim.lsp.config('pincite', { cmd = { '/path/to/pincite', 'server' } })`",
    })
  end
  local asked = vim.list_extend(vim.list_slice(command, 1, #command - 1), { '--version' })
  local ran = vim.system(asked, { text = true }):wait(10000)
  if ran.code ~= 0 then
    return health.error(('%s does not run.'):format(path), vim.split(vim.trim(ran.stderr), '\n'))
  end
  health.ok(('The server is %s, %s.'):format(path, vim.trim(ran.stdout)))
end

local function draft(buffer)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
  local settings = vim.fs.root(buffer, 'pincite.toml')
  local held = settings and 'settings from ' .. vim.fs.joinpath(settings, 'pincite.toml') or 'no pincite.toml above it'
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'pincite' })[1]
  local say = client and health.ok or health.info
  say(('%s (%s): %s, %s.'):format(name, vim.bo[buffer].filetype, client and 'attached' or 'not attached', held))
end

function M.check()
  local config = require('pincite').config()
  health.start('The server')
  server(config.cmd)

  health.start('Open drafts')
  local drafts = vim.tbl_filter(function(buffer)
    return vim.bo[buffer].buftype == '' and vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype)
  end, vim.api.nvim_list_bufs())
  vim.iter(drafts):each(draft)
  if #drafts == 0 then
    health.info(('No file is open that is one of %s.'):format(table.concat(config.filetypes, ', ')))
  end
end

return M
