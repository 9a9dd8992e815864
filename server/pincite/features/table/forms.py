"""A table of authorities as text: in Markdown, LaTeX, plain text or JSON."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pincite.features.table.entries import Entry

PASSIM = 5
"""An entry that stands at more places than these is said to stand passim."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the places it is cited at, in order, each once: as text, or as labels in LaTeX."""

    entry: Entry
    places: tuple[str, ...]

    @property
    def told(self) -> str:
        """The places in words."""
        return "passim" if len(self.places) > PASSIM else ", ".join(self.places)


Table = Mapping[str, Sequence[Row]]
"""The rows of each group, by its title."""


def markdown(table: Table, by: str) -> str:
    """One table a group."""
    return "\n\n".join("\n".join(_markdown_group(title, rows, by)) for title, rows in table.items())


def _markdown_group(title: str, rows: Sequence[Row], by: str) -> list[str]:
    head = [f"| {title} | {by.capitalize()} |", "| --- | --- |"]
    return head + [f"| {_emphasised(row.entry)} | {_escaped(row.told)} |" for row in rows]


def _emphasised(entry: Entry) -> str:
    name = f"*{_escaped(entry.name)}*" if entry.name else ""
    return name + _escaped(entry.rest)


def _escaped(text: str) -> str:
    return re.sub(r"[\\`*_|<>\[\]]", r"\\\g<0>", text)


_WIDTH = 78
_LEAST_DOTS = 3


def plain(table: Table, by: str) -> str:
    """Groups with their rows led by dots to the places."""
    return "\n\n".join("\n".join([title, "", *_leaders(rows)]) for title, rows in table.items())


def _leaders(rows: Sequence[Row]) -> list[str]:
    lines: list[str] = []
    for row in rows:
        *first, last = wrap(row.entry.title, _WIDTH - 20, subsequent_indent="    ")
        dots = "." * max(_LEAST_DOTS, _WIDTH - len(last) - len(row.told) - 2)
        lines += [*first, f"{last} {dots} {row.told}"]
    return lines


_MACROS = r"""\makeatletter
\providecommand\pincitepages[1]{%
  \begingroup\def\pincite@last{}\def\pincite@shown{}\count@=0
  \@for\pincite@label:=#1\do{%
    \edef\pincite@page{\ifcsname r@\pincite@label\endcsname
      \expandafter\expandafter\expandafter\pincite@second\csname r@\pincite@label\endcsname\relax\@nil\else ??\fi}%
    \ifx\pincite@page\pincite@last\else
      \advance\count@ by 1
      \edef\pincite@shown{\ifnum\count@>1 \pincite@shown, \fi\pincite@page}%
      \let\pincite@last\pincite@page
    \fi}%
  \ifnum\count@>%PASSIM% \emph{passim}\else\pincite@shown\fi\endgroup}
\providecommand\pincite@second{}
\def\pincite@second#1#2#3\@nil{#2}
\makeatother""".replace("%PASSIM%", str(PASSIM))
"""Pages of labels, each page once; no package is needed, and hyperref may be there."""


def latex(table: Table, by: str) -> str:
    """Paragraphs with leaders; the pages are those of the labels once the document is compiled."""
    paged = by == "page"
    groups = [_latex_group(title, rows, paged) for title, rows in table.items()]
    return "\n\n".join([*([_MACROS] if paged else []), *groups])


def _latex_group(title: str, rows: Sequence[Row], paged: bool) -> str:
    lines = [rf"\paragraph*{{{title}}}\mbox{{}}\par"]
    for row in rows:
        name = rf"\emph{{{_tex(row.entry.name)}}}" if row.entry.name else ""
        told = rf"\pincitepages{{{','.join(row.places)}}}" if paged else _tex(row.told)
        lines.append(rf"\noindent\hangindent=2em {name}{_tex(row.entry.rest)}\nobreak\dotfill\nobreak\ {told}\par")
    return "\n".join(lines)


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "§": r"\S{}", "¶": r"\P{}"}


def _tex(text: str) -> str:
    return re.sub(r"[\\{}$&#%_^~§¶]", lambda found: _TEX.get(found[0], f"\\{found[0]}"), text).replace(r"\S{} ", r"\S~")


def as_json(table: Table, by: str) -> str:
    """For a program."""
    groups = [{"title": title, "entries": [_member(row) for row in rows]} for title, rows in table.items()]
    return json.dumps({"by": by, "groups": groups}, ensure_ascii=False, indent=1)


def _member(row: Row) -> dict[str, Any]:
    return {
        "authority": row.entry.title,
        "name": row.entry.name,
        "mentions": len(row.entry.mentions),
        "places": list(row.places),
        "passim": len(row.places) > PASSIM,
    }


FORMS: Mapping[str, Callable[[Table, str], str]] = {
    "markdown": markdown,
    "latex": latex,
    "text": plain,
    "json": as_json,
}
"""By name; each takes the table and what places are told by."""
