"""The only writer of the directory: every change is one transaction with a ledger line and a new edition.

Every function takes `by` (the actor's name: "person:12", "command") and `at` (an aware datetime), and raises
`DirectoryError` with a sentence in both languages, having changed nothing, where the change makes no sense.
"""

from __future__ import annotations

from xinqiao.directory.change.calendars import CalendarDays, mark_official, new_calendar, set_day
from xinqiao.directory.change.categories import add_category, rename_category, retire_category
from xinqiao.directory.change.guides import GuideEntry, add_guide, change_guide, retire_guide
from xinqiao.directory.change.maintenance import begin_maintenance, end_maintenance
from xinqiao.directory.change.people import PersonEntry, add_person, change_person, set_password
from xinqiao.directory.change.policies import set_policy, set_policy_for
from xinqiao.directory.change.policy_texts import (
    PolicyTextEntry,
    add_policy_text,
    end_policy_text,
    publish_policy_text,
    renew_policy_text,
)
from xinqiao.directory.change.posts import PostEntry, add_post, end_post, retitle_post
from xinqiao.directory.change.proposals import agree_to_post, decline_post, give_post
from xinqiao.directory.change.questions import (
    ask_questions,
    drop_questions,
    move_question,
    name_questions,
    put_question,
    remove_question,
    write_questions,
)
from xinqiao.directory.change.reply_templates import (
    TemplateEntry,
    add_reply_template,
    change_reply_template,
    retire_reply_template,
)
from xinqiao.directory.change.routing import RoutingEntry, add_routing_rule, retire_routing_rule
from xinqiao.directory.change.seals import set_seal
from xinqiao.directory.change.substitutes import SubstituteEntry, end_substitution, name_substitute
from xinqiao.directory.change.units import UnitEntry, add_unit, change_unit, close_unit, name_successor
from xinqiao.directory.change.word_templates import set_word_template
from xinqiao.directory.refused import DirectoryError

__all__ = [
    "CalendarDays",
    "DirectoryError",
    "GuideEntry",
    "PersonEntry",
    "PolicyTextEntry",
    "PostEntry",
    "RoutingEntry",
    "SubstituteEntry",
    "TemplateEntry",
    "UnitEntry",
    "add_category",
    "add_guide",
    "add_person",
    "add_policy_text",
    "add_post",
    "add_reply_template",
    "add_routing_rule",
    "add_unit",
    "agree_to_post",
    "ask_questions",
    "begin_maintenance",
    "change_guide",
    "change_person",
    "change_reply_template",
    "change_unit",
    "close_unit",
    "decline_post",
    "drop_questions",
    "end_maintenance",
    "end_policy_text",
    "end_post",
    "end_substitution",
    "give_post",
    "mark_official",
    "move_question",
    "name_questions",
    "name_substitute",
    "name_successor",
    "new_calendar",
    "publish_policy_text",
    "put_question",
    "remove_question",
    "rename_category",
    "renew_policy_text",
    "retire_category",
    "retire_guide",
    "retire_reply_template",
    "retire_routing_rule",
    "retitle_post",
    "set_day",
    "set_password",
    "set_policy",
    "set_policy_for",
    "set_seal",
    "set_word_template",
    "write_questions",
]
