"""签发纪要."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.meetings import AFTER, CALLING, NOON, SIGNED, TASKS, MeetingCases, Meetings, kind
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.documents.models import Document
from xinqiao.ledger.models import Entry
from xinqiao.ops import verify
from xinqiao.outreach import meetings, minutes
from xinqiao.outreach.waiting import waiting
from xinqiao.petitions.story import tell


class TestSignMinutes(MeetingCases):
    step, station, at, by = "sign_minutes", "minutes_written", NOON, "leader"
    allowed = frozenset({"leader"})

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("minutes_signed")
        task = kind("meeting_task").get()
        assert row.content["tasks"] == [task.number] and row.content["signed_on"] == "2026-03-12" and len(row.content["versions"]) == 1
        assert (task.unit_id, task.person_id, task.status, f"{task.due_on}") == (desk.house.mine.pk, desk.house.person("handler").pk, "task_set", "2026-04-01")
        for who in ("handler", "unit_head"):  # the owner, and the head of his unit
            assert [each.kind.value for each in waiting(desk.actor(who, NOON), task.due_on)] == ["meeting_task"]  # type: ignore[arg-type]

    def test_the_petition_tells_what_was_decided_and_what_became_of_it(self, desk: Meetings) -> None:
        """The petitioner reads the words for him, those who handle it the task too; accepted, both read that it is done."""
        petition = Walk(desk.house, at=CALLING).to("assigned").petition
        row = desk.take("put_on_agenda", desk.convened(), "clerk", CALLING, ref=petition.number)
        row = desk.walk(SIGNED[1:3], row)
        row = desk.take("decide_item", row, "clerk", NOON, told="两个矿一起来修，四月一日前修好。")
        row = desk.walk((("close_meeting", "clerk", NOON), ("sign_minutes", "leader", NOON)), row)
        task = desk.walk(TASKS["task_done"], desk.task_of(row))
        desk.take("accept_task", task, "clerk", AFTER, words="暖气片换好了。")
        told = {event.verb: event for event in tell(petition, snapshot.current())}
        decided, given, done = told["note_joint_meeting"], told["note_meeting_task"], told["note_task_done"]
        assert decided.is_public and decided.texts_are_public and decided.texts == {"words": "两个矿一起来修，四月一日前修好。"}
        assert not given.is_public and given.texts == {"task": "排出晚班车的班次。"} and "二矿" in given.sentence.zh and "2026年4月1日" in given.sentence.zh
        assert done.is_public and done.texts == {"words": "暖气片换好了。"} and not list(verify.faults(with_files=False))

    def test_they_are_numbered_by_office_and_year_and_frozen(self, desk: Meetings) -> None:
        """Without gaps or doubles; a correction keeps the number; the hash of each stands in the chain, and whoever changes one is found out."""
        first = desk.at("minutes_signed")
        second = desk.walk(SIGNED, desk.convened(begins_at=NOON, ends_at=NOON + timedelta(hours=1)))
        office = desk.house.office.short_name
        assert [row.content["house_number"] for row in (first, second)] == [f"{office}信联纪〔2026〕{n}号" for n in (1, 2)]
        desk.take("correct_minutes", first, "leader", AFTER)
        papers = Document.objects.filter(kind="meeting_minutes").order_by("pk")
        assert [(paper.subject, paper.number) for paper in papers] == [
            (first.number, f"{office}信联纪〔2026〕1号"), (second.number, f"{office}信联纪〔2026〕2号"), (first.number, f"{office}信联纪〔2026〕1号-2"),
        ]  # fmt: skip
        lines = [line.body["documents"] for line in Entry.objects.filter(subject=first.number).order_by("number") if "documents" in line.body]
        assert lines == [[["meeting_minutes", papers[0].number, papers[0].digest]], [["meeting_minutes", papers[2].number, papers[2].digest]]]
        assert "晚班车" in str(papers[0].content["zh"]) and "三矿补四成油费" not in str(papers[0].content["zh"]) and not list(verify.faults(with_files=False))
        raw = Document.objects.extra(select={"plain": "content"}).values_list("plain", flat=True)
        assert "晚班车" not in str(list(raw))

    def test_whoever_changes_takes_away_or_adds_minutes_is_found_out(self, desk: Meetings) -> None:
        row = desk.at("minutes_signed")
        number = row.content["house_number"]
        paper = Document.objects.get(number=number)
        paper.content = {**paper.content, "zh": {**paper.content["zh"], "title": "别的纪要"}}
        paper.save(update_fields=["content"])
        assert list(verify.faults(with_files=False)) == [f"{number}: the document was changed"]
        paper.delete()
        assert list(verify.faults(with_files=False)) == [f"{number}: the document is missing", f"{number}: given out, and not there"]

    def test_what_was_signed_does_not_change_with_the_directory(self, desk: Meetings) -> None:
        """A unit or a person who is called otherwise later is called in the minutes as on the day they were signed."""
        row = desk.at("minutes_signed")
        seen = meetings.agenda_for(row, desk.actor("clerk", AFTER), snapshot.current())[0]  # type: ignore[arg-type]
        before = minutes.drawn(row, seen, snapshot.current(), "zh")
        type(desk.house.mine).objects.filter(pk=desk.house.mine.pk).update(name="改了名的矿")
        snapshot.forget()
        after = minutes.drawn(row, seen, snapshot.current(), "zh")
        assert after == before and after.check_value and after.number == row.content["house_number"]

    def test_signed_they_are_fixed(self, desk: Meetings) -> None:
        row = desk.at("minutes_signed")
        self.step = "decide_item"
        assert "纪要已签" in self.refusal(desk, row, "clerk").words.zh

    def test_whoever_does_not_chair_it_does_not_sign(self, desk: Meetings) -> None:
        from tests.enterprise import _person  # noqa: PLC0415 as the days do
        from xinqiao.rules.terms import Duty  # noqa: PLC0415

        desk.house.people["second_leader"] = _person("second_leader", desk.house.group, Duty.LEADER)
        snapshot.forget()
        assert "主持会议" in self.refusal(desk, desk.at("minutes_written"), "second_leader").words.zh

    def test_a_chair_who_left_his_post_leaves_the_minutes_to_another_leader(self, desk: Meetings) -> None:
        from tests.enterprise import _person  # noqa: PLC0415 as the days do
        from xinqiao.directory.models import Post  # noqa: PLC0415
        from xinqiao.rules.terms import Duty  # noqa: PLC0415

        row = desk.at("minutes_written")
        desk.house.people["second_leader"] = _person("second_leader", desk.house.group, Duty.LEADER)
        Post.objects.filter(person=desk.house.person("leader")).update(valid_to=CALLING.date())
        snapshot.forget()
        row = desk.take("sign_minutes", row, "second_leader", NOON)
        assert row.status == "minutes_signed" and row.content["versions"][0]["by"] == desk.house.person("second_leader").pk
