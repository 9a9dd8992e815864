---@brief
---
--- https://github.com/pincite/pincite
---
--- Legal citations: what each one means, where it leads, and what is wrong with it.
---
--- Plain text is attended to only below a folder with a `pincite.toml`, Markdown, Quarto and LaTeX everywhere. The
--- server is the `pincite` on the PATH, or else that of the clone that this file is from.

local settings_file = 'pincite.toml'

-- The protocol's names, where Neovim's file types differ from them.
local language_ids = { text = 'plaintext', tex = 'latex', plaintex = 'tex' }

-- File types that hold much that is no draft.
local asks_for_settings = { text = true }

local show_references = 'pincite.showReferences'

-- Neovim asks for findings at each edit; settings and a pause change them as well.  Before 0.12 it does not know this
-- request, and since then it asks about the files of the workspace, where an open draft need not be one.
local function ask_again(_, _, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  for buffer in pairs(client.attached_buffers) do
    local asked = {
      identifier = client.server_capabilities.diagnosticProvider.identifier,
      textDocument = vim.lsp.util.make_text_document_params(buffer),
    }
    require('pincite').call(client, 'request', 'textDocument/diagnostic', asked, nil, buffer)
  end
  return vim.NIL
end

local function executable()
  local here = vim.uv.fs_realpath(debug.getinfo(1, 'S').source:sub(2))
  local clone = vim.fs.root(here, 'pyproject.toml')
  local own = clone and vim.fs.joinpath(clone, '.venv/bin/pincite')
  return vim.fn.executable('pincite') == 0 and own and vim.fn.executable(own) == 1 and own or 'pincite'
end

---@type vim.lsp.Config
return {
  cmd = { executable(), 'server' },
  filetypes = { 'markdown', 'quarto', 'rmd', 'tex', 'plaintex', 'text' },
  root_dir = function(buffer, attach)
    local settled = vim.fs.root(buffer, settings_file)
    if settled or not asks_for_settings[vim.bo[buffer].filetype] then
      attach(settled or vim.fs.root(buffer, '.git'))
    end
  end,
  get_language_id = function(_, filetype)
    return language_ids[filetype] or filetype
  end,
  capabilities = {
    experimental = { commands = { commands = { show_references } } },
    workspace = { diagnostics = { refreshSupport = true } },
  },
  handlers = { ['workspace/diagnostic/refresh'] = ask_again },
  commands = {
    -- What a lens does when it is run, `:lua vim.lsp.codelens.run()`.
    [show_references] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local items = vim.lsp.util.locations_to_items(command.arguments[3], client.offset_encoding)
      vim.fn.setqflist({}, ' ', { title = command.title, items = items })
      vim.cmd.copen()
    end,
  },
  on_exit = function(code, signal)
    vim.schedule(function()
      require('pincite').ended(code, signal)
    end)
  end,
  settings = { pincite = vim.empty_dict() },
}
