"""Slowing guesses down: a leaking bucket a key, in the database so that every process agrees."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.models import RateBucket


def key_hash(kind: str, key: str) -> str:
    """A key that cannot be read back: no address or e-mail stands in the table."""
    return hashlib.sha256(f"{settings.SECRET_KEY}:{kind}:{key}".encode()).hexdigest()


def cache_key(key: str, prefix: str, version: int) -> str:
    """The same for the counts that the sign-in keeps (KEY_FUNCTION of Django's caches)."""
    return key_hash("cache", f"{prefix}:{version}:{key}")


@transaction.atomic
def pour(kind: str, key: str, *, now: datetime, size: float, leak_per_second: float) -> bool:
    """Count one attempt of KIND by KEY; whether it still fits the bucket.

    SIZE attempts fit at once; the bucket then empties by LEAK_PER_SECOND attempts a second.
    """
    bucket, _ = RateBucket.objects.select_for_update().get_or_create(
        key_hash=key_hash(kind, key), defaults={"updated_at": now}
    )
    level = _level(bucket, now, leak_per_second)
    fits = level + 1 <= size
    bucket.level = level + 1 if fits else level
    bucket.updated_at = now
    bucket.save(update_fields=["level", "updated_at"])
    return fits


def is_full(kind: str, key: str, *, now: datetime, size: float, leak_per_second: float) -> bool:
    """Whether one more attempt of KIND by KEY would not fit the bucket; it is not counted."""
    bucket = RateBucket.objects.filter(key_hash=key_hash(kind, key)).first()
    return bucket is not None and _level(bucket, now, leak_per_second) + 1 > size


def _level(bucket: RateBucket, now: datetime, leak_per_second: float) -> float:
    """How full BUCKET is at NOW: what was poured in, less what has leaked since."""
    leaked = max(0.0, (now - bucket.updated_at).total_seconds()) * leak_per_second
    return max(0.0, bucket.level - leaked)
