"""Builds the data files of this folder: run ``python -m tonelint.text.languages.zh.build`` after a new jieba or OpenCC.

``words.marisa`` and ``words.freq`` hold jieba's dictionary (MIT licence) as a memory-mapped trie and its frequencies;
``characters.txt`` holds OpenCC's Traditional→Simplified character table (Apache 2.0) with the variants of
``variants.txt`` laid over it. Not used at run time.
"""

from __future__ import annotations

import array
import sys
from pathlib import Path

HERE = Path(__file__).parent
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2A6E0)]


def words() -> None:
    """Write jieba's dictionary: the trie, and a table of little-endian uint32 whose first entry is the total."""
    import jieba
    import marisa_trie

    frequencies, total = jieba.Tokenizer().gen_pfdict(jieba.dt.get_dict_file())
    real = {word: count for word, count in frequencies.items() if count}
    trie = marisa_trie.Trie(sorted(real))
    table = array.array("I", [0] * (len(trie) + 1))
    table[0] = total
    for word, count in real.items():
        table[trie[word] + 1] = count
    if sys.byteorder == "big":
        table.byteswap()
    trie.save(str(HERE / "words.marisa"))
    (HERE / "words.freq").write_bytes(table.tobytes())


def characters() -> None:
    """Write two lines of equal length: characters, and what each is folded to."""
    import opencc

    simplify = opencc.OpenCC("t2s")
    pairs = {c: simplify.convert(c) for c in map(chr, HAN)}
    pairs = {a: b for a, b in pairs.items() if a != b and len(b) == 1}
    for line in (HERE / "variants.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pairs[line[0]] = line[1]
    text = "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"
    (HERE / "characters.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    words()
    characters()
