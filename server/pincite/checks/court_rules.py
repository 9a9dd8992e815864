"""Court rules: how their names are written, and whether the federal rules have the part that is cited.

Sources: Indigo Book R18.1; the federal rules.
"""

import re
from collections.abc import Iterator

from pincite.checks import habits
from pincite.checks.codes import mixed_spacing
from pincite.checks.model import Edit, Severity
from pincite.checks.provisions import is_old
from pincite.checks.rule import Cited, Draft, Rule, only
from pincite.citations.model import Kind, Source
from pincite.library import federal_rules
from pincite.text.spans import Span

_REVERSED = re.compile(
    r",?\s(?:of\sthe\s)?(?P<set>Fed\.\s?R\.\s?(?:(?:Civ|Crim|App|Bankr)\.\s?P\.|Evid\.)|F\.R\.C\.P\.|F\.R\.E\.|FRCP|FRE)"
    r"(?!\s?\d)(?=[\s.,;)]|$)"
)
_SETS = {"FRCP": "Fed. R. Civ. P.", "FRE": "Fed. R. Evid."}
_LONG = re.compile(r"Fed\. ?R\. ?(?:Civ|Crim|App|Bankr)\. ?Pro(?:c\b|\b)")
"""``Fed. R. Civ. Proc.``; California's ``Fed. Rules Civ. Proc.`` is a style of its own."""
_SIGN = re.compile(r"§+\s?")


def _spacing(cited: Cited) -> Iterator[Draft]:
    return mixed_spacing(cited, habits.rule_names(cited.citation), "Names of rules")


def _form(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source = citation.source
    if source is None:
        return
    start = citation.span.start
    by_initials = habits.rule_initials(citation) and cited.house.usual("federal rules") != "initials"
    if by_initials or _lacks_periods(source) or _LONG.match(source.typed):
        at = Span(start, start + len(source.typed.rstrip()))
        yield Draft(at, f"These rules are cited as {source.name}", (Edit(at, source.name),))
    elif source.typed == "Rule" and (after := _REVERSED.match(cited.text, citation.span.end)):
        name = " ".join(habits.CLOSED.sub(". ", after["set"]).split())
        name = _SETS.get(name.replace(".", "").replace(" ", ""), name)
        right = f"{name}{cited.typed(citation.span).removeprefix('Rule')}"
        whole = Span(start, after.end())
        if whole.end < len(cited.text) or name != after["set"]:
            whole, right = _keep_period(cited, whole, right)
        yield Draft(whole, f"The set of rules comes first: {right.rstrip('.')}.", (Edit(whole, right),))


def _lacks_periods(source: Source) -> bool:
    """``Fed R. Civ. P``: the name in all but its periods."""
    typed, name = "".join(source.typed.split()), "".join(source.name.split())
    return name.startswith("Fed.R.") and typed != name and typed.replace(".", "") == name.replace(".", "")


def _keep_period(cited: Cited, whole: Span, right: str) -> tuple[Span, str]:
    """The period of the abbreviation may end the sentence too, and then it stays."""
    ends = re.match(r"\s+[A-Z]|$", cited.text[whole.end :])
    return (whole, f"{right}.") if ends and cited.text[whole.end - 1] == "." else (whole, right)


def _sign(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.source and citation.source.name:
        end = citation.pins[0].span.start if citation.pins else citation.span.end
        if sign := _SIGN.search(cited.text, citation.span.start, end):
            yield Draft(Span(*sign.span()), "A rule is cited without a section sign.", (Edit(Span(*sign.span()), ""),))


def _unknown(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source = citation.source
    if source is None or not federal_rules.covers(source.name):
        return
    number = source.number
    if not number.replace(".", "", 1).isdecimal() or citation.year or is_old(cited.text, citation):
        return
    name = f"{source.name} {number}"
    if federal_rules.look_up(source.name, number) == "no such rule":
        # The digit after the period may be a footnote's.
        if "." not in number or federal_rules.look_up(source.name, number.split(".")[0]) == "no such rule":
            yield Draft(citation.span, f"There is no {name} as of {federal_rules.AS_OF}.")
        return
    for pin in citation.pins:
        if source.name == "Fed. R. Bankr. P." and pin.first[1:2].isdecimal():
            continue  # what had numbers until 2024 has letters since
        if federal_rules.look_up(source.name, number, pin.first) == "no such part":
            yield Draft(pin.span, f"{name} has no {pin.first} as of {federal_rules.AS_OF}.")


RULES = (
    Rule(
        "rule-cite-form",
        Severity.INFORMATION,
        "safe",
        "A procedural rule is cited by initials or in reversed order in a citation.",
        "Indigo Book R18.1.1, R18.1.3",
        bad=(
            ("FRCP 65(d)", "Fed. R. Civ. P. 65(d)"),
            ("F.R.C.P. 12(b)(6)", "Fed. R. Civ. P. 12(b)(6)"),
            ("Fed. R. Civ. Proc. 42(b)", "Fed. R. Civ. P. 42(b)"),
            ("See Rule 65(d), Fed. R. Civ. P.; Rule 12.", "See Fed. R. Civ. P. 65(d); Rule 12."),
        ),
        ok=(
            ("Rule 65(d) requires", "running text"),
            ("C.R.C.P. 65(d)", "Colorado’s own form"),
            ("FRCP 8; FRCP 12(b)(6); FRCP 56", "initials throughout"),
        ),
        of_citation=_form,
        kinds=only(Kind.RULE),
    ),
    Rule(
        "rule-cite-spacing",
        Severity.HINT,
        "safe",
        "Rule abbreviations are closed up, or two spacings are mixed.",
        "Indigo Book R18.1.3",
        bad=(
            ("Fed.R.Civ.P. 65(d)", "Fed. R. Civ. P. 65(d)"),
            ("Fed.R.App.P. 28(e)", "Fed. R. App. P. 28(e)"),
            (
                "Fed.R.Civ.P. 8; Fed.R.Civ.P. 12; Fed.R.Civ.P. 56; Fed.R.Evid. 403; Fed. R. Civ. P. 65(d)",
                "Fed.R.Civ.P. 8; Fed.R.Civ.P. 12; Fed.R.Civ.P. 56; Fed.R.Evid. 403; Fed.R.Civ.P. 65(d)",
            ),
        ),
        ok=(("Fed.R.Civ.P. 8; Fed.R.Civ.P. 12; Fed.R.Civ.P. 56", "closed up throughout"),),
        of_citation=_spacing,
        kinds=only(Kind.RULE),
    ),
    Rule(
        "rule-cite-section-symbol",
        Severity.WARNING,
        "safe",
        "A rule cite carries a section symbol.",
        "Indigo Book R18.1.1",
        bad=(
            ("Fed. R. Civ. P. § 65(d)", "Fed. R. Civ. P. 65(d)"),
            ("Fed. R. Evid. § 401", "Fed. R. Evid. 401"),
        ),
        ok=(("U.S.S.G. § 5D1.3", "a guideline"),),
        of_citation=_sign,
        kinds=only(Kind.RULE),
    ),
    Rule(
        "rule-subdivision-unknown",
        Severity.ERROR,
        "none",
        "The cited federal rule or subdivision does not exist in the bundled text.",
        "text of the rules",
        bad=(
            ("Fed. R. Civ. P. 65(z)", "Fed. R. Civ. P. 65(d)"),
            ("Fed. R. Civ. P. 12(b)(8)", "Fed. R. Civ. P. 12(b)(6)"),
            ("Fed. R. Evid. 499", "Fed. R. Evid. 409"),
        ),
        ok=(
            ("Fed. R. Civ. P. 84 (abrogated 2015)", "a rule that was"),
            ("Fed. R. Crim. P. 11(e)(1)(C) (2000)", "the text of another year"),
            ("former Fed. R. Civ. P. 6(e)", "the text of another year"),
            ("Fed. R. Civ. P. 12(b)(6)", "there"),
            ("Fed. R. Bankr. P. 7001(2)", "7001(b) since the rules were restyled"),
            ("Colo. R. Civ. P. 65(z)", "a state’s rule"),
        ),
        of_citation=_unknown,
        kinds=only(Kind.RULE),
    ),
)
