-- What an author does in Neovim, one scenario a run: `nvim --clean --headless -l neovim.lua SCENARIO CLIENT`, where
-- CLIENT is the folder of the client. Run in a folder of its own that holds `brief.md`, the sample brief.

local scenario, client = _G.arg[1], _G.arg[2]
local PATIENCE = 20000 -- milliseconds; only a failure takes so long

local function wait_for(what, condition)
  local found
  local came = vim.wait(PATIENCE, function()
    found = condition()
    return found
  end, 10)
  assert(came, 'waited in vain for ' .. what)
  return found
end

local function same(actual, expected)
  assert(vim.deep_equal(actual, expected), ('%s is not %s'):format(vim.inspect(actual), vim.inspect(expected)))
end

local function attached(buffer)
  return vim.lsp.get_clients({ bufnr = buffer, name = 'pincite' })[1]
end

--- Open a file and wait for the server's first word on it.
local function open(name)
  vim.cmd.edit(name)
  wait_for('the server', function()
    local found = attached(0)
    return found and found.initialized
  end)
  wait_for('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
end

--- The rules of the diagnostics shown, each with its line and the text it is drawn under.
local function shown()
  return vim.tbl_map(function(one)
    local text = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    return { one.lnum + 1, one.code, table.concat(text, '\n') }
  end, vim.diagnostic.get(0))
end

local function rules()
  return vim.tbl_map(function(one)
    return one.code
  end, vim.diagnostic.get(0))
end

local function wait_without(rule)
  wait_for('the end of ' .. rule, function()
    return not vim.tbl_contains(rules(), rule)
  end)
end

--- Put the cursor on the first place that reads `typed`; its line.
local function go_to(typed)
  vim.fn.cursor(1, 1)
  local line = vim.fn.search('\\V' .. typed, 'c')
  assert(line > 0, typed .. ' is nowhere')
  return line
end

local SLIPS = {
  { 17, 'pin-range-over-truncated', '195-7' },
  { 19, 'pin-id-comma-at', ',' },
  { 21, 'missing-space-after-comma', '905,918' },
  { 34, 'pin-before-first-page', '477' },
  { 38, 'section-symbol-missing', '42 U.S.C. 1983' },
  { 40, 'footnote-spacing', '690-91 & n. 55' },
}

local scenarios = {}

function scenarios.diagnostics()
  open('brief.md')
  same(shown(), SLIPS)
  local first = vim.diagnostic.get(0)[1]
  same({ first.severity, first.source }, { vim.diagnostic.severity.WARN, 'pincite' })
  local page, rule = first.user_data.lsp.codeDescription.href:match('^(.*)#(.*)$')
  same(rule, first.code)
  assert(vim.fn.readfile(vim.uri_to_fname(page))[1] == '# The rules', page)
end

function scenarios.columns_after_an_emoji()
  vim.fn.writefile({ '🏛 𝔏𝔢𝔵: *Roth*, 408 U.S. 564, 577-8 (1972).' }, 'emoji.md')
  open('emoji.md')
  same(shown(), { { 1, 'pin-range-over-truncated', '577-8' } })
end

function scenarios.hover()
  open('brief.md')
  go_to('*Id.*\\$')
  vim.fn.search('Id')
  vim.lsp.buf.hover()
  local window = wait_for('the hover', function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(one)
      return vim.api.nvim_win_get_config(one).relative ~= ''
    end)
  end)
  local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  assert(text:find('Town of Castle Rock v. Gonzales, 545 U.S. 748', 1, true), text)
end

function scenarios.definition()
  open('brief.md')
  local full = go_to('408 U.S. 564')
  local short = go_to('408 U.S. at 477')
  vim.lsp.buf.definition()
  wait_for('the jump', function()
    return vim.fn.line('.') ~= short
  end)
  same(vim.fn.line('.'), full)
  assert(vim.fn.getline('.'):sub(vim.fn.col('.')):find('^408 U.S. 564'), 'the cursor is not on the citation')
end

--- What a request of Neovim's lists: for each item its file, its line and its text.
local function listed(ask)
  local list
  ask({
    on_list = function(found)
      list = found
    end,
  })
  wait_for('a list', function()
    return list
  end)
  return vim.tbl_map(function(one)
    return { vim.fs.basename(one.filename), one.lnum, one.text }
  end, list.items)
end

function scenarios.references()
  vim.fn.mkdir('matter')
  vim.fn.writefile({}, 'matter/pincite.toml')
  vim.fn.writefile({ 'See *Board of Regents v. Roth*, 408 U.S. 564 (1972).' }, 'matter/facts.md')
  vim.fn.rename('brief.md', 'matter/brief.md')
  open('matter/brief.md')
  local full = go_to('408 U.S. 564')
  local short = go_to('408 U.S. at 477')
  local places = listed(function(options)
    vim.lsp.buf.references(nil, options)
  end)
  table.sort(places, function(one, other)
    return one[1] .. one[2] < other[1] .. other[2]
  end)
  same({ places[1][2], places[2][2], places[3][1] }, { full, short, 'facts.md' })
  local outline = listed(vim.lsp.buf.document_symbol)
  same(outline[1][2], 1)
  same(outline[#outline][3], '[File] App.')
end

function scenarios.quick_fix()
  open('brief.md')
  local line = go_to('195-7')
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'quickfix' } },
    filter = function(action)
      return action.isPreferred
    end,
  })
  wait_for('the edit', function()
    return vim.fn.getline(line):find('195-97 (1989)', 1, true)
  end)
  wait_without('pin-range-over-truncated')
  same(#rules(), #SLIPS - 1)
end

function scenarios.fix_all()
  open('brief.md')
  vim.lsp.buf.code_action({ apply = true, context = { only = { 'source.fixAll' } } })
  wait_without('section-symbol-missing')
  same(rules(), { 'pin-before-first-page' })
end

function scenarios.edit()
  open('brief.md')
  local line = go_to('408 U.S. at 477')
  local column = vim.fn.getline(line):find('477', 1, true) - 1
  vim.api.nvim_buf_set_text(0, line - 1, column, line - 1, column + 1, { '5' })
  wait_without('pin-before-first-page')
  same(#rules(), #SLIPS - 1)
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { 'A line above.', '' })
  wait_for('the rest to move down', function()
    return vim.deep_equal(shown()[1], { 19, 'pin-range-over-truncated', '195-7' })
  end)
end

function scenarios.plain_text()
  vim.cmd.edit('notes.txt')
  local notes = vim.api.nvim_get_current_buf()
  same(vim.bo.filetype, 'text')
  open('brief.md') -- by now the server would have been asked to look at the notes as well
  same(attached(notes), nil)
  vim.fn.mkdir('matter')
  vim.fn.writefile({}, 'matter/pincite.toml')
  vim.fn.writefile({ 'Roth, 408 U.S. 564, 577-8 (1972).' }, 'matter/notes.txt')
  open('matter/notes.txt')
  same(vim.fs.basename(attached(0).root_dir), 'matter')
  same(rules(), { 'pin-range-over-truncated' })
end

function scenarios.latex()
  vim.fn.writefile({ '\\documentclass{article}', '\\emph{Roth}, 408 U.S.~564, 577--8 (1972).' }, 'brief.tex')
  open('brief.tex')
  same(vim.bo.filetype, 'tex')
  same(shown(), { { 2, 'pin-range-over-truncated', '577--8' } })
end

function scenarios.hints()
  open('brief.md')
  vim.lsp.inlay_hint.enable(true)
  local line = go_to('*Id.*, at') - 1
  local hint = wait_for('the hint', function()
    return vim.iter(vim.lsp.inlay_hint.get({ bufnr = 0 })):find(function(one)
      return one.inlay_hint.position.line == line
    end)
  end)
  same(hint.inlay_hint.label[1].value, 'DeShaney, 489 U.S. 189')
end

function scenarios.lenses()
  open('brief.md')
  vim.lsp.codelens.refresh({ bufnr = 0 })
  local lens = wait_for('the lens', function()
    return vim.iter(vim.lsp.codelens.get(0)):find(function(one)
      return one.command and one.command.title:find('^DeShaney: cited %d+ times$')
    end)
  end)
  vim.fn.cursor(lens.range.start.line + 1, 1)
  vim.lsp.codelens.run()
  local items = wait_for('the references', function()
    local list = vim.fn.getqflist()
    return #list > 0 and list
  end)
  same(('DeShaney: cited %d times'):format(#items), lens.command.title)
end

function scenarios.colours()
  open('brief.md')
  local line = go_to('550 U.S. 544') - 1
  local column = vim.fn.col('.') - 1
  local function coloured(at)
    return wait_for('the colours', function()
      return (vim.lsp.semantic_tokens.get_at_pos(0, line, at) or {})[1]
    end)
  end
  local volume, reporter = coloured(column), coloured(column + 4)
  same({ volume.type, reporter.type }, { 'number', 'namespace' })
end

function scenarios.completion()
  -- A script never waits for a key, so an editor of its own is typed in.
  local editor = vim.fn.jobstart({ vim.v.progpath, '--clean', '--headless', '--embed' }, { rpc = true })
  local function run(code, ...)
    return vim.rpcrequest(editor, 'nvim_exec_lua', code, { ... })
  end
  local function line()
    return run('return vim.fn.getline(vim.fn.line("$"))')
  end
  run('vim.opt.runtimepath:prepend(...) vim.cmd("filetype on") vim.lsp.enable("pincite")', client)
  run('vim.o.swapfile = false vim.cmd.edit("brief.md")')
  wait_for('diagnostics', function()
    return run('return #vim.diagnostic.get(0)') > 0
  end)
  run('vim.lsp.completion.enable(true, vim.lsp.get_clients({ name = "pincite" })[1].id, 0)')
  vim.rpcrequest(editor, 'nvim_input', 'GoIt is so. In *Rot')
  wait_for('the words', function()
    return line() == 'It is so. In *Rot'
  end)
  run('vim.lsp.completion.get()')
  wait_for('the offer', function()
    return run('return vim.fn.pumvisible()') == 1
  end)
  vim.rpcrequest(editor, 'nvim_input', '<C-y>')
  wait_for('the short form', function()
    return line() == 'It is so. In *Roth*, 408 U.S. at '
  end)
  vim.rpcrequest(editor, 'nvim_input', '577.<Esc>')
  wait_for('the pin', function()
    return line() == 'It is so. In *Roth*, 408 U.S. at 577.'
  end)
  vim.fn.jobstop(editor)
end

function scenarios.stop()
  open('brief.md')
  vim.lsp.enable('pincite', false)
  wait_for('the server to leave', function()
    return #vim.lsp.get_clients({ name = 'pincite' }) == 0
  end)
end

vim.o.swapfile = false
vim.opt.runtimepath:prepend(client)
vim.cmd('filetype on')
vim.lsp.enable('pincite')
scenarios[scenario]()
io.stdout:write('done\n')
vim.cmd('silent! %bwipeout!')
