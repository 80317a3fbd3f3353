-- tonelint in Neovim's own client (0.7 or later): put this file into ~/.config/nvim/plugin/, or `dofile` it.
-- It needs `tonelint` with its language server on the PATH: pip install 'tonelint[lsp]'.
local filetypes = { "text", "markdown", "mail", "html", "toml", "yaml" }
local settings = {
  -- stage = "overdue", channel = "sms", audience = "business", uiLanguage = "zh",
}

local function start(arguments)
  local buffer = arguments and arguments.buf or vim.api.nvim_get_current_buf()
  local name = vim.api.nvim_buf_get_name(buffer)
  local marks = { "tonelint.toml", "pyproject.toml", ".git" }
  local found
  if vim.fs and vim.fs.find then
    found = vim.fs.find(marks, { upward = true, path = vim.fn.fnamemodify(name, ":h") })[1]
  else
    for _, mark in ipairs(marks) do
      local hit = vim.fn.findfile(mark, vim.fn.fnamemodify(name, ":h") .. ";")
      if hit == "" then hit = vim.fn.finddir(mark, vim.fn.fnamemodify(name, ":h") .. ";") end
      found = found or (hit ~= "" and vim.fn.fnamemodify(hit, ":p") or nil)
    end
  end
  local root = found and vim.fn.fnamemodify(found:gsub("/$", ""), ":h") or vim.fn.getcwd()
  local config = {
    name = "tonelint",
    cmd = { "tonelint", "lsp" },
    root_dir = root,
    init_options = settings,
    settings = { tonelint = settings },
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7 has no vim.lsp.start: one client for each root, attached by hand.
  config.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == "tonelint" and client.config.root_dir == root then
      vim.lsp.buf_attach_client(buffer, client.id)
      return
    end
  end
  vim.lsp.buf_attach_client(buffer, vim.lsp.start_client(config))
end

vim.api.nvim_create_autocmd("FileType", { pattern = filetypes, callback = start })
