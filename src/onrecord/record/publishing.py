"""Publishing beside other people's work: the live text changes, drafts and schedules go on.

The actions of this app that publish a page (`actions.py` writes the record of what they did).
Wagtail's editor cannot serve for this: it edits the newest draft, so publishing from it would
publish a colleague's unfinished text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.locks import BaseLock
from wagtail.models import Page, Revision, TaskState
from wagtail.signals import page_published, published

from onrecord.record import queries
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import Answer, RecordMixin, Version


class ChangeRefused(Exception):
    """The change cannot be made as asked; the message says why and what to do."""


class WordsMoved(ChangeRefused):
    """The words are not (any more) where they were said to be."""


@dataclass(frozen=True)
class WordChange:
    """Change `old`, standing at [start, end) of the part `key`, into `new`."""

    key: str
    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True)
class Conflict:
    """A colleague's unfinished text into which the change could not be merged."""

    revision: Revision
    reason: str | Promise
    """Lazy: the colleague reads it in their own language."""


@dataclass(frozen=True)
class Applied:
    """What applying a change did."""

    version: Version
    merged: tuple[Revision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    lock: BaseLock | None = field(default=None, compare=False)


class PublishBesideWorkflow(PublishPageRevisionAction):
    """Publish a revision and leave the running workflow alone (Wagtail would cancel it)."""

    def _after_publish(self) -> None:
        # What Wagtail's own action does after a publish, without ending the workflow.
        page = self.object
        page_published.send(
            sender=page.specific_class, instance=page.specific, revision=self.revision
        )
        published.send(sender=type(page), instance=page, revision=self.revision)
        page.update_aliases(revision=self.revision, _content=self.revision.content)


def _locked_page(page: RecordMixin) -> Any:
    Page.objects.select_for_update().only("pk").get(pk=page.pk)
    return type(page)._default_manager.get(pk=page.pk)


@transaction.atomic
def apply_words(page: RecordMixin, change: WordChange, answer: Answer, *, by: Any) -> Applied:
    """Publish the live text with this one change, and merge it into unfinished work.

    `answer.basis` is the version the editor saw; raises `WordsMoved` when another one is live
    now or the words are not in exactly that place, and `ChangeRefused` when nothing would
    change. The page's draft, its schedule and its running workflow go on with the change in
    them; where the words are not in the draft, it stays as it is and is named in `conflicts`.
    """
    live = _locked_page(page)
    _check(live, change, answer)

    def change_live(target: RecordMixin) -> None:
        target.change_words(change.key, change.start, change.end, change.new)

    def change_draft(draft: RecordMixin) -> str | Promise:
        return _merge(draft, change)

    return _publish_live(live, change_live, change_draft, answer, by=by)


@transaction.atomic
def retract(page: RecordMixin, *, notice: str, withdraw: bool, by: Any) -> Applied:
    """Retract a story that was public: the text stays under the notice, or is withdrawn."""
    live = _locked_page(page)
    current = live.current_version
    if current is None:
        raise ChangeRefused(_("This story was never public: there is nothing to retract."))
    answer = Answer(kind=Kind.RETRACTION, notice=notice, withdraw=withdraw, basis=current.number)

    def keep_live(target: Any) -> None:
        target.expire_at = None  # a retraction stays: an expiry in the past would undo it

    return _publish_live(live, keep_live, lambda _draft: "", answer, by=by)


@transaction.atomic
def publish_notice(page: RecordMixin, answer: Answer, *, by: Any) -> Applied:
    """Put a notice on a story without changing its text."""
    live = _locked_page(page)
    return _publish_live(live, lambda _target: None, lambda _draft: "", answer, by=by)


def _check(live: Any, change: WordChange, answer: Answer) -> None:
    current = live.current_version
    if current is None or not live.live:
        raise ChangeRefused(_("This story is not public, so there is no live text to change."))
    if current.standing == Standing.WITHDRAWN:
        raise ChangeRefused(_("This story is withdrawn: readers see no text that could change."))
    if answer.basis != current.number:
        raise WordsMoved(
            _(
                "The story has changed meanwhile: version %(number)s is live. Look at the passage "
                "again."
            )
            % {"number": current.number}
        )
    text = next((part.text for part in live.reader_parts() if part.key == change.key), None)
    if text is None:
        raise WordsMoved(_("The paragraph is not in the live story any more."))
    if text[change.start : change.end] != change.old:
        raise WordsMoved(_("The words are not at this place of the live story any more."))
    if change.old == change.new:
        raise ChangeRefused(_("The new words are the same as the old ones."))


def _merge(draft: RecordMixin, change: WordChange) -> str | Promise:
    """Make the change in a draft; returns why not, or "" when it is in it."""
    text = next((part.text for part in draft.reader_parts() if part.key == change.key), None)
    if text is None:
        return gettext_lazy("The paragraph is not in the draft any more.")
    places = _occurrences(text, change.old)
    if text[change.start : change.end] == change.old:
        places = [change.start]  # unmoved: the very place
    if len(places) != 1:
        if change.new and change.new in text and not places:
            return ""  # the colleague made the same change
        return (
            gettext_lazy("The words are not in the draft's paragraph any more.")
            if not places
            else gettext_lazy("The words stand in the draft's paragraph more than once.")
        )
    draft.change_words(change.key, places[0], places[0] + len(change.old), change.new)
    return ""


def _occurrences(text: str, words: str) -> list[int]:
    places: list[int] = []
    at = text.find(words) if words else -1
    while at != -1:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _publish_live(
    live: Any,
    change_live: Callable[[RecordMixin], None],
    change_draft: Callable[[RecordMixin], str | Promise],
    answer: Answer,
    *,
    by: Any,
) -> Applied:
    """Publish the live row changed, then put unfinished revisions back on top, changed too."""
    before = live.current_version
    pending = _pending_revisions(live)
    drafts = [_Unfinished.read(revision, before.number) for revision in pending]
    lock = live.get_lock()

    change_live(live)
    try:
        live.full_clean()
    except ValidationError as error:
        raise ChangeRefused(" ".join(error.messages)) from error
    live.answer = replace(answer, basis=before.number)
    live.go_live_at = None
    revision = live.save_revision(user=by, log_action=True, clean=False)
    PublishBesideWorkflow(revision, user=by).execute(skip_permission_checks=True)
    version = queries.versions_of(live).last()
    if version is None or version.number == before.number:
        raise ChangeRefused(_("Nothing changed for readers, so nothing was published."))

    merged: list[Revision] = []
    conflicts: list[Conflict] = []
    for draft in drafts:
        reason = change_draft(draft.page)
        renewed = draft.put_back(version.number)
        if reason:
            conflicts.append(Conflict(renewed, reason))
        else:
            merged.append(renewed)
    return Applied(version, tuple(merged), tuple(conflicts), lock)


def _pending_revisions(live: Any) -> list[Revision]:
    """The scheduled revision and the newest draft, oldest first; one when they are the same."""
    found = {}
    if live.scheduled_revision:
        found[live.scheduled_revision.pk] = live.scheduled_revision
    if live.has_unpublished_changes and live.latest_revision:
        found[live.latest_revision.pk] = live.latest_revision
    return [found[pk] for pk in sorted(found)]


@dataclass
class _Unfinished:
    """A colleague's revision, read before the live text changes under it."""

    revision: Revision
    page: Any
    answer: Answer

    @classmethod
    def read(cls, revision: Revision, live_number: int) -> "_Unfinished":
        page = revision.as_object()  # drops an answer that is stale already
        return cls(revision, page, page.answer)

    def put_back(self, live_number: int) -> Revision:
        """Save the draft again as the newest revision, with its author, schedule and workflow."""
        # What belongs to the page, not to the draft, must be the row as it is now.
        row = type(self.page)._default_manager.get(pk=self.page.pk)
        draft = row.with_content_json(self.page.serializable_data())
        draft.answer = replace(self.answer, basis=live_number) if self.answer.given else Answer()
        renewed = draft.save_revision(
            user=self.revision.user,
            approved_go_live_at=self.revision.approved_go_live_at,
            changed=True,
            clean=False,
        )
        TaskState.objects.filter(
            revision=self.revision, status=TaskState.STATUS_IN_PROGRESS
        ).update(revision=renewed)
        return renewed
