"""Dated cards: what the law says and where help is, each with a source, a date and an owner."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class CardState(models.TextChoices):
    CHECKED = "checked", _("Checked against its source")
    UNVERIFIED = "unverified", _("Not verified: editors only")
    CONFLICTING = "conflicting", _("Sources disagree: editors only")


class CardQuerySet(models.QuerySet):
    def in_date(self, today):
        """Cards that may be shown: checked, not past their review day, no other in their place."""
        return self.filter(state=CardState.CHECKED, review_by__gte=today, replaced_by=None)

    def visible_to(self, user):
        """Cards that were compared with their source; an editor sees the others too."""
        return self if user.is_editor else self.filter(state=CardState.CHECKED)

    def out_of_date(self, today):
        """Cards that may not be shown: never verified, or past their review day."""
        return self.exclude(state=CardState.CHECKED, review_by__gte=today)

    def in_place(self):
        """Cards that no other has replaced."""
        return self.filter(replaced_by=None).select_related("replaced_by")

    def named(self, keys):
        """The cards called KEYS; for one that was replaced, the one in its place."""
        called = models.Q(key__in=keys, replaced_by=None) | models.Q(replaces__key__in=keys)
        return self.filter(pk__in=self.filter(called).order_by().values("pk"))

    def for_nation(self, nation):
        return self.filter(nations__contains=nation)

    def for_pupils(self, ages_from, ages_to):
        return self.filter(ages_from__lte=ages_to, ages_to__gte=ages_from)

    def for_ages(self, ages_from, ages_to):
        """Cards for more of these ages than their very end: 11 to 14 is not 14 to 16."""
        return self.filter(ages_from__lt=ages_to, ages_to__gt=ages_from)


class DatedCard(models.Model):
    """A fact with a source, a date and an owner, edited in one place."""

    key = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    nations = models.CharField(max_length=40, help_text="wales, england or both, with a comma")
    ages_from = models.PositiveSmallIntegerField(default=4)
    ages_to = models.PositiveSmallIntegerField(default=19)
    not_for_en = models.TextField(blank=True)
    not_for_cy = models.TextField(blank=True)
    source = models.TextField()
    state = models.CharField(max_length=12, choices=CardState, default=CardState.UNVERIFIED)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=120, blank=True)
    review_by = models.DateField()
    note = models.TextField(blank=True, help_text="For editors: what is still to be checked.")
    revision = models.PositiveIntegerField(
        default=0, help_text="Grows with each change, so that no change is lost to another."
    )
    edited_at = models.DateTimeField(
        null=True, blank=True, help_text="Set once it was changed here: files leave it alone."
    )
    edited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = CardQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(edited_at=None, edited_by=None)
                | models.Q(edited_at__isnull=False, edited_by__isnull=False),
                name="%(class)s_edited_at_and_by",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | ~models.Q(replaced_by=models.F("pk")),
                name="%(class)s_not_replaced_by_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(ages_from__lte=models.F("ages_to")),
                name="%(class)s_ages_in_order",
            ),
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("lessons:fact", args=[self.KIND, self.key])

    @property
    def nation_list(self) -> list[str]:
        return self.nations.split(",")


class LawCard(DatedCard):
    """One law in plain words for an age, with what the card is not for."""

    KIND = "law"

    statute_en = models.CharField(max_length=200)
    statute_cy = models.CharField(max_length=200)
    plain_en = models.TextField()
    plain_cy = models.TextField()
    in_force_from = models.DateField(null=True, blank=True)

    @property
    def title_en(self) -> str:
        return self.statute_en

    @property
    def title_cy(self) -> str:
        return self.statute_cy


class HelpRoute(DatedCard):
    """A service or person to turn to."""

    KIND = "help"

    class Audience(models.TextChoices):
        PUPIL = "pupil", _("Pupils")
        ADULT = "adult", _("Adults")

    audience = models.CharField(max_length=5, choices=Audience, default=Audience.PUPIL)
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)
    for_en = models.TextField()
    for_cy = models.TextField()
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=40, blank=True)
    url = models.URLField(blank=True)
    hours_en = models.CharField(max_length=120, blank=True)
    hours_cy = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=10, default="en")

    @property
    def title_en(self) -> str:
        return self.name_en

    @property
    def title_cy(self) -> str:
        return self.name_cy


class CardChange(models.Model):
    """What one change of a card made of it: rows are added, never changed."""

    class What(models.TextChoices):
        ADDED = "added", _("Added")
        CHANGED = "changed", _("Changed")
        CHECKED = "checked", _("Checked again")
        REPLACED = "replaced", _("Replaced")
        LOADED = "loaded", _("Read from the files")

    law_card = models.ForeignKey(
        LawCard, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    help_route = models.ForeignKey(
        HelpRoute, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=8, choices=What)
    before = models.JSONField(help_text="What was in the fields that changed, by field.")
    after = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(law_card__isnull=True, help_route__isnull=False)
                | models.Q(law_card__isnull=False, help_route__isnull=True),
                name="card_change_is_of_one_card",
            )
        ]

    def __str__(self):
        return f"{self.law_card or self.help_route}, {self.what}"
