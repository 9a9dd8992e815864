"""``python -m pincite``: the same as the ``pincite`` command."""

from pincite.cli import main

main(prog_name="pincite")
