"""What is shown beside forms that lean on an earlier citation."""

import pytest

from pincite.analysis import Analysis
from pincite.features.hints import hints, place, tooltip
from pincite.markup.blocks import Format
from pincite.settings import HintOn
from pincite.text.spans import Span

DESHANEY = "*DeShaney v. Winnebago County*, 489 U.S. 189, 195 (1989)"
ARTICLE = "Karl Llewellyn, *Some Realism About Realism*, 44 Harv. L. Rev. 1222 (1931)"


def read(text, markup=Format.MARKDOWN):
    return Analysis().snapshot(text, markup)


def shown(text, kinds=frozenset(HintOn), markup=Format.MARKDOWN):
    """The draft with its hints where they are shown."""
    for hint in reversed([*hints(read(text, markup), Span(0, len(text)), kinds)]):
        text = f"{text[: hint.offset]}⟨{hint.label}⟩{text[hint.offset :]}"
    return text


@pytest.mark.parametrize(
    ("cited", "hinted"),
    [
        (DESHANEY, "*Id.* at 200⟨DeShaney, 489 U.S. 189⟩."),
        (DESHANEY, "*Id.*⟨DeShaney, 489 U.S. 189⟩ So it is."),
        (DESHANEY, "*See id.*⟨DeShaney, 489 U.S. 189⟩; *In re Gault*, 387 U.S. 1 (1967)."),
        (DESHANEY, "*DeShaney*, *supra*, at 200⟨489 U.S. 189⟩."),
        (DESHANEY, "Like 489 U.S. at 200⟨DeShaney⟩, it holds."),
        (DESHANEY, "*DeShaney*, 489 U.S. at 200."),
        (DESHANEY, "We read *DeShaney*⟨489 U.S. 189⟩ so."),
        (ARTICLE, "*Id.* at 1223⟨Karl Llewellyn, 44 Harv. L. Rev. 1222⟩."),
        (ARTICLE, "Llewellyn, *supra*, at 1223⟨44 Harv. L. Rev. 1222⟩."),
        ("42 U.S.C. § 1983", "*Id.* § 1988(b)⟨42 U.S.C. § 1988⟩."),
        ("42 U.S.C. § 1983", "Under Section 1983⟨42 U.S.C. § 1983⟩ he sued."),
        ("42 U.S.C. § 1988(a)", "Under subsection (b)⟨42 U.S.C. § 1988⟩ he sued."),
        ("App. at 14", "*Id.* at 15⟨App.⟩."),
        ("", "See 42 U.S.C. §§ 1983 and 1988."),
        ("", "*Id.* at 200."),
        ("", "*Olim*, *supra*, at 245. *Id.* at 246."),
        ("", "461 U.S. at 245."),
    ],
)
def test_a_form_that_leans_says_what_it_means(cited, hinted):
    plain = "".join(part.partition("⟩")[2] or part for part in hinted.split("⟨"))
    before = f"See {cited}.\n\n" if cited else ""
    assert shown(before + plain) == before + hinted


def test_nothing_is_said_where_two_could_be_meant():
    two = "*Smith v. Jones*, 1 F.3d 2 (10th Cir. 1993); *Smith v. Brown*, 3 F.3d 4 (10th Cir. 1993).\n\n"
    snapshot = read(f"{two}*Smith*, *supra*, at 5.")
    assert snapshot.references[-1].rivals
    assert shown(snapshot.text) == snapshot.text


def test_a_name_is_explained_once_in_a_paragraph_and_not_beside_its_citation():
    assert shown(f"{DESHANEY}. *DeShaney* holds.\n\n*DeShaney* holds. *DeShaney* it is.") == (
        f"{DESHANEY}. *DeShaney* holds.\n\n*DeShaney*⟨489 U.S. 189⟩ holds. *DeShaney* it is."
    )


def test_hints_in_latex_stand_behind_the_emphasis():
    text = r"\emph{Roe v. Wade}, 410 U.S. 113 (1973). It\footnote{\emph{Id.}} is."
    assert shown(text, markup=Format.LATEX).endswith(r"\emph{Id.}⟨Roe, 410 U.S. 113⟩} is.")


@pytest.mark.parametrize("kind", HintOn)
def test_every_kind_can_be_shown_alone(kind):
    text = (
        f"{DESHANEY}; 42 U.S.C. § 1983.\n\n*Id.*\n\n*DeShaney*, *supra*, at 200.\n\nSo *DeShaney* holds.\n\n"
        "Like 489 U.S. at 200, it is.\n\nUnder Section 1983 he sued."
    )
    every = [*hints(read(text), Span(0, len(text)), frozenset(HintOn))]
    one = [*hints(read(text), Span(0, len(text)), frozenset({kind}))]
    assert len(every) == len(HintOn)
    assert one == [every[[HintOn.ID, HintOn.SUPRA, HintOn.NAME, HintOn.SHORT, HintOn.SECTION].index(kind)]]


def test_only_what_is_asked_for():
    text = f"{DESHANEY}. *Id.* at 7.\n\n*Id.* at 8. *Id.* at 9.\n"
    asked = Span(text.index("*Id.* at 8"), text.index(" *Id.* at 9"))
    assert [hint.offset for hint in hints(read(text), asked, frozenset(HintOn))] == [text.index(" 8") + 2]


def test_a_hint_leads_to_the_full_citation_and_says_why():
    snapshot = read(f"See {DESHANEY}. *Id.* at 200.")
    (hint,) = hints(snapshot, Span(0, len(snapshot.text)), frozenset(HintOn))
    assert snapshot.text[slice(*place(snapshot, hint.reference))] == "489 U.S. 189, 195"
    assert tooltip(snapshot, hint.reference) == (
        "DeShaney v. Winnebago County, 489 U.S. 189 (1989): the authority cited immediately before"
    )
