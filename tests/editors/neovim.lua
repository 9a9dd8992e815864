-- What an author does in Neovim, a scenario for each line of standard input: `nvim --clean --headless -l neovim.lua CLIENT`,
-- where CLIENT is the folder of the client. A line names a scenario and a folder of its own, which holds `brief.md`, the
-- sample brief; a line is written when the scenario has ended.

local client = _G.arg[1]
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

--- The text of the window that comes to float over the draft; it is closed.
local function floating()
  local window = wait_for('a window', function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(one)
      return vim.api.nvim_win_get_config(one).relative ~= ''
    end)
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

local function has(text, part)
  assert(text:find(part, 1, true), ('%s is not in %s'):format(part, text))
end

--- What Neovim has said since.
local function said(since)
  return vim.fn.execute('messages'):sub(#since + 1)
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
  vim.fn.writefile({ '', 'The order binds the parties. Colo. R. Civ. P. 65(d).' }, 'brief.md', 'a')
  open('brief.md')
  local function hovered(typed)
    go_to(typed)
    vim.lsp.buf.hover()
    return floating()
  end
  has(hovered('DeShaney'), 'DeShaney v. Winnebago County, 489 U.S. 189')
  has(hovered('Id.*\\$'), 'Town of Castle Rock v. Gonzales, 545 U.S. 748')
  has(hovered('Colo. R. Civ. P. 65(d)'), 'Colorado')
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

--- A Neovim of its own, started as an author starts one: a script neither waits for a key nor enters the editor.
local function start(arguments, environment)
  local command = vim.list_extend({ vim.v.progpath, '--headless', '--embed', '-n' }, arguments)
  local editor = { channel = vim.fn.jobstart(command, { rpc = true, env = environment }) }
  function editor.run(code, ...)
    return vim.rpcrequest(editor.channel, 'nvim_exec_lua', code, { ... })
  end
  function editor.type(keys)
    vim.rpcrequest(editor.channel, 'nvim_input', keys)
  end
  function editor.open(name)
    editor.run('vim.cmd.edit(...)', name)
    wait_for('diagnostics', function()
      return editor.run('return #vim.diagnostic.get(0)') > 0
    end)
  end
  function editor.leave()
    vim.fn.jobstop(editor.channel)
  end
  return editor
end

function scenarios.completion()
  local editor = start({ '--clean', '--cmd', 'set runtimepath^=' .. client })
  local function line()
    return editor.run('return vim.fn.getline(vim.fn.line("$"))')
  end
  editor.open('brief.md')
  editor.run('vim.lsp.completion.enable(true, vim.lsp.get_clients({ name = "pincite" })[1].id, 0)')
  editor.type('GoIt is so. In *Rot')
  wait_for('the words', function()
    return line() == 'It is so. In *Rot'
  end)
  editor.run('vim.lsp.completion.get()')
  wait_for('the offer', function()
    return editor.run('return vim.fn.pumvisible()') == 1
  end)
  editor.type('<C-y>')
  wait_for('the short form', function()
    return line() == 'It is so. In *Roth*, 408 U.S. at '
  end)
  editor.type('577.<Esc>')
  wait_for('the pin', function()
    return line() == 'It is so. In *Roth*, 408 U.S. at 577.'
  end)
  editor.leave()
end

--- The Lua that the README prints, a block each.
local function printed()
  local page = table.concat(vim.fn.readfile(client .. '/../../README.md'), '\n')
  return vim.iter(page:gmatch('\n```lua\n(.-)\n```')):totable()
end

--- A clone with a server of its own in it, as the README has one make it, and no other on the PATH.
local function clone()
  vim.fn.mkdir('clone/.venv/bin', 'p')
  vim.fn.mkdir('clone/editor-clients')
  vim.fn.writefile({}, 'clone/pyproject.toml')
  vim.uv.fs_symlink(vim.fn.exepath('pincite'), 'clone/.venv/bin/pincite')
  assert(vim.system({ 'cp', '-r', client, 'clone/editor-clients' }):wait().code == 0)
  return vim.fn.fnamemodify('clone', ':p:h'), { PATH = '/nowhere' }
end

local function works(editor)
  editor.open('brief.md')
  has(editor.run('return vim.lsp.get_clients({ name = "pincite" })[1].config.cmd[1]'), 'pincite')
  same(editor.run('return vim.fn.exists(":PinciteFixAll") + vim.fn.exists(":PinciteRestart")'), 4)
  editor.leave()
end

function scenarios.installed_with_lazy_nvim()
  local path, environment = clone()
  local editor = start({ '--clean' }, environment)
  -- What that plugin manager does with a plugin, when Neovim has long been started.
  editor.run('loadstring("return " .. ...)().config({ dir = select(2, ...) })', printed()[1], path)
  works(editor)
end

function scenarios.installed_in_init_lua()
  local path, environment = clone()
  vim.fn.writefile(vim.split(printed()[2]:gsub('/path/to/pincite', path), '\n'), 'init.lua')
  works(start({ '--clean', '-u', 'init.lua' }, environment))
end

function scenarios.installed_as_a_package()
  local packages = 'site/pack/pincite/opt'
  vim.fn.mkdir(packages, 'p')
  vim.uv.fs_symlink(client, packages .. '/pincite')
  works(start({ '--clean', '--cmd', 'set packpath^=site', '-c', 'packadd pincite' }))
end

function scenarios.rename()
  open('brief.md')
  local line = go_to('Castle Rock*, 545')
  vim.lsp.buf.rename('Gonzales')
  wait_for('the name', function()
    return vim.fn.getline(line):find('*Gonzales*, 545', 1, true)
  end)
  has(vim.fn.getline(go_to('Town of')), '*Town of Castle Rock v. Gonzales*') -- the parties stay
end

function scenarios.silence()
  vim.fn.writefile({ '🏛 *Roth*, 408 U.S. 564, 577-8 (1972).', '', 'See 42 U.S.C. 1983.' }, 'brief.md')
  open('brief.md')
  go_to('577-8')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find('^Ignore .* line')
    end,
  })
  wait_without('pin-range-over-truncated')
  same(rules(), { 'section-symbol-missing' })
  has(vim.fn.getline(1), '577-8 (1972). <!-- pincite-ignore: pin-range-over-truncated -->')
end

function scenarios.settings()
  open('brief.md')
  vim.fn.writefile({ 'ignore = ["footnote-spacing"]' }, 'pincite.toml') -- by another program
  vim.cmd('silent write')
  wait_without('footnote-spacing')
  local brief = vim.api.nvim_get_current_buf()
  vim.cmd.edit('pincite.toml')
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { '[severity]', 'section-symbol-missing = "off"' })
  vim.cmd('silent write')
  vim.cmd.buffer(brief)
  wait_without('section-symbol-missing')
  same(#rules(), #SLIPS - 1)
end

function scenarios.commands()
  open('brief.md')
  go_to('195-7')
  vim.cmd.PinciteExplain()
  has(floating(), 'pin-range-over-truncated')
  same(vim.fn.getcompletion('PinciteExplain pin-b', 'cmdline'), { 'pin-before-first-page' })

  local since = vim.fn.execute('messages')
  vim.cmd.PinciteWords()
  wait_for('the words', function()
    return said(since):find('%d+ words count toward a limit')
  end)

  vim.cmd.PinciteFixAll()
  wait_without('section-symbol-missing')
  same(rules(), { 'pin-before-first-page' })

  local line = go_to('Id.* at 195')
  vim.cmd(('%dPinciteExpandIds'):format(line))
  wait_for('the short form', function()
    return vim.fn.getline(line):find('*DeShaney*, 489 U.S. at 195', 1, true)
  end)
  assert(go_to('Id.*\\$') > 0, 'only those of the lines that are named')

  vim.api.nvim_buf_set_lines(0, 0, 0, true, { '# Table of Authorities', '' })
  vim.cmd.PinciteTable('line')
  wait_for('the table', function()
    return vim.fn.search('<!-- pincite-table-end', 'n') > 0
  end)
end

function scenarios.lines_are_broken_as_ever()
  open('brief.md')
  vim.bo.textwidth = 40
  local line = go_to('benefit is property')
  vim.cmd('normal! gqq')
  assert(#vim.fn.getline(line) <= 40, vim.fn.getline(line))
end

function scenarios.help()
  vim.fn.mkdir('doc')
  vim.uv.fs_copyfile(client .. '/doc/pincite.txt', 'doc/pincite.txt')
  vim.cmd.helptags('doc') -- fails where a tag stands twice
  local tags = {}
  for _, row in ipairs(vim.fn.readfile('doc/tags')) do
    tags[row:match('^%S+')] = true
  end
  for tag in table.concat(vim.fn.readfile('doc/pincite.txt'), '\n'):gmatch('|([^|%s]+)|') do
    assert(tags[tag] or #vim.fn.getcompletion(tag, 'help') > 0, tag .. ' leads nowhere')
  end
  for name in pairs(vim.api.nvim_get_commands({})) do
    assert(not vim.startswith(name, 'Pincite') or tags[':' .. name], name .. ' is not explained')
  end
  open('brief.md')
  for name in pairs(vim.api.nvim_buf_get_commands(0, {})) do
    assert(not vim.startswith(name, 'Pincite') or tags[':' .. name], name .. ' is not explained')
  end
end

function scenarios.health()
  open('brief.md')
  vim.cmd('silent badd notes.txt | silent call bufload("notes.txt")')
  vim.cmd('silent checkhealth pincite')
  local report = wait_for('the report', function()
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    return text:find('notes.txt', 1, true) and text
  end)
  assert(not report:find('ERROR', 1, true), report)
  has(report, ', pincite ')
  has(report, 'brief.md (markdown): attached, no pincite.toml above it')
  has(report, 'notes.txt (text): not attached, no pincite.toml above it')
end

local function servers()
  return vim.api.nvim_get_proc_children(vim.fn.getpid())
end

function scenarios.restart()
  open('brief.md')
  local before = servers()
  vim.cmd.PinciteRestart()
  wait_for('another server', function()
    return #servers() == 1 and servers()[1] ~= before[1]
  end)
  wait_for('its findings', function()
    return #vim.diagnostic.get(0) == #SLIPS
  end)
end

function scenarios.a_server_that_never_answers_is_restarted()
  local command = vim.lsp.config.pincite.cmd
  vim.fn.writefile({}, 'pincite.toml') -- so that this draft has a server of its own
  vim.lsp.config('pincite', { cmd = { 'sh', '-c', 'exec sleep 1000' } })
  local others = servers()
  vim.cmd.edit('brief.md')
  wait_for('the server', function()
    return #servers() == #others + 1
  end)
  vim.lsp.config('pincite', { cmd = command })
  vim.cmd.PinciteRestart()
  wait_for('its findings', function()
    return #vim.diagnostic.get(0) == #SLIPS
  end)
  same(#servers(), 1)
end

function scenarios.a_killed_server_comes_back()
  open('brief.md')
  local before = servers()
  vim.uv.kill(before[1], 'sigkill')
  wait_for('another server', function()
    return #servers() == 1 and servers()[1] ~= before[1]
  end)
  wait_for('its findings', function()
    return #vim.diagnostic.get(0) == #SLIPS
  end)
  local line = go_to('195-7')
  vim.cmd.PinciteFixAll()
  wait_for('the edit', function()
    return vim.fn.getline(line):find('195-97 (1989)', 1, true)
  end)
end

function scenarios.stop()
  open('brief.md')
  vim.lsp.enable('pincite', false)
  wait_for('the server to leave', function()
    return #servers() == 0
  end)
  vim.lsp.enable('pincite')
end

--- What a scenario opened is closed; only the server that belongs to no folder stays for the next one.
local function clear_up()
  vim.cmd('silent! %bwipeout!')
  for _, one in ipairs(vim.lsp.get_clients()) do
    if one.root_dir then
      one:stop()
    end
  end
  vim.lsp.inlay_hint.enable(false)
  wait_for('the servers of folders to leave', function()
    return #servers() <= 1
  end)
end

vim.o.swapfile = false
vim.opt.runtimepath:prepend(client)
vim.cmd('filetype on')
vim.cmd.runtime('plugin/pincite.lua')
for line in io.lines() do
  local scenario, folder = line:match('^(%S+) (.+)$')
  vim.cmd.cd(folder)
  local held, problem = xpcall(scenarios[scenario], debug.traceback)
  clear_up()
  io.stdout:write('\nended ', vim.json.encode({ held = held, problem = problem }), '\n')
  io.stdout:flush()
end
