"""The words of keeping and disposing of files (档案保管、销毁): classes of petitions, batches, lines, holds."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class RetentionClass(Term):
    """Which period counts for a petition (档案保管期限)."""

    ACCUSATION = "accusation", "检举控告", "accusation"
    OPINION = "opinion", "有正式意见的", "with a formal opinion"
    SAFETY = "safety", "安全隐患", "safety hazard"
    OTHER = "other", "其他办结的", "other closed matters"


class BatchStatus(Term):
    """Where a batch of disposal (销毁批次) stands."""

    PROPOSED = "proposed", "待批准", "awaiting approval"
    APPROVED = "approved", "已批准，正在销毁", "approved, being carried out"
    DONE = "done", "已销毁完毕", "carried out"
    DROPPED = "batch_dropped", "批次已撤回", "batch dropped"


class LineStatus(Term):
    """What became of one line of a batch."""

    LISTED = "listed", "列入", "listed"
    STRUCK = "struck", "已划掉", "struck out"
    ERASED = "erased", "内容已删，文件待清", "texts gone, files to follow"
    DISPOSED = "disposed", "已销毁", "disposed of"
    SPARED = "spared", "销毁前有变化，没有销毁", "spared: something changed before"
