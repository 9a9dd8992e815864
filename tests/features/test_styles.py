"""Citations written in another house style, or in the draft's own, and nothing but citations."""

import pytest

from pincite.analysis import Analysis
from pincite.features.edits import apply
from pincite.features.styles import converted, formatted, lacks_sign, signed
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style
from pincite.text.spans import Span


def read(text, style=Style.AUTO):
    return Analysis().snapshot(text, Format.MARKDOWN, Settings(style=style))


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        (
            "*A v. Bell*, 307 F.3d 1258, 1262 n. 3 (10th Cir.2002). *C v. Dell*, 103 S.Ct. 1741 (1983).",
            Style.BLUEBOOK,
            "*A v. Bell*, 307 F.3d 1258, 1262 n.3 (10th Cir. 2002). *C v. Dell*, 103 S. Ct. 1741 (1983).",
        ),
        (
            "*C v. Dell*, 461 U.S. 238, 245 (1983). *E v. Fell*, 307 F.3d 1258 (CA10 2002).",
            Style.SCOTUS,
            "*C v. Dell*, 461 U. S. 238, 245 (1983). *E v. Fell*, 307 F. 3d 1258 (CA10 2002).",
        ),
    ],
)
def test_a_draft_in_another_style(text, style, expected):
    assert apply(text, converted(read(text), style, Span(0, len(text)))) == expected


def test_only_the_selection_is_converted():
    text = "See 103 S.Ct. 1741 (1983).\n\nSee 103 S.Ct. 1745 (1983)."
    within = Span(text.rindex("See"), len(text))
    assert apply(text, converted(read(text), Style.BLUEBOOK, within)).count("S. Ct.") == 1


def test_a_part_is_formatted_as_the_draft_has_it_and_prose_is_left_alone():
    text = (
        "See 408 U.S. 564, 570-5 (1972). It was “so”.. See 408 U.S. 564, 580-1 (1972). See 408 U.S. 564, 590-1 (1972)."
    )
    within = Span(text.index("See 408"), text.index("See 408 U.S. 564, 590"))
    formed = apply(text, formatted(read(text), within))
    assert formed == text.replace("570-5", "570-75").replace("580-1", "580-81")


def test_every_section_gets_its_sign():
    text = "See 42 U.S.C. 1983; 42 U.S.C. 1985. And 42 U.S.C. § 1988, 29 U.S.C. 151. See 18 U.S.C. 2, 18 U.S.C. 3."
    snapshot = read(text)
    assert lacks_sign(snapshot, text.index("1983"))
    assert not lacks_sign(snapshot, text.index("1988"))
    assert apply(text, signed(snapshot)).count("§ ") == 6
