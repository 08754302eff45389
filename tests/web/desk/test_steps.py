"""One view for all steps: forms for all of them, refusals that keep what was typed, stale forms, closed steps."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from html import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.walking import Walk
from tests.web.visiting import petition_url, step_url
from xinqiao.ledger.append import history
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.petitions.perform import step_module
from xinqiao.petitions.zone import local_day
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Duty
from xinqiao.web.desk.forms import ELSEWHERE, FORMS
from xinqiao.web.desk.steps_open import DOES

pytestmark = pytest.mark.django_db

REPLY = {
    f"{part}_{n}": text
    for n in (1, 2)
    for part, text in (
        ("outcome", "support"),
        ("facts", "属实"),
        ("basis", "供暖办法第九条"),
        ("opinion", "三日内恢复"),
    )
}
SERVE = {
    "way": "in_person",
    "result": "signed",
    "served_on": "",
    "recipient": "本人",
    "witness": "",
    "tracking_number": "",
    "reason": "",
}
# step: station it starts at, who takes it, what he fills in, where the petition stands afterwards
WAYS = {
    "propose_publication": ("replied", "clerk", {"title": "宿舍停暖", "question": "恢复供暖", "answer": "三日内恢复供暖，取暖费退还", "agreed_on": "TODAY", "consent": "当面签了同意书"}, "replied"),
    "publish": ("publication_proposed", "head", {}, "replied"),
    "decline_publication": ("publication_proposed", "head", {"reason": "还能看出是谁"}, "replied"),
    "take_down": ("published", "clerk", {"reason": "本人打电话要求"}, "replied"),
    "triage": ("registered", "clerk", {"category": "0703", "path": "usual", "claims": "恢复供暖\n退费\n道歉"}, "triaged"),
    "ask_supplement": ("registered", "clerk", {"question": "从哪天起停的？"}, "awaiting_supplement"),
    "assign": ("triaged", "clerk", {"unit_id": "MINE", "instruction": "先派人看", "report_on": "REPORT"}, "assigned"),
    "forward": ("triaged", "clerk", {"unit_id": "MINE", "instruction": ""}, "forwarded"),
    "refuse": ("triaged", "clerk", {"ground": "outside", "reason": "属于市供热公司", "where_to_go": "市供热公司"}, "refused"),
    "divert": ("triaged_diverting", "clerk", {"competent_body": "仲裁委", "limit": "一年", "help_offered": ""}, "diverted"),
    "designate": ("returned_twice", "leader", {"unit_id": "MINE", "reason": "产权在二矿", "report_on": "REPORT"}, "assigned"),
    "mark_urgent": ("assigned", "clerk", {"reason": "楼前聚了五十多人，有人要封路", "measures": ""}, "assigned"),
    "acknowledge_urgent": ("urgent", "leader", {"measures": "保卫处长带队，半小时到"}, "assigned"),
    "unmark_urgent": ("urgent", "clerk", {"reason": "人已经散了"}, "assigned"),
    "send_copy": ("accepted", "clerk", {"unit_id": "OTHER", "why": "三矿有同样的楼"}, "accepted"),
    "end_copy": ("copied", "clerk", {}, "accepted"),
    "name_complained": ("triaged", "clerk", {"unit_id": "OTHER", "why": "信里说三矿扣了取暖费"}, "triaged"),
    "lift_complained": ("complained", "clerk", {"reason": "扣费的不是三矿"}, "triaged"),
    "refer_up": ("triaged", "clerk", {"to": "省国资委纪检监察组", "where": "0391-5550199", "reason": "反映的是集团主要领导"}, "going_up"),
    "refer_up_sealed": ("sealed", "discipline", {"to": "省国资委纪检监察组", "where": "0391-5550199", "reason": "检举的是纪检人员自己"}, "going_up"),
    "confirm_sent_up": ("going_up", "clerk", {"sent_on": "TODAY", "how": "机要 0012", "is_printed": "on"}, "gone_up"),
    "name_complained_sealed": ("sealed", "discipline", {"unit_id": "OTHER", "why": "信里说的是三矿"}, "sealed"),
    "lift_complained_sealed": ("sealed_complained", "discipline", {"reason": "核对过，说的不是三矿"}, "sealed"),
    "ask_countersign": ("drafted", "unit_head", {"unit_id": "OTHER", "asked": "看第二条"}, "drafted"),
    "countersign": ("countersign_asked", "other_head", {"note": ""}, "drafted"),
    "object_to_draft": ("countersign_asked", "other_head", {"reason": "退费不归三矿"}, "drafted"),
    "drop_countersign": ("countersign_asked", "unit_head", {"reason": "改由二矿出"}, "drafted"),
    "take_back": ("declined", "clerk", {"note": ""}, "triaged"),
    "recall": ("assigned", "clerk", {"reason": "归三矿管"}, "triaged"),
    "accept": ("assigned", "handler", {"contact": ""}, "accepted"),
    "ask_extension": ("accepted", "handler", {"days": 15, "reason": "等配件"}, "accepted"),
    "extend": ("extension_asked", "unit_head", {"days": 15, "reason": "等配件"}, "accepted"),
    "deny_extension": ("extension_asked", "unit_head", {"reason": "不复杂"}, "accepted"),
    "reply": ("accepted", "handler", REPLY, "drafted"),
    "answer_at_once": ("triaged", "clerk", REPLY, "drafted"),
    "return_draft": ("drafted", "unit_head", {"reason": "写清楚哪天恢复"}, "accepted"),
    "sign": ("drafted", "unit_head", {}, "signed"),
    "serve": ("signed", "handler", SERVE, "replied"),
    "close": ("concluded", "clerk", {"agreed_in_writing": "on", "note": "同意书在案卷第 12 页。", "cause": "housing.supply", "cause_note": ""}, "closed"),
    "supplement": ("accepted", "handler", {"text": "补来一张照片"}, "accepted"),
    "remark": ("accepted", "handler", {"text": "明天上门"}, "accepted"),
    "tell_reporter": ("sealed", "discipline", {"text": "已经受理"}, "sealed"),
    "take_over": ("assigned", "handler", {}, "assigned"),
    "decline": ("assigned", "handler", {"reason": "产权已移交三矿，见移交清单第四项"}, "assigned"),
    "first_contact": ("assigned", "handler", {"way": "phone", "contacted_on": "TODAY", "text": "约好明天上门"}, "assigned"),
    "report": ("replied", "handler", {"text": "已恢复供暖，取暖费三月底前退清"}, "replied"),
    "ask_more_time": ("taken_over", "handler", {"until": "LATER", "reason": "等验收"}, "assigned"),
    "grant_time": ("more_time_asked", "clerk", {"until": "LATER", "note": ""}, "assigned"),
    "refuse_time": ("more_time_asked", "clerk", {"reason": "可以先报阶段情况"}, "assigned"),
    "accept_report": ("reported", "clerk", {"note": ""}, "replied"),
    "send_report_back": ("reported", "clerk", {"reason": "没有写退费"}, "replied"),
    "ask_withdrawal": ("accepted", "clerk", {"reason": "问题解决了", "is_voluntary": "on", "letter": "案卷第 3 页"}, "accepted"),
    "confirm_withdrawal": ("withdrawal_asked", "clerk", {"called_on": "TODAY", "was_pressed": "no", "note": "他自愿"}, "withdrawn"),
    "keep_open": ("withdrawal_asked", "clerk", {"called_on": "TODAY", "was_pressed": "yes", "note": "队长让他写的"}, "accepted"),
    "reopen": ("reopen_asked", "head", {"reason": "仍然没有暖气，查清再答复"}, "accepted"),
    "decline_reopen": ("reopen_asked", "head", {"reason": "测温记录在案，已恢复"}, "replied"),
    "record_outcome": ("replied", "clerk", {"called_on": "TODAY", "resolution": "partly", "note": "暖气有了，钱没退"}, "replied"),
    "ask_review": ("replied", "clerk", {"grounds": "夜里只有十一度", "asked_on": "TODAY", "received_on": "TODAY", "how": "案卷第 5 页", "why_late": ""}, "replied"),
    "admit_late_review": ("review_late", "leader", {"reason": "住院属实，没有办法申请"}, "replied"),
    "decline_late_review": ("review_late", "leader", {"reason": "没有证明，时间也太久"}, "replied"),
    "draft_review": ("review_asked", "clerk", {"outcome": "remit", "reasons": "只在中午测温，事实没有查清。", "order": "夜间测温三天"}, "replied"),
    "return_review": ("review_drafted", "head", {"reason": "没有回应夜间测温"}, "replied"),
    "sign_review": ("review_drafted", "head", {}, "replied"),
    "record_outside_review": ("review_outside", "clerk", {"outcome": "uphold", "reasons": "事实清楚，予以维持。", "number": "国资信查3号", "served_on": "TODAY"}, "replied"),
    "ask_final_review": ("company_reviewed", "clerk", {"grounds": "夜里只有十一度", "asked_on": "TODAY", "received_on": "TODAY", "how": "案卷第 5 页", "why_late": ""}, "replied"),
    "admit_late_final_review": ("final_late", "leader", {"reason": "住院属实，没有办法申请"}, "replied"),
    "decline_late_final_review": ("final_late", "leader", {"reason": "没有证明，时间也太久"}, "replied"),
    "draft_final_review": ("final_asked", "clerk", {"outcome": "uphold", "reasons": "事实清楚，依据充分，予以维持。", "order": ""}, "replied"),
    "return_final_review": ("final_drafted", "head", {"reason": "没有回应夜间测温"}, "replied"),
    "sign_final_review": ("final_drafted", "head", {}, "replied"),
    "hand_on_review": ("review_stuck", "clerk", {"reason": "专员和主任都联系过他、办过这件事"}, "replied"),
    "hand_on_final_review": ("final_stuck", "clerk", {"reason": "专员和主任都联系过他、办过这件事"}, "replied"),
    "close_outside_review": ("review_outside", "clerk", {"reason": "对方回函：不予受理。"}, "replied"),
    "close_outside_final_review": ("final_outside", "clerk", {"reason": "对方回函：不予受理。"}, "replied"),
    "record_outside_final_review": ("final_outside", "clerk", {"outcome": "uphold", "reasons": "事实清楚，予以维持。", "number": "国资信核3号", "served_on": "TODAY"}, "ended"),
    "care": ("ended", "clerk", {"seen_on": "TODAY", "note": "去家里看了，帮着申请救助"}, "ended"),
    "seal": ("accepted", "clerk", {"category": "1003", "reason": "材料里检举后勤科长收钱"}, "sealed"),
    "conclude_accusation": ("sealed_told", "discipline", {"concluded_on": "TODAY", "note": "查实一项，已经处理"}, "sealed"),
    "tell_result": ("sealed_concluded", "discipline", {"text": "查实一项，已经处理", "said": ""}, "sealed"),
    "reward": ("proposal_replied", "unit_head", {"text": "三等奖，500 元", "given_on": "TODAY"}, "replied"),
    "promise": ("replied", "handler", {"text": "换一台循环泵", "unit_id": "MINE", "due_on": "SOON"}, "replied"),
    "name_member": ("triaged", "clerk", {"name": "李建国", "phone": "13900001111", "address": "", "role": "representative"}, "triaged"),
    "confirm_member": ("member_named", "clerk", {"how": "当面", "said": "是我签的"}, "triaged"),
    "deny_member": ("member_named", "clerk", {"how": "打电话", "said": "我没有签过名"}, "triaged"),
    "merge_into": ("triaged", "clerk", {"number": "ANOTHER", "equals": "1、2", "reason": "同一栋楼、同一件事"}, "triaged"),
    "confirm_merge": ("merge_asked", "head", {}, "merged"),
    "unmerge": ("merged", "clerk", {"reason": "一件是停暖，一件是漏水"}, "triaged"),
    "split_off": ("triaged", "clerk", {"positions": ["2"], "title": "退还取暖费", "text": "", "reason": "归两个单位管"}, "triaged"),
    "release_claims": ("sealed", "discipline", {"positions": ["1", "2"], "title": "停暖", "text": "", "reason": "说的是供暖，不是检举"}, "sealed"),
    "unsplit": ("split", "clerk", {"reason": "归同一个单位管"}, "registered"),
    "keep_promise": ("promised", "handler", {"proof": "三月三日换好了"}, "replied"),
    "remind": ("accepted", "clerk", {"ground": "shirking", "demand": "三天内上门看", "unit_id": "MINE", "working_days": 5}, "accepted"),
    "supervise": ("accepted", "clerk", {"form": "supervision_order", "ground": "shirking", "problem": "二十天没有上门", "demand": "三天内上门看", "unit_id": "MINE", "working_days": 5}, "accepted"),
    "supervise_by_leader": ("accepted", "leader", {"form": "listed_supervision", "ground": "shirking", "problem": "二十天没有上门", "demand": "三天内上门看", "unit_id": "MINE", "working_days": 10}, "accepted"),
    "answer_supervision": ("supervised", "handler", {"reply": "三月四日上门测温，换了阀门"}, "accepted"),
    "accept_supervision": ("supervision_answered", "clerk", {"verdict": ""}, "accepted"),
    "return_supervision": ("supervision_answered", "clerk", {"reason": "没有写哪天修好"}, "accepted"),
    "end_supervision": ("supervised", "head", {"reason": "昨天已经修好了"}, "accepted"),
    "instruct": ("accepted", "leader", {"text": "三天内解决", "unit_id": "MINE", "due_on": "SOON"}, "accepted"),
    "acknowledge_instruction": ("directive_given", "handler", {}, "accepted"),
    "report_on_instruction": ("directive_noted", "handler", {"report": "三月四日换好阀门"}, "accepted"),
    "sponsor": ("accepted", "leader", {"person_id": "LEADER", "plan": "带队到现场查清", "milestones": "STONES"}, "accepted"),
    "reach_milestone": ("led", "leader", {"milestone": 1, "done": "带队看过了管网"}, "accepted"),
    "end_sponsorship": ("led", "leader", {"result": "管网改造完了"}, "accepted"),
    "recommend": ("accepted", "head", {"sort": "improve_work", "cause": "没有人查管网", "text": "每年十月前查一遍", "unit_id": "MINE", "due_on": "SOON"}, "accepted"),
    "answer_recommendation": ("recommended", "unit_head", {"adoption": "adopt", "answer": "列入检修计划"}, "accepted"),
    "accept_feedback": ("feedback_given", "head", {"note": ""}, "accepted"),
    "return_feedback": ("feedback_given", "head", {"reason": "没有写哪天改好", "due_on": "SOON"}, "accepted"),
    "record_failure": ("supervision_ended", "head", {"failure": "not_finished", "facts": "三月二日到期没有答复", "unit_id": "MINE", "post": "承办岗", "proposed": "correct"}, "accepted"),
    "decide_failure": ("failure_found", "leader", {"consequence": "correct", "reason": "事实清楚了"}, "accepted"),
    "answer_failure": ("failure_upheld", "unit_head", {"done": "每周报一次进度"}, "accepted"),
    "check_sample": ("sample_drawn", "head", {"every_claim": "on", "reasons": "on", "proven": "on", "reached": "on", "note": "有两处看不懂"}, "replied"),
    "explain_promise": ("promised", "unit_head", {"reason": "厂家停产，改修旧泵"}, "replied"),
    "ask_access": ("accepted", "handler", {"purpose": "meet", "reason": "约好去家里看暖气管"}, "accepted"),
    "verify_contact": ("accepted", "clerk", {"phone": "13700007777", "proof": "old_phone", "note": "打原来的电话，本人确认"}, "accepted"),
    "check_contact": ("contact_asked", "clerk", {"proof": "old_phone", "note": "打原来的电话，本人确认"}, "accepted"),
    "confirm_contact": ("contact_opened", "head", {}, "accepted"),
    "call_out": ("kept_close", "clerk", {"why": "life", "phone": "0391-5550111"}, "registered"),
    "note_phoned": ("calling_out", "clerk", {"whom": "纪检专员", "result": "not_reached"}, "registered"),
    "ask_code": ("accepted", "clerk", {"note": "他打电话来，说回执丢了"}, "accepted"),
    "speak_contact": ("contact_disowned", "head", {"proof": "old_phone", "note": "打原来的电话，是他儿子替他提的", "is_renewed": "no"}, "accepted"),
    "refuse_contact": ("contact_verified", "head", {"reason": "核实得不清楚"}, "accepted"),
    "grant_access": ("access_asked", "custodian", {"days": "3", "note": ""}, "accepted"),
    "refuse_access": ("access_asked", "custodian", {"reason": "用拨号条就够了"}, "accepted"),
    "end_access": ("access_granted", "custodian", {"reason": "已经上过门了"}, "accepted"),
    "write_to_guarded": ("feared", "discipline", {"text": "这个月的奖金发了吗？"}, "sealed"),
    "check_at_once": ("read_at_once", "archivist", {"needed": "needed", "reason": "看了调令，当天就要执行"}, "sealed"),
    "read_at_once": ("feared_and_archived", "discipline", {"purpose": "prove", "reason": "明天就要把他调走"}, "sealed"),
    "record_check_in": ("feared", "discipline", {"how": "phone", "finding": "quiet", "said": "没有人为难我", "found": "看了考勤", "measure": "", "owner": "", "until": "", "none_needed": "他说不用"}, "sealed"),
    "protect_petitioner": ("feared", "discipline", {"measure": "停住调岗", "owner": "人力资源处", "until": "SOON"}, "sealed"),
    "carry_measure": ("retaliation_found", "discipline", {"measure": "1", "done": "恢复了排班"}, "sealed"),
    "advise_liability": ("retaliation_found", "discipline", {"to": "集团党委", "proposed": "warn", "text": "队长调了班，建议诫勉"}, "sealed"),
    "record_advice": ("liability_advised", "discipline", {"result": "诫勉谈话"}, "sealed"),
    "answer_retaliation": ("liability_advised", "discipline", {"text": "查实了，已经恢复排班", "no_advice": ""}, "sealed"),
    "declare_recusal": ("accepted", "handler", {"reason": "反映人是我的表弟"}, "accepted"),
    "grant_recusal": ("recusal_asked", "unit_head", {"reason": "亲属关系属实"}, "accepted"),
    "refuse_recusal": ("recusal_asked", "unit_head", {"reason": "表弟不是反映人"}, "accepted"),
    "record_interview": ("accepted", "handler", {"who": "heard_witness", "heard_on": "TODAY", "place": "三号楼", "staff": "承办人甲、安监员乙", "said": "问：停了多久？答：两周", "read_back": "read_and_signed", "summary": ""}, "accepted"),
    "record_evidence": ("accepted", "handler", {"what": "测温记录", "source": "后勤科", "taken_on": "TODAY", "shows": "室内十二度", "kept_at": "案卷第 4 页", "summary": ""}, "accepted"),
    "name_handlers": ("accepted", "unit_head", {"person_id": "HANDLER", "second_id": "", "asked": "先到现场看", "until": "SOON"}, "accepted"),
    "change_handlers": ("handlers_named", "unit_head", {"person_id": "HEAD", "second_id": "", "asked": "", "until": ""}, "accepted"),
    "file_investigation_report": ("evidence_entered", "handler", {"found": "停暖两周属实，循环泵坏了", "proposed": "支持", "summary": ""}, "accepted"),
    "offer_mediation": ("accepted", "handler", {"unit_id": "MINE", "matter": "取暖费退多少，可以商量"}, "accepted"),
    "consent_for_unit": ("mediation_half_agreed", "unit_head", {}, "accepted"),
    "confirm_settlement_for_unit": ("terms_written", "unit_head", {}, "accepted"),
    "record_signed_settlement": ("terms_by_unit", "handler", {"signed_on": "TODAY", "uploads": "PICTURE"}, "accepted"),
    "write_settlement": ("mediating", "handler", {"text_1": "退还两周取暖费", "unit_1": "", "due_1": ""}, "accepted"),
    "fail_mediation": ("mediating", "handler", {"reason": "数额没有谈拢"}, "accepted"),
    "call_hearing": ("accepted", "unit_head", {"subject": "停暖的原因", "on": "SOON", "at": "09:30", "place": "二楼会议室", "chair_id": "LEADER"}, "accepted"),
    "call_review_hearing": ("final_asked", "head", {"subject": "夜间的温度", "on": "SOON", "at": "09:30", "place": "一楼会议室", "chair_id": "LEADER"}, "replied"),
    "grant_hearing": ("hearing_asked", "unit_head", {"subject": "停暖的原因", "on": "SOON", "at": "09:30", "place": "二楼会议室", "chair_id": "LEADER"}, "accepted"),
    "refuse_hearing": ("hearing_asked", "unit_head", {"reason": "事实双方都认"}, "accepted"),
    "hold_hearing": ("hearing_due", "handler", {"held_on": "TODAY", "came": "came", "present": "主持人、记录人、反映人", "minutes": "各方都说了停暖的经过和原因。"}, "accepted"),
    "hearing_opinion": ("hearing_held", "head", {"opinion": "停暖两周各方都认，按天退费。"}, "accepted"),
    "cancel_hearing": ("hearing_called", "unit_head", {"reason": "反映人出差，另定"}, "accepted"),
    "ask_co_handler": ("accepted", "handler", {"unit_id": "OTHER", "asked": "查换热站归谁管", "due_on": "SOON"}, "accepted"),
    "give_opinion": ("help_asked", "other_handler", {"opinion": "换热站归二矿管"}, "accepted"),
    "decline_co_handling": ("help_asked", "other_handler", {"reason": "换热站的移交清单上没有三矿"}, "accepted"),
    "insist_co_handling": ("help_objected", "handler", {"answer": "清单第四项写着三矿", "due_on": "SOON"}, "accepted"),
    "release_co_handler": ("help_objected", "handler", {"reason": "移交清单属实"}, "accepted"),
    "escalate_co_handling": ("help_objected", "handler", {"difference": "二矿说归三矿，三矿说没有移交"}, "accepted"),
    "decide_co_handling": ("help_escalated", "leader", {"verdict": "released", "decision": "不由三矿协办", "due_on": ""}, "accepted"),
    "send_files": ("assigned_without_its_file", "clerk", {}, "assigned"),
    "record_attendance": ("reception_today", "clerk", {"came": "yes"}, "accepted"),
    "decide_at_reception": ("reception_came", "clerk", {"answer": "热力站今天就派人去", "text_1": "", "text_2": "", "text_3": "", "text_4": ""}, "accepted"),
    "settle_call": ("call_disputed", "head", {"corrected": "unsolved", "wants_anew": "on", "answer": "问过他，照他说的更正"}, "replied"),
    "record_need": ("accepted", "handler", {"consents": "on", "consent_way": "consent_spoken", "consent_on": "TODAY", "sort": "need_housing", "text": "屋顶漏雨没有钱修", "aid": "aid_union", "help": "请工会来看", "person_id": "", "due_on": "SOON"}, "accepted"),
    "record_aid": ("need_open", "handler", {"is_given": "yes", "given_on": "TODAY", "result": "救助批下来了"}, "accepted"),
    "end_consent": ("need_open", "unit_head", {"how": "今天来电话说的"}, "accepted"),
    "record_talk": ("accepted", "handler", {"talked_on": "TODAY", "way": "talk_home", "place": "三号楼", "second_id": "", "others": "", "said": "夜里不敢睡，怕冻着娘", "asked": "", "agreed": "先送一台电暖气", "next_on": ""}, "accepted"),
    "hold_next_talk": ("talk_awaited", "unit_head", {"talked_on": "TODAY", "way": "talk_phone", "place": "", "second_id": "", "others": "", "said": "电暖气收到了，屋里暖和了", "asked": "", "agreed": "", "next_on": ""}, "accepted"),
    "drop_next_talk": ("talk_awaited", "handler", {"why": "他那天上夜班，另约"}, "accepted"),
    "insist": ("declined", "clerk", {"reason": "产权没有移交"}, "assigned"),
}  # fmt: skip


def start(walk, station):
    if station == "triaged_diverting":
        started = walk("registered")
        started._triage_diverting()
        return started
    if station == "assigned_without_its_file":
        started = walk("assigned")
        kept = {"file_key": "0" * 40, "name": "照片.png", "media_type": "image/png", "size": 7, "sha256": "a" * 64}
        Attachment.objects.create(petition=started.petition, added_at=started.at - timedelta(days=1), **kept)
        return started
    return walk(station)


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("签字页.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png")


def _files(started: Walk, name: str):
    return {"attachments": [Attachment.objects.get(petition=started.petition).pk]} if name == "send_files" else {}


def filled(started: Walk, name: str):
    given = dict(WAYS[name][2]) | _files(started, name)
    if given.get("unit_id") == "MINE":
        given["unit_id"] = started.enterprise.mine.pk
    if name == "sponsor":
        day = local_day(started.at) + timedelta(days=10)
        given |= {"person_id": started.enterprise.person("leader").pk, "milestones": f"{day.isoformat()} 到现场看"}
    for field, value in given.items():
        if value in ("TODAY", "SOON", "LATER"):
            days = {"TODAY": 0, "SOON": 10, "LATER": 100}[value]
            given[field] = (local_day(started.at) + timedelta(days=days)).isoformat()
    stands_for = {"OTHER": started.enterprise.other_mine.pk, "LEADER": started.enterprise.person("leader").pk, "PICTURE": picture(), "HANDLER": started.enterprise.person("handler").pk, "HEAD": started.enterprise.person("unit_head").pk}
    given |= {field: stands_for[value] for field, value in given.items() if isinstance(value, str) and value in stands_for}
    if given.get("number") == "ANOTHER":
        given["number"] = Walk(started.enterprise, at=started.at).to("triaged").petition.number
    if given.get("report_on") == "REPORT":
        given["report_on"] = (local_day(started.at) + timedelta(days=30)).isoformat()
    if name == "serve":
        given["numbers"] = [row.number for row in started.dossier.unserved]
        given["served_on"] = local_day(started.at).isoformat()
    return given


def test_every_step_of_staff_has_its_form():
    taken = {
        row.name
        for procedure in PROCEDURES
        for row in procedure.by_name.values()
        if row.by - {Duty.PETITIONER, Duty.CLOCKWORK}
    }
    assert set(FORMS) == taken - ELSEWHERE
    assert set(WAYS) == set(FORMS)


def test_every_entry_can_be_filled_in():
    made_of_several = {"reply", "answer_at_once", "triage", "write_settlement", "decide_at_reception"}  # one group of fields for every claim
    for name in FORMS.keys() - made_of_several:
        asked = set(FORMS[name].base_fields) - {"version", "kept"}
        assert asked == {field.name for field in fields(step_module(name).Entry) if field.repr}, name  # codes are made, not typed


def test_every_work_has_a_step_that_does_it():
    assert {name for names in DOES.values() for name in names} <= set(FORMS)


@pytest.mark.parametrize("name", WAYS)
def test_step_is_offered_shown_in_both_languages_and_taken(walk, visit, name):
    station, who, _, target = WAYS[name]
    started = start(walk, station)
    petition, is_referral = started.petition, name in REFERRAL.by_name
    url = step_url(petition, name, referral=is_referral)
    page = "/desk/identities/" if who in ("custodian", "archivist") else petition_url(petition)
    assert f'href="{url}"' in visit(who).page(page)
    assert visit(who).get(url).status_code == visit(who, "en").get(url).status_code == 200
    before = len(history(petition.number))
    answer = visit(who).take(petition, name, referral=is_referral, **filled(started, name))
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert answer.url == ("/desk/" if (target == "sealed" and who == "clerk") or target == "gone_up" else page)  # sealed: nobody else sees it
    assert Petition.objects.get(pk=petition.pk).status == target
    assert len(history(petition.number)) > before


def test_refusal_stands_at_its_field_and_keeps_what_was_typed(walk, visit):
    petition = walk("assigned").petition
    answer = visit("handler").take(petition, "decline", referral=True, reason="不归我办")
    page = answer.content.decode()
    assert answer.status_code == 200 and "请写明详细理由（至少十个字）。" in page and "不归我办" in page
    english = visit("handler", "en").take(petition, "decline", referral=True, reason="不归我办").content.decode()
    assert "Give detailed reasons" in english
    assert Petition.objects.get(pk=petition.pk).version == petition.version


def test_stale_form_says_so_keeps_the_text_and_may_be_sent_again(walk, visit):
    started = walk("registered")
    stale = started.petition.version
    started.take("remark", "clerk", text="已收到")
    clerk, url = visit("clerk"), step_url(started.petition, "ask_supplement")
    answer = clerk.post(url, version=stale, question="从哪天起停的？")
    page = answer.content.decode()
    assert answer.status_code == 200 and "这一件刚刚有人办过一步" in page and "从哪天起停的？" in page
    version = page.split('name="version" value="')[1].split('"')[0]
    assert int(version) == Petition.objects.get(pk=started.petition.pk).version
    assert clerk.post(url, version=version, question="从哪天起停的？").status_code == 302


def test_closed_step_shows_the_reason_not_an_error(walk, visit):
    petition = walk("registered").petition
    page = visit("clerk").page(step_url(petition, "assign"))
    assert (
        "这一步现在不能做" in page
        and "现在是“已登记”，办不了“交办”。" in page
        and '<form method="post" enctype' not in page
    )
    posted = visit("clerk").take(petition, "accept", contact="")
    assert posted.status_code == 200 and "办不了“受理”" in posted.content.decode()


def test_unknown_step_and_parts_of_others_are_not_there(walk, visit):
    petition = walk("declined").petition
    for name in ("nonsense", "rate", "register", "__init__", "Entry"):
        assert visit("clerk").get(step_url(petition, name)).status_code == 404
    for name in ("give_back", "send", "send_designated"):
        assert visit("clerk").get(step_url(petition, name, referral=True)).status_code == 404


def test_sealing_leads_to_the_worklist_with_a_sentence(walk, visit):
    petition, clerk = walk("registered").petition, visit("clerk")
    answer = clerk.take(petition, "triage", category="1003", path="usual", claims="")
    assert (answer.status_code, answer.url) == (302, "/desk/")
    assert "这件现在由别的部门办" in clerk.page("/desk/")
    assert clerk.get(petition_url(petition)).status_code == 404


def test_triage_proposes_the_usual_path_of_every_category(walk, visit):
    page = visit("clerk").page(step_url(walk("registered").petition, "triage"))
    assert "0703" in page and "通常：信访处理" in page and "通常：劳动争议仲裁" in page and "<optgroup" in page


def test_signing_shows_the_whole_draft(walk, visit):
    petition = walk("drafted").petition
    page = visit("unit_head").page(step_url(petition, "sign"))
    for words in ("信访事项处理意见书", "三日内恢复供暖。", "自收到本意见书之日起", "范**"):
        assert words in page, words
    assert "范小安" not in page


def test_extension_form_holds_what_was_asked(walk, visit):
    page = visit("unit_head").page(step_url(walk("extension_asked").petition, "extend"))
    assert 'value="15"' in page and "管网改造需要等配件。" in page


def test_reply_form_has_a_group_for_every_claim_and_keeps_the_draft(walk, visit):
    page = visit("handler").page(step_url(walk("drafted").petition, "reply"))
    assert page.count("<legend>1. ") == page.count("<legend>2. ") == 1
    assert page.count("三日内恢复供暖。") == 2


@pytest.mark.parametrize("text", ["𠮷野家漏水🚰", "x" * 5001, "<script>alert(1)</script>"])
def test_odd_texts_are_taken_or_kept(walk, visit, text):
    petition, handler = walk("accepted").petition, visit("handler")
    answer = handler.take(petition, "remark", text=text)
    if len(text) > 5000:
        assert answer.status_code == 200 and text in answer.content.decode()
    else:
        assert answer.status_code == 302
        raw = handler.get(petition_url(petition)).content.decode()
        assert escape(text) in raw


def test_file_survives_another_error(walk, visit):
    petition, handler = walk("accepted").petition, visit("handler")
    png = SimpleUploadedFile("裂缝.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "image/png")
    page = handler.take(petition, "remark", text="", uploads=png).content.decode()
    assert "裂缝.png" in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert handler.take(petition, "remark", text="见照片", kept=kept).status_code == 302
    assert petition.attachments.get().name == "裂缝.png"
    wrong = SimpleUploadedFile("a.jpg", b"MZ\x90\x00" + b"0" * 64, "image/jpeg")
    assert "打不开" in handler.take(petition, "remark", text="再看", uploads=wrong).content.decode()


# In a browser a field hides what its form can do under the same name: form.matches(), form.submit() …
OF_EVERY_FORM = frozenset(
    ["action", "attributes", "children", "className", "closest", "contains", "dataset", "elements", "focus", "hidden", "id", "innerHTML", "lang", "length", "matches", "method", "name", "parentNode", "remove", "reset", "style", "submit", "target", "title"]
)  # fmt: skip


def test_no_field_hides_what_its_form_can_do():
    allowed = {"title", "name"}  # nothing of ours asks a form for its tooltip or its name
    assert not [(name, field) for name, form in FORMS.items() for field in form.base_fields if field in OF_EVERY_FORM - allowed]
