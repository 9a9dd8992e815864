"""The analysis: a document read and judged as a whole, and again after each edit."""

from pincite.analysis.body import Body
from pincite.analysis.others import Elsewhere, Other
from pincite.analysis.snapshot import Analysis, Known, Snapshot, near, warm_up

__all__ = ["Analysis", "Body", "Elsewhere", "Known", "Other", "Snapshot", "near", "warm_up"]
