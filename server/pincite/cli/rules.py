"""Rules: what each one is for, and what it finds right and wrong."""

from collections.abc import Iterable
from typing import Any

from pincite.lsp.links import rule_url


def registered() -> tuple[Any, ...]:
    """The rules, in the catalogue's order."""
    from pincite.checks.registry import RULES

    return tuple(RULES.values() if hasattr(RULES, "values") else RULES)


def overview() -> str:
    """Every rule on a line of its own."""
    rules = registered()
    width = max((len(rule.id) for rule in rules), default=0)
    return "\n".join(f"{rule.id:<{width}}  {rule.severity:<11}  {_what(rule)}" for rule in rules)


def explanation(name: str) -> str | None:
    """One rule with its examples; None where there is no such rule."""
    rule = next((rule for rule in registered() if rule.id == name), None)
    if rule is None:
        return None
    parts = [
        f"{rule.id} ({rule.severity})",
        _what(rule),
        *_examples("Wrong, and mended:", getattr(rule, "bad", ())),
        *_examples("Right:", getattr(rule, "ok", ())),
        rule_url(rule.id),
    ]
    return "\n\n".join(parts)


def _what(rule: Any) -> str:
    return str(getattr(rule, "what", "") or getattr(rule, "summary", "") or getattr(rule, "message", ""))


def _examples(title: str, examples: Iterable[Any]) -> list[str]:
    """Examples that are a text, or a text with what it becomes or why it stands."""
    rows = [(example,) if isinstance(example, str) else tuple(map(str, filter(None, example))) for example in examples]
    lines = [f"  {row[0]}" + "".join(f"\n      {more}" for more in row[1:]) for row in rows]
    return ["\n".join([title, *lines])] if lines else []
