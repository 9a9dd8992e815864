"""Italics as the document has them."""

import pytest
from bluebook import M, T, mended, read, rules

from pincite.settings import Style

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 577 (1972). "
TEX = ROTH.replace("*Board of Regents v. Roth*", r"\textit{Board of Regents v. Roth}")


@pytest.mark.parametrize(
    ("typed", "right", "markup"),
    [
        (f"{ROTH}See Olim\nv. Wakinekona, 461 U.S. 238 (1983).", "See *Olim\nv. Wakinekona*, 461 U.S. 238 (1983).", M),
        (f"{ROTH.replace('*', '_')}Roth, 408 U.S. at 578.", "_Roth_, 408 U.S. at 578.", M),
        (f"{TEX}Roth, 408~U.S. at 578.", r"\textit{Roth}, 408~U.S. at 578.", T),
        (r"{\em Roth}, 408 U.S. at 577; Hewitt v. Helms, 459 U.S. 460 (1983).", r"{\em Hewitt v. Helms}, 459", T),
        ("*Roth,* 408 U.S. at 577.", "*Roth*, 408 U.S. at 577.", M),
        (r"See \emph{In re Gault,} 387 U.S. 1, 5 (1967).", r"\emph{In re Gault}, 387 U.S. 1, 5 (1967).", T),
        (f"*See* {ROTH}See also *Olim*, 461 U.S. at 245.", "*See also* *Olim*, 461 U.S. at 245.", M),
        (f"*See* {ROTH}So it is. See Roth.", "*See* Roth.", M),
        (r"\emph{Id.} at 577. So. Id.\ at 578.", r"\emph{Id.}\ at 578.", T),
        ("As said *supra* Part I and supra Part II.", "*supra* Part II.", M),
        (
            "“a *reasonable* man” *Roth*, 408 U.S. at 577 (Stewart, J., dissenting) (quoting *Doe*).",
            "(Stewart, J., dissenting) (emphasis added) (quoting *Doe*).",
            M,
        ),
    ],
)
def test_italics_are_written_as_the_document_writes_them(typed, right, markup):
    assert right in mended(typed, markup)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Roth, 408 U.S. at 577. *Olim*, 461 U.S. at 245. Hewitt, 459 U.S. at 472.", M),  # most are in roman
        ("“Roth”, 408 U.S. at 577. Id. at 578.", M),
        (rf"{TEX}\citecase{{Roth}}, 408 U.S. at 578.", T),
        (f"{ROTH}**Roth,** 408 U.S. at 578.", M),
        (f"{ROTH}\n\n> So it is. Roth, 408 U.S. at 578.", M),
        (f"{ROTH}[^1]\n\n[^1]: Olim v. Wakinekona, 461 U.S. 238 (1983).", M),  # as law reviews have it
        (" ".join(f"*Roth,* 408 U.S. at {page}." for page in range(571, 577)), M),
        (f"*See* {ROTH}See the appendix. We see *Roth*, 408 U.S. at 577, as settled.", M),
        ("“It is void *ab initio* under *Doe v. Roe*.” *Roth*, 408 U.S. at 577.", M),
        ("“a *reasonable* man” *Roth*, 408 U.S. at 577 (emphasis added).", M),
        ("“*a reasonable man*” *Roth*, 408 U.S. at 577.", M),
    ],
)
def test_italics_that_are_left_alone(text, markup):
    assert [rule for rule in rules(text, markup, Style.AUTO) if "italic" in rule or "emphasis" in rule] == []


def test_whose_emphasis_it_is_only_the_author_can_say():
    """Nothing is written into a draft unseen that may be untrue."""
    (found,) = read("“a *reasonable* man” *Roth v. Doe*, 12 F.3d 3, 5 (1st Cir. 1993).", M).findings
    assert (found.severity, found.fix.safe) == ("hint", False)
