"""Terms of uploaded files: what became of the check, and what was found."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class FileState(Term):
    """What became of the check of an uploaded file. Only a clean one has a copy that can be opened."""

    WAITING = "waiting", "正在检查", "being checked"
    CLEAN = "clean", "可以打开", "can be opened"
    QUARANTINED = "quarantined", "已隔离", "quarantined"


class FileFault(Term):
    """Why a file is quarantined; `plain` is what its sender reads."""

    VIRUS = "virus", "查出病毒", "a virus was found", "里面查出了病毒，我们把它隔离了，谁也打不开。"
    LOCKED = "locked", "有密码，查不了", "locked with a password", "它有密码，查不了，所以谁也打不开。请去掉密码再发一次。"
    BOUNDS = "bounds", "解开后太大、太多", "too much inside", "解开以后太大或者太多，查不完，所以谁也打不开。请分开发，或者拍成照片。"
    NESTED = "nested", "压缩包里还有压缩包", "an archive inside an archive", "压缩包里还有压缩包，查不了，所以谁也打不开。请解开再发一次。"
    UNSAFE = "unsafe", "里面有程序或不该有的东西", "a program, or something that does not belong there", "里面有不该有的东西，我们把它隔离了，谁也打不开。请换成照片或 PDF 再发一次。"
    BROKEN = "broken", "打不开，可能坏了", "cannot be opened; it may be damaged", "它打不开，可能坏了。请再发一次，或者拍成照片。"
