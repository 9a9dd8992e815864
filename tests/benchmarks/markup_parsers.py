"""Measures reading 500 KB in each format, an edit of it, and the parsers that were weighed for it; prints figures.

Run with ``python tests/benchmarks/markup_parsers.py``. Parsers that are not installed are left out.
"""

import re
import textwrap
import time
from collections.abc import Callable
from importlib import import_module

from pincite.markup.blocks import Format
from pincite.markup.outline import outline, outline_again
from pincite.markup.reading import read

SENTENCE = "The movant bears the initial burden of showing that there is “no genuine dispute” as to any material fact. "
CITES = [
    "*Roe v. Wade*, 410 U.S. 113, 120 (1973). ",
    "*Id.* at 125. ",
    "*Doe*, *supra*, at 3. ",
    "See 42 U.S.C. § 1983(a)(2). ",
    "",
]


def brief(size: int = 500_000) -> str:
    """A Markdown brief of about ``size`` characters: headings, paragraphs, citations."""
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        sentences = [SENTENCE + CITES[(number + index) % len(CITES)] for index in range(3 + number % 5)]
        part = f"## {number}. The Court Should Grant the Motion\n\n" if number % 12 == 1 else ""
        part += "".join(sentences).rstrip() + "\n\n"
        parts.append(part)
        length += len(part)
    return "".join(parts)


def wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(part, 80) for part in text.split("\n\n"))


def as_latex(text: str) -> str:
    text = re.sub(r"^## (.*)$", r"\\section{\1}", text, flags=re.MULTILINE)
    return re.sub(r"\*([^*]+)\*", r"\\emph{\1}", text).replace("§ ", "\\S~").replace("“", "``").replace("”", "''")


def best(run: Callable[[], object], times: int = 3) -> float:
    """The shortest of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        took.append(time.perf_counter() - begun)
    return 1000 * min(took)


def whole_parsers(markdown: str, latex: str) -> dict[str, Callable[[], object]]:
    """Other parsers, each over a whole document."""

    def pylatexenc() -> object:
        walker = import_module("pylatexenc.latexwalker").LatexWalker
        return [walker(part, tolerant_parsing=True).get_latex_nodes() for part in latex.split("\n\n")]

    def markdown_it() -> object:
        return import_module("markdown_it").MarkdownIt("commonmark").parse(markdown)

    def tree_sitter(grammar: str) -> object:
        sitter, grammars = import_module("tree_sitter"), import_module("tree_sitter_markdown")
        parser = sitter.Parser(sitter.Language(getattr(grammars, grammar)()))
        return [parser.parse(part.encode()) for part in markdown.split("\n\n")]

    return {
        "markdown-it, blocks and inlines": markdown_it,
        "tree-sitter-markdown, blocks": lambda: tree_sitter("language"),
        "tree-sitter-markdown, inlines": lambda: tree_sitter("inline_language"),
        "pylatexenc, by paragraph": pylatexenc,
    }


def main() -> None:
    markdown = brief()
    plain = markdown.replace("*", "").replace("## ", "")
    latex = as_latex(markdown)
    documents = {
        "plain": (Format.PLAIN, plain),
        "plain, wrapped": (Format.PLAIN, wrapped(plain)),
        "markdown": (Format.MARKDOWN, markdown),
        "markdown, wrapped": (Format.MARKDOWN, wrapped(markdown)),
        "latex": (Format.LATEX, latex),
        "latex, wrapped": (Format.LATEX, wrapped(latex)),
    }
    print(f"{'500 KB':26}{'read':>10}{'outline':>10}{'edit':>10}  ms{'read / edit':>14}")
    for name, (language, text) in documents.items():
        middle = text.index("burden", len(text) // 2)
        edited, before = f"{text[:middle]}x{text[middle:]}", outline(text, language)
        whole = best(lambda text=text, language=language: read(text, language))
        afresh = best(lambda text=text, language=language: outline(text, language))
        again = best(lambda text=edited, before=before: outline_again(text, before), 9)
        print(f"{name:26}{whole:10.1f}{afresh:10.1f}{again:10.2f}    {whole / again:13,.0f}x")
    for name, parse in whole_parsers(markdown, latex).items():
        try:
            print(f"{name:54}{best(parse, 1):10.1f}")
        except ImportError as missing:
            print(f"{name:54}{'-':>10}  ({missing})")


if __name__ == "__main__":
    main()
