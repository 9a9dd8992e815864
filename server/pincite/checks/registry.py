"""Every rule, in the catalogue's order."""

from pincite.checks import (
    codes,
    constitution,
    court_rules,
    dates,
    ids,
    notes,
    parallels,
    plausibility,
    ranges,
    record,
    reporters,
    reports,
    sections,
    wording,
)
from pincite.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *ranges.RULES,
    *plausibility.RULES,
    *wording.RULES,
    *notes.RULES,
    *sections.RULES,
    *codes.RULES,
    *court_rules.RULES,
    *constitution.RULES,
    *record.RULES,
    *parallels.RULES,
    *ids.RULES,
    *reporters.RULES,
    *dates.RULES,
    *reports.RULES,
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
