"""Pincite's own server, in which some rules and features are made to raise: a rule of every sort, by the words of
their arguments, and hover's links, a completion, a quick fix and the outline.

What they raise says what they were asked about, as errors are wont to.
"""

import os
import sys
from dataclasses import replace

from pincite.checks import registry

HOOKS = ("of_citation", "of_flaw", "of_reference", "of_id", "of_block", "of_content", "of_document")


def fail(*about):
    raise RuntimeError(f"it fell over {about!r}")


def broken(rule):
    return replace(rule, **{hook: fail for hook in HOOKS if getattr(rule, hook)})


def break_rules(rules):
    """Has to be done before the rules are tabled."""
    registry.RULES = tuple(broken(rule) if rule.id in rules else rule for rule in registry.RULES)
    registry.BY_ID.update((rule.id, rule) for rule in registry.RULES)


def break_features():
    from pincite.features import fixes, hover, symbols
    from pincite.features.completion import complete

    hover.links_of = fail
    fixes.suppression.comment = fail
    symbols.symbols = fail
    complete._BY_NAME = (fail, *complete._BY_NAME)


if __name__ == "__main__":
    break_rules(os.environ.get("BROKEN", "").split())
    break_features()
    from pincite.lsp.greeting import greet
    from pincite.lsp.server import serve

    code = serve(greet(), log_everything="--debug" in sys.argv)
    sys.stderr.flush()
    os._exit(code)
