"""我的信息: what is kept about the petitioner, for himself alone, and a copy of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client

from tests.walking import CODE, Walk
from xinqiao.petitions.models import Attachment, RunningClock, Statement
from xinqiao.petitions.upload import Upload
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Secrecy
from xinqiao.vault import files
from xinqiao.vault.contact import Contact

Holder = Callable[..., tuple[Client, Walk]]
PAGE = "/matter/data/"


def copy(client: Client) -> dict:
    response = client.get(PAGE + "copy.json")
    assert response.status_code == 200 and "attachment" in response["Content-Disposition"] and "no-store" in response["Cache-Control"]
    return json.loads(response.content)


def test_without_the_code_there_is_nothing(client: Client, walk: Callable[..., Walk]) -> None:
    walk("accepted")
    assert client.get(PAGE).status_code == 302
    assert client.get(PAGE + "copy.json").status_code == client.get(PAGE + "copy.pdf").status_code == 404


def test_the_page_covers_who_he_is_and_says_until_when(holder: Holder) -> None:
    client, _ = holder("replied")
    shown = client.get(PAGE).content.decode()
    assert "范**" in shown and "199****1234" in shown and "范小安" not in shown and "19900001234" not in shown
    assert "还没有办结" in shown and "30 年" in shown and "谁看过我的身份" in shown and "下载副本" in shown
    assert "我的信息" in client.get("/matter/").content.decode()


def test_the_copy_has_his_own_words_files_and_papers(holder: Holder) -> None:
    content = "水表的照片".encode()
    upload = Upload(file_key=files.keep(content), name="水表.jpg", media_type="image/jpeg", size=len(content), sha256="a" * 64)
    client, walked = holder("replied", uploads=(upload,))
    walked.take("remark", walked.petitioner, text="水管又漏了。")
    told = copy(client)
    assert told["contact"] == {"name": "范小安", "phone": "19900001234", "email": "fan@example.cn", "address": "二矿新村三号楼"}
    assert told["text"] == walked.petition.text and told["claims"] == ["马上恢复供暖", "退还这两周的取暖费"]
    assert [row["texts"]["text"] for row in told["written_later"]] == ["水管又漏了。"]
    assert [file["name"] for file in told["files"]] == ["水表.jpg"]
    assert {"信访事项登记回执", "信访事项处理意见书"} <= {row["kind"] for row in told["served"]}
    assert client.get(PAGE + "copy.pdf").content[:5] == b"%PDF-"


def test_what_was_served_is_addressed_to_him_and_does_not_hold_the_key(holder: Holder) -> None:
    client, _ = holder("replied")
    told = client.get(PAGE + "copy.json").content.decode()
    assert "范小安：" in told and "{{" not in told and CODE not in told.replace(" ", "")


def test_nothing_of_staff_and_nothing_of_others_is_in_it(holder: Holder) -> None:
    client, walked = holder("accepted")
    others = Walk(walked.enterprise, title="别人的件", text="隔壁老孟家的事。").petition
    walked.take("ask_extension", "handler", days=10, reason="内部理由：等锅炉厂回函")
    walked.take("remark", "handler", text="请您下周来谈。")
    Attachment.objects.create(petition=walked.petition, file_key="f" * 40, name="内部照片.jpg", media_type="image/jpeg", size=1, sha256="0" * 64, added_at=walked.at, from_petitioner=False)
    told = json.dumps(copy(client), ensure_ascii=False)
    assert Statement.objects.filter(petition=walked.petition).exclude(actor="petitioner").count() >= 2
    for secret in ("锅炉厂", "请您下周来谈", "内部照片", "老孟", others.number, "转送函", "交办函", "person:"):
        assert secret not in told, secret


def test_of_a_sealed_matter_too(holder: Holder) -> None:
    client, walked = holder("sealed")
    assert copy(client)["text"] == walked.petition.text
    assert "永久保存" in client.get(PAGE).content.decode()


def test_while_it_goes_up_on_paper_the_page_says_what_becomes_of_it(holder: Holder) -> None:
    client, _walked = holder("going_up")
    page = client.get(PAGE).content.decode()
    assert "永久保存" not in page and "在这里马上全部销毁，只留编号、时间和回执" in page and "两个人批准" not in page
    client.cookies["language"] = "en"
    assert "only the number, the times and the receipt stay" in client.get(PAGE).content.decode()


def test_whoever_left_no_name_is_offered_no_change_of_it(holder: Holder) -> None:
    client, _walked = holder("accepted", contact=Contact(), secrecy=Secrecy.ANONYMOUS)
    page = client.get(PAGE).content.decode()
    assert "/change/" not in page and "改姓名、联系方式" not in page and "没有可以改的" in page and "/matter/write/" in page


def test_where_nobody_here_reads_it_no_page_says_that_one_can_write(holder: Holder) -> None:
    client, walked = holder("going_up")
    RunningClock.objects.filter(petition=walked.petition, stopped_on=None).update(due_on=date(2026, 1, 5))
    for url in (PAGE, "/matter/"):
        page = client.get(url).content.decode()
        assert "/matter/write/" not in page and "请留言说明" not in page and "可以在下面留言" not in page, url


def test_a_closed_one_says_the_day(holder: Holder) -> None:
    client, walked = holder("closed")
    closed_on = local_day(walked.at)
    assert f"{closed_on.year + 30} 年 12 月 31 日" in client.get(PAGE).content.decode()
    assert copy(client)["kept_until"] == f"{closed_on.year + 30}-12-31"


def test_the_page_does_not_grow_with_the_letters(holder: Holder, django_assert_max_num_queries: Callable) -> None:
    client, walked = holder("replied")
    client.get(PAGE)
    for n in range(6):
        walked.at += timedelta(minutes=1)
        walked.take("remark", walked.petitioner, text=f"第 {n} 句")
    with django_assert_max_num_queries(20):
        client.get(PAGE)
