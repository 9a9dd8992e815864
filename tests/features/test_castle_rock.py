"""Every citation of a real opinion, annotated by hand: whom a hover names, and where a declaration leads."""

import json
import re

import pytest

from pincite.analysis import Analysis
from pincite.features.definition import declaration, definition
from pincite.features.hover import hover
from pincite.markup.blocks import Format

PLACE = re.compile(r"\d+ [A-Z][\w. ]*? \d+(?= \()")
"""``489 U.S. 189`` of an annotated case: its name may be longer or shorter in the annotation."""


@pytest.fixture(scope="module")
def opinion(corpus):
    folder = corpus / "castle-rock"
    text = (folder / "opinion.txt").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return Analysis().snapshot(text, Format.PLAIN), [reference for reference in gold if not reference.get("optional")]


def named(authority):
    """The part of an annotated authority that a hover must show."""
    place = PLACE.search(authority)
    return place.group() if place else authority.removeprefix("this case, ")


def test_every_hover_names_the_authority(opinion):
    snapshot, gold = opinion
    assert len(gold) == 134
    wrong = []
    for reference in gold:
        start, last = reference["start"], reference["end"] - 1
        for offset in (start, (start + last) // 2, last):
            found = hover(snapshot, offset)
            title = found.plain.splitlines()[0] if found else ""
            if named(reference["authority"]) not in title:
                wrong.append((reference["text"], offset, title))
    assert wrong == []


def test_every_declaration_is_the_first_full_citation(opinion):
    snapshot, gold = opinion
    first = {}
    for reference in gold:
        if reference["kind"] not in ("id", "case-short", "name-ref", "case-parallel"):
            first.setdefault(reference["authority"], (reference["start"], reference["end"]))
    wrong = []
    for reference in gold:
        for offset in (reference["start"], reference["end"] - 1):
            targets = declaration(snapshot, offset)
            if [tuple(target.focus) for target in targets] != [first[reference["authority"]]]:
                wrong.append((reference["text"], targets))
    assert wrong == []


def test_a_hover_on_a_name_and_on_a_court_is_of_the_citation_between_them(opinion):
    snapshot, _ = opinion
    for words in ("Gonzales v. City of Castle Rock", "10th Cir.2002"):
        title = hover(snapshot, snapshot.text.index(words) + 3).plain.splitlines()[0]
        assert title == "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)"


def test_the_rule_that_is_quoted_leads_to_its_text_and_no_other_law_does(opinion):
    snapshot, gold = opinion
    led = {}
    for reference in gold:
        targets = definition(snapshot, reference["start"])
        if len(targets) > 1:
            led[reference["text"]] = snapshot.text[slice(*targets[0].span)]
    assert list(led) == ["Colo. R. Civ. P. 65(d)"]
    quoted = led["Colo. R. Civ. P. 65(d)"]
    assert quoted.startswith("Form and Scope of Injunction or Restraining Order. Every order granting")
    assert quoted.endswith("who receive actual notice of the order by personal service or otherwise.")
