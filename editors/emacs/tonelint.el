;;; tonelint.el --- tonelint in eglot  -*- lexical-binding: t -*-

;; Needs `tonelint' with its language server on the PATH: pip install 'tonelint[lsp]'.
;; Emacs 29 brings eglot; before that install it from ELPA. Then (load "/path/to/tonelint.el").

(require 'eglot)

(add-to-list 'eglot-server-programs '((text-mode markdown-mode) . ("tonelint" "lsp")))

(dolist (hook '(text-mode-hook markdown-mode-hook))
  (add-hook hook #'eglot-ensure))

;; (setq-default eglot-workspace-configuration '(:tonelint (:stage "overdue" :channel "sms" :uiLanguage "zh")))

(provide 'tonelint)
;;; tonelint.el ends here
