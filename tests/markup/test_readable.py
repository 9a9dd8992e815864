"""The map from readable text back to the source is exact."""

from hypothesis import given
from hypothesis import strategies as st
from readable_laws import check

from pincite.markup.readable import Edit, Readable
from pincite.text.spans import Span


@st.composite
def edited(draw: st.DrawFn) -> tuple[Readable, str]:
    source = draw(st.text(alphabet="abc ", max_size=30))
    readable = Readable.verbatim(source)
    for _ in range(draw(st.integers(0, 3))):
        bounds = sorted(draw(st.sets(st.integers(0, len(readable.text)), max_size=8)))
        edits = [
            Edit(start, end, draw(st.sampled_from(["", "§"])))
            for start, end in zip(bounds[::2], bounds[1::2], strict=False)
        ]
        readable = readable.edited(edits)
    return readable, source


@given(edited())
def test_edits_upon_edits_keep_the_map_exact(made: tuple[Readable, str]) -> None:
    check(*made)


def test_hidden_text_belongs_to_what_follows() -> None:
    readable = Readable.verbatim("See *Roe*").edited([Edit(4, 5), Edit(8, 9)])
    assert readable.text == "See Roe"
    assert [readable.readable(offset) for offset in range(10)] == [0, 1, 2, 3, 4, 4, 5, 6, 7, 7]
    assert readable.source(Span(4, 7)) == Span(5, 8)


def test_nothing_reads_as_nothing() -> None:
    empty = Readable.verbatim("")
    assert (empty.source_start(0), empty.source_end(0), empty.readable(0)) == (0, 0, 0)
