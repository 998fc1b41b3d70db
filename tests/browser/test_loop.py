"""The whole loop in a real browser: a reader without JavaScript, an editor, the reader again."""

import re

from django.core import mail

from factories.articles import ArticleFactory
from onrecord.outbox.actions import run_due


def test_an_error_is_followed_to_its_end(chromium, live_server, site, editor):
    article = ArticleFactory(parent=site)
    reader = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = reader.new_page()

    # The reader sees the error and says so.
    page.goto(article.url)
    page.get_by_role("link", name="Report an error").first.click()
    page.get_by_label("Which words are wrong?").fill("reastern")
    page.get_by_label("What should it say?").fill("eastern")
    page.get_by_label("Your e-mail address").fill("reader@testserver.example")
    ticks = page.get_by_role("checkbox")
    assert [ticks.nth(index).is_checked() for index in range(ticks.count())] == [False] * 3
    page.get_by_label("Answer me by e-mail about this report.").check()
    page.get_by_role("button", name="Send the report").click()
    assert page.get_by_role("heading", level=1).inner_text() == "We have your report"
    status = page.url
    assert reader.cookies() == []

    # The editor applies it at the desk.
    desk = chromium.new_context(base_url=live_server.url).new_page()
    desk.goto("/admin/login/")
    desk.get_by_label("Username").fill("editor")
    desk.locator("input[name=password]").fill("pass")
    desk.get_by_role("button", name="Sign in").click()
    desk.goto("/admin/corrections/")
    desk.get_by_role("link", name="reastern").click()
    assert desk.locator(".case__text mark").inner_text() == "reastern"
    assert desk.locator("input[name=edit_kind]:checked").get_attribute("value") == "minor"
    desk.get_by_role("button", name="Apply and answer").click()
    desk.get_by_text("The live story is changed.").wait_for()

    # The reader is answered, and the link lands on the word.
    run_due()
    letter = mail.outbox[-1]
    assert letter.to == ["reader@testserver.example"]
    link = re.search(r"http://\S+#r-2", letter.body)
    assert link
    page.goto(link[0])
    changed = page.locator(":target")
    assert changed.inner_text() == "eastern"
    assert changed.evaluate("e => e.parentElement.innerText") == (
        "Work in the eastern basin begins in spring."
    )
    box = changed.bounding_box()
    assert box
    assert 0 <= box["y"] < page.viewport_size["height"]
    page.goto(status)
    assert page.get_by_role("heading", level=1).inner_text() == "Your report has been decided"
    assert page.locator("a.changed-link").get_attribute("href") == link[0]
