"""Draw overview.png anew: the page of a matter on a phone beside the worklist, from a demonstration of its own.

    .venv/bin/python docs/pictures/draw.py

It needs what the journeys need (`make test` has installed it): playwright and Debian's chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
XINQIAO = Path(sys.executable).with_name("xinqiao")
CODE = "246813579024"
TITLE = "夜班津贴和下井津贴少算了三个月"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
PAGE = """<body style="margin:0;width:1660px;height:940px;background:#e3ebe9;position:relative;overflow:hidden">
<img src="data:image/png;base64,{desk}" style="position:absolute;left:40px;top:60px;width:1240px;border-radius:8px;box-shadow:0 6px 30px #0004">
<img src="data:image/png;base64,{phone}" style="position:absolute;right:40px;top:40px;width:396px;border:8px solid #1d2a2e;border-radius:36px;box-shadow:0 8px 36px #0006"></body>"""
FIND_CODE = f"""
from xinqiao.petitions.models import Petition; from xinqiao.vault import store
found = Petition.objects.filter(title={TITLE!r}); assert found.update(code_digest=store.code_digest({CODE!r})) == 1
print(found.get().number)"""


def main() -> None:
    """Start a demonstration, look at two pages, put them side by side."""
    folder = Path(tempfile.mkdtemp(prefix="xinqiao-picture-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XINQIAO_DATA": str(folder), "PORT": str(port)}
    serving = subprocess.Popen([XINQIAO, "serve", "--demo"], env=environment)  # noqa: S603 our own command
    try:
        base = f"http://localhost:{port}"
        wait_for(base)
        number = subprocess.check_output([XINQIAO, "shell", "-v", "0", "-c", FIND_CODE], env=environment, text=True).split()[-1]  # noqa: S603 the same
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            draw(browser, matter(browser, base, number), worklist(browser, base))
    finally:
        serving.terminate()
        serving.wait()
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(base: str) -> None:
    """Wait until the server answers."""
    for _ in range(120):
        try:
            urllib.request.urlopen(base)  # noqa: S310 our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not start")


def matter(browser: Browser, base: str, number: str) -> bytes:
    """Look a matter up on a phone."""
    page = browser.new_page(viewport=PHONE, locale="zh-CN", device_scale_factor=2)
    page.goto(f"{base}/lookup/")
    page.fill("[name=number]", number)
    page.fill("[name=code]", CODE)
    with page.expect_navigation(url="**/matter/**"):
        page.press("[name=code]", "Enter")
    return page.screenshot()


def worklist(browser: Browser, base: str) -> bytes:
    """Sign in as the petition officer."""
    page = browser.new_page(viewport=DESK, locale="zh-CN")
    page.goto(f"{base}/desk/")
    page.fill("[name=login]", "chen-lan")
    page.fill("[type=password]", "Xinqiao-2026")
    with page.expect_navigation(url="**/desk/"):
        page.press("[type=password]", "Enter")
    return page.screenshot()


def draw(browser: Browser, phone: bytes, desk: bytes) -> None:
    """Put the two side by side, in few colours: the file stays small."""
    page = browser.new_page(viewport={"width": 1660, "height": 940})
    page.set_content(PAGE.format(desk=b64encode(desk).decode(), phone=b64encode(phone).decode()))
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(HERE / "overview.png", optimize=True)


if __name__ == "__main__":
    main()
