"""Schools, the officers who serve them, and the visits agreed between them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Force, Language, Nation, User
from lessons.models import Lesson, LessonVersion

QUARTER_MINUTES = 15


class LocalAuthority(models.Model):
    """A council that runs schools, as its nation's register codes it."""

    nation = models.CharField(max_length=10, choices=Nation)
    code = models.CharField(max_length=6)
    name_en = models.CharField(max_length=80)
    name_cy = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "code"], name="authority_code_once_a_nation")
        ]

    def __str__(self):
        return self.name_en


class ForceArea(models.Model):
    """Which force an authority's schools belong to, and from when to when."""

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="areas")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="force_areas"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["local_authority"],
                condition=Q(ends_on=None),
                name="authority_in_one_force_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.local_authority}: {self.force}"


class SchoolQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None, gone_on=None)

    def in_force(self, force):
        """Schools that belong to FORCE today."""
        return self.filter(
            local_authority__force_areas__force=force, local_authority__force_areas__ends_on=None
        )

    def visible_to(self, user):
        """A co-ordinator's whole force, an officer's patch, a teacher's own school."""
        if user.is_coordinator:
            return self.in_force(user.force)
        if user.is_officer:
            return self.filter(patch__officer__user=user, patch__ends_on=None)
        if user.is_teacher:
            return self.filter(teachers__user=user)
        return self.none()


class School(models.Model):
    """A school of a public register, keyed by nation and register number."""

    class Phase(models.TextChoices):
        NURSERY = "nursery", _("Nursery")
        PRIMARY = "primary", _("Primary")
        MIDDLE = "middle", _("Middle")
        SECONDARY = "secondary", _("Secondary")
        ALL_THROUGH = "all-through", _("All ages")
        SPECIAL = "special", _("Special")
        OTHER = "other", _("Other")

    class Medium(models.TextChoices):
        WELSH = "welsh", _("Welsh medium")
        DUAL = "dual", _("Welsh and English")
        ENGLISH = "english", _("English medium")
        NOT_KNOWN = "unknown", _("Not known")

    nation = models.CharField(max_length=10, choices=Nation)
    register_number = models.CharField(
        max_length=12, help_text="School Number in Wales, URN in England; leading zeros count."
    )
    name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=200, db_index=True)
    search_text = models.CharField(max_length=400, help_text="Folded name, place and postcode.")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="schools"
    )
    phase = models.CharField(max_length=12, choices=Phase)
    medium = models.CharField(max_length=8, choices=Medium, default=Medium.ENGLISH)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    gone_on = models.DateField(
        null=True, blank=True, help_text="Day of the import that no longer listed it."
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["nation", "register_number"], name="school_number_once_a_nation"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("schools:school", args=[self.pk])


class Officer(models.Model):
    """The working side of a user who teaches: hours and travel, for planning visits."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="officer")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="officers")
    day_starts = models.TimeField(default="08:30")
    day_ends = models.TimeField(default="16:00")
    travel_minutes = models.PositiveSmallIntegerField(
        default=15, help_text="Kept free before and after a visit, in minutes."
    )

    class Meta:
        ordering = ["user__name"]

    def __str__(self):
        return str(self.user)


class PatchSchool(models.Model):
    """Which officer a school belongs to, and from when to when."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="patch")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="patch")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(ends_on=None), name="school_in_one_patch_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.school}: {self.officer}"


class Teacher(models.Model):
    """A user who works at a school; an officer checks a new one before a visit is confirmed."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="teacher")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="teachers")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="teacher_approved_by_someone",
            )
        ]

    def __str__(self):
        return str(self.user)


class ClassGroup(models.Model):
    """A class in one school year. It never holds a pupil's name."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="class_groups")
    name = models.CharField(max_length=40)
    school_year = models.PositiveSmallIntegerField(help_text="2026 is the year 2026-27.")
    year_from = models.PositiveSmallIntegerField(help_text="0 is Reception.")
    year_to = models.PositiveSmallIntegerField()
    pupils = models.PositiveSmallIntegerField(help_text="How many are usually there.")

    class Meta:
        ordering = ["school", "-school_year", "year_from", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "name"], name="class_name_once_a_school_year"
            ),
            models.CheckConstraint(
                condition=Q(year_from__lte=F("year_to")), name="class_years_in_order"
            ),
        ]

    def __str__(self):
        return self.name


class RoomDevices(models.TextChoices):
    OWN = "own", _("A device for each pupil")
    SHARED = "shared", _("A device between some pupils")
    NONE = "none", _("No devices")


class LessonLanguage(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Cymraeg"
    BOTH = "both", _("Both languages")


class VisitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A co-ordinator's force, an officer's own visits and patch, a teacher's own school."""
        if user.is_coordinator:
            return self.filter(force_id=user.force_id)
        if user.is_officer:
            in_patch = Q(school__patch__officer__user=user, school__patch__ends_on=None)
            return self.filter(Q(officer__user=user) | in_patch).distinct()
        if user.is_teacher:
            return self.filter(school__teachers__user=user)
        return self.none()

    def upcoming(self, now):
        return self.filter(state=Visit.State.CONFIRMED, ends_at__gte=now).order_by("starts_at")


class Visit(models.Model):
    """An officer (or none yet) at a school on a day."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked")
        HELD = "held", _("Held")
        CONFIRMED = "confirmed", _("Confirmed")
        DELIVERED = "delivered", _("Taught")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        CALLED_AWAY = "called-away", _("The officer was called to another incident")
        ILLNESS = "illness", _("Illness")
        SCHOOL_CLOSED = "school-closed", _("The school is closed")
        NO_TIME = "no-time", _("No time suits")
        NOT_SUITABLE = "not-suitable", _("The lesson does not suit the class")
        OTHER = "other", _("Another reason")

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="visits")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="visits")
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(help_text="The day by which the school hears from us.")
    requested_at = models.DateTimeField(default=timezone.now)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=14, choices=Reason, blank=True)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    devices = models.CharField(max_length=6, choices=RoomDevices)
    room = models.CharField(max_length=60, blank=True)
    needs = models.TextField(blank=True, max_length=1000)
    staff_name = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120)
    contact_email = models.EmailField()
    contact_phone = models.CharField(max_length=30, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "delivered"])
                | Q(starts_at__isnull=False, ends_at__isnull=False, officer__isnull=False),
                name="visit_confirmed_has_time_and_officer",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="visit_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(reason="")),
                name="visit_cancelled_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.school}"

    def get_absolute_url(self):
        return reverse("schools:visit", args=[self.pk])


class PossibleTime(models.Model):
    """A time the school asked for, or one the officer offers and holds."""

    class OfferedBy(models.TextChoices):
        SCHOOL = "school", _("School")
        OFFICER = "officer", _("Officer")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    offered_by = models.CharField(max_length=7, choices=OfferedBy)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "starts_at", "offered_by"], name="time_once_a_visit"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="time_ends_after_start"
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Claim(models.Model):
    """One quarter of an hour of an officer or of a class that is taken.

    The unique constraints are what keeps anything from being booked twice.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="claims")
    time = models.ForeignKey(
        PossibleTime, on_delete=models.CASCADE, null=True, blank=True, related_name="claims"
    )
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    quarter = models.DateTimeField(help_text="Start of the quarter of an hour.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "quarter"],
                name="officer_in_one_place_at_a_time",
                violation_error_message=_("The officer is already booked at that time."),
            ),
            models.UniqueConstraint(
                fields=["class_group", "quarter"],
                name="class_in_one_lesson_at_a_time",
                violation_error_message=_("The class already has a visit at that time."),
            ),
            models.CheckConstraint(
                condition=Q(officer__isnull=False, class_group=None)
                | Q(officer=None, class_group__isnull=False),
                name="claim_of_officer_or_of_class",
            ),
        ]

    def __str__(self):
        return f"{self.quarter:%Y-%m-%d %H:%M}"


class VisitEvent(models.Model):
    """One change of a visit. Rows are added, never changed."""

    class Kind(models.TextChoices):
        REQUESTED = "requested", _("Asked for")
        OFFERED = "offered", _("Other times offered")
        CONFIRMED = "confirmed", _("Confirmed")
        MOVED = "moved", _("Moved")
        CANCELLED = "cancelled", _("Cancelled")
        DECLINED = "declined", _("No time suited")
        LAPSED = "lapsed", _("The offer ran out")
        PASSED_ON = "passed-on", _("Passed to a colleague")
        CHANGED = "changed", _("Details changed")
        DELIVERED = "delivered", _("Signed off")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True, help_text="The time it now has.")
    was_starts_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)
    words = models.CharField(max_length=500, blank=True, help_text="A message to the other side.")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class OutgoingMail(models.Model):
    """A mail to be sent, written in the transaction of the change that causes it."""

    event = models.ForeignKey(
        VisitEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="mails"
    )
    to = models.EmailField()
    language = models.CharField(max_length=2, choices=Language, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True, help_text="An iCalendar file to attach.")
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.subject


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A co-ordinator's force, an officer's own and patch, a teacher's own school."""
        if user.is_coordinator:
            return self.filter(force_id=user.force_id)
        if user.is_officer:
            in_patch = Q(school__patch__officer__user=user, school__patch__ends_on=None)
            return self.filter(Q(officer__user=user) | in_patch).distinct()
        if user.is_teacher:
            return self.filter(school__teachers__user=user)
        return self.none()


class Delivery(models.Model):
    """One class taught one lesson version: part of a visit, or by the teacher alone."""

    class Outcome(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DELIVERED = "delivered", _("Taught")
        PARTLY = "partly", _("Partly taught")
        NOT_DELIVERED = "not-delivered", _("Not taught")

    class Setting(models.TextChoices):
        CLASS = "class", _("Class")
        ASSEMBLY = "assembly", _("Assembly")

    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="deliveries")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="deliveries")
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    class_group = models.ForeignKey(ClassGroup, on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="deliveries")
    route = models.PositiveSmallIntegerField(help_text="20, 45 or 60 minutes")
    setting = models.CharField(max_length=8, choices=Setting, default=Setting.CLASS)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    order = models.PositiveSmallIntegerField(default=0)
    starts_at = models.DateTimeField(null=True, blank=True)
    staff_present = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=13, choices=Outcome, default=Outcome.PLANNED)
    headcount = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Pupils who were there."
    )
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "order", "pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=Q(route__in=[20, 45, 60]), name="delivery_route_known"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["delivered", "partly"]) | Q(headcount__isnull=False),
                name="delivery_taught_has_headcount",
                violation_error_message=_("Write how many pupils were there."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not-delivered") | ~Q(reason=""),
                name="delivery_not_taught_says_why",
                violation_error_message=_("Say why the lesson was not taught."),
            ),
        ]

    def __str__(self):
        return f"{self.class_group}, {self.version.title_en}"

    @property
    def lesson(self) -> Lesson:
        return self.version.lesson


class SignOff(models.Model):
    """What was written down after a lesson. A correction is a new row; the first figure stays."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="sign_offs")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=13, choices=Delivery.Outcome)
    headcount = models.PositiveSmallIntegerField(null=True, blank=True)
    staff_present = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=4, choices=LessonLanguage)
    reason = models.CharField(max_length=14, choices=Visit.Reason, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.delivery}: {self.outcome}"


class Closure(models.Model):
    """Days on which nothing is booked: of one school, or of every school of an authority."""

    school = models.ForeignKey(
        School, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    name_en = models.CharField(max_length=80)
    name_cy = models.CharField(max_length=80)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="closure_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(school__isnull=False, local_authority=None)
                | Q(school=None, local_authority__isnull=False),
                name="closure_of_school_or_of_authority",
            ),
        ]

    def __str__(self):
        return f"{self.name_en} {self.starts_on}"
