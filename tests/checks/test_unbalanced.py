"""Marks without a partner; block quotations."""

import pytest
from bluebook import M, P, T, mended, rules

LONG = " ".join(["word"] * 55)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("He said “yes and left.", P),
        ("He said yes” and left.", P),
        ('He said "yes and left.', M),
        ("The court held that ``the rule is clear.", T),
        ("The ‘property interest is clear.", P),
        ("She [the plaintiff was there.", M),
        ("She the plaintiff] was there.", P),
        ("“He said “so” and “thus” [and then.”", P),
    ],
)
def test_a_mark_without_a_partner(text, markup):
    assert rules(text, markup).count("quote-unbalanced") == 1


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("“One paragraph.\n\n“Two paragraphs.\n\n“And the last.”", P),
        ("He said: “One paragraph.\n\n“And the last.”", M),
        ("“It began [here.\n\nIt ended] there.”", P),
        ("The Court’s rule, the parties’ claims, ‘a rule’ and 'a rule', the '90s, 5'11\" and 'tis so.", P),
        ('The " loose " marks of a scanned page.', P),
        ("A link [to it](there), a call,[^1] a box [ ] and ``it is'' so.", M),
        ("The court said “that it was so\n\nand that it was not” in the end.", P),
        ("See Leon v Martinez, 84 NY2d 83, 87 [1994].", P),
    ],
)
def test_marks_that_have_one(text, markup):
    assert "quote-unbalanced" not in rules(text, markup)


@pytest.mark.parametrize(
    ("text", "right", "markup"),
    [
        (f"So it held: “{LONG}.” *Roth* says so.", f"So it held:\n\n> {LONG}.\n\n*Roth* says so.", M),
        (f"So: ``{LONG}.''", f"So:\n\n\\begin{{quote}}\n{LONG}.\n\\end{{quote}}", T),
        ('He wrote:\n\n> "It is\n> so."\n\nThen.', "He wrote:\n\n> It is\n> so.\n\nThen.", M),
        ("\\begin{quote}\n``It is so.''\n\\end{quote}", "\\begin{quote}\nIt is so.\n\\end{quote}", T),
    ],
)
def test_block_quotations(text, right, markup):
    assert mended(text, markup) == right


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (f"So it held: “{LONG}.”", P),
        (f"See Roth, 408 U.S. at 577 (“{LONG}”).", M),
        (f"First, 1) it is so. See Roth, 408 U.S. at 577 (“{LONG}”).", M),
        (f"A note.^[He said “{LONG}.”]", M),
        (f"He said “{LONG[:120]}” and “{LONG[:120]}”.", M),
        ("> “Yes,” he said, “it is.”", M),
        ("> ‘It is.’ “So?” ‘So.’", M),
        ("> “‘It is so,’ he said.”", M),
    ],
)
def test_quotations_that_stay_as_they_are(text, markup):
    assert "block-quote-form" not in rules(text, markup)
