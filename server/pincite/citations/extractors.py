"""Eyecite's patterns of reporters and journals, without what else it keeps to find citations in its own way.

Its package loads two megabytes of courts as ten, another engine of regular expressions, a parser of HTML, and a
tokenizer beside the objects that the patterns come in. Its modules are loaded here for this module alone, and let go of
all that: whoever else imports eyecite in the same process gets it whole.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any, NamedTuple

_SOURCES = frozenset({"reporters", "journals"})
_UNUSED = "lxml", "lxml.etree", "lxml.html", "fast_diff_match_patch", "hashlib"
"""What eyecite's modules import for work that is not asked of them here: cleaning and marking up pages, and a cache."""


class Pattern(NamedTuple):
    """How the citations of some editions are written."""

    regex: str
    names: tuple[str, ...]
    """What is written for the reporter; none where that is a pattern, too."""
    editions: tuple[Any, ...]
    """Those that have such a name as their standard form first, then those of which it is a variant."""
    short: bool
    """Whether it is that of a short form."""


@contextmanager
def _private() -> Iterator[None]:
    """Import modules of eyecite as if there were no others, its package without running it, and nothing unused."""
    public = _taken()
    unused = {name: ModuleType(name) for name in _UNUSED if name not in sys.modules}
    sys.modules.update(unused)
    spec = find_spec("eyecite")
    assert spec, "eyecite is among the dependencies"
    sys.modules["eyecite"] = package = module_from_spec(spec)
    vars(package)["clean_text"] = import_module("eyecite.clean").clean_text  # its own modules ask the package for it
    try:
        yield
    finally:
        for name in (*_taken(), *unused):
            sys.modules.pop(name, None)
        sys.modules.update(public)


def _taken() -> dict[str, ModuleType]:
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] == "eyecite"}


def is_reporter(edition: Any) -> bool:
    """Whether an edition is one of a reporter or journal, not of a code."""
    return edition.reporter.source in _SOURCES


def _patterns(extractors: list[Any]) -> Iterator[Pattern]:
    for extractor in extractors:
        about = extractor.extra
        editions = (*about.get("exact_editions", ()), *about.get("variation_editions", ()))
        if any(map(is_reporter, editions)):
            yield Pattern(extractor.regex, tuple(extractor.strings), editions, about["short"])


with _private():
    from eyecite import tokenizers

PATTERNS = tuple(_patterns(tokenizers.EXTRACTORS))
EDITIONS = tokenizers.EDITIONS_LOOKUP
"""Editions by every name that they go by; those of codes, too."""
NOMINATIVE = tokenizers.NOMINATIVE_REPORTER_NAMES
automaton = tokenizers.AhocorasickTokenizer.make_ahocorasick_filter
"""Finds strings in a text: made of pairs of a string and what it stands for."""

tokenizers.EXTRACTORS.clear()
del tokenizers.default_tokenizer
