"""Units, people, posts, categories, policies and calendars: every one with dates, none ever deleted."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from xinqiao.rules.questions import TITLE_MOST
from xinqiao.rules.terms import DocumentKind, Duty, UnitKind


class Edition(models.Model):
    """One row that counts the changes of the directory; snapshots in memory are valid for one edition."""

    number = models.PositiveBigIntegerField(default=1)


class Maintenance(models.Model):
    """A time in which everything may be read and nothing done: the newest row without an end is the one in force."""

    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=64)
    until = models.DateTimeField(null=True)  # as far as it is known
    why = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)


class Unit(models.Model):
    """A unit (单位) of the enterprise as it is today; its past is in `UnitVersion`."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    short_name = models.CharField(max_length=20)  # the mark in document numbers: 二矿
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day it existed
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # 条例§24(2)
    handles_petitions = models.BooleanField(default=False)
    can_issue_opinion = models.BooleanField(default=False)
    is_front_desk = models.BooleanField(default=False)  # the office that receives what is filed on the portal
    review_unit = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    review_outside = models.CharField(max_length=80, blank=True)  # who reviews when no unit inside does
    place = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    headcount = models.PositiveIntegerField(default=0)  # how many work there, roughly; 0: nobody said. Units are looked at beside those of similar size

    def __str__(self) -> str:
        return self.name


class UnitVersion(models.Model):
    """How a unit was from a day on: written at every change, never altered except for its last day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    review_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    handles_petitions = models.BooleanField()
    can_issue_opinion = models.BooleanField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class People(BaseUserManager["Person"]):
    """Look up by login name."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(login=username)


class Person(AbstractBaseUser):
    """A member of staff; signs in with `login` if a password is set."""

    login = models.SlugField(max_length=40, unique=True, allow_unicode=False)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name


class PasswordMemory(models.Model):
    """The hash of a password that a person had, so that it is not chosen again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=128)
    set_at = models.DateTimeField()


class Post(models.Model):
    """A person's duty in a unit, from a day to a day (both included)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)


class Substitution(models.Model):
    """Who stands in for the holder of a post while he is away (代理), from a day to a day, both included. Ending it early moves the last day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="substitutions")
    substitute = models.ForeignKey(Person, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class PostProposal(models.Model):
    """A post that one administrator gives and another has yet to agree to (三员分立); kept when it is decided."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    is_agreed = models.BooleanField(null=True)  # None: it waits


class Category(models.Model):
    """A class (two digits) or leaf (four digits) of the category tree, from a day to a day."""

    code = models.CharField(max_length=4)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="category_one_a_day")]


class ReplyTemplate(models.Model):
    """Words to begin an answer with, for one class, leaf or all (empty) of the category tree; from a day to a day."""

    name = models.CharField(max_length=60)
    category = models.CharField(max_length=4, blank=True)
    facts = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class GuideRow(models.Model):
    """The guide for one class, leaf or all (empty) of the category tree, from a day to a day; one point a line. A change is a new row."""

    category = models.CharField(max_length=4, blank=True)
    facts = models.TextField(blank=True)
    facts_en = models.TextField(blank=True)
    talk = models.TextField(blank=True)
    talk_en = models.TextField(blank=True)
    clauses = models.TextField(blank=True)
    clauses_en = models.TextField(blank=True)
    standard_days = models.PositiveSmallIntegerField(null=True, blank=True)
    lead = models.CharField(max_length=60, blank=True)
    lead_en = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category"], condition=models.Q(valid_to=None), name="guide_one_a_category")]


class QuestionSetRow(models.Model):
    """One version of the questions for a category (rules.questions). Until it has its day it is being written; from then on it never changes."""

    category = models.CharField(max_length=4)
    title = models.CharField(max_length=TITLE_MOST, blank=True)
    title_en = models.CharField(max_length=2 * TITLE_MOST, blank=True)
    questions = models.JSONField(default=list)  # as rules.questions.as_plain writes them
    next_key = models.PositiveSmallIntegerField(default=1)  # of the next question; a key does not come back
    valid_from = models.DateField(null=True)
    dropped_on = models.DateField(null=True)  # it was given up before anybody was asked it
    revision = models.PositiveIntegerField(default=0)  # counts the changes while it is written; a stale page carries an older one
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category"], condition=models.Q(valid_from=None, dropped_on=None), name="questions_one_in_writing")]


class PolicyPaper(models.Model):
    """A policy text (政策文件) through all its versions; `is_public`: everybody reads it on the portal."""

    is_public = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class PolicyVersion(models.Model):
    """What a policy text says from a day to a day (both included). Never changed but for its last day, never deleted."""

    paper = models.ForeignKey(PolicyPaper, models.PROTECT, related_name="versions")
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=60, blank=True)  # 文号
    issued_by = models.CharField(max_length=80)
    effective_from = models.DateField()
    effective_until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)  # what is new in this version
    text = models.TextField()
    file = models.BinaryField(default=bytes)  # the cleaned copy of the file it was issued as; empty: there is none
    file_name = models.CharField(max_length=120, blank=True)
    file_kind = models.CharField(max_length=100, blank=True)  # media type
    sha256 = models.CharField(max_length=64)  # of the text in UTF-8
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "effective_from"], name="policy_version_one_a_day")]


class Seal(models.Model):
    """The picture of a unit's seal (电子印章图样) from a day on; the newest row that has begun counts. Never changed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seals")
    picture = models.BinaryField()  # PNG; empty: from that day on there is none
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class WordTemplate(models.Model):
    """A customer's own Word template of one kind of document from a day on; the newest that has begun counts."""

    kind = models.CharField(max_length=30, choices=DocumentKind.choices)
    content = models.BinaryField()  # .docx; empty: from that day on the product's own
    name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class RoutingRuleRow(models.Model):
    """Which unit matters of a category, or with certain words, probably belong to; a proposal only. From a day to a day."""

    category = models.CharField(max_length=4, blank=True)
    words = models.CharField(max_length=200, blank=True)  # as typed: parted by 、 or blanks
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class PolicyRow(models.Model):
    """A customer policy from a day on; the newest row that has begun counts."""

    key = models.CharField(max_length=40)
    value = models.IntegerField()
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class ScopedPolicyRow(models.Model):
    """A policy for some matters only (`rules.scoped`), from a day on; `value` None: from then on the plain policy counts again."""

    key = models.CharField(max_length=40)
    channel = models.CharField(max_length=20, blank=True)
    urgency = models.CharField(max_length=10, blank=True)
    clock = models.CharField(max_length=20, blank=True)
    value = models.IntegerField(null=True)
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class CalendarVersion(models.Model):
    """A whole work calendar; never changed, a correction is a new version. Dates are ISO strings."""

    days_off = models.JSONField()
    days_on = models.JSONField()
    official_years = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
