"""Rules: what each one is for, and what it finds right and wrong."""

from collections.abc import Iterable
from difflib import get_close_matches

from pincite.checks.registry import BY_ID, RULES
from pincite.lsp.links import rule_url


def overview() -> str:
    """Every rule on a line of its own."""
    width = max(len(rule.id) for rule in RULES)
    return "\n".join(f"{rule.id:<{width}}  {rule.severity:<11}  {rule.what}" for rule in RULES)


def explanation(name: str) -> str | None:
    """One rule with its examples; None where there is no such rule."""
    rule = BY_ID.get(name)
    if rule is None:
        return None
    kind = {"safe": "mended by --fix", "review": "a mending is offered", "none": "to be mended by hand"}[rule.fix]
    off = [*map(str, sorted(rule.off_in)), *([] if rule.on_by_default else ["any style unless selected"])]
    parts = [
        f"{rule.id}: {rule.severity}, {kind}" + (f"; off in {', '.join(off)}" if off else ""),
        rule.what,
        *_examples("Wrong, and right:", rule.bad),
        *_examples("Left alone:", rule.ok),
        f"Source: {rule.source}\n{rule_url(rule.id)}",
    ]
    return "\n\n".join(parts)


def unknown(names: Iterable[str]) -> list[str]:
    """A line for each name that no rule has, with the one that may be meant."""
    return [f"{name}: no such rule{_meant(name)}" for name in names if name not in BY_ID]


def _meant(name: str) -> str:
    close = get_close_matches(name, BY_ID, n=1)
    return f"; did you mean {close[0]}?" if close else "; pincite rules lists them all"


def _examples(title: str, examples: Iterable[tuple[str, str]]) -> list[str]:
    lines = [line for first, second in examples for line in (f"  {first}", *([f"      {second}"] if second else []))]
    return ["\n".join([title, *lines])] if lines else []
