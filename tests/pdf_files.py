"""PDF files by hand, sound or not."""


def pdf(*objects, trailer=""):
    """A PDF of some objects, the first of which is its catalogue."""
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return f"{out}startxref\n{out.index('xref')}\n%%EOF".encode()
