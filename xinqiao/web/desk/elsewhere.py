"""The steps that have no form at the desk, because they are taken elsewhere."""

from __future__ import annotations

# Not taken on this page: creating has its own, rating and asking to have it done anew are the petitioner's, and these two are parts of another step.
ELSEWHERE = frozenset({"note_same", "take_in", "let_out", "leave_merge", "go_in", "come_out", "send_together", "return_together", "accept_together", "answer_together", "put_back", "register", "take_away", "carry_complained", "note_complained", "seal_at_filing", "save_receipt", "rate", "ask_reopen", "send", "send_designated", "give_back", "breach", "alert", "remind_urgent", "alarm_urgent", "lapse", "redo", "end", "take_up_again", "conclude_review", "conclude_final_review", "pause_for_hearing", "resume_after_hearing", "drop_review", "drop_final_review", "succeed", "sample", "recount", "ask_recusal", "ask_hearing", "agree_to_mediation", "decline_mediation", "confirm_settlement", "reject_settlement", "settle", "promise_by_settlement", "watch_retaliation", "fear_retaliation", "fear_again", "say_more", "answer_check_in", "write_back", "watch_elsewhere", "ask_contact", "prove_contact", "drop_contact", "disown_contact"})
