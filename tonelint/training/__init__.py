"""How the learnt measure of tone is made, and measured: needs the extra ``[train]``, and only here."""
