"""The answers: for each request about a document, what a feature finds, as the protocol has it."""

from pincite.lsp.answers import finding, law, mending, reading, rewriting, showing, typing
from pincite.lsp.answers.asked import Across, Answers

ANSWERS: Answers = {
    **reading.ANSWERS,
    **mending.ANSWERS,
    **rewriting.ANSWERS,
    **typing.ANSWERS,
    **showing.ANSWERS,
    **law.ANSWERS,
    **finding.ANSWERS,
}
ACROSS: Across = finding.ACROSS
