"""和本人说清."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.linked.joint import split
from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.walking import CODE, Walk, entry
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions import new_code
from xinqiao.petitions.lookup import look_up
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms_sharing import SPOKEN_PROOFS, ContactProof
from xinqiao.vault import reveal


def opens(petition: Petition, code: str) -> bool:
    return look_up(petition.number, code, place="here", tries=99, at=THURSDAY).petition is not None


class TestSpeakContact(StepCases):
    step, station, by, kind = "speak_contact", "contact_disowned", "head", "contact"
    open_in = frozenset({"contact_disowned", "contact_code_asked"})
    allowed = frozenset({"clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"note": " "}, "note"), ({"note": "问过"}, "note"), ({"proof": ContactProof.OUR_MISTAKE}, "proof"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"proof": ContactProof.OLD_PHONE, "note": "3月5日打原来的电话，他说不是他提的。"}

    def test_it_does_what_its_row_says_and_the_old_code_opens_nothing_any_more(self, world: World) -> None:
        before = world.at(self.station)
        assert opens(before, CODE)
        done = self.take(world)
        code = reveal.query_code(done.petition.identity_id, subject=done.petition.number)
        assert done.linked.status == "contact_spoken" and done.linked.content["new_code"] is True and done.stopped == {"speak_contact@contact:1": THURSDAY.date()}
        assert len(code) == 12 and code != CODE and opens(done.petition, code) and not opens(done.petition, CODE)
        assert done.petition.code_digest != before.code_digest and code not in str([line.body for line in history(done.petition.number)]) + str(done.linked.content)
        assert done.line.body["branch"] == "new_code" and not [work for _, _, work, _ in done.owed if "contact" in work and work != "first_contact"]
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234" and list(faults()) == []
        assert not Message.objects.filter(subject=done.petition.number, step="speak_contact", code_of__isnull=False).exists()

    @pytest.mark.parametrize("proof", SPOKEN_PROOFS)
    def test_the_new_code_goes_only_to_the_contact_that_stood_before(self, world: World, proof: ContactProof) -> None:
        """By mail to the old mailbox, unseen by staff; else whoever spoke with him opens it, nobody else, and for three days."""
        done = self.take(world, proof=proof)
        mails = Message.objects.filter(subject=done.petition.number, step="speak_contact", code_of__isnull=False)
        by_mail = proof is ContactProof.OLD_MAIL
        assert [(mail.medium, mail.identity_id, mail.code_of) for mail in mails] == ([("email", done.petition.identity_id, done.petition.identity_id)] if by_mail else [])
        head, clerk = (world.actor(key, done.petition) for key in ("head", "clerk"))
        assert new_code.may_hand_over(done.linked, head, THURSDAY.date()) is not by_mail
        assert not new_code.may_hand_over(done.linked, clerk, THURSDAY.date())
        assert not new_code.may_hand_over(done.linked, head, THURSDAY.date() + timedelta(days=4))

    def test_he_keeps_his_code_where_it_was_he_after_all(self, world: World) -> None:
        done = self.take(world, is_renewed=False)
        assert done.linked.content["new_code"] is False and opens(done.petition, CODE) and "branch" not in done.line.body
        assert not new_code.may_hand_over(done.linked, world.actor("head", done.petition), THURSDAY.date())

    def test_whoever_had_verified_the_change_does_not_speak_with_him(self, world: World) -> None:
        assert "由另一位和本人说清" in self.refusal(world, self.record(world, "contact_disowned_after_check"), "clerk").words.zh
        assert self.take(world, "contact_disowned_after_check", "head").linked.status == "contact_spoken"

    def test_what_was_split_off_opens_by_the_new_code_too_and_nothing_else_does(self, world: World) -> None:
        walk = Walk(world.enterprise).to("triaged")
        split(walk)
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walk.petition, kind="split").content["number"])
        stranger = world.at("accepted")
        assert part.code_digest == stranger.code_digest, "in this world everybody has the same code, as no two have outside of it"
        walk.link("contact", "ask_contact", walk.petitioner, phone="13700008888", reason="换了手机号").take_linked("contact", "disown_contact", walk.petitioner)
        walk.take_linked("contact", "speak_contact", "head", **self.fields(world))
        petition, part = (Petition.objects.get(pk=row.pk) for row in (walk.petition, part))
        code = reveal.query_code(petition.identity_id, subject=petition.number)
        assert reveal.query_code(part.identity_id, subject=part.number) == code
        assert opens(part, code) and opens(petition, code) and not opens(part, CODE) and not opens(petition, CODE)
        assert opens(Petition.objects.get(pk=stranger.pk), CODE)
        assert not [line for line in history(part.number) if "contact." in line.verb]

    def test_a_petitioner_s_own_press_settles_nothing(self, world: World) -> None:
        """Whoever holds the code cannot say that he was spoken with."""
        record = self.record(world, self.station)
        with pytest.raises(Exception, match="只有"):
            perform("speak_contact", record, entry("speak_contact", **self.fields(world)), actor=world.actor("petitioner", record.root), at=THURSDAY)
