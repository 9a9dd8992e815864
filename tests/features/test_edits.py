"""Edits made one upon another, undone, and followed to where they move the rest."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pincite.checks.model import Edit
from pincite.features.edits import apply, compose, inverse, merged, moves
from pincite.text.spans import Span

TEXT = "0123456789"


@st.composite
def edits(draw, length=10):
    """Edits of a text that do not overlap."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    return [Edit(Span(a, b), draw(st.text("abc", max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(st.data())
def test_two_rounds_of_edits_are_one(data):
    first = data.draw(edits())
    once = apply(TEXT, first)
    second = data.draw(edits(len(once)))
    both = compose(TEXT, first, second)
    assert apply(TEXT, both) == apply(once, second)
    assert all(one.span.end < other.span.start for one, other in pairwise(both))


@given(edits())
def test_what_was_done_can_be_undone(made):
    assert apply(apply(TEXT, made), inverse(TEXT, made)) == TEXT


@given(edits(), st.integers(0, 10), st.integers(0, 10))
def test_what_no_edit_meets_is_found_again(made, one, other):
    span = Span(min(one, other), max(one, other))
    if not any(edit.span.start <= span.end and span.start <= edit.span.end for edit in made):
        assert apply(TEXT, made)[slice(*moves(made)(span))] == TEXT[slice(*span)]


def test_a_span_takes_in_what_is_typed_beside_it():
    moved = moves([Edit(Span(2, 2), "ab"), Edit(Span(4, 4), "c")])
    assert [moved(span) for span in (Span(0, 1), Span(2, 4), Span(3, 3), Span(5, 6))] == [
        (0, 1), (2, 7), (5, 5), (8, 9),
    ]  # fmt: skip


def test_spans_that_meet_are_one():
    assert merged([Span(5, 6), Span(0, 2), Span(2, 3), Span(1, 2)]) == [(0, 3), (5, 6)]
