"""The reporters that may follow a volume number: ``307 F`` becomes ``307 F.3d``."""

import re
from collections.abc import Iterator

from reporters_db import REPORTERS

from pincite.checks import series
from pincite.citations import names
from pincite.citations.reporters import edition, standard
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import cites
from pincite.features.completion.writing import reporters_as_typed, sought, spelled
from pincite.library import volume_years
from pincite.text.spans import Span

_VOLUME = re.compile(r"(?<![\w.§$-])(?P<volume>\d{1,4})\s(?P<typed>[A-Z][\w.'’& ]{0,16})?$")
_YEAR_BEFORE = re.compile(r"\((?:1[6-9]|20)\d\d\)$")
_BY_YEAR = frozenset({"neutral", "specialty_west", "specialty_lexis"})
"""Types of reporters whose volumes are years, as reporters-db calls them."""
_YEARS = range(1900, 2100)
_MOST = 40
_FIELD = (
    "U.S.", "S. Ct.", "L. Ed. 2d", "F.3d", "F.4th", "F.2d", "F. Supp. 3d", "F. Supp. 2d", "F. Supp.", "F. App'x",
    "F.R.D.", "B.R.", "Fed. Cl.", "WL", "P.3d", "P.2d", "A.3d", "A.2d", "N.E.3d", "N.E.2d", "N.W.2d", "S.E.2d",
    "S.W.3d", "S.W.2d", "So. 3d", "So. 2d", "Cal. Rptr. 3d", "Cal. Rptr. 2d", "Cal. 5th", "Cal. 4th", "Cal. 3d",
    "Cal. App. 5th", "Cal. App. 4th", "N.Y.S.3d", "N.Y.S.2d", "N.Y.3d", "N.Y.2d", "A.D.3d", "A.D.2d", "L. Ed.",
    "F.", "F. Cas.",
)  # fmt: skip
"""The reporters that briefs cite, roughly by how often."""
_OTHERS = tuple(name for entries in REPORTERS.values() for entry in entries for name in entry["editions"])


def reporters(site: Site) -> Iterator[Item]:
    """Reporters that have such a volume: those of the draft first, by use, then as the field uses them."""
    found = site.ending(_VOLUME)
    if found is None or not expects_reporter(site, found.start("volume"), found["typed"] or ""):
        return
    typed = reporters_as_typed(site.snapshot)
    at = len(site.text) if found["typed"] is None else found.start("typed")
    used = sorted(typed, key=lambda name: -typed[name].total())
    rest = _OTHERS if len(found["typed"] or "") > 1 and not standard(found["typed"]) else ()
    volume = int(found["volume"])
    left = _MOST
    for name in dict.fromkeys((*used, *_FIELD, *rest)):
        written = spelled(name, site.snapshot.style, typed)
        key = sought(site, at, written) or sought(site, at, name)
        if key is None or not left or not _has(name, volume):
            continue
        known = edition(name)
        detail = known.reporter if known else ""
        yield Item(written, Sort.REPORTER, Span(site.source(at), site.offset), (f"{written} ",), key, detail)
        left -= 1


def expects_reporter(site: Site, start: int, typed: str) -> bool:
    """Whether a number is a volume: after a case's name and a comma, after a parallel, or where a citation begins.

    The name alone of a case that is not cited yet is enough once the reporter has been begun. In California the year
    stands between name and volume.
    """
    before = site.text[:start].rstrip()
    if year := _YEAR_BEFORE.search(before):
        return names.before(site.text, 0, year.start()).name is not None
    if before.endswith(","):
        place = len(before) - 1
        name = names.before(site.text, 0, start).name
        near = site.snapshot.references[max(0, site.before - 4) : site.before]
        parallel = any(found.block == site.block and found.citation.span.end == place for found in near)
        return parallel or (name is not None and (bool(name.second or typed) or _goes_by(site, name.text)))
    return bool(typed) and cites(site, start)


def _goes_by(site: Site, name: str) -> bool:
    return any(name in (authority.title, *authority.names) for authority in site.snapshot.authorities)


def _has(name: str, volume: int) -> bool:
    """Whether a reporter can have a volume: some count by years; of a series that has ended the last is known."""
    known = edition(name)
    if known and known.cite_type in _BY_YEAR:
        return volume in _YEARS
    ended = series.run(name)
    last = volume_years.last_volume(name) if ended and ended.last else None
    return volume <= (last or 999)
