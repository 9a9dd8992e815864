;;; What an author does in Emacs with Eglot -*- lexical-binding: t -*-
;; `emacs --batch -l INIT -l eglot.el', where INIT holds what the README has one put into an init file.  Run in a folder of
;; its own that holds `brief.md', the sample brief.

(require 'eglot)
(require 'markdown-mode)

(defun same (actual expected)
  (unless (equal actual expected) (error "%S is not %S" actual expected)))

(defun has (text part)
  (unless (string-search part text) (error "%S is not in %S" part text)))

(defun wait-for (what condition)
  "What CONDITION comes to give; only a failure takes long."
  (with-timeout (30 (error "Waited in vain for %s" what))
    (let (found)
      (while (not (setq found (funcall condition)))
        (accept-process-output nil 0.05))
      found)))

(defun shown ()
  "The text under each finding."
  (mapcar (lambda (one) (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))
          (sort (flymake-diagnostics) (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(defun go-to (typed)
  "Put the cursor into the first place that reads TYPED; its line."
  (goto-char (point-min))
  (search-forward typed)
  (goto-char (1+ (match-beginning 0)))
  (line-number-at-pos))

(setq make-backup-files nil)
(find-file "brief.md")
(call-interactively 'eglot)

(wait-for "the findings" (lambda () (= (length (shown)) 6)))
(same (shown) '("195-7" "," "905,918" "477" "42 U.S.C. 1983" "690-91 & n. 55"))

(go-to "Castle Rock*, 545")
(let (told)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq told text)))
  (has (wait-for "the hover" (lambda () told)) "Town of Castle Rock v. Gonzales, 545 U.S. 748"))

(let ((full (go-to "408 U.S. 564")))
  (go-to "408 U.S. at 477")
  (call-interactively 'xref-find-definitions)
  (same (line-number-at-pos) full)
  (has (buffer-substring-no-properties (point) (line-end-position)) "408 U.S. 564, 577 (1972)"))

(goto-char (point-max))
(insert "The order says so. 42 U.S.C. § 19")
(completion-at-point)
(wait-for "the section" (lambda () (looking-back "42 U.S.C. § 1983" (line-beginning-position))))
(insert ".\n")

(eglot-code-actions (point-min) (point-max) "source.fixAll.pincite" t)
(save-buffer)
(wait-for "the fixes" (lambda () (equal (shown) '("477"))))
(has (buffer-string) "42 U.S.C. § 1983 for its own policy")

(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(princ "done\n")
