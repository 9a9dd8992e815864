"""A document in several files, read in the order that its author put them in."""

import pytest

from pincite.markup.includes import pieces


def read_of(files):
    def read(name, typed_in):
        found = name if name in files else f"{name}.tex"
        return (found, files[found]) if found in files else None

    return read


def test_files_follow_each_other_in_the_order_named():
    found = pieces(["b.md", "a.md"], read_of({"a.md": "One.\n", "b.md": "\\input{a.md}"}))
    assert list(found) == [("b.md", 0, "\\input{a.md}"), ("a.md", 0, "One.\n")]


def test_latex_is_read_where_it_is_put_in():
    files = {"main.tex": "A\n\\input{facts}\nB % \\input{c}\n", "facts.tex": "F\n", "c.tex": "C"}
    assert list(pieces(["main.tex"], read_of(files))) == [
        ("main.tex", 0, "A\n\\input{facts}\n"),
        ("facts.tex", 0, "F\n"),
        ("main.tex", 16, "B % \\input{c}\n"),
    ]


@pytest.mark.parametrize("loop", ["\\input{main}", "\\input{main}\n\\input{other}\n\\input{other}", "\\input{none}"])
def test_files_that_include_each_other_are_read_once(loop):
    files = {"main.tex": f"A\n{loop}\nB\n", "other.tex": f"C\n{loop}\n"}
    text = "".join(piece.text for piece in pieces(["main.tex"], read_of(files)))
    assert text.count("A") == text.count("B") == 1
