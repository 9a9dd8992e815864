"""Any bytes under any name are read as a text or refused: never an error, never a mark outside the text."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pincite.library.index import row_of, stamp_of
from pincite.library.readers.model import UnreadableError
from pincite.library.readers.reading import text_of

PIECES = [
    "Roe v. Doe, 408 U.S. 564 (1972)\n\n", "*565 ", "**2702 ", "[*566]", "[1] A note.\n", "¶ 3 ",
    "§ 12. Things.\n(a) One.\n(1) Two.\n",
    "\f", "565\n\n", "---\ncitation: 408 U.S. 564\n---\n", "---\ncitation: [1, {a: b}]\n",
    "+++\ncitation = 3\n+++\n", "# Head\n",
    "<html><body>", "<p>", "</p>", "<span class='star-pagination'>*565</span>", "<pre>", "&#x0;", "&bogus;",
    "<a id='p565'>",
    "<?xml version='1.0' encoding='x'?>", "<!DOCTYPE html [", "<![CDATA[", "%PDF-1.7\n", "PK\x03\x04",
    "\x00", "\ufeff", "\ud800", "é",
    "words of the opinion. ", "1 U.S. 1, ", '{"a": ', "[", "null", "}", "NOTES\n\n",
]  # fmt: skip
NAMES = ["x.txt", "x.md", "x.html", "x.xml", "x.pdf", "x.docx", "x.json", "408 U.S. 564.txt", "x", "x.JSON"]
KEYS = [
    "plain_text", "html", "html_with_citations", "xml_harvard", "citations", "casebody", "data",
    "head_matter", "opinions",
    "text", "name", "name_abbreviation", "date_filed", "decision_date", "first_page", "reporter", "cite",
    "type", "id", "court",
]  # fmt: skip
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(PIECES), st.just("408 U.S. 564")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)),
    max_leaves=8,
)
TEXTS = (
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
CONTENTS = st.one_of(
    TEXTS,
    st.binary(max_size=60),
    st.builds(
        bytes.__add__, st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"<html>"]), st.binary(max_size=60)
    ),
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8).map(lambda table: json.dumps(table).encode()),
)
BESIDE = st.one_of(st.none(), st.just(b'citation = "408 U.S. 564"\n'), TEXTS, st.binary(max_size=20))
MANY = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def check(text):
    for marks in text.marks.values():
        starts = [mark.start for mark in marks]
        assert starts == sorted(starts)
        assert all(0 <= start <= len(text.text) for start in starts)
    starts = [piece.start for piece in text.pieces]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(text.text) for start in starts)


@MANY
@given(CONTENTS, st.sampled_from(NAMES), BESIDE)
def test_any_file(content, name, beside):
    with suppress(UnreadableError):
        check(text_of(Path(name), content, beside))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", "\ud800 *565".encode("utf-8", "surrogatepass"), b"%PDF-", b"PK"]
)
@pytest.mark.parametrize("name", NAMES)
def test_what_the_index_makes_of_it(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    row = row_of(path, stamp_of(path))
    assert not row.problem.startswith("cannot be read: ")
