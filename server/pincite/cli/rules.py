"""Rules: what each one is for, and what it finds right and wrong; in the terminal and as pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

import click

from pincite.checks.model import Severity
from pincite.checks.registry import BY_ID, RULES
from pincite.checks.rule import Rule
from pincite.lsp.links import rule_url

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "blue", Severity.HINT: "cyan"}

FIXES = {"safe": "fixed by --fix", "review": "a fix is offered", "none": "yours to fix"}
"""What can be done about a finding, by the rule's ``fix``."""

BAR = r"\|"
"""A bar within a cell."""

PREFACE = """\
# The rules

Every rule of `pincite check`, which the language server runs as you type. Some are off in some house styles, which ask
for the very thing. This page is written by `pincite rules --format markdown`.
"""


def text(rules: Sequence[Rule]) -> str:
    """For a reader: every rule on a line of its own."""
    width = max(len(rule.id) for rule in rules)
    return "\n".join(f"{rule.id:<{width}}  {_coloured(rule, 11)}  {rule.what}" for rule in rules)


def table(rules: Sequence[Rule], link: Callable[[Rule], str] = lambda rule: f"`{rule.id}`") -> str:
    """The same as a Markdown table."""
    rows = [(link(rule), str(rule.severity), FIXES[rule.fix], rule.what) for rule in rules]
    return _table(("rule", "severity", "fix", "what it finds"), rows)


def markdown(rules: Sequence[Rule]) -> str:
    """A page that explains every rule, each under a heading that is its id."""
    contents = table(rules, lambda rule: f"[`{rule.id}`](#{rule.id})")
    return "\n".join([PREFACE, contents, *(f"\n{section(rule)}" for rule in rules)])


def section(rule: Rule) -> str:
    """What explains one rule, in Markdown, with its examples."""
    wrong = _table(("wrong", "right"), ((_code(bad), _code(good)) for bad, good in rule.bad))
    fine = _table(("left alone", "because"), ((_code(ok), why) for ok, why in rule.ok))
    return "\n\n".join([f"## {rule.id}", rule.what, *filter(None, (wrong, fine)), "; ".join(_facts(rule)) + "."])


def explanation(name: str) -> str | None:
    """One rule with its examples; None where there is no such rule."""
    rule = BY_ID.get(name)
    if rule is None:
        return None
    examples = [
        *(("wrong", bad, "right", good) for bad, good in rule.bad),
        *(("left alone", ok, "because", why) for ok, why in rule.ok),
    ]
    shown = "\n\n".join(f"  {label:<10}  {first}\n  {other:<10}  {second}" for label, first, other, second in examples)
    head = click.style(rule.id, bold=True)
    return "\n\n".join([head, rule.what, shown, f"{'; '.join(_facts(rule, coloured=True))}.", rule_url(rule.id)])


def _facts(rule: Rule, coloured: bool = False) -> Iterator[str]:
    """How grave it is, what can be done, where it is off, who says so."""
    yield _coloured(rule) if coloured else rule.severity.capitalize()
    yield FIXES[rule.fix]
    if rule.off_in:
        yield f"off where the house style is {' or '.join(sorted(rule.off_in))}"
    if rule.wants:
        yield "off where the document plainly has another form throughout"
    if not rule.on_by_default:
        yield "off unless it is selected or given a severity"
    yield f"source: {rule.source}"


def _coloured(rule: Rule, width: int = 0) -> str:
    return click.style(f"{rule.severity:<{width}}", fg=COLOURS[rule.severity])


def _code(example: str) -> str:
    return f"`{example}`"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; empty where it has no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join([_row(titles), _row(["---"] * len(titles)), *lines]) if lines else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


FORMATS: Mapping[str, Callable[[Sequence[Rule]], str]] = {"text": text, "table": table, "markdown": markdown}


def overview(form: str) -> str:
    """All the rules, in one of the formats."""
    return FORMATS[form](RULES)


def unknown(names: Iterable[str]) -> list[str]:
    """A line for each name that no rule has, with the one that may be meant."""
    return [f"{name}: no such rule{_meant(name)}" for name in names if name not in BY_ID]


def _meant(name: str) -> str:
    close = get_close_matches(name, BY_ID, n=1)
    return f"; did you mean {close[0]}?" if close else "; pincite rules lists them all"
