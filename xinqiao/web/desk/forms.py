"""The form of every step that staff take: the one registry, held complete by a test."""

from __future__ import annotations

from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.web.desk.forms_both import BOTH_FORMS
from xinqiao.web.desk.forms_ends import END_FORMS
from xinqiao.web.desk.forms_office import OFFICE_FORMS
from xinqiao.web.desk.forms_reporting import REPORTING_FORMS
from xinqiao.web.desk.forms_unit import UNIT_FORMS
from xinqiao.web.desk.step_form import StepForm

FORMS: dict[str, type[StepForm]] = {form.step: form for form in (*OFFICE_FORMS, *UNIT_FORMS, *BOTH_FORMS, *REPORTING_FORMS, *END_FORMS)}

# Not taken on this page: creating has its own, rating and asking to have it done anew are the petitioner's, and these two are parts of another step.
ELSEWHERE = frozenset({"register", "rate", "ask_reopen", "send", "send_designated", "give_back", "breach", "alert", "succeed"})

PROCEDURE_OF = dict.fromkeys(PETITION.by_name, PETITION) | dict.fromkeys(REFERRAL.by_name, REFERRAL)
