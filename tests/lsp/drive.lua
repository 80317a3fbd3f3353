-- Drives a real Neovim (0.7 or later): shows a draft, looks at its diagnostics, takes a code action, and writes down
-- what happened as JSON. Settings come from the environment; the configuration under test is editors/neovim/tonelint.lua.
local out = { steps = {} }
local function finish()
  local file = assert(io.open(os.getenv("TONELINT_TEST_OUT"), "w"))
  file:write(vim.json.encode(out))
  file:close()
  vim.cmd("qa!")
end
local function until_true(what, condition)
  local done = vim.wait(tonumber(os.getenv("TONELINT_TEST_PATIENCE") or "60000"), condition, 20)
  if not done then
    out.failed = what
    finish()
  end
end
local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end
local function diagnostics()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { line = each.lnum, from = each.col, to = each.end_col, code = each.code, message = each.message })
  end
  table.sort(found, function(a, b) return a.line * 10000 + a.from < b.line * 10000 + b.from end)
  return found
end

local ok, problem = pcall(function()
  dofile(os.getenv("TONELINT_TEST_CONFIG"))
  vim.cmd("edit " .. vim.fn.fnameescape(os.getenv("TONELINT_TEST_DRAFT")))
  until_true("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)
  out.before = lines()
  out.diagnostics = diagnostics()
  local first = out.diagnostics[1]
  vim.api.nvim_win_set_cursor(0, { first.line + 1, first.from })

  -- vim.ui.select would ask the person at the keyboard: here the first choice is taken.
  out.choices = {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      table.insert(out.choices, options.format_item and options.format_item(item) or tostring(item))
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  until_true("the action", function() return #out.choices > 0 and lines()[1] ~= out.before[1] end)
  out.after = lines()
  until_true("diagnostics to go", function()
    for _, each in ipairs(vim.diagnostic.get(0)) do
      if each.code == first.code then return false end
    end
    return true
  end)
  out.left = diagnostics()

  -- Typing brings them back, in a buffer that was never saved.
  vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, { "不着急😀" })
  until_true("diagnostics while typing", function() return #diagnostics() > #out.left end)
  out.typed = diagnostics()
end)
if not ok then out.failed = tostring(problem) end
finish()
