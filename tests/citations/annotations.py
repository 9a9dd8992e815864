"""Comparison of what is found in a document with its hand annotation."""

import json
from pathlib import Path
from typing import Any

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format

FORMATS = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
MARKUP_AT_AN_END = "*_{}~\\ .,\u00a0"

Entry = dict[str, Any]


def annotated(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def mismatches(document: Path, gold: list[Entry]) -> list[str]:
    """A line for every required reference that is not as annotated, and for every citation nobody annotated."""
    text = document.read_bytes().decode("utf-8")
    found = listing(Analysis().snapshot(text, FORMATS[document.suffix]))
    paired = {index: place for index, reference in enumerate(gold) if (place := _same_place(text, reference, found))}
    back = {id(entry): index for index, entry in paired.items()}
    wrong = []
    for index, reference in enumerate(gold):
        if not reference.get("optional"):
            label = " ".join(reference["text"].split())
            if entry := paired.get(index):
                wrong += [f"{label}: {what}" for what in _differences(gold, reference, entry, found, back)]
            else:
                wrong.append(f"{label}: not found")
    wrong += [
        f"{' '.join(entry['text'].split())}: nobody annotated it"
        for entry in found
        if not any(entry["start"] < other["end"] and other["start"] < entry["end"] for other in gold)
    ]
    return wrong


def _same_place(text: str, reference: Entry, found: list[Entry]) -> Entry | None:
    for entry in found:
        starts, ends = sorted((entry["start"], reference["start"])), sorted((entry["end"], reference["end"]))
        if starts[1] < ends[0] and not (text[slice(*starts)] + text[slice(*ends)]).strip(MARKUP_AT_AN_END):
            return entry
    return None


def _differences(
    gold: list[Entry], reference: Entry, entry: Entry, found: list[Entry], back: dict[int, int]
) -> list[str]:
    wrong = []
    kinds = [reference["kind"], *reference.get("alt_kinds", [])]
    if entry["kind"] not in kinds:
        wrong.append(f"{entry['kind']}, not {' or '.join(kinds)}")
    pins = [_read(pin) for pin in reference["pin"]]
    if [_read(pin) for pin in entry["pins"]] != pins:
        wrong.append(f"pins {entry['pins']}, not {pins}")
    if reference["kind"] == "case-full" and reference["year"] and entry["year"] != reference["year"]:
        wrong.append(f"year {entry['year']}, not {reference['year']}")
    if reference["antecedent"] is not None and not reference.get("optional_authority"):
        meant = gold[reference["antecedent"]]["authority"]
        antecedent = None if entry["antecedent"] is None else back.get(id(found[entry["antecedent"]]))
        authority = "nothing" if antecedent is None else gold[antecedent]["authority"]
        if authority != meant:
            wrong.append(f"means {authority}, not {meant}")
    if reference["parallel_of"] is not None:
        head = None if entry["parallel_of"] is None else back.get(id(found[entry["parallel_of"]]))
        if head != reference["parallel_of"]:
            wrong.append(f"parallel of {head}, not of {reference['parallel_of']}")
    return wrong


def _read(pin: str) -> str:
    for typed, read in (("–", "-"), ("—", "-"), ("--", "-"), ("~", " "), ("\\*", "*"), ("\u00a0", " ")):
        pin = pin.replace(typed, read)
    return " ".join(pin.split()).replace("n. ", "n.")
