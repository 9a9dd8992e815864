"""Court-and-year parentheses: what makes one needless, and what the document tells elsewhere."""

import pytest

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

CLOSED = "See 12 F.3d 3 (1st Cir.1993); 13 F.3d 4 (2d Cir.1993); 14 F.3d 5 (3d Cir.1993); 15 F.3d 6 (D.C.Cir.1994). "
OPEN = "See 12 F.3d 3 (1st Cir. 1993); 13 F.3d 4 (2d Cir. 1993); 14 F.3d 5 (3d Cir. 1993); 15 F.3d 6 (D.C. Cir. 1994). "
FULL = "Doe v. Roe, 307 F.3d 1258 (10th Cir. 2002). "


def found(text, rule, style=Style.AUTO):
    findings = Analysis().snapshot(text, Format.PLAIN, Settings(style=style)).findings
    return [text[slice(*one.span)] for one in findings if one.rule == rule]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (OPEN + "But see 16 F.3d 7 (4th Cir.1994).", ["(4th Cir.1994)"]),
        (CLOSED, []),
        (CLOSED + OPEN, []),
    ],
)
def test_court_and_year_are_spaced_as_the_document_does(text, flagged):
    assert found(text, "court-abbrev-spacing") == flagged


@pytest.mark.parametrize(
    "text",
    [
        FULL + "In Doe v. Roe, 307 F.3d 1258, the court said so.",  # told above
        "Doe v. Roe, 307 F.3d 1258, 1260 [sic] (10th Cir. 2002).",
        "Doe v. Roe, 410 U.S. 113, 93 S. Ct. 705 (1973).",
        "Doe v. Roe (2001) 25 Cal.4th 1.",
        "Doe v. Roe, ___ U.S. ___.",
    ],
)
def test_the_parentheses_are_not_missed_where_they_are(text):
    assert found(text, "cite-missing-parenthetical") == []


@pytest.mark.parametrize(
    "text",
    [
        "627 F.3d 914 (2010)\n\nUNITED STATES, Appellee, v. Peter AYEWOH, Appellant.\n\n" + FULL,  # its own caption
        "The Court of Appeals affirmed. Doe v. Roe, 631 F.3d 213 (2011).",
        FULL + "Doe v. Roe, 307 F.3d 1258 (2002).",
    ],
)
def test_the_court_is_not_missed_where_it_is_told(text):
    assert found(text, "cite-missing-court") == []


def test_only_the_first_cite_of_a_database_is_held_to_be_complete():
    text = "Doe v. Roe, 2004 WL 12345 (D. Colo. 2004). Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. 2004)."
    assert found(text, "database-cite-incomplete") == ["2004 WL 12345"]
