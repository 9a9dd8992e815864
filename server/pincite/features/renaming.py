r"""Renaming of files: what a settings file and LaTeX's ``\input`` say of a file that gets another name."""

import os
import re
from collections.abc import Iterator

from pincite.checks.model import Edit
from pincite.features.parts import find_path
from pincite.markup.includes import INPUT
from pincite.text.spans import Span

_QUOTED = re.compile(r"\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'")


def in_settings(text: str, folder: str, old: str, new: str) -> Iterator[Edit]:
    """The names of a file in a settings file of ``folder``, as they are to be; paths are absolute."""
    for quoted in _QUOTED.finditer(text):
        group = quoted.lastgroup or ""
        if find_path(quoted[group], "", folder) == os.path.realpath(old):
            yield Edit(Span(*quoted.span(group)), _relative(new, folder))


def in_latex(text: str, path: str, root: str, old: str, new: str) -> Iterator[Edit]:
    r"""The names in ``\input{…}`` of a LaTeX file, likewise; an ending that is not typed stays away."""
    for found in INPUT.finditer(text):
        typed = found["name"]
        if typed and find_path(typed.strip(), path, root) == os.path.realpath(old):
            from_here = find_path(typed.strip(), path, os.path.dirname(path)) is not None
            name = _relative(new, os.path.dirname(path) if from_here else root)
            bare = not typed.strip().endswith(".tex")
            yield Edit(Span(*found.span("name")), name.removesuffix(".tex") if bare else name)


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(os.path.realpath(path), os.path.realpath(folder)).replace(os.sep, "/")
