"""Who is meant: the citations of a whole document, joined to authorities and antecedents."""
