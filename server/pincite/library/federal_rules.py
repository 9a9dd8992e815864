"""The federal rules of procedure and evidence, bundled and offline: which rules there are, and how each is divided.

Facts and captions; of the text only the few words of a part that has no caption. A subdivision that the table lacks may
have been there in another year.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

AS_OF = "December 1, 2024"
SETS = {
    "appellate": "Fed. R. App. P.",
    "bankruptcy": "Fed. R. Bankr. P.",
    "civil": "Fed. R. Civ. P.",
    "criminal": "Fed. R. Crim. P.",
    "evidence": "Fed. R. Evid.",
}
GONE = {
    "Fed. R. Civ. P.": frozenset({"74", "75", "76", "84"}),
    "Fed. R. Crim. P.": frozenset({"19", "22", "39", "54"}),
}
"""Rules abrogated or transferred, which older cases cite."""
_NAMES = frozenset(SETS.values())
_GROUP = re.compile(r"\((\w{1,5})\)")
_RUN = re.compile(r"\*{0,2}\s*(?P<run>(?:\(\w{1,5}\)\s?)+)")
_INLINE = re.compile(r"(?<=[.:;,] )\((\w{1,2})\)(?= \w)|(?<=and )\((\w{1,2})\)(?= \w)|(?<=or )\((\w{1,2})\)(?= \w)")
_CAPTION = re.compile(
    r"\*{0,2}\s*(?:(?P<caption>[A-Z][^*]{2,90})\.\*\*|(?P<words>[a-z][^*;.]{2,70})(?:[;.](?:\s(?:and|or))?)?\*{0,2}$)"
)
_CAPTIONED = 2
"""Parts of parts of parts are known without their captions."""
_MOST_PARTS = 40
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]

Known = Literal["known", "no such rule", "no such part", "unsure"]


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    """The parts of each rule of each set, every part as its whole path: ``(b)(6)``."""
    stored = json.loads(files("pincite.library").joinpath("federal_rules.json").read_text(encoding="utf-8"))
    return {
        name: {number: frozenset(paths.split()) for number, paths in rules.items()} for name, rules in stored.items()
    }


def covers(name: str) -> bool:
    """Whether a set of rules is bundled."""
    return name in _NAMES


def look_up(name: str, number: str, path: str = "") -> Known:
    """Whether a rule of a bundled set is there, and the part of it that ``path`` names: ``(b)(6)``."""
    rules = _table()[name]
    if number not in rules:
        return "unsure" if number in GONE.get(name, ()) else "no such rule"
    parts = rules[number]
    above = ""
    for label in _GROUP.findall(path):
        here = f"{above}({label})"
        if here not in parts:
            siblings = any(part.startswith(above) and part != above for part in parts)
            return "no such part" if siblings or not above else "unsure"
        above = here
    return "known"


def parts_below(name: str, number: str, path: str = "") -> list[str]:
    """The parts that a rule, or a part of it, is divided into at once: ``(b)(1)`` to ``(b)(7)`` below ``(b)``."""
    parts = _table()[name].get(number, ()) if covers(name) else ()
    depth = path.count("(") + 1
    return [part for part in parts if part.startswith(path) and part.count("(") == depth]


@cache
def _captions() -> dict[str, dict[str, dict[str, str]]]:
    stored: dict[str, dict[str, dict[str, str]]] = json.loads(
        files("pincite.library").joinpath("federal_rule_captions.json").read_text(encoding="utf-8")
    )
    return stored


def captions(name: str) -> dict[str, dict[str, str]]:
    """What each rule of a bundled set is called, and those of its parts that have a caption: ``""`` is the rule."""
    return _captions().get(name, {})


def rules(name: str) -> tuple[str, ...]:
    """The rules of a bundled set in their order."""
    return tuple(_table()[name])


def parts(name: str, number: str) -> tuple[str, ...]:
    """The parts of a rule, each as its whole path, in order: ``(b)``, ``(b)(1)``."""
    return tuple(sorted(_table()[name].get(number, ()), key=_order))


def _order(path: str) -> list[tuple[int, str]]:
    return [(int(label), "") if label.isdecimal() else (0, label) for label in _GROUP.findall(path)]


def captions_of(text: str) -> dict[str, str]:
    """The captions of a rule's parts, and the words of a part that has no more than a few, by their paths."""
    begun = [(line, m) for line in text.split("\n\n") if (m := _RUN.match(line))]
    labels = [label for _, m in begun for label in _GROUP.findall(m["run"])]
    paths = iter([*_paths(labels)])
    found: dict[str, str] = {}
    for line, m in begun:
        *_, path = (next(paths) for _ in _GROUP.findall(m["run"]))
        said = _CAPTION.match(line, m.end())
        if said and path.count("(") <= _CAPTIONED:
            found[path] = (said["caption"] or said["words"]).partition(". ")[0].strip(" .;:")
    return found


def parts_of(text: str) -> list[str]:
    """The parts that a rule's text has, in order.

    A paragraph that begins with a label is a part, below the last label of a higher kind: letter, number, capital,
    Roman numeral. Where no paragraph does, the labels within sentences are.
    """
    begins = [m["run"] for line in text.split("\n\n") if (m := _RUN.match(line))]
    labels: Iterable[str] = (label for run in begins for label in _GROUP.findall(run))
    if not begins:
        labels = (next(filter(None, m.groups())) for m in _INLINE.finditer(text))
    found: dict[str, None] = {}
    for path in _paths([label for label in labels if not label.isdecimal() or int(label) <= _MOST_PARTS]):
        found.update(dict.fromkeys(_with_those_before(path)))
    return list(found)


def _with_those_before(path: str) -> Iterator[str]:
    """A part and its earlier siblings: one may stand within a sentence, where it is not seen."""
    above, _, label = path.rpartition("(")
    label = label.rstrip(")")
    small = label.lower()
    if label.isdecimal():
        before = [str(number) for number in range(1, int(label))]
    elif len(label) == 1 and not (small in _ROMAN and above.count("(") > 1):
        before = [chr(code) for code in range(ord("A" if label.isupper() else "a"), ord(label))]
    else:
        before = _ROMAN[: _ROMAN.index(small)] if small in _ROMAN else []
        before = [numeral.upper() for numeral in before] if label.isupper() else before
    yield from (f"{above}({one})" for one in (*before, label))


def _paths(labels: list[str]) -> Iterator[str]:
    path: list[tuple[int, str]] = []
    for index, label in enumerate(labels):
        rank = _rank(label, path, labels[index + 1] if index + 1 < len(labels) else "")
        path = [part for part in path if part[0] < rank]
        path.append((rank, label))
        yield "".join(f"({part})" for _, part in path)


def _rank(label: str, path: list[tuple[int, str]], following: str) -> int:
    """0 for a letter, 1 for a number, 2 for a capital, 3 and 4 for Roman numerals."""
    if label.isdecimal():
        return 1
    small = label.lower()
    last = dict(path)
    letter, roman = (2, 4) if label.isupper() else (0, 3)
    before = last.get(letter)
    follows = before is not None and len(label) == 1 and len(before) == 1 and ord(label) == ord(before) + 1
    if small not in _ROMAN:
        return letter
    if len(label) > 1:
        return roman
    if small == "i":
        return letter if follows and following.lower() != "ii" else roman
    return letter if follows and last.get(roman) is None else roman if last.get(roman) else letter


def build(source: Path, target: Path, captioned: Path) -> int:
    """Make the bundled tables from the rules' texts; entries that are no rule (forms, abrogated ones) are left out."""
    made: dict[str, dict[str, str]] = {}
    captions: dict[str, dict[str, dict[str, str]]] = {}
    for key, rules in json.loads(source.read_text(encoding="utf-8")).items():
        kept = {n: rule for n, rule in rules.items() if re.fullmatch(r"\d+(?:\.\d+)?", n) and rule["text"].strip()}
        made[SETS[key]] = {n: " ".join(parts_of(kept[n]["text"])) for n in sorted(kept, key=float)}
        captions[SETS[key]] = {n: {"": kept[n]["title"], **captions_of(kept[n]["text"])} for n in made[SETS[key]]}
    for table, path in ((made, target), (captions, captioned)):
        path.write_text(json.dumps(table, indent=0, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    return sum(len(rules) for rules in made.values())


if __name__ == "__main__":
    import sys

    here = Path(__file__)
    print(build(Path(sys.argv[1]), here.with_name("federal_rules.json"), here.with_name("federal_rule_captions.json")))
