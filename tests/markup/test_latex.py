"""LaTeX reads as it is typeset."""

import pytest

from pincite.markup.blocks import Block, Format
from pincite.markup.reading import read


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.content.kind.value, block.content.readable.text) for block in read(text, Format.LATEX)]


def only(text: str) -> Block:
    (block,) = read(text, Format.LATEX)
    return block


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        (r"\emph{Roe v. Wade}, 410~U.S.\ 113, \textbf{b} \textsc{c} \underline{d}", "Roe v. Wade, 410 U.S. 113, b c d"),
        (r"42 U.S.C. \S~1983, \S\,1984, \S 1985, \S{} 1986, \P~3", "42 U.S.C. § 1983, § 1984, § 1985, § 1986, ¶ 3"),
        (r"\S\S~1--2 --- ``quoted'' text", "§§ 1–2 — “quoted” text"),
        (r"5\% \& \$6 a\_b \#1 \{x\} \ldots", "5% & $6 a_b #1 {x} …"),
        ("one % 410 U.S. 113\ntwo", "one two"),
        (r"see \href{https://x.y/z}{the opinion} and \url{https://x.y}", "see the opinion and"),
        (r"a\label{x} b \ref{y} c\cite[p.~3]{z} d\pagebreak[2] e", "a b c d e"),
        (r"math $x^2$ and \(y\) gone", "math and gone"),
        (r"Garc\'ia, Garc{\'\i}a, \c{c}, \~n, Erd\H{o}s", "García, García, ç, ñ, Erdős"),
        (r"{\em Foo v. Bar}, {\it Id.} at 3", "Foo v. Bar, Id. at 3"),
        (r"the \mymacro{410 U.S. 113} stays", "the 410 U.S. 113 stays"),
        (r"\usc{42}{1983} \noindent [T]he \textquote[cite]{foo}", "42 1983 [T]he foo"),
        (r"a \verb|410 U.S.| b", "a b"),
        ("stray } brace and {open \\emph{Id.", "stray brace and open Id."),
        (r"\textit{Roe} \textcolor{red}{v.} \uline{Wade}", "Roe v. Wade"),
        ("the cita-\ntion and pred*1121icates, at *3", "the citation and predicates, at *3"),
    ],
)
def test_inlines(typed: str, read_as: str) -> None:
    assert only(typed).content.readable.text == read_as


def test_emphasis_is_kept_in_readable_offsets() -> None:
    content = only(r"See \emph{Roe v.~Wade}, \textbf{no}, {\itshape Id.} \underline{So}.").content
    assert [content.readable.text[span.start : span.end] for span in content.emphasis] == ["Roe v. Wade", "Id.", "So"]


def test_blocks() -> None:
    text = r"""
\documentclass{article}
\newcommand{\x}{410 U.S. 113}

\begin{document}
\section*{Intro \emph{now}}
Para one\footnote{See \textit{Id.} at 3.

More 5 U.S. 3.} goes on.

\begin{quote}
Quoted 1 U.S. 1.
\end{quote}
\subsection{Sub}

\begin{itemize}
\item One.

\item Two.
\end{itemize}

\begin{verbatim}
1 U.S. 2

{{{
\end{verbatim}
\begin{comment}
1 U.S. 3

\end{comment}
\begin{equation} 1 U.S. 4 \end{equation}
End.\footnotemark[7]
\begin{thebibliography}{9}
\bibitem{a} 1 U.S. 5
\end{thebibliography}
\end{document}
1 U.S. 6
"""
    assert outline(text) == [
        ("heading", "Intro now"),
        ("paragraph", "Para one goes on."),
        ("footnote", "See Id. at 3."),
        ("footnote", "More 5 U.S. 3."),
        ("quotation", "Quoted 1 U.S. 1."),
        ("heading", "Sub"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("paragraph", "End."),
    ]
    blocks = read(text, Format.LATEX)
    assert [block.content.level for block in blocks if block.content.level] == [1, 2]
    assert blocks[1].content.calls == ((8, ""),)
    assert blocks[-1].content.calls == ((4, "7"),)
    assert blocks[1].start < blocks[2].start < blocks[2].end < blocks[1].end


def test_a_table_of_authorities_ends_at_a_heading_that_is_no_deeper() -> None:
    text = r"""
\section*{Table of Authorities}

\emph{Roe}, 1 U.S. 1 \dotfill 3

\subsection*{Statutes}

1 U.S.C. \S 1

\section{Argument}

Now.
"""
    kinds = [kind for kind, _ in outline(text)]
    assert kinds == [*("heading", "table-of-authorities", "heading", "table-of-authorities", "heading", "paragraph")]
