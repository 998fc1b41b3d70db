"""The models of the record."""

from onrecord.record.models.mixin import Answer, CorrectedErrorReturns, RecordMixin, quoted
from onrecord.record.models.versions import Notice, Permanent, RecordIsPermanent, Version
from onrecord.record.models.workflow import RecordApprovalTask

__all__ = [
    "Answer",
    "CorrectedErrorReturns",
    "Notice",
    "Permanent",
    "RecordApprovalTask",
    "RecordIsPermanent",
    "RecordMixin",
    "Version",
    "quoted",
]
