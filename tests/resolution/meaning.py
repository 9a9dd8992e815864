"""Whom the form at a caret means: ``‸Id. at 196``."""

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format

DESHANEY = "DeShaney v. Winnebago County, 489 U.S. 189 (1989)"
ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972)"
PERRY = "Perry v. Sindermann, 408 U.S. 593 (1972)"
GONZALES = "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)"
OLIM = "Olim v. Wakinekona, 461 U.S. 238 (1983)"
WARNE = "Warne v. Hall, 2016 CO 50, 373 P.3d 588"
WARNE_ITSELF = "Warne v. Hall, 2016 CO 50"


def meant(marked: str, markup: Format = Format.MARKDOWN) -> tuple[str | None, str | None]:
    """The authority in full, and the core of the citation that the form takes its meaning from."""
    at = marked.index("‸")
    found = listing(Analysis().snapshot(marked.replace("‸", ""), markup))
    (entry,) = [entry for entry in found if entry["start"] <= at < entry["end"]]
    antecedent = None if entry["antecedent"] is None else found[entry["antecedent"]]["text"]
    return entry["authority"], antecedent


def authority(marked: str, markup: Format = Format.MARKDOWN) -> str | None:
    return meant(marked, markup)[0]


def kinds(text: str, markup: Format = Format.MARKDOWN) -> list[tuple[str, str]]:
    """Every citation's kind and core."""
    return [(entry["kind"], entry["text"]) for entry in listing(Analysis().snapshot(text, markup))]
