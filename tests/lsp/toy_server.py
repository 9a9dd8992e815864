"""Pincite's server over a toy analysis: whatever the rules come to say, the wire is tested against this one.

It flags every span of pages whose last has one digit, and obeys words in the text: CRASH raises, PRINT prints,
HOLD waits until the file named by TOY_GATE exists.
"""

import os
import re
import sys
import time
from pathlib import Path

from pincite import analysis
from pincite.analysis import Snapshot
from pincite.checks import registry
from pincite.checks.findings import Findings
from pincite.checks.model import Edit, Finding, Fix, Related, Severity
from pincite.features import definition, hover
from pincite.settings import Style
from pincite.text.spans import Span

RULE = "toy-short-span"
PAGES = re.compile(r"\b\d{3,}-(\d)\b")


class ToyAnalysis:
    def __init__(self, pause=None, begun=None):
        pass

    def beginning(self, text, form, settings, length):
        return Findings(apart=map(finding, PAGES.finditer(text[:length])))

    def snapshot(self, text, form, settings=None, version=None, others=(), library=None):
        if "CRASH" in text:
            raise RuntimeError("the toy crashed")
        if "PRINT" in text:
            print("something that is not the protocol")
            os.write(1, b"nor is this\n")
        while "HOLD" in text and not Path(os.environ["TOY_GATE"]).exists():
            time.sleep(0.005)
        ignored = settings is not None and RULE in settings.ignore
        findings = () if ignored else tuple(map(finding, PAGES.finditer(text)))
        return Snapshot(version, text, form, Style.BLUEBOOK, (), (), (), Findings(apart=findings))


def finding(match):
    digit = Span(*match.span(1))
    fix = Fix("Write 0 before the digit", (Edit(Span(digit.start, digit.start), "0"),), safe=True)
    related = (Related(Span(0, 1), "compared with this"),)
    return Finding(RULE, Severity.WARNING, Span(*match.span()), f"{match[0]} keeps one digit", fix, related)


def toy_hover(snapshot, offset, shelf=None):
    """Shows the whole text and the offset, so that a test can see what the server has before it."""
    return (
        None
        if snapshot.partial
        else hover.Hover(Span(offset, offset), f"**{offset}**", f"{offset} {snapshot.format.value} {snapshot.text}")
    )


def toy_declaration(snapshot, offset):
    return (definition.Target(Span(offset, offset + 1), Span(0, 4), Span(1, 2)),)


if __name__ == "__main__":
    analysis.Analysis = ToyAnalysis
    registry.BY_ID[RULE] = registry.RULES[0]
    hover.hover = toy_hover
    definition.declaration = definition.definition = toy_declaration
    from pincite.lsp.greeting import greet
    from pincite.lsp.server import serve

    code = serve(greet())
    sys.stderr.flush()
    os._exit(code)
