"""The letter: what somebody outside is told, exactly as the editor saw it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SUBJECT_LENGTH = 255


class Letter(models.Model):
    """A letter about one thing (`about`: "app.model:pk"); `to` is empty when it is only shown."""

    about = models.CharField(_("about"), max_length=120, db_index=True)
    to = models.EmailField(_("to"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    body = models.TextField(_("text"))
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    # Set when the mail server took it, never before.
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.subject
