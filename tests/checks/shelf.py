"""A library in memory: a few sentences of each authority, with star pages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pincite.citations.model import Source
from pincite.citations.parse import parse
from pincite.library.readers.reading import text_of
from pincite.library.texts import PARAGRAPHS, Mark, Text

STAR = re.compile(r"\*(\d+) ?")


class Shelf:
    """Texts by the places that they stand at."""

    def __init__(self, *texts: Text) -> None:
        self._texts: dict[str, list[Text]] = {}
        for text in texts:
            for source in text.sources:
                self._texts.setdefault(source.key, []).append(text)

    def texts(self, places: Sequence[Source]) -> Sequence[Text]:
        found = {text.path: text for place in places for text in self._texts.get(place.key, ())}
        return tuple(found.values())


def text(citation: str, typed: str) -> Text:
    """An authority by its full citation; ``*577`` begins a page of the first reporter in it."""
    cited = parse(citation).citations
    sources = tuple(one.source for one in cited if one.source)
    whole, marks = "", [Mark(sources[0].number, 0)]
    parts = STAR.split(typed)
    for page, part in zip([sources[0].number, *parts[1::2]], parts[::2], strict=True):
        marks = [*(mark for mark in marks if mark.start < len(whole)), Mark(page, len(whole))]
        whole += part
    name, pages = cited[0].name.text if cited[0].name else "", {sources[0].name: tuple(marks)}
    path = Path(f"{sources[0].key}.txt")
    return Text(path, sources, whole, pages, name, cited[0].court or "", cited[0].year or "")


ROTH = text(
    "Board of Regents v. Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972)",
    """The respondent taught at a university *566 for a year. *571 We hold that the property interests protected by due
process *572 extend well beyond actual ownership of real estate, chattels, or money. Yet the Court has at the same
time observed certain boundaries. For the words “liberty” and “property” in the Due Process Clause of the Fourteenth
Amendment must be given some meaning. *576 It is a safeguard of the security of interests that a person has already
acquired in specific benefits. *577 To have a property interest in a benefit, a person clearly must have more than an
abstract need or desire for it. He must have more than a unilateral expectation of it. He must, in-
stead, have a legitimate claim of entitlement to it. *578 The teacher had none. *579 Judgment for the college.""",
)
DESHANEY = text(
    "DeShaney v. Winnebago County Dep’t of Soc. Servs., 489 U.S. 189 (1989)",
    """The boy was *191 beaten. *195 Nothing in the language requires the State to protect. *197 We conclude that a
State’s failure to protect an individual against private violence simply does not constitute a violation of the Due
Process Clause. *203 Affirmed.""",
)
GONZALES = text(
    "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)",
    """The order was granted. *1262 An exception is claimed. *1265 It is true that an arrest is not always necessary to
enforce a restraining order. *1266 Reversed.""",
)
COLEBY = text("Coleby v. State, 34 P.3d 422 (Colo. 2001)", "The order stood. *424 Affirmed.")
UTAH = text("Smith v. Jones, 2015 UT 21", "¶1 The lamp was out. ¶2 We affirm.")
UTAH = replace(UTAH, marks={PARAGRAPHS: (Mark("1", 0), Mark("2", UTAH.text.index("¶2")))})
RULE = text_of(
    Path("rule.txt"),
    b"""Fed. R. Civ. P. 65

Injunctions

(a) Notice. The court may issue an order only on notice.
(b) Without notice. It may do so without notice where harm is near.
(c) Security. The court may issue an order only if the movant gives security.
(d) Contents.
(1) Contents of an order. Every order granting an injunction must:
(A) state the reasons why it issued;
(B) state its terms specifically; and
(C) describe in reasonable detail the acts restrained.
(2) Persons bound. The order binds only those who receive actual notice of it.
(e) Other laws. These rules do not modify any federal statute on orders between employer and employee.
""",
)
SHELF = Shelf(ROTH, DESHANEY, GONZALES, COLEBY, UTAH, RULE)
