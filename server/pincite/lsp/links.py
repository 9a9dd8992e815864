"""Links: where a rule is explained."""

from pathlib import Path

HOME = "https://github.com/pincite/pincite"
"""The project's own pages."""
CATALOGUE = Path(__file__).resolve().parents[1] / "checks" / "CATALOGUE.md"
"""The page that explains every rule under a heading that is its id; it is installed with the server."""
_PAGE = CATALOGUE.as_uri()


def rule_url(rule: str) -> str:
    """The explanation of a rule, with its examples, on this machine."""
    return f"{_PAGE}#{rule}"
