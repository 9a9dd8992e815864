"""Every reference of a real opinion, annotated by hand."""

from annotations import annotated, mismatches


def test_castle_rock(corpus):
    folder = corpus / "castle-rock"
    gold = annotated(folder / "gold.jsonl")
    assert sum(not reference.get("optional") for reference in gold) == 134
    assert mismatches(folder / "opinion.txt", gold) == []
