"""Every grammar reads any text to its end: what it finds stands in the text, in order, and as it is said to stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.citations import constitutions, forms, laws, pins, records, reporters, rules, secondary
from pincite.citations.model import Citation
from pincite.citations.parse import parse
from pincite.citations.pins import Frame
from pincite.text.spans import Span

WORDS = [
    *"See Id. id. Ibid. supra at n. nn. note p. pp. § §§ ¶ ¶¶ v. In re".split(),
    *"cert. denied & and to et seq. - – — , ; : . ( ) [ ]".split(),
    *"U.S. S. Ct. F.3d F. Supp. 2d So. A.2d Cal.4th WL LEXIS N.Y.S.2d N.E.2d Ill. App. Ohio".split(),
    *"U.S.C. C.F.R. Colo. Rev. Stat. Md. Code Ann. tit. ch.".split(),
    *"Pub. L. No. Fed. Reg. Stat. Const. amend. art. cl. XIV".split(),
    *"Fed. R. Civ. P. Restatement (Second) of Torts Harv. L. Rev.".split(),
    *"H.R. Rep. Compl. Dep. Tr. ECF Dkt. Doc. R. Ct. Op.".split(),
    *"Roe Doe United States Winnebago County 10th Cir. 1972 1,265 195-97".split(),
    *"408 564 12 *3 12a 41:19 2004 XX I0 l9 O".split(),
    *"“ ” ‘ ’ \" ' * _ ** … \u00ad \u0301 \u2028 \n \t \f \r é 😀 𝒮 \x00 \ud800".split(" "),
    " ", "  ", " at ", ", ", "; ", ". ", "(quoting ", "(citing ", " (“Roe”)", "--", "\n\n",
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: f"{word} "), st.text(max_size=3)),
    max_size=40,
).map("".join)
MANY = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def within(span, text):
    return 0 <= span.start <= span.end <= len(text)


def check(citation: Citation, text: str) -> None:
    assert within(citation.span, text)
    assert citation.span.start < citation.span.end
    assert within(citation.full, text)
    assert citation.full.covers(citation.span)
    spans = [pin.span for pin in citation.pins] + [aside.span for aside in citation.parentheticals]
    spans += [flaw.span for flaw in citation.flaws] + [span for span in (citation.dated,) if span]
    spans += [citation.name.span] if citation.name else []
    assert all(within(span, text) for span in spans)
    starts = [pin.span.start for pin in citation.pins]
    assert starts == sorted(starts)


@MANY
@given(TEXTS)
def test_a_block(text):
    found = parse(text, ("Ct. Op.",))
    for index, citation in enumerate(found.citations):
        check(citation, text)
        assert citation.parallel_of is None or 0 <= citation.parallel_of < index
        assert citation.nested_in is None or 0 <= citation.nested_in < len(found.citations) != citation.nested_in
    starts = [citation.span.start for citation in found.citations]
    assert starts == sorted(starts)
    assert all(text.startswith(word, at) for word, places in found.capitals.items() for at in places)


@MANY
@given(TEXTS)
def test_each_kind_of_source(text):
    for grammar in (laws, secondary, rules, constitutions, records):
        found = grammar.read(text, frozenset(grammar.FORMS))
        for citation in found:
            check(citation, text)
        assert found == grammar.read(text, forms.finder(grammar.FORMS).standing(text))


@MANY
@given(TEXTS)
def test_reporters(text):
    last = 0
    for mention in reporters.mentions(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.covers(mention.head)
        last = mention.span.start


@MANY
@given(TEXTS, st.integers(0, 60), st.integers(-3, 300), st.sampled_from(Frame))
def test_pins(text, at, limit, frame):
    at = min(at, len(text))
    found = pins.read(text, at, limit, frame)
    assert at <= found.end <= max(at, min(limit, len(text)))
    for span in [pin.span for pin in found.pins]:
        assert at <= span.start < span.end <= found.end
    assert all(within(flaw.span, text) for flaw in found.flaws)
    assert [pin.span for pin in found.pins] == sorted(pin.span for pin in found.pins)


def test_what_is_checked_is_checked():
    (citation,) = parse("See Roe v. Doe, 408 U.S. 564, 577 (1972).").citations
    assert citation.pins[0].span == Span(30, 33)
