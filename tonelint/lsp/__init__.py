"""The language server: the engine's findings where the draft is written. Only this wing knows pygls (extra ``lsp``)."""
