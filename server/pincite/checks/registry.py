"""Every rule, in the catalogue's order."""

from pincite.checks import (
    codes,
    constitution,
    court_rules,
    courts,
    dates,
    documents,
    ids,
    notes,
    parallels,
    parentheticals,
    plausibility,
    quoting,
    ranges,
    record,
    reporters,
    reports,
    sections,
    short_forms,
    signals,
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
    *short_forms.RULES,
    *reporters.RULES,
    *courts.RULES,
    *dates.RULES,
    *parentheticals.RULES,
    *signals.RULES,
    *quoting.RULES,
    *reports.RULES,
    *documents.RULES,
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
