--- What the client does besides what Neovim does with any language server.
local M = {}

local LIVES = 5
local PATIENCE = 3000 -- milliseconds until a server that does not leave is made to

local modern = vim.lsp.enable ~= nil
local lives = LIVES

--- Call a method of a client, which in Neovim 0.10 is a function.
---@param client vim.lsp.Client
---@param method string
function M.call(client, method, ...)
  if modern then
    return client[method](client, ...)
  end
  return client[method](...)
end

--- The configuration in force: that of `lsp/pincite.lua`, with what the user laid over it.
---@return table
function M.config()
  return modern and vim.lsp.config.pincite or dofile(vim.api.nvim_get_runtime_file('lsp/pincite.lua', false)[1])
end

--- Have the server attend to a buffer, if it is a draft's.
---@param buffer integer
function M.start(buffer)
  if modern then
    vim.api.nvim_exec_autocmds('FileType', { group = 'nvim.lsp.enable', buffer = buffer })
    return
  end
  local config = M.config()
  if vim.bo[buffer].buftype == '' and vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype) then
    local all = vim.lsp.protocol.make_client_capabilities()
    config.capabilities = vim.tbl_deep_extend('force', all, config.capabilities)
    config.root_dir(buffer, function(root)
      config.name, config.root_dir = 'pincite', root
      vim.lsp.start(config, { bufnr = buffer })
    end)
  end
end

local function start_all()
  vim.iter(vim.api.nvim_list_bufs()):filter(vim.api.nvim_buf_is_loaded):each(M.start)
end

--- Stop the server, be it stuck, and start it for every draft that is open.
function M.restart()
  lives = LIVES
  local function clients()
    return vim.lsp.get_clients({ name = 'pincite', _uninitialized = true }) -- one that never answered as well
  end
  for _, forced in ipairs({ false, true }) do
    for _, client in ipairs(clients()) do
      M.call(client, 'stop', forced)
    end
    vim.wait(PATIENCE, function()
      return #clients() == 0
    end, 10)
  end
  start_all()
end

--- Start the server again if it has come to harm, but not without end.
---@param code integer
---@param signal integer
function M.ended(code, signal)
  local asked_to = signal == 15 or (code == 0 and signal == 0)
  if asked_to or vim.v.exiting ~= vim.NIL then
    return
  end
  lives = lives - 1
  -- Neovim takes leave of a client only after this.
  vim.defer_fn(lives > 0 and start_all or function()
    vim.notify('Pincite has ended too often; :PinciteRestart starts it again', vim.log.levels.WARN)
  end, 100)
end

--- Tell of a settings file, which Neovim watches on few systems.
---@param path string
function M.settings_written(path)
  local changes = { { uri = vim.uri_from_fname(vim.fs.normalize(vim.fn.fnamemodify(path, ':p'))), type = 2 } }
  for _, client in ipairs(vim.lsp.get_clients({ name = 'pincite' })) do
    M.call(client, 'notify', 'workspace/didChangeWatchedFiles', { changes = changes })
  end
end

--- Give a draft its commands, and leave it its own `gq`.
---@param client vim.lsp.Client
---@param buffer integer
function M.attached(client, buffer)
  require('pincite.commands').create(client.id, buffer)
  -- Neovim gives `gq` to whoever formats a selection, but Pincite breaks no lines.
  local formats = vim.lsp.get_clients({ bufnr = buffer, method = 'textDocument/rangeFormatting' })
  if #formats == 1 and formats[1].id == client.id and vim.bo[buffer].formatexpr == 'v:lua.vim.lsp.formatexpr()' then
    vim.bo[buffer].formatexpr = ''
  end
end

return M
