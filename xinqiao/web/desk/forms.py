"""The form of every step that staff take: the one registry, held complete by a test."""

from __future__ import annotations

from xinqiao.rules.procedures.every import PROCEDURE_OF
from xinqiao.web.desk.elsewhere import ELSEWHERE
from xinqiao.web.desk.forms_access import ACCESS_FORMS
from xinqiao.web.desk.forms_accounting import ACCOUNTING_FORMS
from xinqiao.web.desk.forms_accusing import ACCUSING_FORMS
from xinqiao.web.desk.forms_booking import BOOKING_FORMS
from xinqiao.web.desk.forms_both import BOTH_FORMS
from xinqiao.web.desk.forms_call_out import CALL_OUT_FORMS
from xinqiao.web.desk.forms_co_handling import CO_HANDLING_FORMS
from xinqiao.web.desk.forms_contact import CONTACT_FORMS
from xinqiao.web.desk.forms_ends import END_FORMS
from xinqiao.web.desk.forms_handlers import HANDLERS_FORMS
from xinqiao.web.desk.forms_hearing import HEARING_FORMS
from xinqiao.web.desk.forms_inquiry import INQUIRY_FORMS
from xinqiao.web.desk.forms_joint import JOINT_FORMS
from xinqiao.web.desk.forms_leading import LEADING_FORMS
from xinqiao.web.desk.forms_mediation import MEDIATION_FORMS
from xinqiao.web.desk.forms_need import NEED_FORMS
from xinqiao.web.desk.forms_office import OFFICE_FORMS
from xinqiao.web.desk.forms_promise import PROMISE_FORMS
from xinqiao.web.desk.forms_protection import PROTECTION_FORMS
from xinqiao.web.desk.forms_publication import PUBLICATION_FORMS
from xinqiao.web.desk.forms_recusal import RECUSAL_FORMS
from xinqiao.web.desk.forms_reporting import REPORTING_FORMS
from xinqiao.web.desk.forms_review import REVIEW_FORMS
from xinqiao.web.desk.forms_sharing import SHARING_FORMS
from xinqiao.web.desk.forms_supervision import SUPERVISION_FORMS
from xinqiao.web.desk.forms_talk import TALK_FORMS
from xinqiao.web.desk.forms_unit import UNIT_FORMS
from xinqiao.web.desk.forms_urgent import URGENT_FORMS
from xinqiao.web.desk.step_form import StepForm

FORMS: dict[str, type[StepForm]] = {form.step: form for form in (*OFFICE_FORMS, *UNIT_FORMS, *BOTH_FORMS, *REPORTING_FORMS, *URGENT_FORMS, *SHARING_FORMS, *END_FORMS, *PROMISE_FORMS, *PUBLICATION_FORMS, *JOINT_FORMS, *REVIEW_FORMS, *ACCUSING_FORMS, *SUPERVISION_FORMS, *LEADING_FORMS, *ACCOUNTING_FORMS, *RECUSAL_FORMS, *ACCESS_FORMS, *CONTACT_FORMS, *HANDLERS_FORMS, *INQUIRY_FORMS, *MEDIATION_FORMS, *HEARING_FORMS, *CO_HANDLING_FORMS, *PROTECTION_FORMS, *BOOKING_FORMS, *CALL_OUT_FORMS, *TALK_FORMS, *NEED_FORMS)}


__all__ = ["ELSEWHERE", "FORMS", "PROCEDURE_OF"]
