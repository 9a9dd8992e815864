"""Links: where on the web a rule is explained."""

HOME = "https://github.com/pincite/pincite"
"""The project's own pages."""


def rule_url(rule: str) -> str:
    """The explanation of a rule, with its examples."""
    return f"{HOME}/blob/main/docs/rules.md#{rule}"
