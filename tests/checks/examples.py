"""The examples of rules as drafts: what an example says about its context is made real here."""

import re
from typing import NamedTuple

from shelf import SHELF, Shelf

from pincite.analysis import Analysis, Snapshot
from pincite.checks import quoted, reports
from pincite.checks.registry import BY_ID, RULES
from pincite.features.edits import apply
from pincite.features.fixes import compatible, edits_of
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

DESHANEY = "DeShaney v. Winnebago County, 489 U.S. 189 (1989). Teague v. Lane, 489 U.S. 214 (1989). "
ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972). "
PERRY = "Perry v. Sindermann, 408 U.S. 593 (1972). "
HYPHENS = "Id. at 701-02. Id. at 704-05. Id. at 707-08. Id. at 710-11. Id. at 713-14. "


class Draft(NamedTuple):
    """An example in its context: what stands before it, the example without its remarks, and what was chosen."""

    before: str
    text: str
    style: Style = Style.AUTO
    format: Format = Format.PLAIN
    only: str = ""
    """The one rule that is on, where it is off by default."""
    library: Shelf | None = None
    """The texts at hand, where the rule is about them."""

    def read(self) -> Snapshot:
        select = (self.only,) if self.only else ()
        settings = Settings(style=self.style, select=select)
        return Analysis().snapshot(self.before + self.text, self.format, settings, library=self.library)

    def rules(self) -> list[str]:
        """The rules that find something in the example itself."""
        return [found.rule for found in self.read().findings if found.span.end > len(self.before)]

    def mended(self) -> str:
        """The example after every fix offered, safe or not, again and again until nothing changes."""
        draft = self
        for _ in range(9):
            fixed = apply(draft.before + draft.text, edits_of(compatible(draft.read().findings)))
            assert fixed.startswith(self.before), "a fix changed what was right"
            if fixed == draft.before + draft.text:
                return draft.text
            draft = draft._replace(text=fixed[len(self.before) :])
        raise AssertionError(f"the fixes of {self.text!r} never end")


_IN_CONTEXT = {
    "408 U.S. 564, 569–71 (document uses hyphens)": Draft(HYPHENS, "408 U.S. 564, 569–71"),
    "Id. at 722-23 (document uses en dashes)": Draft(HYPHENS.replace("-", "–"), "Id. at 722-23"),
    "Olim, 461 U.S. at 23 (full cite: 461 U.S. 238)": Draft(
        "Olim v. Wakinekona, 461 U.S. 238 (1983). ", "Olim, 461 U.S. at 23"
    ),
    "Olim, 461 U.S. at 249-50, 108 S. Ct. 1741 (earlier: 103 S. Ct. 1741)": Draft(
        "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983). ", "Olim, 461 U.S. at 249-50, 108 S. Ct. 1741"
    ),
    "DeShaney, 489 U.S. at 231 (489 U.S. 214 starts the next case)": Draft(DESHANEY, "DeShaney, 489 U.S. at 231"),
    "DeShaney, 489 U.S. at 179": Draft(DESHANEY, "DeShaney, 489 U.S. at 179"),
    "Gonzales, 307 F.3d at 1256": Draft(
        "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002). ", "Gonzales, 307 F.3d at 1256"
    ),
    "Roth, 408 U.S. at 605 (408 U.S. 593 starts the next case)": Draft(ROTH + PERRY, "Roth, 408 U.S. at 605"),
    "Roth, 408 U.S. 577.": Draft(ROTH, "Roth, 408 U.S. 577."),
    "DeShaney, 489 U.S. 197": Draft(DESHANEY, "DeShaney, 489 U.S. 197"),
    "Fla. Stat. § 90.506": Draft("", "Fla. Stat. § 90.506", only="code-year-missing"),
    "Ohio Rev. Code Ann. § 2927.27": Draft("", "Ohio Rev. Code Ann. § 2927.27", only="code-year-missing"),
    "42 U.S.C. §§ 1983 and 1988.4": Draft("", "42 U.S.C. §§ 1983 and 1988.4", format=Format.MARKDOWN),
    "835 F.2d 3 (7th Cir. 1988) ( per curiam)": Draft(
        "", "835 F.2d 3 (7th Cir. 1988) ( per curiam)", format=Format.MARKDOWN
    ),
    "(citing A v. B, 1 F.3d 2 (1st Cir. 1986)2)": Draft(
        "", "(citing A v. B, 1 F.3d 2 (1st Cir. 1986)2)", format=Format.MARKDOWN
    ),
    "Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972)": Draft(
        "", "Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972)", only="parallel-unneeded-federal"
    ),
    "DeShaney, 489 U.S. 189, 109 S. Ct. 998, 103 L. Ed. 2d 249 (1989)": Draft(
        "", "DeShaney, 489 U.S. 189, 109 S. Ct. 998, 103 L. Ed. 2d 249 (1989)", only="parallel-unneeded-federal"
    ),
    "DeShaney, 489 U.S. at 195 n.2, 109 S. Ct. 989 (earlier: 998)": Draft(
        "DeShaney v. Winnebago County, 489 U.S. 189, 109 S. Ct. 998 (1989). ",
        "DeShaney, 489 U.S. at 195 n.2, 109 S. Ct. 989",
    ),
    "App. 29 (majority: App. at 30)": Draft("App. at 30. App. at 31. App. at 32. App. at 33. ", "App. 29"),
    "J.A. at 45 (majority: J.A. 45)": Draft("J.A. 45. J.A. 46. J.A. 47. J.A. 48. ", "J.A. at 45"),
    "Dkt. 12 at 3 (majority: ECF No. 12)": Draft(
        "ECF No. 12 at 1. ECF No. 13 at 4. ECF No. 14 at 2. ECF No. 15 at 2. ", "Dkt. 12 at 3"
    ),
    # Right ones.
    "42 U.S.C. §1983 (profile scotus)": Draft("", "42 U.S.C. §1983", Style.SCOTUS),
    "(Bus. & Prof. Code, § 15700 et seq.) (profile california)": Draft(
        "", "(Bus. & Prof. Code, § 15700 et seq.)", Style.CALIFORNIA
    ),
    "Colo.Rev.Stat. throughout (profile west)": Draft("", "Colo.Rev.Stat. § 18-6-803.5", Style.WEST),
    "Fed.R.Civ.P. throughout (profile west)": Draft("", "Fed.R.Civ.P. 65(d)", Style.WEST),
    "id. at 197, 109 S.Ct. 998 (profile west)": Draft(
        "DeShaney v. Winnebago County, 489 U.S. 189, 109 S.Ct. 998 (1989). ",
        "See id. at 197, 109 S.Ct. 998.",
        Style.WEST,
    ),
    "\\pincite{Roth}{569--71} in a .tex file": Draft(ROTH, "Roth, 408 U.S. at 569--71.", format=Format.LATEX),
    "(Civ. Code, § 1714 et seq.) (profile california)": Draft("", "(Civ. Code, § 1714 et seq.)", Style.CALIFORNIA),
    "a page shared with the next case": Draft(DESHANEY, "DeShaney, 489 U.S. at 214"),
    "(“DeShaney”) after a full cite": Draft("", "DeShaney v. Winnebago County, 489 U.S. 189 (1989) (“DeShaney”)."),
    "(Roth, supra, 408 U.S. at p. 577.) (profile california)": Draft(
        ROTH, "(Roth, supra, 408 U.S. at p. 577.)", Style.CALIFORNIA
    ),
    "H.R. Rep. No. 94-1476, p. 51 inside a quotation": Draft("", "“See H.R. Rep. No. 94-1476, p. 51 (1976).”"),
    "Davis, 553 U.S. 328 (full cite: 553 U.S. 328)": Draft(
        "Davis v. Burr, 553 U.S. 328 (2008). ", "Davis, 553 U.S. 328"
    ),
    "Id., at 501–502 (profile scotus)": Draft(ROTH, "Id., at 601–602", Style.SCOTUS),
    "Ct. Op. at 1104 n. 9 (profile west)": Draft("", "Ct. Op. at 1104 n. 9", Style.WEST),
    "(Roth, supra, 408 U.S. at p. 577, fn. 14.) (profile california)": Draft(
        ROTH, "(Roth, supra, 408 U.S. at p. 577, fn. 14.)", Style.CALIFORNIA
    ),
    "450 U.S., at 255, n. 10 (profile scotus)": Draft("", "450 U.S., at 255, n. 10", Style.SCOTUS),
    "2011 NY Slip Op 21371, *3 (profile ny)": Draft("", "2011 NY Slip Op 21371, *3", Style.NEW_YORK),
    "that the *1119property interest derives": Draft(
        "", "See Roth, 408 U.S. at 577 (holding that the *1119property interest derives from state law)."
    ),
    "id. at 197, 109 S.Ct. 998": Draft(
        "DeShaney v. Winnebago County, 489 U.S. 189, 109 S.Ct. 998 (1989). ", "See id. at 197, 109 S.Ct. 998."
    ),
}


_MARKED_UP = frozenset(rule.id for rule in RULES if rule.of_content) - {
    "star-marker-splits-cite",
    "case-name-over-abbreviated-in-text",
}
"""Rules that have something to say of marked-up documents only."""


_REMARK = re.compile(r"(?: (?P<rest>\S+) with U\+(?P<space>\w{4}))? \((?:tex|md)\)$")


def plain(example: str) -> str:
    """An example without what it says of its format, and with the space that it names."""
    return _REMARK.sub(lambda found: f"{chr(int(found['space'], 16))}{found['rest']}" if found["rest"] else "", example)


ABOUT_TEXTS = frozenset(
    {
        "pin-not-in-authority",
        "parallel-mismatch",
        *(rule.id for rule in reports.RULES),
        *(rule.id for rule in quoted.RULES),
    }
)
"""Rules that have nothing to say without the texts of what is cited."""


def draft(example: str, rule: str = "") -> Draft:
    """An example of a rule; one that is off by default is turned on."""
    return _draft(example, rule)._replace(library=SHELF if rule in ABOUT_TEXTS else None)


def _draft(example: str, rule: str) -> Draft:
    only = rule if rule in BY_ID and not BY_ID[rule].on_by_default else ""
    if (known := _IN_CONTEXT.get(example)) and known.only in ("", rule):
        return known._replace(only=only)
    marked_up = rule in _MARKED_UP or "[^" in example or example.startswith("# ")
    markup = Format.MARKDOWN if marked_up else Format.PLAIN
    example = plain(example)
    return Draft("", example, only=only, format=Format.LATEX if re.search(r"\\[a-zA-Z]", example) else markup)
