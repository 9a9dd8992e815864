"""The texts that a draft can cite, as one draft asks for them."""

from pincite.citations.model import Source
from pincite.library.index import Index
from pincite.library.places import Places
from pincite.library.shelf import Shelf


def test_a_draft_is_held_to_the_texts_as_they_were_when_it_asked(tmp_path):
    folder = tmp_path / "authorities"
    folder.mkdir()
    (folder / "roth.txt").write_text("Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first page. *577 Property is here.\n")
    index = Index(tmp_path / "library.sqlite3")
    index.update([folder])
    shelf, place = Shelf(index, Places((folder,))), [Source("408", "U.S.", "564", "U.S.")]
    (text,) = shelf.texts(place)
    (folder / "roth.txt").unlink()
    assert [*shelf.texts(place)] == [text]
    assert [*Shelf(index, Places((folder,))).texts(place)] == []
    assert [*shelf.texts([Source("1", "U.S.", "2", "U.S.")])] == []
    index.close()
