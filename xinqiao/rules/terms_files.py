"""Terms of uploaded files: what became of the check, and what was found."""

from __future__ import annotations

from xinqiao.rules.terms import Term
from xinqiao.rules.text import Text


class FileState(Term):
    """What became of the check of an uploaded file. Only a clean one has a copy that can be opened."""

    WAITING = "waiting", "正在检查", "being checked"
    CLEAN = "clean", "可以打开", "can be opened"
    QUARANTINED = "quarantined", "已隔离", "quarantined"


class FileFault(Term):
    """Why a file is quarantined: the label is for staff, `said` is what its sender reads."""

    VIRUS = "virus", "查出病毒", "a virus was found", "里面查出了病毒，我们把它隔离了，谁也打不开。"
    LOCKED = "locked", "有密码，查不了", "locked with a password", "它有密码，查不了，所以谁也打不开。请去掉密码再发一次。"
    BOUNDS = "bounds", "解开后太大、太多", "too much inside", "解开以后太大或者太多，查不完，所以谁也打不开。请分开发，或者拍成照片。"
    NESTED = "nested", "压缩包里还有压缩包", "an archive inside an archive", "压缩包里还有压缩包，查不了，所以谁也打不开。请解开再发一次。"
    UNSAFE = "unsafe", "里面有程序或不该有的东西", "a program, or something that does not belong there", "里面有不该有的东西，我们把它隔离了，谁也打不开。请拍成照片再发一次。"
    UNSCANNED = "unscanned", "查毒程序没有应答，过一会儿自动再查", "the virus scanner does not answer; it is asked again by itself", "还没有查完毒，请过一会儿再看。"
    BROKEN = "broken", "打不开，可能坏了", "cannot be opened; it may be damaged", "它打不开，可能坏了。请再发一次，或者拍成照片。"

    @property
    def said(self) -> Text:
        """What its sender reads, in both languages."""
        return Text(self.plain, PLAIN_EN[self])


PLAIN_EN: dict[FileFault, str] = {
    FileFault.VIRUS: "A virus was found in it. It is locked away, and nobody can open it.",
    FileFault.LOCKED: "It has a password, so it cannot be checked and nobody can open it. Please take the password off and send it again.",
    FileFault.BOUNDS: "There is too much in it to be checked, so nobody can open it. Please send it in parts, or photograph it.",
    FileFault.NESTED: "There is an archive inside the archive, which cannot be checked. Please unpack it and send it again.",
    FileFault.UNSAFE: "Something in it does not belong there. It is locked away, and nobody can open it. Please send pictures instead.",
    FileFault.UNSCANNED: "It has not been checked for viruses yet. Please look again in a while.",
    FileFault.BROKEN: "It cannot be opened; it may be damaged. Please send it again, or photograph it.",
}
WAITING_SAID = Text("正在检查，过一会儿就能打开。", "It is being checked and can be opened in a moment.")
