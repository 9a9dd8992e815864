"""Citations in words: an authority as a careful author would cite it, a pin as one would say it."""

from pincite.resolution.model import Authority


def authority_in_full(authority: Authority) -> str:
    """An authority cited in full: ``DeShaney v. Winnebago County, 489 U.S. 189 (1989)``; a statute is its own name."""
    source = authority.source
    cite = " ".join(part for part in (source.volume, source.name, source.number) if part)
    if not authority.title or authority.title == cite or not source.number or not _is_case(authority):
        return authority.title or cite
    dated = " ".join(part for part in (authority.court, authority.year) if part)
    return f"{authority.title}, {cite}" + (f" ({dated})" if dated else "")


def _is_case(authority: Authority) -> bool:
    return "§" not in authority.title and authority.title != authority.source.key
