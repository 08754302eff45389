"""The words of call-backs (回访): what the petitioner was asked after the answer, and whether it was written down as he said it."""

from __future__ import annotations

from xinqiao.rules.terms import Resolution, Term


class CallStatus(Term):
    """Where the record of a call-back stands. What he said is never changed; what was written down wrongly is corrected beside it."""

    CALLED = "call_made", "已回访", "made", "问过您了"
    UNREACHED = "call_unreached", "没有联系上本人", "not reached", "几次都没有联系上您"
    DISPUTED = "call_disputed", "本人说记得不对，待核实", "disputed, to be looked at", "您说记得不对，由另一个人来核实"
    STANDS = "call_stands", "核实过，记录不变", "looked at, stands", "另一个人核实过，记录没有改"
    CORRECTED = "call_corrected", "核实过，已更正", "looked at, corrected", "另一个人核实过，照您说的改了"


class CallFinding(Term):
    """What besides may come out at a call-back: each opens a look by somebody else."""

    UNKEPT = "promise_unkept", "答应的事没有兑现", "a promise was not kept", "答应您的没有做"
    PRESSED = "was_pressed", "有人要求、劝压过他", "he was pressed", "有人压过您"


UNREACHED = "unreached"  # the branch of a call that reached nobody
ANEW = {said: f"{said.value}_anew" for said in Resolution}  # … and of one after which somebody else reads whether it is done anew
