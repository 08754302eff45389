"""How long the texts of a petition may be, in characters, and what still counts as one."""

from __future__ import annotations

TITLE_LIMIT = 60
TEXT_LIMIT = 10_000  # the national exchange takes 4,000; longer stories become an attachment
CLAIM_LIMIT = 1_000
CLAIMS_LIMIT = 20
SHORT_LIMIT = 200  # place, reason in one line
WRITING_LIMIT = 5_000  # a reason, a remark, an opinion
