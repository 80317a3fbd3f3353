"""The four verbs: each module has find(rule, message), which yields where the rule is broken."""
