"""Footnotes: the numbers that *supra* names, and *id.* after a note of several sources."""

import pytest
from bluebook import M, P, T, mended, rules

NOTES = """\
Text.[^a] More.[^2] End.[^3]

[^a]: Ada Vats, *A Way*, 98 Harv. L. Rev. 12 (1999).

[^2]: See 42 U.S.C. § 1983.

[^3]: """
TEX = r"T.\footnote{Ada Vats, A Way, 98 Harv. L. Rev. 12 (1999).} M.\footnote{42 U.S.C. \S~1983.} E.\footnote{"
PLAIN = """\
The rule.[1]

More.[2]

End.[3]

[1] Ada Vats, A Way, 98 Harv. L. Rev. 12 (1999).

[2] See 42 U.S.C. § 1983.

[3] """


@pytest.mark.parametrize(
    ("before", "typed", "right", "markup"),
    [
        (NOTES, "Vats, *supra* n.2, at 3.", "Vats, *supra* n.1, at 3.", M),
        (NOTES, "*See* Vats, supra note 41.", "*See* Vats, supra note 1.", M),
        (TEX, r"Vats, \emph{supra} note~2, at 100.}", r"Vats, \emph{supra} note~1, at 100.}", T),
        (PLAIN, "Vats, supra note 8, at 14.", "Vats, supra note 1, at 14.", P),
    ],
)
def test_the_number_of_a_note_is_mended(before, typed, right, markup):
    assert right in mended(before + typed, markup)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (NOTES + "See *supra* note 5 and the text there.", M),
        (NOTES + "See note 9, *supra*.", M),
        ("Text.[^1] See *supra* note 2. More.[^2]\n\n[^1]: One.\n\n[^2]: Two.", M),
        ("Text.[^1] More.[^2]\n\n[^1]: See *supra* note 2.\n\n[^2]: Two.", M),
        (PLAIN + "See supra note 8.", P),
    ],
)
def test_a_note_that_is_not_there_or_comes_later(text, markup):
    assert "supra-note-wrong" in rules(text, markup)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (NOTES + "Vats, *supra* note 1.", M),
        (NOTES + "Vats, *supra* notes 1-2. See *supra* note 2.", M),
        (NOTES + "Vats, *supra*, at 14.", M),
        ("Ada Vats, *A Way*, 98 Harv. L. Rev. 12 (1999). Vats, *supra* note 7.", M),
        ("She said so.[^1]\n\nVats, *supra* note 7.", M),  # the notes are in another file
        ("[4] See Roth.\n\n[5] Vats, supra note 2.", P),
        (NOTES + "*Id.* Vats wrote it.\n\n[^4]: Vats, *supra* note 3.", M),
    ],
)
def test_numbers_that_are_right_or_cannot_be_told(text, markup):
    assert "supra-note-wrong" not in rules(text, markup)


SEVERAL = "Sandin v. Conner, 515 U.S. 472, 480 (1995); Hewitt v. Helms, 459 U.S. 460, 472 (1983)."


@pytest.mark.parametrize(
    ("first", "second", "markup", "found"),
    [
        (SEVERAL, "*See id.* at 473.", M, True),
        (SEVERAL, "*But see id.*", M, True),
        (SEVERAL, "Hewitt again, *id.* at 473.", M, False),
        ("42 U.S.C. § 1983. Sandin v. Conner, 515 U.S. 472, 480 (1995).", "*Id.* at 481.", M, False),
        ("Sandin v. Conner, 515 U.S. 472, 115 S. Ct. 2293 (1995).", "*Id.* at 481.", M, False),
    ],
)
def test_id_at_the_head_of_a_note(first, second, markup, found):
    text = f"So.[^4] Thus.[^5]\n\n[^4]: {first}\n\n[^5]: {second}"
    said = [rule for rule in rules(text, markup) if rule in ("id-note-multi-source", "id-after-string-cite")]
    assert said == (["id-note-multi-source"] if found else [])


def test_an_id_without_a_page_takes_the_page_before():
    text = rf"So.\footnote{{{SEVERAL}}} Thus.\footnote{{\emph{{Id.}} And more.}}"
    assert mended(text, T).endswith(r"\footnote{\emph{Hewitt}, 459 U.S. at 472. And more.}")
