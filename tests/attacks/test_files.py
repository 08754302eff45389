"""Attacks with files: what a stranger sends is locked away or made clean, and leaves by a door that nobody else can use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as real_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests import clamd
from tests.enterprise import Enterprise
from tests.vault import file_samples as samples
from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.petitions.file_checks import LATER, SOON, check_files
from xinqiao.petitions.file_tickets import LASTS
from xinqiao.petitions.models import Attachment, FileTicket, Petition
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_files import FileFault, FileState
from xinqiao.vault import files, scanner
from xinqiao.web import upload_handler

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]

Start = Callable[..., Walk]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
needs_clamd = pytest.mark.skipif(clamd.PROGRAM is None, reason="clamav-daemon is not installed (`make scanner`)")


def sent(content: bytes, name: str, kind: str) -> Upload:
    """Return a file as it is taken in."""
    return Upload(file_key=files.keep(content), name=name, media_type=kind, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def checked(petition: Petition) -> Attachment:
    """Let the worker check, and return the one file of a petition."""
    while check_files(timezone.now()):
        pass
    return Attachment.objects.get(petition=petition)


def holder(petition: Petition) -> Client:
    """Return the petitioner at his browser."""
    client = Client()
    assert client.post("/lookup/", {"number": petition.number, "code": CODE}).status_code == 302
    return client


@pytest.mark.parametrize("name", ['"><svg onload=alert(1)>.jpg', "a.svg.jpg", "a.html", "a", "照片.JPG"])
@pytest.mark.parametrize("said", ["image/svg+xml", "text/html", ""])
def test_an_uploaded_file_is_a_download_that_runs_nothing_on_a_path_without_cookies(enterprise: Enterprise, visit: Any, name: str, said: str) -> None:  # noqa: F811
    """Attack 2."""
    client = Client()
    ways.begin(client)
    ways.go_on(client, files=[SimpleUploadedFile(name, samples.photograph(), said)])
    ways.finish(client)
    petition = Petition.objects.get()
    row = checked(petition)
    answer = visit("clerk").download(f"{petition_url(petition)}files/{row.pk}/")
    assert answer.status_code == 200 and answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment") and "<" not in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store, private" and answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_the_path_of_the_files_reads_no_cookie_and_sets_none(walk: Start, visit: Any, settings: Any) -> None:  # noqa: F811
    """Attack 2: not even one that is sent; on a host of their own they are alone."""
    row = checked(walk(uploads=(sent(samples.picture(), "a.jpg", "image/jpeg"),)).petition)
    clerk = visit("clerk")
    url = f"{petition_url(row.petition)}files/{row.pk}/"
    ticket = clerk.get(url)["Location"]
    client = Client()
    for name in ("xinqiao_desk", "xinqiao_matter", "csrftoken", "language"):
        client.cookies[name] = "x"
    answer = client.get(ticket)
    assert answer.status_code == 200 and answer.wsgi_request.COOKIES == {} and not answer.cookies
    dead = client.get(ticket)
    assert dead.status_code == 404 and not dead.cookies
    settings.FILES_ADDRESS, settings.ALLOWED_HOSTS = "https://files.example", ["testserver", "files.example"]
    away = clerk.get(url)["Location"]
    assert away.startswith("https://files.example/files/staff/")
    path = away.removeprefix("https://files.example")
    assert Client().get(path).status_code == 404  # not on the host of the pages
    assert Client(headers={"host": "files.example"}).get("/desk/sign-in/").status_code == 404
    assert Client(headers={"host": "files.example"}).get(path).status_code == 200


def test_a_pdf_with_scripts_comes_out_without(walk: Start, visit: Any) -> None:  # noqa: F811
    """Attack 2: PDF with JavaScript."""
    row = checked(walk(uploads=(sent(samples.pdf(), "说明.pdf", "application/pdf"),)).petition)
    answer = visit("clerk").download(f"{petition_url(row.petition)}files/{row.pk}/")
    plain = samples.pdf_text(answer.content)
    assert samples.SHOWN.encode() in plain and b"JavaScript" not in plain and b"OpenAction" not in plain


ARCHIVES: dict[str, tuple[Callable[[], bytes], FileFault]] = {
    "password": (samples.locked_archive, FileFault.LOCKED),
    "bomb": (samples.bomb, FileFault.BOUNDS),
    "10,000 entries": (lambda: samples.packed({f"{n}.txt": b"x" for n in range(10_000)}), FileFault.BOUNDS),
    "slip": (lambda: samples.packed({"../../etc/x.txt": b"x"}), FileFault.UNSAFE),
    "nested": (lambda: samples.packed({"a.zip": samples.packed({"b.zip": samples.packed({"c.txt": b"x"})})}), FileFault.NESTED),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_an_evil_archive_is_quarantined_and_the_petition_is_filed_with_a_note(enterprise: Enterprise, visit: Any, case: str) -> None:  # noqa: F811
    """Attack 3: password, bomb, 10,000 entries, zip slip, nested archives."""
    make, fault = ARCHIVES[case]
    client = Client()
    ways.begin(client)
    ways.go_on(client, files=[SimpleUploadedFile("证据.zip", make(), "application/zip")])
    ways.finish(client)
    petition = Petition.objects.get()
    row = checked(petition)
    assert (row.state, row.fault, row.next_check_at) == (FileState.QUARANTINED, fault, None)
    clerk = visit("clerk")
    assert fault.zh in clerk.page(petition_url(petition))
    assert clerk.get(f"{petition_url(petition)}files/{row.pk}/").status_code == 404
    assert fault.said.zh in client.get("/matter/").content.decode()
    assert client.get(f"/matter/files/{row.pk}/").status_code == 404
    with pytest.raises(FileNotFoundError):
        files.fetch(files.copy_of(row.file_key))
    assert hashlib.sha256(files.fetch(row.file_key)).hexdigest() == row.sha256  # kept as it came, encrypted


@needs_clamd
@pytest.mark.parametrize("way", ["bare", "in an archive", "in a document"])
def test_a_virus_is_found_and_locked_away(walk: Start, visit: Any, settings: Any, way: str) -> None:  # noqa: F811
    """Attack 3: EICAR, by a real clamd with a signature of this test's own."""
    told = clamd.EICAR.decode()
    content, name, kind = {
        "bare": (clamd.EICAR, "a.txt", "text/plain"),
        "in an archive": (samples.packed({"a.txt": b"x", "b.txt": clamd.EICAR}), "a.zip", "application/zip"),
        "in a document": (samples.word(told), "a.docx", WORD),
    }[way]
    harmless = walk(uploads=(sent(samples.picture(), "b.jpg", "image/jpeg"),)).petition
    petition = walk(uploads=(sent(content, name, kind),)).petition
    with clamd.running() as settings.CLAMD:
        row = checked(petition)
        assert checked(harmless).state == FileState.CLEAN
    assert (row.state, row.fault) == (FileState.QUARANTINED, FileFault.VIRUS)
    clerk = visit("clerk")
    assert "已隔离，打不开：查出病毒。" in clerk.page(petition_url(petition))
    assert clerk.get(f"{petition_url(petition)}files/{row.pk}/").status_code == 404
    # Tomorrow's signatures are asked again; what was wrongly locked away comes back.
    assert row.next_check_at is not None and row.next_check_at > timezone.now() + LATER - timedelta(minutes=5)


def test_while_the_scanner_is_down_files_wait_in_quarantine_and_petitions_are_filed(walk: Start, visit: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:  # noqa: F811
    """Attack 3: no scanner, no file; but the petition is there, staff read why, and the file is scanned later by itself."""
    settings.CLAMD = str(tmp_path / "nobody")
    petition = walk(uploads=(sent(samples.picture(), "a.jpg", "image/jpeg"),)).petition
    row = checked(petition)
    assert (row.state, row.fault) == (FileState.QUARANTINED, FileFault.UNSCANNED)
    clerk = visit("clerk")
    assert "已隔离，打不开：查毒程序没有应答，过一会儿自动再查。" in clerk.page(petition_url(petition))
    assert "还没有查完毒，请过一会儿再看。" in holder(petition).get("/matter/").content.decode()
    assert clerk.get(f"{petition_url(petition)}files/{row.pk}/").status_code == 404
    assert check_files(timezone.now()) == 0  # not asked again at once
    monkeypatch.setattr(scanner, "virus_in", lambda _content: None)
    assert check_files(timezone.now() + SOON) == 1
    assert Attachment.objects.get(pk=row.pk).state == FileState.CLEAN
    assert clerk.download(f"{petition_url(petition)}files/{row.pk}/").status_code == 200


@needs_clamd
def test_the_scanner_that_comes_back_is_asked_again(walk: Start, settings: Any, tmp_path: Any) -> None:
    """Attack 3: the virus that came while it was down is found."""
    settings.CLAMD = str(tmp_path / "nobody")
    row = checked(walk(uploads=(sent(clamd.EICAR, "a.txt", "text/plain"),)).petition)
    assert row.fault == FileFault.UNSCANNED
    with clamd.running() as settings.CLAMD:
        check_files(timezone.now() + SOON)
    assert Attachment.objects.get(pk=row.pk).fault == FileFault.VIRUS


def test_what_an_anonymous_report_tells_of_its_writer_is_not_in_what_staff_open(walk: Start, visit: Any) -> None:  # noqa: F811
    """Attack 13: place and camera in a photograph, authors in Word and PDF; the original stays, encrypted."""
    given = {"image/jpeg": ("a.jpg", samples.photograph()), WORD: ("a.docx", samples.word()), "application/pdf": ("a.pdf", samples.pdf())}
    petition = walk(secrecy=Secrecy.ANONYMOUS, uploads=tuple(sent(content, name, kind) for kind, (name, content) in given.items())).petition
    check_files(timezone.now())
    clerk = visit("clerk")
    for row in Attachment.objects.filter(petition=petition):
        content = given[row.media_type][1]
        copy = clerk.download(f"{petition_url(petition)}files/{row.pk}/").content
        plain = samples.pdf_text(copy) if row.media_type.endswith("pdf") else b"".join(samples.unpacked(copy).values()) if copy[:2] == b"PK" else copy
        assert copy != content and not [word for word in samples.SECRETS if word.encode() in plain], row.name
        assert files.fetch(row.file_key) == content
    for file in (real_settings.DATA / "files").rglob("*"):
        assert file.is_dir() or samples.AUTHOR.encode() not in file.read_bytes()


def ticket_of(visitor: Any, row: Attachment) -> str:
    """Return the address with a fresh ticket for a member of staff."""
    return str(visitor.get(f"{petition_url(row.petition)}files/{row.pk}/")["Location"])


def test_the_address_of_a_file_is_dead_when_it_must_be(walk: Start, visit: Any, enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 24: after use, after logout, after loss of the permission, after a minute, made up, for another way in."""
    row = checked(walk("accepted", uploads=(sent(samples.picture(), "a.jpg", "image/jpeg"),)).petition)
    clerk, somebody = visit("clerk"), Client()
    used = ticket_of(clerk, row)
    assert somebody.head(used).status_code == 200  # a scanner of links takes nothing away
    assert somebody.get(used).status_code == 200
    assert clerk.get(used).status_code == 404 and somebody.get(used).status_code == 404
    assert somebody.get(ticket_of(clerk, row).replace("/staff/", "/own/")).status_code == 404
    assert somebody.get("/files/staff/made-up/").status_code == 404
    late = ticket_of(clerk, row)
    FileTicket.objects.update(expires_at=timezone.now() - LASTS)
    assert somebody.get(late).status_code == 404
    after_logout = ticket_of(clerk, row)
    clerk.client.post("/desk/sign-out/")
    assert somebody.get(after_logout).status_code == 404
    clerk = visit("clerk")
    after_loss = ticket_of(clerk, row)
    enterprise.person("clerk").posts.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert somebody.get(after_loss).status_code == 404
    switched_off = ticket_of(visit("head"), row)
    person = enterprise.person("head")
    person.is_active = False
    person.save()
    assert somebody.get(switched_off).status_code == 404


def test_the_address_of_a_petitioners_file_dies_with_his_visit(walk: Start) -> None:
    """Attack 24: after leaving, after a new query code; without a grant there is none."""
    row = checked(walk(uploads=(sent(samples.picture(), "a.jpg", "image/jpeg"),)).petition)
    client, somebody = holder(row.petition), Client()
    url = f"/matter/files/{row.pk}/"
    assert somebody.get(url).status_code == 404
    left = client.get(url)["Location"]
    client.post("/leave/")
    assert somebody.get(left).status_code == 404
    client = holder(row.petition)
    renewed = client.get(url)["Location"]
    Petition.objects.filter(pk=row.petition_id).update(code_digest="0" * 64)
    assert somebody.get(renewed).status_code == 404


def test_no_upload_fills_the_disk_or_loses_what_was_typed(enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """Attack 4: what is beyond the bounds is counted and not kept; the rest is there."""
    settings.DATA = tmp_path
    monkeypatch.setattr(upload_handler, "MOST_OF_ONE", 20 * 1024 * 1024)
    client = Client()
    ways.begin(client, text="这些字都要在")
    large = samples.picture() + bytes(21 * 1024 * 1024)
    page = ways.go_on(client, files=[SimpleUploadedFile("小.jpg", samples.picture()), SimpleUploadedFile("大.jpg", large)]).content.decode()
    assert "“大.jpg”有 22 MB，最大 20 MB" in page and "小.jpg" in page
    assert "这些字都要在" in client.get("/file/").content.decode()
    assert len(list(files.kept())) == 1


def test_a_file_beyond_the_bounds_keeps_no_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 4: of one file and of all files of one request."""
    monkeypatch.setattr(upload_handler, "MOST_OF_ONE", 100)
    monkeypatch.setattr(upload_handler, "MOST_OF_ALL", 150)
    taker = upload_handler.BoundedUploads()
    taker.handle_raw_input()
    kept = []
    for parts in ([b"a" * 60], [b"b" * 90, b"c" * 90], [b"d" * 60], [b"e"]):
        taker.new_file("files", "x.jpg", "image/jpeg", None)
        for part in parts:
            taker.receive_data_chunk(part, 0)
        file = taker.file_complete(sum(map(len, parts)))
        kept.append((file.size, len(file.read())))
    assert kept[0] == (60, 60) and kept[1][0] == 180 and kept[1][1] <= 90
    assert kept[2][0] > 100 and kept[2][1] == 0 and kept[3][0] > 100
