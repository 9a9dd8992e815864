"""A table of authorities beside what the document cites."""

import pytest
from bluebook import M, P, T, mended, read

PRINTED = """\
                     TABLE OF AUTHORITIES

                                                                 Page
Cases

Board of Regents of State Colleges v. Roth,
   408 U.S. 564 (1972) ......................................... 3, 5
DeShaney v. Winnebago County Department of Social
   Services, 498 U.S. 189 (1989) ............................ passim
Olim v. Wakinekona, 461 U.S.
   238 (1983) ................................................... 7
Perry v. Sindermann, 408 U.S. 593 (1972) ........................ 4

Statutes

42 U.S.C. §§ 1983, 1988 ......................................... 2
28 U.S.C. § 1343 ................................................ 9

Rules

Fed. R. Civ. P. 12(b)(6) ........................................ 2


                           ARGUMENT

The plaintiff sued under 42 U.S.C. § 1983 and asks for fees under 42
U.S.C. § 1988. See Board of Regents v. Roth, 408 U.S. 564, 577 (1972);
DeShaney v. Winnebago County, 489 U.S. 189, 195 (1989); Olim v.
Wakinekona, 461 U.S. 238, 245 (1983); Sandin v. Conner, 515 U.S. 472,
480 (1995) (quoting Hewitt v. Helms, 459 U.S. 460 (1983)). A motion was
made. Fed. R. Civ. P. 12(b)(6); Fed. R. Civ. P. 56(a).
"""
MARKDOWN = """\
# Brief

## Table of Authorities

### Cases

- *Board of Regents v. Roth*, 408 U.S. 564 (1972), 3, 5
- *Perry v. Sindermann*, 408 U.S. 593 (1972), passim

| Authority | Pages |
|---|---|
| *Olim v. Wakinekona*, 461 U.S. 238 (1983) | 4 |
| *Hewitt v. Helms*, 495 U.S. 460 (1983) | 4 |

## Argument

See *Board of Regents v. Roth*, 408 U.S. 564, 577 (1972); *Olim v. Wakinekona*, 461 U.S. 238 (1983);
*Hewitt v. Helms*, 459 U.S. 460, 470 (1983). *Goss v. Lopez*, 419 U.S. 565, 573 (1975), is another.
"""
LATEX = r"""
\section*{Table of Authorities}
\emph{Board of Regents v. Roth}, 408 U.S. 564 (1972) \dotfill 3\\
\emph{Perry v. Sindermann}, 408 U.S. 593 (1972) \dotfill 4

\section{Argument}
See \emph{Board of Regents v. Roth}, 408 U.S. 564, 577 (1972). See 42 U.S.C. \S~1983.
"""


def differences(text, markup):
    """What the table lists in vain, and what it lacks."""
    found = read(text, markup).findings
    words = {rule: [] for rule in ("toa-stale-entry", "toa-missing-entry")}
    for one in found:
        if one.rule in words:
            words[one.rule].append(" ".join(text[slice(*one.span)].split()))
    return tuple(words.values())


@pytest.mark.parametrize(
    ("text", "markup", "stale", "missing"),
    [
        (
            PRINTED,
            P,
            ["498 U.S. 189", "408 U.S. 593", "28 U.S.C. § 1343"],
            ["Sandin v. Conner, 515 U.S. 472, 480 (1995)", "Fed. R. Civ. P. 56(a)"],
        ),
        (
            MARKDOWN,
            M,
            ["408 U.S. 593", "495 U.S. 460"],
            ["Goss v. Lopez*, 419 U.S. 565, 573 (1975)"],
        ),
        (LATEX, T, ["408 U.S. 593"], [r"42 U.S.C. \S~1983"]),
    ],
    ids=["printed", "markdown", "latex"],
)
def test_the_table_is_compared(text, markup, stale, missing):
    assert differences(text, markup) == (stale, missing)


def test_an_entry_that_the_body_cites_otherwise_is_mended():
    assert "*Hewitt v. Helms*, 459 U.S. 460 (1983) | 4" in mended(MARKDOWN, M)


@pytest.mark.parametrize(
    "body",
    [
        "“So it was in Olim v. Wakinekona, 461 U.S. 238 (1983).” See Roth, 408 U.S. at 577.",
        "Board of Regents v. Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972). The Due Process Clause applies.",
        "In Board of Regents v. Roth (408 US 564) it was so.",
        "Doe v. Roe, 12 F.3d 3 (1st Cir. 1993) (citing Olim v. Wakinekona, 461 U.S. 238 (1983)). Roth, 408 U.S. 564.",
    ],
)
def test_what_is_listed_or_need_not_be(body):
    table = "# Table of Authorities\n\nBoard of Regents v. Roth, 408 U.S. 564 (1972), 3\n\n"
    table += "Doe v. Roe, 12 F.3d 3 (1st Cir. 1993), 4\n\n"
    stale, missing = differences(f"{table}# Argument\n\n{body} See Doe v. Roe, 12 F.3d 3, 5 (1st Cir. 1993).", M)
    assert (stale, missing) == ([], [])


def test_a_document_without_a_table_or_with_an_empty_one():
    body = PRINTED.partition("ARGUMENT")[2]
    assert differences(body, P) == ([], [])
    assert differences(f"# Table of Authorities\n\n(to come)\n\n# Argument\n\n{body}", M) == ([], [])
