" tonelint in Vim with ALE, without a language server: put this file into ~/.vim/plugin/. Needs `tonelint` on the PATH.
function! TonelintHandle(buffer, lines) abort
  let l:report = empty(a:lines) ? {} : json_decode(join(a:lines, "\n"))
  let l:found = []
  for l:each in get(l:report, 'diagnostics', [])
    let l:start = l:each.range.start
    let l:end = l:each.range.end
    " ALE counts bytes of the line: the bytes before a place are those of its line up to the column.
    let l:text = getbufline(a:buffer, l:start.line)
    let l:to = getbufline(a:buffer, l:end.line)
    call add(l:found, {
    \ 'lnum': l:start.line,
    \ 'col': strlen(strcharpart(get(l:text, 0, ''), 0, l:start.column - 1)) + 1,
    \ 'end_lnum': l:end.line,
    \ 'end_col': strlen(strcharpart(get(l:to, 0, ''), 0, l:end.column - 1)),
    \ 'code': l:each.rule,
    \ 'text': l:each.message,
    \ 'detail': l:each.message . "\n" . l:each.why,
    \ 'type': toupper(l:each.severity[0]),
    \})
  endfor
  return l:found
endfunction

" ALE runs no linter on plain text unless it is told to.
let g:ale_linters = extend({'text': ['tonelint']}, get(g:, 'ale_linters', {}))

function! s:Define() abort
  for l:kind in ['text', 'markdown', 'mail']
    call ale#linter#Define(l:kind, {
    \ 'name': 'tonelint',
    \ 'executable': 'tonelint',
    \ 'command': '%e check - --stdin-filename %s --format json --exit-zero',
    \ 'callback': 'TonelintHandle',
    \})
  endfor
endfunction
autocmd VimEnter * call s:Define()
