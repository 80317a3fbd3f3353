"""The walk names the same files each time, and nothing on a disk makes it hang or crash."""

import os

from tonelint.message.draft import Note, Trouble
from tonelint.readers.walk import Found, load, walk


def names(paths, root, **options):
    return [f.path.relative_to(root).as_posix() for f in walk(paths, **options) if isinstance(f, Found)]


def write(root, *files):
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("hello")


def test_drafts_of_a_folder_in_order(tmp_path):
    write(
        tmp_path, "b.txt", "a/z.md", "README.md", "CHANGELOG.txt", "LICENSE.txt", "docs/x.md", ".hidden/x.txt", "c.exe"
    )
    write(tmp_path, "notice.txt", "a/b/final notice\nnew.txt", "逾期第3天.txt")
    assert names([tmp_path], tmp_path) == [
        "a/b/final notice\nnew.txt",
        "a/z.md",
        "b.txt",
        "notice.txt",
        "逾期第3天.txt",
    ]


def test_named_files_come_always_and_once(tmp_path):
    write(tmp_path, "README.md", "a.bin", "b.txt")
    (tmp_path / ".gitignore").write_text("*\n")
    assert names([tmp_path / "README.md", tmp_path / "a.bin", tmp_path / "README.md"], tmp_path) == [
        "README.md",
        "a.bin",
    ]


def test_gitignore_of_every_level_and_its_exceptions(tmp_path):
    write(tmp_path, "x/a.txt", "x/b.txt", "x/old/c.txt", "y/a.txt", "y/deep/keep.txt", "y/deep/drop.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\n/y/a.txt\n*.txt\n!a.txt\n")
    (tmp_path / "y/deep/.gitignore").write_text("!keep.txt\n")
    assert names([tmp_path], tmp_path) == ["x/a.txt", "y/a.txt", "y/deep/keep.txt"]
    assert names([tmp_path / "x"], tmp_path) == ["x/a.txt"]


def test_loops_dead_links_and_pipes_are_passed_by(tmp_path):
    write(tmp_path, "a/x.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/self.txt").symlink_to(tmp_path / "a/self.txt")
    (tmp_path / "a/dead.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "a/pipe.txt")
    assert names([tmp_path], tmp_path) == ["a/x.txt"]


def test_missing_and_impossible_paths_are_troubles(tmp_path):
    found = list(walk([tmp_path / "gone.txt", "a\0b"]))
    assert [type(f) for f in found] == [Trouble, Trouble]
    assert "\0" not in found[1].path


def test_large_files_are_noted(tmp_path):
    write(tmp_path, "big.txt", "small.txt")
    (tmp_path / "big.txt").write_bytes(b"a" * 101)
    assert [type(f) for f in walk([tmp_path], max_bytes=100)] == [Note, Found]
    assert isinstance(load(tmp_path / "big.txt", 100), Note)
    assert load(tmp_path / "small.txt", 100) == b"hello"
