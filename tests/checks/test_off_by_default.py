"""Rules that an author turns on: each alone, on drafts that are not in its examples."""

import pytest
from examples import Draft

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Level, Settings

ROTH = "Board of Regents v. Roth, 408 U.S. 564, 577 (1972). "


def draft(rule, text, markup=Format.PLAIN):
    return Draft("", text, format=markup, only=rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("pin-first-page-suspicious", "Goldberg v. Kelly, 397 U.S. 254, 254 (1970)"),
        ("pin-first-page-suspicious", "Roth, 408 U. S., at 564"),
        ("pin-missing", "See, e.g., Doe v. Roe, 500 P.2d 33 (Or. 1993)."),
        ("pin-missing", "So it is (citing Doe v. Roe, 2004 WL 12345 (D. Colo. Mar. 4, 2004))."),
        ("unpublished-before-2007", "62 Fed. Appx. 345 (9th Cir.2003)"),
        ("unpublished-before-2007", "Doe v. Roe, No. 02-1234, 2003 U.S. App. LEXIS 12345 (4th Cir. June 3, 2003)"),
        ("cleaned-up", "Roth, 408 U.S. at 577 (citations omitted; cleaned up)."),
        ("id-chain-long", ROTH + "So. Id. at 578.\n\n" * 6),
        ("id-chain-long", ROTH + "So; see id. (quoting Doe v. Roe, 12 F.3d 3, 5 (1st Cir. 1993)). " * 6),
    ],
)
def test_found(rule, text):
    assert rule in draft(rule, text).rules()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("pin-first-page-suspicious", "Goldberg v. Kelly, 397 U.S. 254, 254-55 (1970)"),
        ("pin-first-page-suspicious", "Doe v. Roe, 12 F.3d 33, 33 (1st Cir. 1993)"),
        ("pin-missing", "Doe v. Roe, 12 F.3d 33 (1st Cir. 1993), held so. The Court in Sandin v. Conner, 515 U.S. 472"),
        ("pin-missing", "See Doe v. Roe, 408 U.S. 564, 92 S. Ct. 2701, 2709 (1972)."),
        ("unpublished-before-2007", "Doe v. Roe, 2004 WL 12345 (Wis. Ct. App. 2004)"),
        ("unpublished-before-2007", "89 F. App’x 850 (10th Cir. 2004) (unpublished table decision)"),
        ("history-cert-denied-old", "12 F.3d 345 (2d Cir. 2025), cert. denied, 146 S. Ct. 1043 (2026)."),
        ("id-chain-long", ROTH + "Id. at 571. " * 4 + "See 42 U.S.C. § 1983. " + "Id. " * 4),
        ("section-nonbreaking-space", "42 U.S.C. § 1983"),
        ("case-name-abbreviate", "Young v. West, 15 F.3d 264 (2d Cir. 1994). State of Nebraska v. Doe, 12 N.W.2d 3."),
        ("case-name-abbreviate", "We follow Brown v. Board of Education, 347 U.S. 483 (1954)."),
        (
            "case-name-abbreviate",
            " ".join(f"Smith v. Board of Regents, {n} F.3d 5 (1st Cir. 1993)." for n in range(9, 15)),
        ),
        (
            "case-name-over-abbreviated-in-text",
            "The court (citing Bd. of Regents v. Roth) held for St. Louis v. Dr. Doe.",
        ),
        ("case-name-over-abbreviated-in-text", "In NLRB v. Jones & Laughlin Steel Corp., and Marbury v. Madison, so."),
    ],
)
def test_left_alone(rule, text):
    assert draft(rule, text).rules() == []


@pytest.mark.parametrize(
    ("rule", "text", "right", "markup"),
    [
        (
            "history-cert-denied-old",
            "*Doe v. Roe*, 12 F.3d 345 (2d Cir.), *cert. denied*, 510 U.S. 1043, 114 S. Ct. 688 (1994); *next*",
            "*Doe v. Roe*, 12 F.3d 345 (2d Cir. 1994); *next*",
            Format.MARKDOWN,
        ),
        (
            "history-cert-denied-old",
            "\\emph{Doe}, 12 F.3d 345 (2d Cir. 1993),\n\\emph{cert. denied}, 510~U.S. 1043 (1994).",
            "\\emph{Doe}, 12 F.3d 345 (2d Cir. 1993).",
            Format.LATEX,
        ),
        (
            "section-nonbreaking-space",
            "\\S 12; \\S\\S 13, 14; \\P~3; \\S\\,4",
            "\\S~12; \\S\\S~13, 14; \\P~3; \\S\\,4",
            Format.LATEX,
        ),
        (
            "case-name-abbreviate",
            "*Brown v. Board of\nEducation*, 347 U.S. 483 (1954); Doe v. New York Telephone Company, 434 U.S. 159.",
            "*Brown v. Bd. of\nEduc.*, 347 U.S. 483 (1954); Doe v. N.Y. Tel. Co., 434 U.S. 159.",
            Format.MARKDOWN,
        ),
        (
            "case-name-abbreviate",
            "Washington Hospital Center v. Department of Health and Human Services, 15 F.3d 264 (D.C. Cir. 1994)",
            "Wash. Hosp. Ctr. v. Dep’t of Health & Hum. Servs., 15 F.3d 264 (D.C. Cir. 1994)",
            Format.PLAIN,
        ),
        (
            "case-name-over-abbreviated-in-text",
            "In *Metro. Life Ins. Co. v. Massachusetts*, 471 U.S. 724 (1985), and in Bank of Am. v. Dep't of Educ., it",
            "In *Metropolitan Life Insurance Co. v. Massachusetts*, 471 U.S. 724 (1985), and in Bank of America v. "
            "Department of Education, it",
            Format.MARKDOWN,
        ),
        ("section-nonbreaking-space", "§&nbsp;12; ¶ 3; §§\n4-5", "§&nbsp;12; ¶\u00a03; §§\u00a04-5", Format.MARKDOWN),
    ],
)
def test_mended(rule, text, right, markup):
    assert draft(rule, text, markup).mended() == right


def test_a_severity_turns_a_rule_on():
    text = "See Hewitt v. Helms, 459 U.S. 460 (1983)."
    chosen = Settings(severity=(("pin-missing", Level.WARNING),))
    assert Analysis().snapshot(text, Format.PLAIN).findings == ()
    (found,) = Analysis().snapshot(text, Format.PLAIN, chosen).findings
    assert (found.rule, found.severity) == ("pin-missing", "warning")
