"""Puts the demo's people, pictures and stories into a newsroom that has been set up.

Stories take the way of every story: a revision that is published, then changes applied to the
live text, each at its own moment, so that the record is what an editor's work would have left.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import PageLogEntry, Revision

from onrecord.articles.models import ArticlePage, HomePage, Picture, SectionPage, new_block_id
from onrecord.newsroom import setup
from onrecord.newsroom.demo import content, pictures, shapes
from onrecord.record import clock
from onrecord.record.enums import Kind
from onrecord.record.models import Answer
from onrecord.record.publishing import WordChange, apply_words, retract
from onrecord.text.html import ensure_keys

Step = Callable[[], None]
STAMP = "demo-filled"
DOMAIN = "dalmoura.example"  # .example belongs to nobody (RFC 2606)


@dataclass(frozen=True)
class Login:
    """Somebody who can sign in to the demo. The passwords are public: never use them elsewhere."""

    username: str
    password: str
    name: str
    role: str


def logins() -> list[Login]:
    """Everybody who can sign in to the demo, the administrator first."""
    people = [(setup.ADMIN, "Administrator", "may do everything")]
    people += [(user.username, user.name, user.role) for user in content.load().users]
    return [Login(username, f"{username}-demo", name, role) for username, name, role in people]


def is_filled() -> bool:
    """Whether this newsroom has been filled to the end."""
    return (settings.DATA / STAMP).exists()


def steps() -> int:
    """How often `fill` calls its `step`."""
    newsroom = content.load()
    return len(newsroom.stories) + 1


def fill(step: Step = lambda: None) -> None:
    """Make what is missing of the demo; the dates are counted back from now.

    One story is one transaction, so that what was interrupted can be gone on with.
    """
    newsroom = content.load()
    now = timezone.localtime()
    people = _people(newsroom)
    step()
    _sections(newsroom)
    for story in newsroom.stories:
        if not ArticlePage.objects.filter(slug=story.slug).exists():
            with transaction.atomic():
                _story(story, people, now)
        step()
    (settings.DATA / STAMP).write_text(f"{now.isoformat()}\n", encoding="utf-8")


def _people(newsroom: content.Newsroom) -> dict[str, Any]:
    """The users by role, made where they are missing."""
    users = get_user_model()._default_manager
    roles = {user.username: user.role for user in newsroom.users}
    found: dict[str, Any] = {}
    for login in logins():
        user = users.filter(username=login.username).first()
        if user is None and login.username == setup.ADMIN:
            setup.make_admin(email=f"{login.username}@{DOMAIN}", password=login.password)
            user = users.get(username=login.username)
        elif user is None:
            first, _space, last = login.name.partition(" ")
            user = users.create_user(
                login.username, f"{login.username}@{DOMAIN}", login.password,
                first_name=first, last_name=last,
            )
            user.groups.add(setup.role_group(roles[login.username]))
        found[roles.get(login.username, setup.ADMIN)] = user
    return found


def _sections(newsroom: content.Newsroom) -> None:
    """The sections in the order of the paper; in Arabic those that have an Arabic story."""
    arabic = {story.section for story in newsroom.stories if story.language == "ar"}
    wanted = [(item.slug, item.name_en, "en") for item in newsroom.sections]
    wanted += [
        (f"{item.slug}-ar", item.name_ar, "ar")
        for item in newsroom.sections
        if item.slug in arabic
    ]
    for slug, name, language in wanted:
        if not SectionPage.objects.filter(slug=slug).exists():
            section = SectionPage(title=name, slug=slug, language=language)
            HomePage.objects.get().add_child(instance=section)
            section.save_revision().publish()


def _section_of(story: content.Story) -> SectionPage:
    slug = f"{story.section}-ar" if story.language == "ar" else story.section
    return SectionPage.objects.get(slug=slug)


def _story(story: content.Story, people: dict[str, Any], now: datetime) -> None:
    moment = story.published_at(now)
    page = ArticlePage(
        live=False,
        title=story.headline,
        slug=story.slug,
        standfirst=story.standfirst,
        byline=story.byline,
        source=story.source,
        language=story.language,
        first_published_at=moment,
        owner=people["reporter"],
    )
    page.body = page.body.stream_block.to_python(_body(story))
    _section_of(story).add_child(instance=page)
    # A reporter wrote it, an editor published it.
    with clock.at(moment), LogContext(user=people["editor"]):
        page.save_revision(user=people["reporter"]).publish(user=people["editor"])
    _date(page, moment, now)
    for edit in story.history:
        _edit(page.pk, edit, people["desk"], now)


def _edit(pk: int, edit: shapes.Edit, by: Any, now: datetime) -> None:
    page = ArticlePage.objects.get(pk=pk)
    moment = edit.made_at(now)
    with clock.at(moment):
        if edit.paragraph is None:
            retract(page, notice=edit.notice, withdraw=False, by=by)
        else:
            paragraphs = [part for part in page.reader_parts() if part.role == "paragraph"]
            part = paragraphs[edit.paragraph - 1]
            start = part.text.index(edit.before)
            change = WordChange(
                part.key, start, start + len(edit.before), edit.before, edit.after
            )
            current = page.current_version
            assert current is not None
            answer = Answer(kind=Kind(edit.kind), notice=edit.notice, basis=current.number)
            apply_words(page, change, answer, by=by)
    _date(page, moment, now)


def _date(page: ArticlePage, moment: datetime, now: datetime) -> None:
    """Date what Wagtail keeps for editors: its own clock knows only today."""
    revision = Revision.objects.for_instance(page).order_by("-pk").first()
    if revision:
        Revision.objects.filter(pk=revision.pk).update(created_at=moment)
    ArticlePage.objects.filter(pk=page.pk).update(
        last_published_at=moment, latest_revision_created_at=moment
    )
    # Entries of this story that are not dated yet; each edit dates its own.
    undated = PageLogEntry.objects.filter(page_id=page.pk, timestamp__gte=now)
    undated.update(timestamp=moment)


def _body(story: content.Story) -> list[dict[str, Any]]:
    """The body as stored: the picture, then running text, parted where a story link stands."""
    blocks: list[dict[str, Any]] = []
    if story.picture:
        # Caption and credit are the picture's own; an empty one here means just that.
        value = {"picture": _picture(story.picture).pk, "caption": "", "credit": ""}
        blocks.append(_block("picture", value))
    links = {link.after: link.slug for link in story.story_links}
    written: list[str] = []
    for number, paragraph in enumerate(story.paragraphs, start=1):
        written.append(f"<p>{escape(paragraph, quote=False)}</p>")
        if number in links or number == len(story.paragraphs):
            blocks.append(_block("text", ensure_keys("".join(written))))
            written = []
        if number in links:
            target = ArticlePage.objects.get(slug=links[number])
            blocks.append(_block("story_link", {"story": target.pk, "text": ""}))
    return blocks


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": new_block_id(), "value": value}


def _picture(shown: shapes.Picture) -> Picture:
    found = Picture.objects.filter(
        caption=shown.caption, credit=shown.credit, description=shown.alt
    ).first()
    if found is None:
        found = Picture(
            title=shown.name.replace("-", " ").capitalize(),
            caption=shown.caption, credit=shown.credit, description=shown.alt,
        )
        found.file.save(f"{shown.name}.jpg", ContentFile(pictures.draw(shown.name)), save=False)
        found.width, found.height = found.file.width, found.file.height
        found.save()
    return found
