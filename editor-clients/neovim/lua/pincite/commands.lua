--- The commands of a draft.
local M = {}

local pincite = require('pincite')

local function say(text, level)
  vim.notify('Pincite: ' .. text, level or vim.log.levels.INFO)
end

local function execute(client, buffer, command, argument)
  argument.uri = vim.uri_from_bufnr(buffer)
  local params = { command = 'pincite.' .. command, arguments = { argument } }
  local function answered(problem)
    if problem then
      say(problem.message, vim.log.levels.ERROR)
    end
  end
  pincite.call(client, 'request', 'workspace/executeCommand', params, answered, buffer)
end

local function found(buffer, where)
  return vim.tbl_filter(function(one)
    return one.source == 'pincite'
  end, vim.diagnostic.get(buffer, where))
end

local function fix_all()
  vim.lsp.buf.code_action({ apply = true, context = { only = { 'source.fixAll.pincite' }, diagnostics = {} } })
end

local function write_table(client, buffer, options)
  local by = options.args ~= '' and options.args or nil
  execute(client, buffer, 'writeTable', { by = by, position = { line = vim.fn.line('.') - 1, character = 0 } })
end

local function count_words(client, buffer)
  execute(client, buffer, 'countWords', {})
end

local function expand_ids(client, buffer, options)
  local first, behind = { line = options.line1 - 1, character = 0 }, { line = options.line2, character = 0 }
  execute(client, buffer, 'expandIds', { range = { start = first, ['end'] = behind } })
end

--- The rule of the finding at the cursor, or else of one on its line.
local function rule_here(buffer)
  local line, column = vim.fn.line('.') - 1, vim.fn.col('.') - 1
  local here = found(buffer, { lnum = line })
  local under = vim.iter(here):find(function(one)
    return one.lnum == line and one.col <= column and (one.end_lnum > line or column < one.end_col)
  end)
  return (under or here[1] or {}).code
end

local function explain(client, buffer, options)
  local rule = options.args ~= '' and options.args or rule_here(buffer)
  if not rule then
    return say('nothing was found on this line')
  end
  local server = client.config.cmd
  if type(server) ~= 'table' then
    return say(('`pincite rules %s` explains it in a terminal'):format(rule))
  end
  local command = vim.list_extend(vim.list_slice(server, 1, #server - 1), { 'rules', rule })
  vim.system(command, { text = true }, function(ran)
    vim.schedule(function()
      if ran.code ~= 0 then
        return say(vim.trim(ran.stderr), vim.log.levels.ERROR)
      end
      local lines = vim.split(vim.trim(ran.stdout), '\n')
      vim.lsp.util.open_floating_preview(lines, '', { focus_id = 'pincite.explain' })
    end)
  end)
end

local function rules_found(typed)
  local rules = {}
  for _, one in ipairs(found(0)) do
    rules[one.code] = vim.startswith(one.code, typed) or nil
  end
  rules = vim.tbl_keys(rules)
  table.sort(rules)
  return rules
end

local function places(typed)
  return vim.tbl_filter(function(one)
    return vim.startswith(one, typed)
  end, { 'section', 'line', 'page' })
end

local COMMANDS = {
  PinciteFixAll = { fix_all, { desc = 'Make every fix that is safe to make unseen' } },
  PinciteTable = {
    write_table,
    { nargs = '?', complete = places, desc = 'Write the table of authorities, or bring it up to date' },
  },
  PinciteWords = { count_words, { desc = 'Count the words that count toward a limit' } },
  PinciteExpandIds = { expand_ids, { range = true, desc = 'Replace every Id. by a form that stands alone' } },
  PinciteExplain = {
    explain,
    { nargs = '?', complete = rules_found, desc = 'Explain the rule of the finding at the cursor' },
  },
}

--- Make the commands for a buffer; they go to its present server.
---@param id integer the client's
---@param buffer integer
function M.create(id, buffer)
  for name, row in pairs(COMMANDS) do
    local run, options = row[1], row[2]
    vim.api.nvim_buf_create_user_command(buffer, name, function(given)
      local client = vim.lsp.get_client_by_id(id)
      if client then
        run(client, buffer, given)
      else
        say('the server is not running; :PinciteRestart starts it', vim.log.levels.WARN)
      end
    end, options)
  end
end

return M
