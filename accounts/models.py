"""People who sign in, the force they serve, and the trail of what they did."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Nation(models.TextChoices):
    WALES = "wales", _("Wales")
    ENGLAND = "england", _("England")


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Cymraeg"


class Force(models.Model):
    """A police force. Its names, words and settings are data, so that a merger loses no history."""

    slug = models.SlugField(unique=True)
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)
    nation = models.CharField(max_length=10, choices=Nation)
    officer_title_en = models.CharField(max_length=80, default="Schools officer")
    officer_title_cy = models.CharField(max_length=80, default="Swyddog ysgolion")
    safeguarding_lead_en = models.CharField(
        max_length=80, help_text="DSP in Wales, DSL in England, as schools there say it."
    )
    safeguarding_lead_cy = models.CharField(max_length=80)
    contact_email = models.EmailField(blank=True)
    small_group = models.PositiveSmallIntegerField(
        default=5, help_text="Groups of fewer pupils than this are never shown."
    )
    answers_kept_days = models.PositiveSmallIntegerField(
        default=30, help_text="Seats and answers are deleted this many days after a class ends."
    )
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(small_group__gte=5),
                name="force_small_group_at_least_5",
                violation_error_message=_("Groups under 5 are never shown. Write 5 or more."),
            )
        ]

    def __str__(self):
        return self.name_en


class Role(models.TextChoices):
    """What a person may do. One person may hold several and works in one at a time."""

    TEACHER = "teacher", _("Teacher")
    OFFICER = "officer", _("Officer")
    COORDINATOR = "coordinator", _("Co-ordinator")
    EDITOR = "editor", _("Editor")


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A person who can sign in; without a password they sign in by mailed code only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person who signs in. Pupils never do."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(
        max_length=2, choices=Language, blank=True, help_text="Language of mail; empty: both."
    )
    force = models.ForeignKey(
        Force, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    is_teacher = models.BooleanField(default=False)
    is_officer = models.BooleanField(default=False)
    is_coordinator = models.BooleanField(default=False)
    is_editor = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
            models.CheckConstraint(
                condition=models.Q(is_officer=False, is_coordinator=False)
                | models.Q(force__isnull=False),
                name="user_officer_has_force",
                violation_error_message=_("An officer or co-ordinator belongs to a force."),
            ),
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def roles(self) -> list[Role]:
        held = {
            Role.COORDINATOR: self.is_coordinator,
            Role.OFFICER: self.is_officer,
            Role.EDITOR: self.is_editor,
            Role.TEACHER: self.is_teacher,
        }
        return [role for role, is_held in held.items() if is_held]


class AuditEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A co-ordinator reads the trail of the own force, nobody else reads any."""
        if not user.is_coordinator:
            return self.none()
        return self.filter(force_id=user.force_id)

    def narrowed(self, chosen):
        """Rows of the chosen ``action`` since the chosen day; what is not chosen is not asked."""
        rows = self.filter(action=chosen["action"]) if chosen.get("action") else self
        return rows.filter(at__date__gte=chosen["since"]) if chosen.get("since") else rows


class AuditEvent(models.Model):
    """One change or export by a member of staff. Rows are added, never changed."""

    class Action(models.TextChoices):
        ACCOUNT_CHANGED = "account_changed", _("Account changed")
        ROLE_GIVEN = "role_given", _("Role given")
        ACCOUNT_CLOSED = "account_closed", _("Account closed")
        ACCOUNT_OPENED = "account_opened", _("Account opened again")
        SECOND_FACTOR_REMOVED = "second_factor_removed", _("Second factor taken away")
        AUDIT_EXPORTED = "audit_exported", _("Audit trail taken away")
        CARD_REPLACED = "card_replaced", _("Fact replaced")
        CARD_ADDED = "card_added", _("Fact added")
        CARD_CHANGED = "card_changed", _("Fact changed")
        CARD_CHECKED = "card_checked", _("Fact checked again")
        LESSON_PUBLISHED = "lesson_published", _("Lesson published")
        LESSON_EXPORTED = "lesson_exported", _("Lesson taken away as a file")
        LESSON_IMPORTED = "lesson_imported", _("Lesson taken in as a draft")
        QUESTIONS_EXPORTED = "questions_exported", _("Questions taken away")
        QUESTIONS_IMPORTED = "questions_imported", _("Questions taken in from a file")
        DRAFT_STARTED = "draft_started", _("Next version of a lesson begun")
        DRAFT_DELETED = "draft_deleted", _("Draft of a lesson deleted")
        DRAFT_MOVED = "draft_moved", _("Draft of a lesson passed on or sent back")
        LESSON_WITHDRAWN = "lesson_withdrawn", _("Lesson withdrawn")
        LESSON_PUT_BACK = "lesson_put_back", _("Lesson put back")
        REVIEW_RIGHT_GIVEN = "review_right_given", _("May review lessons")
        REVIEW_RIGHT_ENDED = "review_right_ended", _("May no longer review lessons")
        SCHOOLS_IMPORTED = "schools_imported", _("Register of schools read in")
        SCHOOLS_ASSIGNED = "schools_assigned", _("Schools given to an officer")
        SCHOOL_JOINED = "school_joined", _("Teacher chose a school")
        TEACHER_APPROVED = "teacher_approved", _("Teacher accepted")
        TEACHER_REFUSED = "teacher_refused", _("Teacher refused")
        VISIT_REQUESTED = "visit_requested", _("Visit asked for")
        VISIT_OFFERED = "visit_offered", _("Other times offered")
        VISIT_CONFIRMED = "visit_confirmed", _("Visit confirmed")
        VISIT_MOVED = "visit_moved", _("Visit moved")
        VISIT_CANCELLED = "visit_cancelled", _("Visit cancelled")
        VISIT_DECLINED = "visit_declined", _("No time suited the school")
        VISIT_LAPSED = "visit_lapsed", _("The offer ran out")
        VISIT_TAKEN_BACK = "visit_taken_back", _("The offer was taken back")
        VISIT_PASSED_ON = "visit_passed_on", _("Visit passed to a colleague")
        VISIT_CHANGED = "visit_changed", _("Visit's details changed")
        VISIT_DELIVERED = "visit_delivered", _("Visit signed off")
        ABSENCE_ADDED = "absence_added", _("Time away put in the diary")
        ABSENCE_CHANGED = "absence_changed", _("Time away changed")
        ABSENCE_REMOVED = "absence_removed", _("Time away taken out of the diary")
        LESSON_SIGNED_OFF = "lesson_signed_off", _("Lesson signed off")
        OWN_LESSON_PLANNED = "own_lesson_planned", _("Lesson without an officer planned")
        SITTING_OPENED = "sitting_opened", _("Class quiz opened")
        QUESTIONS_OPENED = "questions_opened", _("Questions opened")
        QUESTIONS_CLOSED = "questions_closed", _("Questions closed")
        QUESTIONS_REOPENED = "questions_reopened", _("Questions opened again")
        QUESTIONS_TAKEN_BACK = "questions_taken_back", _("Opening the questions undone")
        LESSON_STARTED = "lesson_started", _("Lesson begun")
        QUESTION_ASKED = "question_asked", _("Next question asked")
        QUESTION_VOIDED = "question_voided", _("Question voided and asked again")
        HANDS_ADDED = "hands_added", _("Hands counted as well")
        PACE_LED = "pace_led", _("One question at a time")
        PACE_OWN = "pace_own", _("Pupils at their own pace")
        SHEETS_TYPED = "sheets_typed", _("Paper sheet typed in")
        SHEET_REMOVED = "sheet_removed", _("Paper sheet taken out again")
        ANSWERS_SHOWN = "answers_shown", _("Class answers shown on the board")
        ANSWERS_HIDDEN = "answers_hidden", _("Class answers taken off the board")
        ANSWERS_COUNTED = "answers_counted", _("Hands or sheets counted")
        DOOR_LOCKED = "door_locked", _("Door locked")
        DOOR_OPENED = "door_opened", _("Door opened")
        CODE_RENEWED = "code_renewed", _("New class code")
        CODE_SHOWN = "code_shown", _("Class code shown on the board")
        CODE_HIDDEN = "code_hidden", _("Class code taken off the board")
        CONTROLS_TAKEN = "controls_taken", _("Controls taken over")
        BOARD_PAIRED = "board_paired", _("Board found")
        SEAT_TAKEN_OUT = "seat_taken_out", _("Seat taken out")
        SEAT_PUT_BACK = "seat_put_back", _("Seat put back")
        SITTING_ENDED = "sitting_ended", _("Class quiz ended")
        SITTING_REOPENED = "sitting_reopened", _("Class quiz opened again")
        ANSWERS_DELETED = "answers_deleted", _("Seats and answers deleted, totals kept")
        RESULTS_EXPORTED = "results_exported", _("Results taken away")
        CLASS_RESULT_EXPORTED = "class_result_exported", _("A class's result taken away")
        COVERAGE_EXPORTED = "coverage_exported", _("Coverage taken away")

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="audit_events")
    role = models.CharField(max_length=12, choices=Role, blank=True)
    force = models.ForeignKey(Force, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=60, choices=Action)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    object_name = models.CharField(max_length=200, blank=True)
    detail = models.TextField(blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            # serves the co-ordinator's trail, newest first
            models.Index(fields=["force", "-at"], name="audit_force_newest")
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class RateBucket(models.Model):
    """How much of an allowance one key has used, as a leaking bucket.

    Keys are hashes: no address and no e-mail can be read from this table.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    level = models.FloatField(default=0)
    updated_at = models.DateTimeField()

    def __str__(self):
        return self.key_hash[:8]
