"""The facts that are found by code: sums, dates, deadlines, references.

Each module has one pure `find(view)` on the normalised view (NFKC, lower case, Simplified, placeholders as runs of
U+FFFC of the same length); spans are in that view. `deadlines.decide` then says which times govern paying.
"""
