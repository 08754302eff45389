"""What came after: promises, reviews, supervision and the like on matters of the demonstration, by the people who hold the duties."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, PetitionerActor, staff
from xinqiao.directory.models import Person, Post, Unit
from xinqiao.ops.demo import one_by_one
from xinqiao.petitions import alarms, exports, protecting
from xinqiao.petitions.dossier import latest_referral
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import local_day
from xinqiao.rules.procedures.every import PROCEDURE_OF
from xinqiao.rules.terms import START, Duty, Path, ReviewOutcome, ServiceWay
from xinqiao.rules.terms_handling import Heard, ReadBack
from xinqiao.rules.terms_oversight import SupervisionForm, SupervisionGround
from xinqiao.rules.terms_protection import AskedHow, CheckFinding
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.rules.triage import Sort

GROUNDS = "答复说按文件执行，没有说少算的是哪几个月。请上一级单位把每个月的账对一遍。"
REASONS = "调阅了考勤、工资表和原答复：原答复没有逐月核对，事实没有查清；引用的制度没有错。"


class Stage:
    """Takes steps on the petitions, by the key they are written with, today."""

    def __init__(self, numbers: dict[str, str], now: datetime) -> None:
        self.numbers, self.now, self.today = numbers, now, local_day(now)

    def take(self, key: str, step: str, who: str, /, **fields: Any) -> None:
        """Take a step on the petition, on a new linked record, or on the newest record of the step's kind."""
        petition = Petition.objects.get(number=self.numbers[key])
        actor: Actor = PetitionerActor(petition_id=petition.pk) if who == "petitioner" else staff(Person.objects.get(login=who), self.today)
        procedure = PROCEDURE_OF[step]
        record: Any = petition if procedure.kind != "referral" else latest_referral(petition.pk)
        if procedure.kind not in ("petition", "referral"):
            is_new = START in procedure.by_name[step].source
            record = LinkedRecord(petition=petition, kind=procedure.kind) if is_new else petition.records.filter(kind=procedure.kind).latest("pk")
        perform(step, record, step_module(step).Entry(**fields), actor=actor, at=self.now)

    def day(self, days: int) -> Any:
        """Return a day from today on."""
        return self.today + timedelta(days=days)


def play(numbers: dict[str, str], now: datetime) -> None:
    """Play every scene."""
    stage = Stage(numbers, now)
    for scene in (_urgent, _reviews, _promises, _oversight, _handling, _merged, _split, _returned_twice, _list, _watched, _accused, _contact):
        scene(stage)
    one_by_one.calls(stage.take, stage.day, "yellow-water", "medical-second")
    post = Post.objects.filter(person__login="ma-xiu", duty=Duty.HANDLER.value).first()
    one_by_one.needs(stage.take, stage.day, "hardship", "medical-second", union=(post.unit_id, post.person_id) if post else None)
    one_by_one.talks(stage.take, stage.day, _handler(stage, "goods-payment"))


def _reviews(stage: Stage) -> None:
    """One waits for its signature, one was set aside and is done anew, one goes to a body outside, one came late."""
    stage.take("bonus-cut", "ask_review", "petitioner", grounds=GROUNDS)
    stage.take("bonus-cut", "draft_review", "gu-song", outcome=ReviewOutcome.VARY, reasons=REASONS, order="七月、八月的奖金按制度第六条补发，九月维持原答复。")
    stage.take("orphan-eighteen", "ask_review", "petitioner", grounds="在读的证明交过，答复里没有提。")
    stage.take(
        "orphan-eighteen", "draft_review", "gu-song", outcome=ReviewOutcome.REMIT, reasons="在读证明在案卷第 9 页，原答复没有看这份材料，事实没有查清。",
        order="核对在读证明和政策，查清能不能续发到毕业。",
    )  # fmt: skip
    stage.take("orphan-eighteen", "sign_review", "hao-jian")
    stage.take("orphan-eighteen", "serve", "gu-song", way=ServiceWay.MAIL, recipient="本人")
    stage.take("closed-mine-transfer", "ask_review", "petitioner", grounds="文件写的是待遇不降，实际降了八百多。")
    stage.take("cold-flat", "ask_review", "petitioner", grounds="换了阀门，夜里还是十三度。", why_late="我住院二十天，出院才看到答复，有出院小结。")

    _to_the_end(stage, "son-job")


def _to_the_end(stage: Stage, key: str) -> None:
    """The group itself answered: both reviews lie with the body outside, and the procedure ends."""
    stage.take(key, "ask_review", "petitioner", grounds="别的集团都有内招，为什么我们没有。")
    outcome: dict[str, Any] = {"outcome": ReviewOutcome.UPHOLD, "served_on": stage.today}
    stage.take(key, "record_outside_review", "chen-lan", reasons="国家规定公开招聘，原答复依据充分，予以维持。", number="省国资信查〔2026〕18号", **outcome)
    stage.take(key, "ask_final_review", "petitioner", grounds="复查没有说可以怎么办。")
    stage.take(key, "record_outside_final_review", "chen-lan", reasons="维持复查意见；建议做好招聘信息的告知。", number="省国资信核〔2026〕5号", **outcome)


def _urgent(stage: Stage) -> None:
    """An urgent report waits for a head: seventy minutes of its two hours have passed, and the reminder has just been given."""
    earlier = Stage(stage.numbers, stage.now - timedelta(minutes=70))
    earlier.take(
        "dry-well", "mark_urgent", _handler(stage, "dry-well"), reason="拉水车在半路坏了，全组从昨天中午起没有水吃，有两个人吃了沟里的水拉肚子，组里的人要到矿上来。",
        measures="从矿上食堂先装了二十桶水送去。",
    )  # fmt: skip
    alarms.raise_alarms(stage.now)


def _promises(stage: Stage) -> None:
    """What was promised has an owner and a day; one promise was kept."""
    stage.take("goods-payment", "promise", _handler(stage, "goods-payment"), text="月底前付三十万，其余春节前付清。", due_on=stage.day(12))
    stage.take("cold-flat", "promise", _handler(stage, "cold-flat"), text="六号楼换一台循环泵。", due_on=stage.day(6))
    stage.take("cold-flat", "keep_promise", _handler(stage, "cold-flat"), proof="泵已换好，早晚各测一次温度，贴在单元门口。")


def _oversight(stage: Stage) -> None:
    """The overdue matter is supervised; a leader takes the hard one on himself and writes a directive."""
    stage.take(
        "pension-gap", "supervise", "chen-lan", form=SupervisionForm.ORDER, ground=SupervisionGround.OVERDUE,
        problem="办理期限已过，没有申请延期，也没有书面答复。", demand="五个工作日内书面答复反映人，并说明为什么超期。",
    )  # fmt: skip
    milestone = step_module("sponsor").Milestone
    stage.take(
        "shantytown-flat", "sponsor", "song-hai", plan="先对清每户的交款，再和市里谈剩下的两栋，年内定下交房日子。",
        milestones=(milestone(text="对清一百一十户的交款", on=stage.day(15)), milestone(text="和市住建局定交房日子", on=stage.day(40))),
    )  # fmt: skip
    stage.take("dry-well", "instruct", "song-hai", text="吃水是大事。地测处三天内把水车排好班，再谈打井。", due_on=stage.day(3))


def _handling(stage: Stage) -> None:
    """Interviews and a co-handling unit on one matter."""
    stage.take(
        "goods-payment", "record_interview", _handler(stage, "goods-payment"), who=Heard.PETITIONER, heard_on=stage.today, place="机修厂财务科", staff="承办人、财务科会计",
        said="货款分三次送的，单子都签了字，第三次的没有入账。", read_back=ReadBack.SIGNED, summary="第三次送货的单子没有入账。",
    )  # fmt: skip
    finance = Unit.objects.get(key="finance").pk
    stage.take("goods-payment", "ask_co_handler", _handler(stage, "goods-payment"), unit_id=finance, asked="请核对集团资金计划里这笔货款排在哪一期。", due_on=stage.day(2))


def _accused(stage: Stage) -> None:
    """An accusation is tied to a person of the directory; one waits to go to the superior body on paper, of one only the receipt is left."""
    head = Person.objects.get(login="qian-sen").pk
    stage.take("sealed-bribe", "name_complained_sealed", "meng-zhou", person_id=head, why="分岗归矿长管，信里说收钱的是他亲属的账户。")
    above = {"to": "省国资委纪检监察组", "where": "省城建设路 6 号，0301-5550100"}
    stage.take("above-leader", "refer_up", "chen-lan", reason="反映的是集团分管领导，这里没有人可以办。", **above)
    stage.take("above-discipline", "refer_up", "chen-lan", reason="反映的是纪检人员自己。", **above)
    stage.take("above-discipline", "confirm_sent_up", "chen-lan", sent_on=stage.today, how="机要交换 0027", is_printed=True)


def _merged(stage: Stage) -> None:
    """Two about one roof are handled together, whoever asked in confidence stays unknown; a third waits for a second person."""
    same = "说的是同一个房顶，要求也一样，一起查一次。"
    stage.take("bath-roof-second", "merge_into", "chen-lan", number=stage.numbers["bath-roof"], equals=(1, 2), reason=same)
    stage.take("bath-roof-second", "confirm_merge", "wei-guang")
    stage.take("bath-roof", "assign", "chen-lan", unit_id=Unit.objects.get(key="mine-2").pk, instruction="两个人反映同一处，先把湿滑的地方围起来。")
    stage.take("bath-roof", "accept", "lin-yu")
    stage.take("bath-roof-third", "merge_into", "chen-lan", number=stage.numbers["bath-roof"], equals=(1,), reason=same)


def _split(stage: Stage) -> None:
    """Of three things in one letter the proposal goes off under a number of its own, a labour dispute takes its own path."""
    stage.take(
        "three-things", "split_off", "chen-lan", positions=(3,), title="建议三矿机电队工具房装刷卡锁", text="机电队的工具房白天锁着，夜班的人要翻墙，建议装个刷卡锁。",
        reason="建议和要求归两个单位办，期限也不一样。",
    )  # fmt: skip
    sorts = (Sort("0104", Path.OPINION), Sort("0201", Path.ARBITRATION))
    stage.take("three-things", "triage", "chen-lan", category="0104", path=Path.OPINION, sorts=sorts)
    stage.take(
        "three-things", "divert", "chen-lan", competent_body="青川市劳动人事争议仲裁委员会，青川市政通路 12 号",
        limit="从知道或者应当知道权利被侵害那天起一年内（劳动争议调解仲裁法第二十七条）", help_offered="可以先由企业劳动争议调解委员会调解，我们帮您联系。",
    )  # fmt: skip
    stage.take("three-things", "assign", "chen-lan", unit_id=Unit.objects.get(key="mine-3").pk, instruction="请调出夜班考勤，逐班核对。")


def _returned_twice(stage: Stage) -> None:
    """Two units said that it is not theirs, with evidence: now a leader names the one that deals with it."""
    for unit, handler, reason in (
        ("mine-1", "qin-tao", "变电站的产权在移交清单里划给了洗选厂（清单第 17 项），线路图附后。"),
        ("washery", "pei-hong", "移交清单第 17 项只有线路，没有站房；站房是一矿投资建的，有竣工图。"),
    ):
        stage.take("substation-noise", "assign", "chen-lan", unit_id=Unit.objects.get(key=unit).pk)
        stage.take("substation-noise", "decline", handler, reason=reason)
        stage.take("substation-noise", "take_back", "chen-lan", note="两家的材料都看了，对得上，归谁管要由上级定。")


def _watched(stage: Stage) -> None:
    """One who fears is asked again in two days, and his name was asked for; for another retaliation was found; an anonymous one wrote back; after reports the program asks."""
    words = "班组长在班前会上说，谁再往上写信，谁就去下井。"
    _fear(stage, "pension-gap", words, days=28, has_happened=False)
    _check_in(stage, "pension-gap", 26, how=AskedHow.PHONE, finding=CheckFinding.QUIET, said="现在没有人为难我，就是心里不踏实。", found="看了两个月的派班单，没有变化。", none_needed="他说先看看，有事再说。")
    _fear(stage, "cold-flat", "答复以后把我从检修班调到了外委看场，少拿八百。", days=6, has_happened=True)
    _check_in(
        stage, "cold-flat", 2, how=AskedHow.MEETING, finding=CheckFinding.RETALIATED, said="调岗没有谈话，也没有手续，别人说是因为写了信。", found="调岗单没有理由，当天口头通知，别的检修工都没有动。",
        measure="恢复检修班的岗位，补发差额", owner="后勤管理中心主任", until=stage.day(5),
    )  # fmt: skip
    _ask_name(stage, "pension-gap")
    _fear(stage, "over-capacity", "班前会上说要查是谁写的，谁写的就让谁回家。", days=4, has_happened=False)
    _talk(stage, "over-capacity", "他们现在有没有找您谈话、让您签字？", "找了两个人谈话，还没有轮到我。", days=3)
    protecting.watch(stage.now)


def _talk(stage: Stage, key: str, asked: str, answered: str, *, days: int) -> None:
    """Let the officer write to somebody who gave no name, and him write back the next day."""
    file = protecting.file_of(Petition.objects.get(number=stage.numbers[key]))
    if file is not None:
        entry, officer = step_module("write_to_guarded").Entry(text=asked), staff(Person.objects.get(login="meng-zhou"), stage.today)
        perform("write_to_guarded", protecting.record_on(file), entry, actor=officer, at=stage.now - timedelta(days=days))
        protecting.reply(file, answered, stage.now - timedelta(days=days - 1))


def _ask_name(stage: Stage, key: str) -> None:
    """Let the officer ask the custodian outside the line for the name of somebody whom he watches over."""
    file = protecting.file_of(Petition.objects.get(number=stage.numbers[key]))
    if file is not None:
        entry = step_module("ask_access").Entry(purpose=AccessPurpose.MEET, reason="他约在厂外见面，要当面核对是他本人。")
        perform("ask_access", LinkedRecord(petition=file, kind="identity_access"), entry, actor=staff(Person.objects.get(login="meng-zhou"), stage.today), at=stage.now)


def _fear(stage: Stage, key: str, words: str, *, days: int, has_happened: bool) -> None:
    petition = Petition.objects.get(number=stage.numbers[key])
    protecting.declare(petition, words, has_happened=has_happened, at=stage.now - timedelta(days=days))


def _check_in(stage: Stage, key: str, days: int, **fields: Any) -> None:
    file = protecting.file_of(Petition.objects.get(number=stage.numbers[key]))
    if file is not None:
        entry = step_module("record_check_in").Entry(**fields)
        perform("record_check_in", protecting.record_on(file), entry, actor=staff(Person.objects.get(login="meng-zhou"), stage.today), at=stage.now - timedelta(days=days))


def _handler(stage: Stage, key: str) -> str:
    unit = Petition.objects.get(number=stage.numbers[key]).handling_unit_id
    return Person.objects.filter(posts__unit=unit, posts__duty="handler").order_by("pk")[0].login


def _list(stage: Stage) -> None:
    """One list of names waits for the custodian."""
    since = stage.day(-60)
    asker = staff(Person.objects.get(login="chen-lan"), stage.today)
    exports.ask(
        exports.Chosen(since=since, until=stage.today), asker, snapshot.current(), stage.now, purpose=AccessPurpose.MEET,
        reason="年底前逐户回访，核对承诺的事做了没有，每组带一份。", parts=(IdentityPart.NAME, IdentityPart.PHONE, IdentityPart.ADDRESS),
    )  # fmt: skip


def _contact(stage: Stage) -> None:
    """One has a new number, which waits to be checked; one says that somebody else asked in his name."""
    stage.take("cold-flat", "ask_contact", "petitioner", phone="19900008899", reason="原来的手机丢了，换了新号。")
    stage.take("bonus-cut", "ask_contact", "petitioner", phone="19900006677", reason="换了手机号。")
    stage.take("bonus-cut", "disown_contact", "petitioner")
