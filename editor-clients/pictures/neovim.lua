-- How Neovim is set up in the picture; a user needs only the two lines before the last mapping.
vim.o.termguicolors = true
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.winborder = 'rounded'
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showmode = false
vim.o.swapfile = false
vim.o.shortmess = vim.o.shortmess .. 'F'
vim.opt.fillchars = { eob = ' ' }
vim.diagnostic.config({
  virtual_lines = {
    format = function(found)
      return found.message
    end,
  },
})

vim.api.nvim_set_hl(0, 'LspInlayHint', { fg = 'NvimLightGrey4', bg = 'NvimDarkGrey3' })

vim.opt.runtimepath:append('editor-clients/neovim')
vim.lsp.inlay_hint.enable()
vim.keymap.set('n', 'K', function()
  vim.lsp.buf.hover({ anchor_bias = 'above' })
end)
