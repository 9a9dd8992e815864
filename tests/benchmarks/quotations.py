"""How surely quotations are checked: true ones from real opinions pass, corrupted ones are found, and where.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/quotations.py``. It prints recall and
precision, by what was done to a quotation; ``--seed`` makes other ones, ``--wrong`` shows what went wrong.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pincite.analysis import Analysis
from pincite.checks.quoted import RULES
from pincite.citations.model import Source
from pincite.library.readers.reading import read
from pincite.library.texts import NOTES, Text
from pincite.markup.blocks import Format
from pincite.text.spans import Span

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILES = (
    "opinions/ca1-ayewoh-star.txt",
    "opinions/ca1-gerhard-star-sections.txt",
    "courtlistener/courtlistener-v3-opinion-151938.json",
    "courtlistener/courtlistener-v3-opinion-180960.json",
)
"""Opinions with the pages of their reporter."""
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")
OTHERS = re.compile(r"[“”\"\[\]{}…*]|\. \. \.|\.\.\.|[()]|\d [A-Z]|\b[Ii]d\.| v\.| at \d|\bApp\.|§")
"""What a quotation would have to mark as another's, and what an *id.* behind it would mean instead."""
ABOUT = frozenset(rule.id for rule in RULES)


class Draft(NamedTuple):
    """A draft with one quotation, and what was done to it."""

    text: str
    done: str
    at: Span | None
    """Where it is wrong; None where it is right."""


class Shelf:
    """One text, wherever it is asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def texts(self, places: Sequence[Source]) -> Sequence[Text]:
        return [self._text] if {place.key for place in places} & {place.key for place in self._text.sources} else []


class Passage(NamedTuple):
    """Words of a text, and the page that they stand on."""

    text: Text
    words: str
    page: int


def passages(text: Text, chance: random.Random) -> Iterator[Passage]:
    """One passage after another of a text's body, of eight to forty words, each on one page."""
    reporter = text.sources[0].name
    pages = [int(page) for page in text.pages(reporter)]
    words = list(re.finditer(r"\S+", text.text))
    while True:
        first = chance.randrange(len(words) - 60)
        last = first + chance.randint(8, 40)
        start, end = words[first].start(), words[last].end()
        page = text.page_at(reporter, start)
        quoted = " ".join(text.text[start:end].split())
        if (
            page is None
            or page != text.page_at(reporter, end - 1)
            or OTHERS.search(quoted)
            or "\n\n" in text.text[start:end]
        ):
            continue
        if text.page_at(NOTES, start) or not min(pages) < int(page) < max(pages) or len(WORD.findall(quoted)) < 8:
            continue
        if re.search(r"[^\w]$", quoted[:-1]) or not quoted[0].isalnum():
            continue
        yield Passage(text, quoted.rstrip(" .,;:"), int(page))


# What an author may do.


def unchanged(passage: Passage, chance: random.Random) -> tuple[str, str]:
    return passage.words, ""


def capital(passage: Passage, chance: random.Random) -> tuple[str, str]:
    words = passage.words
    return f"[{words[0].swapcase()}]{words[1:]}", ""


def omitted(passage: Passage, chance: random.Random) -> tuple[str, str]:
    words = passage.words.split()
    at = chance.randint(3, len(words) - 4)
    return " ".join(
        [*words[:at], chance.choice((". . .", "...", "…", "* * *")), *words[at + chance.randint(1, 2) :]]
    ), ""


def replaced(passage: Passage, chance: random.Random) -> tuple[str, str]:
    words = passage.words.split()
    at = chance.randint(1, len(words) - 2)
    return " ".join([*words[:at], "[the other side]", *words[at + 1 :]]), ""


def added(passage: Passage, chance: random.Random) -> tuple[str, str]:
    words = passage.words.split()
    at = chance.randint(1, len(words) - 2)
    return " ".join([*words[:at], chance.choice(("[sic]", "[however]", "[of course]")), *words[at:]]), ""


def ending(passage: Passage, chance: random.Random) -> tuple[str, str]:
    long = [word for word in WORD.finditer(passage.words) if len(word.group()) > 5]
    if not long:
        return passage.words, ""
    word = chance.choice(long)
    return f"{passage.words[: word.end() - 2]}[ing]{passage.words[word.end() :]}", ""


def typed(passage: Passage, chance: random.Random) -> tuple[str, str]:
    return passage.words.replace("'", "’").replace("-", "–").replace("§ ", "§"), ""


def cleaned(passage: Passage, chance: random.Random) -> tuple[str, str]:
    return passage.words[0].swapcase() + passage.words[1:], " (cleaned up)"


ALLOWED: tuple[Callable[[Passage, random.Random], tuple[str, str]], ...] = (
    unchanged, capital, omitted, replaced, added, ending, typed, cleaned,
)  # fmt: skip


# What an author may not do.


def _word(passage: Passage, chance: random.Random, pattern: str) -> re.Match[str] | None:
    found = [word for word in re.finditer(pattern, passage.words) if word.start() and word.end() < len(passage.words)]
    return chance.choice(found) if found else None


def changed(passage: Passage, chance: random.Random) -> tuple[str, Span] | None:
    word = _word(passage, chance, r"\b[a-z]{2,}\b")
    others = [other for other in set(WORD.findall(passage.text.text)) if other.islower()]
    other = chance.choice(sorted(others))
    if word is None or other == word.group():
        return None
    return passage.words[: word.start()] + other + passage.words[word.end() :], Span(
        word.start(), word.start() + len(other)
    )


def dropped(passage: Passage, chance: random.Random) -> tuple[str, Span] | None:
    word = _word(passage, chance, r"\b[a-z]{2,} ")
    if word is None or re.match(rf"{word.group()}", passage.words[word.end() :]):
        return None
    return passage.words[: word.start()] + passage.words[word.end() :], Span(word.start() - 1, word.start() + 1)


def inserted(passage: Passage, chance: random.Random) -> tuple[str, Span] | None:
    word = _word(passage, chance, r"\b[a-z]{2,} ")
    other = chance.choice(("not ", "only ", "clearly ", "never ", "always "))
    if word is None:
        return None
    return passage.words[: word.end()] + other + passage.words[word.end() :], Span(word.end(), word.end() + len(other))


def case(passage: Passage, chance: random.Random) -> tuple[str, Span] | None:
    word = _word(passage, chance, r"\b[A-Za-z][a-z]+\b")
    if word is None:
        return None
    at = word.start()
    return passage.words[:at] + passage.words[at].swapcase() + passage.words[at + 1 :], Span(at, word.end())


FORBIDDEN: tuple[Callable[[Passage, random.Random], tuple[str, Span] | None], ...] = (changed, dropped, inserted, case)


# Drafts.

FRAMES = (
    "{name}, {place} ({year}).\n\nThe court held that “{words}.” {short} at {page}{said}.",
    "{name}, {place} ({year}).\n\nThat is settled. “{words},” says the court. *Id.* at {page}{said}.",
    "“{words}.” {name}, {place}, {page} ({year}){said}.",
    "{name}, {place}, {page} ({year}) (holding that “{words}”){said}.",
    "In that case:\n\n> {words}.\n\n{name}, {place}, {page} ({year}){said}.",
)


def draft(passage: Passage, words: str, said: str, page: int, frame: str) -> tuple[str, int, int]:
    """A draft, with the offsets of its quotation and its pin."""
    text = passage.text
    source = text.sources[0]
    parts = {"name": _name(text), "year": f"1st Cir. {text.year}", "place": source.key, "said": said}
    short = f"{_name(text).split(' v. ')[1]}, {source.volume} {source.name}"
    made = frame.format(words="\0", page="\1", short=short, **parts)
    pin = made.index("\1") - 1 + (len(words) if made.index("\0") < made.index("\1") else 0)
    return made.replace("\0", words).replace("\1", str(page)), made.replace("\1", str(page)).index("\0"), pin + 1


def _name(text: Text) -> str:
    return "United States v. " + ("Gerhard" if "GERHARD" in text.text else "Ayewoh")


def drafts(texts: Sequence[Text], number: int, seed: int) -> Iterator[Draft]:
    """As many drafts, every second one corrupted."""
    chance = random.Random(seed)
    sources = [passages(text, chance) for text in texts]
    kinds = (*FORBIDDEN, None)
    made = 0
    while made < number:
        passage, frame = next(chance.choice(sources)), chance.choice(FRAMES)
        if made % 2 == 0:
            allow = ALLOWED[made // 2 % len(ALLOWED)]
            words, said = allow(passage, chance)
            text, _, _ = draft(passage, words, said, passage.page, frame)
            yield Draft(text, allow.__name__, None)
        elif (corrupt := kinds[made // 2 % len(kinds)]) is None:
            text, _, pin = draft(passage, passage.words, "", passage.page + chance.choice((-1, 1)), frame)
            yield Draft(text, "page", Span(pin, pin + len(str(passage.page))))
        else:
            corrupted = corrupt(passage, chance)
            if corrupted is None:
                continue
            text, start, _ = draft(passage, corrupted[0], "", passage.page, frame)
            yield Draft(text, corrupt.__name__, corrupted[1].shift(start))
        made += 1


class Judged(NamedTuple):
    """A draft, and what was found in it: where, and what was said."""

    draft: Draft
    found: tuple[tuple[Span, str], ...]

    @property
    def is_right(self) -> bool:
        """Whether what is wrong, and nothing else, was found where it is."""
        at = self.draft.at
        return not self.found if at is None else any(span.overlaps(at) for span, _ in self.found)


def judge(text: Text, draft: Draft) -> Judged:
    """What the rules about quotations say of a draft."""
    findings = Analysis().snapshot(draft.text, Format.MARKDOWN, library=Shelf(text)).findings
    return Judged(draft, tuple((one.span, f"{one.rule}: {one.message}") for one in findings if one.rule in ABOUT))


def judged(files: Sequence[Path], number: int, seed: int) -> list[Judged]:
    """As many drafts of quotations from some files, judged."""
    texts = [read(file) for file in files]
    return [
        judge(next(text for text in texts if text.sources[0].key in draft.text), draft)
        for draft in drafts(texts, number, seed)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show each draft that was judged wrongly")
    asked = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit("../shared/corpus is not beside the repository")
    begun = time.perf_counter()
    all_ = judged([CORPUS / name for name in FILES], asked.number, asked.seed)
    corrupted, true = [one for one in all_ if one.draft.at], [one for one in all_ if not one.draft.at]
    found, alarms = sum(one.is_right for one in corrupted), sum(not one.is_right for one in true)
    print(f"{len(corrupted)} corrupted, {len(true)} true, in {time.perf_counter() - begun:.1f} s")
    print(f"recall {found / len(corrupted):.3f}  precision {found / max(1, found + alarms):.3f}  false alarms {alarms}")
    counts, right = Counter(one.draft.done for one in all_), Counter(one.draft.done for one in all_ if one.is_right)
    print("  ".join(f"{done} {right[done]}/{count}" for done, count in sorted(counts.items())))
    for one in all_ if asked.wrong else ():
        if not one.is_right:
            print(f"\n{one.draft.done}: {one.draft.text!r}\n    {[said for _, said in one.found]}")


if __name__ == "__main__":
    main()
