"""No regular expression of Pincite's takes more than the square of its input's length, whatever the input."""

import ast
import importlib
import pkgutil
import re
import warnings
from collections.abc import Mapping
from pathlib import Path

import pincite
from pincite.citations import laws

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it imports the standard library's parser by an older name
    from regexploit.ast.sre import SreOpParser
    from regexploit.redos import find

CUBIC = 3
"""How many repetitions could share the same characters."""
BEYOND_THE_TOOL = {laws._STATE.pattern}


class Parser(SreOpParser):
    """Also knows what gives nothing back once it has matched: it is one way and no other."""

    def from_POSSESSIVE_REPEAT(self, data):  # noqa: N802
        return self.sequence_or_singleton(data[2])

    def from_ATOMIC_GROUP(self, data):  # noqa: N802
        return self.sequence_or_singleton(data)


def within(value):
    """The patterns of a module's value, and of the tables that it may be."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping | tuple | list | set | frozenset):
        inner = [*value.keys(), *value.values()] if isinstance(value, Mapping) else value
        for item in inner:
            yield from within(item)


def patterns():
    """Every pattern with the name of where it is: those that modules keep, and those written where they are used."""
    root = Path(pincite.__file__).parent
    for module in pkgutil.walk_packages(pincite.__path__, "pincite."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in within(value):
                    yield f"{module.name.removeprefix('pincite.')}.{name}", pattern.pattern, pattern.flags
    for file in root.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            match call:
                case ast.Call(ast.Attribute(ast.Name("re")), [ast.Constant(str() as pattern), *_]):
                    yield f"{file.relative_to(root)}:{call.lineno}", pattern, 0


def test_no_pattern_can_be_made_to_go_back_and_back():
    distinct = {(pattern, flags): where for where, pattern, flags in patterns()}
    assert len(distinct) > 500
    bad, beyond = [], set()
    for (pattern, flags), where in distinct.items():
        try:
            found = find(Parser().parse_sre(pattern, flags), flags)
            bad += [(where, str(one)) for one in found if one.starriness >= CUBIC]
        except IndexError:
            beyond.add(pattern)
    assert not bad
    assert beyond <= BEYOND_THE_TOOL


def test_the_tool_sees_what_is_bad():
    for pattern in [r"(a+)+b", r"\s*,?\s*,?\s*x", r"(?:\w+\s?)+:"]:
        assert any(one.starriness >= CUBIC for one in find(Parser().parse_sre(pattern)))
    assert not [one for one in find(Parser().parse_sre(r"\s*+,?\s*+,?\s*x")) if one.starriness >= CUBIC]
