-- Attends to drafts from the start; `let g:loaded_pincite = 1` before this is read leaves all to the user.

if vim.g.loaded_pincite then
  return
end
vim.g.loaded_pincite = 1

local pincite = require('pincite')
local group = vim.api.nvim_create_augroup('pincite', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'pincite' then
      pincite.attached(client, event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  pattern = 'pincite.toml',
  callback = function(event)
    pincite.settings_written(event.file)
  end,
})

vim.api.nvim_create_user_command('PinciteRestart', pincite.restart, { desc = 'Restart the server of Pincite' })

if vim.lsp.enable then
  vim.lsp.enable('pincite')
else
  -- Neovim 0.10 knows no folder `lsp`.
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    callback = function(event)
      pincite.start(event.buf)
    end,
  })
end
