"""The customer policies the product knows: key, default and meaning. The values in force are dated rows."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.rules.text import Text, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A number a customer may set, with effective dates; `minimum` and `maximum` are inclusive."""

    key: str
    default: int
    minimum: int
    maximum: int
    label: Text
    unit: Text

    def amount(self, value: int) -> Text:
        """Return a value with its unit: 1 个工作日, 1 working day."""
        return counted(value, f" {self.unit.zh}", ONE.get(self.unit.en, self.unit.en), self.unit.en)


DAYS, WORKING_DAYS, YEARS, LONG_HOURS, HOURS, MINUTES, TIMES, MEGABYTES = (
    Text("天", "days"), Text("个工作日", "working days"), Text("年", "years"), Text("小时", "hours"), Text("点", "o'clock"), Text("分钟", "minutes"), Text("次", "times"), Text("MB", "MB"),
)  # fmt: skip
ONE = {"days": "day", "working days": "working day", "years": "year", "hours": "hour", "minutes": "minute", "times": "time"}  # what one of them is called

POLICIES: dict[str, Policy] = {
    policy.key: policy
    for policy in (
        Policy(key="due_soon_days", default=3, minimum=1, maximum=15, label=Text("到期前几天算“快到期”", "Due soon means within"), unit=DAYS),
        Policy(key="rating_window_days", default=30, minimum=7, maximum=180, label=Text("送达后可以评价的天数", "Rating is open after service for"), unit=DAYS),
        Policy(key="report_days", default=90, minimum=15, maximum=365, label=Text("交办件几天内要报告结果（交办时可以另定）", "An assigned matter is reported on within (the sender may set another day)"), unit=DAYS),
        Policy(key="take_over_working_days", default=1, minimum=1, maximum=10, label=Text("转交件几个工作日内签收", "A referral is taken over within"), unit=WORKING_DAYS),
        Policy(key="first_contact_working_days", default=1, minimum=1, maximum=10, label=Text("承办单位几个工作日内联系反映人", "The unit first contacts the petitioner within"), unit=WORKING_DAYS),
        Policy(key="reopen_days", default=10, minimum=3, maximum=60, label=Text("几天内看完重新办理的要求", "A request to have it done anew is read within"), unit=DAYS),
        Policy(key="recusal_working_days", default=3, minimum=1, maximum=15, label=Text("回避申请几个工作日内决定", "A recusal is decided within"), unit=WORKING_DAYS),
        Policy(key="access_working_days", default=1, minimum=1, maximum=5, label=Text("查阅身份的申请几个工作日内决定", "A request to read an identity is decided within"), unit=WORKING_DAYS),
        Policy(key="check_contact_working_days", default=3, minimum=1, maximum=10, label=Text("反映人提出改姓名、联系方式，几个工作日内核实", "A petitioner's change of name or contact is checked within"), unit=WORKING_DAYS),
        Policy(key="confirm_contact_working_days", default=2, minimum=1, maximum=5, label=Text("核实过的姓名、联系方式变更，几个工作日内由另一人确认", "A change of name or contact that was checked is confirmed by a second person within"), unit=WORKING_DAYS),
        Policy(key="speak_contact_working_days", default=1, minimum=1, maximum=3, label=Text("反映人说变更不是自己提的，几个工作日内和他说清", "Whoever says that he did not ask for a change is spoken with within"), unit=WORKING_DAYS),
        Policy(key="access_days", default=7, minimum=1, maximum=30, label=Text("同意查阅身份，一次最多几天", "Leave to read an identity lasts at most"), unit=DAYS),
        Policy(key="supervision_working_days", default=5, minimum=1, maximum=10, label=Text("几个工作日内回复督办（督办时可以另定）", "A supervision is answered within (the sender may set more)"), unit=WORKING_DAYS),
        Policy(key="read_supervision_working_days", default=5, minimum=1, maximum=15, label=Text("督办回复几个工作日内审核", "The reply to a supervision is read within"), unit=WORKING_DAYS),
        Policy(key="read_feedback_working_days", default=5, minimum=1, maximum=15, label=Text("建议反馈几个工作日内审核", "The feedback on a recommendation is read within"), unit=WORKING_DAYS),
        Policy(key="decide_failure_working_days", default=10, minimum=3, maximum=30, label=Text("责任追究几个工作日内决定", "A failure is decided on within"), unit=WORKING_DAYS),
        Policy(key="answer_failure_days", default=30, minimum=7, maximum=90, label=Text("追究的落实情况几天内反馈", "How a unit was held to account is reported within"), unit=DAYS),
        Policy(key="hearing_days", default=10, minimum=1, maximum=30, label=Text("听证申请几天内决定", "Whether a hearing is held is decided within"), unit=DAYS),
        Policy(key="hearing_notice_days", default=7, minimum=3, maximum=20, label=Text("听证通知至少提前几天", "A hearing is announced ahead by at least"), unit=DAYS),
        Policy(key="hearing_hold_days", default=30, minimum=21, maximum=90, label=Text("定了听证，几天内举行", "A hearing that was called is held within"), unit=DAYS),
        Policy(key="hearing_ask_days", default=10, minimum=5, maximum=60, label=Text("反映人收到受理告知书后几天内可以要求听证", "After the acceptance notice reached him the petitioner may ask for a hearing within"), unit=DAYS),
        Policy(key="late_request_working_days", default=5, minimum=1, maximum=15, label=Text("逾期的复查、复核申请几个工作日内决定", "A request for a review that came late is decided within"), unit=WORKING_DAYS),
        Policy(key="report_needed", default=1, minimum=1, maximum=2, label=Text("写答复以前要不要有调查报告", "Is a report of the investigation needed before the answer"), unit=Text("（1 不要求，2 必须有）", "(1: no, 2: yes)")),
        Policy(key="recommendation_days", default=30, minimum=10, maximum=90, label=Text("三项建议几天内书面反馈（提出时可以另定）", "A recommendation is answered within (the sender may set another day)"), unit=DAYS),
        Policy(key="unheard_days", default=10, minimum=3, maximum=60, label=Text("评价不满意几天没有回访，建议督办", "Dissatisfied and not called back, supervision is proposed after"), unit=DAYS),
        Policy(key="countersign_working_days", default=3, minimum=1, maximum=10, label=Text("会签几个工作日内看完", "A draft is countersigned within"), unit=WORKING_DAYS),
        Policy(key="urgent_hours", default=2, minimum=1, maximum=24, label=Text("重大紧急件几小时内要有负责人确认", "An urgent report is acknowledged by a head within"), unit=LONG_HOURS),
        Policy(key="urgent_remind_minutes", default=60, minimum=10, maximum=720, label=Text("重大紧急件到时限前几分钟提醒负责人（不早于时限过半）", "The head is reminded of an urgent report before its hours end by (not before half of them have passed)"), unit=MINUTES),
        Policy(key="urgent_serious_hours", default=2, minimum=1, maximum=72, label=Text("重大紧急件超时几小时还没有确认算严重，再报一次", "An urgent report is seriously late, and reported once more, after"), unit=LONG_HOURS),
        Policy(key="shift_grace_minutes", default=15, minimum=5, maximum=120, label=Text("值班到点几分钟没有人到岗，记下并报告", "A shift to which nobody came is noted and told after"), unit=MINUTES),
        Policy(key="on_call_minutes", default=15, minimum=5, maximum=120, label=Text("没有人在岗时来的件，带班的人几分钟没有分办，再告诉负责人", "What comes in while nobody is on duty is told to the heads, if whoever leads the shift has not triaged it, after"), unit=MINUTES),
        Policy(key="on_call_mail", default=2, minimum=1, maximum=2, label=Text("没有人在岗时来的件，要不要同时发邮件给带班人、负责人", "Is what comes in while nobody is on duty also told by e-mail"), unit=Text("（1 不发，2 发）", "(1: no, 2: yes)")),
        Policy(key="reception_remind_days", default=1, minimum=1, maximum=14, label=Text("领导接待日前几天提醒约好的人", "Who booked a reception day is reminded before it by"), unit=DAYS),
        Policy(key="sign_for_minutes", default=60, minimum=10, maximum=720, label=Text("交班后几分钟没有人签字，记下并报告", "A hand-over that nobody signed for is noted and told after"), unit=MINUTES),
        Policy(key="remind_days", default=3, minimum=1, maximum=30, label=Text("到期前几天提醒", "A reminder goes out before the day by"), unit=DAYS),
        Policy(key="serious_days", default=7, minimum=1, maximum=90, label=Text("超期几天算严重，报单位负责人和分管领导", "Seriously overdue, told to head and leader, after"), unit=DAYS),
        Policy(key="quiet_from_hour", default=20, minimum=1, maximum=24, label=Text("从几点起不发提醒", "No warnings from"), unit=HOURS),
        Policy(key="quiet_to_hour", default=8, minimum=1, maximum=24, label=Text("到几点才发提醒（和上一项相同就不停）", "Warnings again from (the same: never quiet)"), unit=HOURS),
        Policy(key="check_in_first_days", default=30, minimum=7, maximum=60, label=Text("检举、报告隐患或者担心报复以后，几天内第一次问有没有打击报复", "After an accusation, a safety report or a fear, the first question about retaliation within"), unit=DAYS),
        Policy(key="check_in_second_days", default=90, minimum=30, maximum=180, label=Text("几天内第二次问有没有打击报复", "The second question about retaliation within"), unit=DAYS),
        Policy(key="check_in_third_days", default=180, minimum=90, maximum=365, label=Text("几天内第三次问有没有打击报复", "The third question about retaliation within"), unit=DAYS),
        Policy(key="try_again_days", default=15, minimum=3, maximum=30, label=Text("没有联系上、还要查的，几天内再问", "Not reached, or still to be looked into: asked again within"), unit=DAYS),
        Policy(key="meet_fear_working_days", default=3, minimum=1, maximum=10, label=Text("有人说担心或者遭到报复，或者在跟踪中写话来，几个工作日内联系他、回他", "Who fears or suffers retaliation is contacted, and who writes on the watch is answered, within"), unit=WORKING_DAYS),
        Policy(key="answer_retaliation_days", default=15, minimum=5, maximum=60, label=Text("查实打击报复，几天内书面答复", "Retaliation that was found is answered in writing within"), unit=DAYS),
        Policy(key="after_care_days", default=30, minimum=7, maximum=180, label=Text("程序终结后几天内回访", "After the end of procedure the petitioner is seen within"), unit=DAYS),
        Policy(key="call_back_days", default=30, minimum=7, maximum=180, label=Text("答复送达后几天内回访是否化解", "After the answer was served the petitioner is asked whether it is solved within"), unit=DAYS),
        Policy(key="lapse", default=1, minimum=1, maximum=2, label=Text("申请复查复核的期限过了，程序终结不终结（1 不终结，2 终结；省里有规定的才用 2）", "When the time to ask for a review has passed, the procedure ends (1 no, 2 yes: only where the province says so)"), unit=TIMES),
        Policy(key="sweep_day", default=25, minimum=1, maximum=28, label=Text("每月几号以前报当月的矛盾排查", "The sweep of a month is reported by day"), unit=Text("号", "of the month")),
        Policy(key="early_solve_days", default=3, minimum=1, maximum=15, label=Text("班组、区队排查出的小问题几天内解决", "Teams and sections solve what they found within"), unit=DAYS),
        Policy(key="finding_days", default=15, minimum=3, maximum=60, label=Text("矿、公司、集团排查出的问题几天内解决（认领时可以另定）", "Mines and above solve what was found within (whoever takes it on may set another day)"), unit=DAYS),
        Policy(key="visit_report_days", default=3, minimum=1, maximum=15, label=Text("下访回来几天内写记录", "A visit is reported within"), unit=DAYS),
        Policy(key="room_words_days", default=180, minimum=30, maximum=730, label=Text("来访接待记下的文字（想办什么、姓名、当时发生的事）几天后抹去", "The words of a visit to the reception room are wiped after"), unit=DAYS),
        Policy(key="visit_months", default=6, minimum=1, maximum=36, label=Text("下访地点几个月没有人去算太久", "A place that nobody visited is marked after"), unit=Text("个月", "months")),
        Policy(key="minutes_days", default=3, minimum=1, maximum=15, label=Text("联席会议的纪要几天内签，任务说办好了几天内看", "Minutes of a joint meeting are signed, and what was done of its tasks is read, within"), unit=DAYS),
        Policy(key="commitment_days", default=15, minimum=1, maximum=180, label=Text("下访时答应的事几天内办好（答应时可以另定）", "What is promised on a visit is done within (whoever promises may set another day)"), unit=DAYS),
        Policy(key="cause_again_days", default=180, minimum=30, maximum=365, label=Text("建议反馈认可后几天内看同样的原因还来不来", "After the feedback on a recommendation it is watched whether the cause comes back for"), unit=DAYS),
        Policy(key="staff_idle_minutes", default=15, minimum=5, maximum=60, label=Text("工作人员离开多久自动退出", "Staff are signed out after"), unit=MINUTES),
        Policy(key="petitioner_idle_minutes", default=30, minimum=5, maximum=120, label=Text("查询页多久不动自动退出", "A look-up ends after"), unit=MINUTES),
        Policy(key="staff_session_hours", default=12, minimum=1, maximum=24, label=Text("工作人员一次登录最长多久", "One sign-in of staff lasts at most"), unit=LONG_HOURS),
        Policy(key="second_factor", default=2, minimum=1, maximum=2, label=Text("工作人员登录要不要第二道验证", "Do staff need a second step to sign in"), unit=Text("（1 不要求，2 必须有）", "(1: no, 2: yes)")),
        Policy(key="substitute_days", default=30, minimum=1, maximum=60, label=Text("一次代理最多几天", "One substitution lasts at most"), unit=DAYS),
        Policy(key="second_person", default=2, minimum=1, maximum=2, label=Text("给岗位、重设别人的登录要不要另一位管理员同意", "Does giving a post or resetting a colleague's sign-in need the consent of another administrator"), unit=Text("（1 不要求，2 必须有）", "(1: no, 2: yes)")),
        Policy(key="password_length", default=12, minimum=10, maximum=32, label=Text("密码最少几个字符", "A password has at least"), unit=Text("个字符", "characters")),
        Policy(key="password_memory", default=5, minimum=1, maximum=24, label=Text("新密码不能和最近几个密码相同", "A new password differs from the last"), unit=Text("个", "passwords")),
        Policy(key="link_hours", default=48, minimum=1, maximum=168, label=Text("设密码的链接几小时内有效", "A link to set a password is good for"), unit=LONG_HOURS),
        Policy(key="sign_in_tries_per_hour", default=60, minimum=10, maximum=500, label=Text("同一地点每小时可以登录错几次", "Wrong sign-ins per hour from one place"), unit=TIMES),
        Policy(key="lookup_tries_per_hour", default=20, minimum=5, maximum=200, label=Text("同一地点每小时可查错几次", "Wrong look-ups per hour from one place"), unit=TIMES),
        Policy(key="upload_megabytes", default=20, minimum=1, maximum=100, label=Text("一个附件最大", "One attachment is at most"), unit=MEGABYTES),
        Policy(key="uploads", default=9, minimum=1, maximum=30, label=Text("一次最多几个附件", "Attachments at one time"), unit=TIMES),
        Policy(key="export_days", default=3, minimum=1, maximum=14, label=Text("带姓名的名单最多几天后销毁", "A list with names is destroyed after at most"), unit=DAYS),
        Policy(key="export_most", default=2000, minimum=10, maximum=20000, label=Text("一份带姓名的名单最多几件", "A list with names has at most"), unit=Text("件", "petitions")),
        Policy(key="keep_formal_years", default=30, minimum=30, maximum=100, label=Text("有正式意见的信访件保管几年（可以延长，不能少于 30 年）", "Petitions with a formal opinion are kept for (may be longer, never under 30)"), unit=YEARS),
        Policy(key="keep_plain_years", default=10, minimum=10, maximum=100, label=Text("其他办结的信访件保管几年（可以延长，不能少于 10 年）", "Other closed petitions are kept for (may be longer, never under 10)"), unit=YEARS),
        Policy(key="draft_days", default=30, minimum=1, maximum=90, label=Text("没写完的内容保存几天", "An unfinished draft is kept for"), unit=DAYS),
    )
}  # fmt: skip

# The security administrator sets these, the system administrator all others: also whether a post needs a second person.
SECURITY_KEYS = frozenset({"staff_idle_minutes", "staff_session_hours", "second_factor", "password_length", "password_memory", "link_hours", "sign_in_tries_per_hour"})
