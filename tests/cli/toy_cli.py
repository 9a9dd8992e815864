"""The command line over an analysis that comes to grief: GRIEF in a draft raises, DEATH ends its process.

With ``--impatient`` progress is shown at once.
"""

import os
import sys

from pincite import analysis

snapshot = analysis.Analysis.snapshot


def grieve(self, text, *rest, **more):
    if "GRIEF" in text:
        raise RecursionError("too deep")
    if "DEATH" in text:
        os._exit(9)
    return snapshot(self, text, *rest, **more)


analysis.Analysis.snapshot = grieve

if __name__ == "__main__":
    from pincite.cli import main, progress

    if "--impatient" in sys.argv:
        sys.argv.remove("--impatient")
        progress.PATIENCE = 0
    main()
