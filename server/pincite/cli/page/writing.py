"""The page written: templates filled with a review, and a policy that lets it load and run nothing but its own."""

import hashlib
import unicodedata
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pincite import __version__
from pincite.checks.model import Severity
from pincite.cli.page.chart import chart
from pincite.features.review import Cited, Form, Review, State


def page(title: str, review: Review, on: date) -> str:
    """The whole page about a draft called ``title``, as HTML."""
    style, script = _own("page.css"), _own("page.js")
    return _templates().get_template("page.html").render(
        title=title,
        review=review,
        on=f"{on.day} {on:%B %Y}",
        version=__version__,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        states=_counted(State, (cited.state for cited in review.citations)),
        forms=_counted(Form, (cited.form for cited in review.citations)),
        gravities=_counted(Severity, (flaw.finding.severity for flaw in review.flaws)),
        gravest=sorted(review.flaws, key=lambda flaw: list(Severity).index(flaw.finding.severity)),
        flawed=_counted(Severity, (gravity for cited in review.citations for gravity in {*_gravities(cited)})),
        unchecked=Counter(cited.unchecked for cited in review.citations if cited.unchecked).most_common(),
        chart=chart(review),
        count=count,
    )  # fmt: skip


def summary(review: Review) -> str:
    """One line about what the page says."""
    unresolved = sum(cited.state is State.UNRESOLVED for cited in review.citations)
    cited, found = count(len(review.citations), "citation"), count(len(review.flaws), "problem")
    return f"{cited}, {unresolved:,} not resolved; {found}."


def count(number: int, noun: str, nouns: str = "") -> str:
    """So many of a thing, in words: ``1,200 citations``."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def _counted(of: Iterable[Any], found: Iterable[Any]) -> dict[str, int]:
    """How many there are of each, in the order of their kind."""
    counts = Counter(found)
    return {str(each): counts[each] for each in of}


def _gravities(cited: Cited) -> Iterable[Severity]:
    return (flaw.finding.severity for flaw in cited.flaws)


def _own(name: str) -> Markup:
    return Markup(files(__package__).joinpath("templates", name).read_text("utf-8"))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: Any) -> Any:
    """Text of the draft without what HTML cannot hold: control characters have a sign in their place."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" and char != "\n" else char for char in value)
