---@brief
---
--- https://github.com/pincite/pincite
---
--- Legal citations: what each one means, where it leads, and what is wrong with it.
---
--- Enable it with `vim.lsp.enable('pincite')`. Plain text is attended to only below a folder with a `pincite.toml`,
--- Markdown, Quarto and LaTeX everywhere.

local settings_file = 'pincite.toml'

-- The protocol's names, where Neovim's file types differ from them.
local language_ids = { text = 'plaintext', tex = 'latex', plaintex = 'tex' }

-- File types that hold much that is no draft.
local asks_for_settings = { text = true }

local show_references = 'pincite.showReferences'

---@type vim.lsp.Config
return {
  cmd = { 'pincite', 'server' },
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
  capabilities = { experimental = { commands = { commands = { show_references } } } },
  commands = {
    -- What a lens does when it is run, `:lua vim.lsp.codelens.run()`.
    [show_references] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local items = vim.lsp.util.locations_to_items(command.arguments[3], client.offset_encoding)
      vim.fn.setqflist({}, ' ', { title = command.title, items = items })
      vim.cmd.copen()
    end,
  },
  settings = { pincite = vim.empty_dict() },
}
