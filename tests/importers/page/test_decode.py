import pytest

from onrecord.importers.page.decode import MAX_BYTES, decode, is_html
from onrecord.importers.page.plan import PageUnreadable

ARABIC = "انهيار جدار الميناء القديم في العاصفة، وقال رئيس البلدية إن أربعين قاربا فقدت. " * 4
FRENCH = "Le mur du vieux port est tombé dans la nuit, a déclaré l’élu « à la mer ». " * 4


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (ARABIC.encode(), ""),
        (ARABIC.encode("utf-8-sig"), ""),
        (ARABIC.encode("utf-16"), ""),
        (ARABIC.encode(), "text/plain; charset=windows-1256"),
        (ARABIC.encode("cp1256"), "text/plain; charset=windows-1256"),
        (b'<meta charset="windows-1256">' + ARABIC.encode("cp1256"), ""),
        (ARABIC.encode("cp1256"), ""),
        (ARABIC.encode("cp1256"), "text/plain; charset=no-such-set"),
    ],
)
def test_arabic_is_read_in_every_encoding_it_comes_in(data, content_type):
    assert decode(data, content_type).removeprefix('<meta charset="windows-1256">') == ARABIC


@pytest.mark.parametrize("content_type", ["", "text/plain; charset=iso-8859-1"])
def test_western_text_of_windows_is_read_with_its_quotation_marks(content_type):
    assert decode(FRENCH.encode("cp1252"), content_type) == FRENCH


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty."),
        (b" \n\t", "The file is empty."),
        (b"x" * (MAX_BYTES + 1), "The file is larger than 5 MB."),
        (b"%PDF-1.7 ...", "This is a PDF, not a page."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a page."),
        (b"PK\x03\x04abc", "This is a packed file or an office document, not a page."),
        (b"wall\x00wall", "The characters of this file cannot be read."),
        (bytes(range(1, 32)) * 9, "The characters of this file cannot be read."),
    ],
)
def test_what_is_no_text_says_what_to_do(data, message):
    with pytest.raises(PageUnreadable) as caught:
        decode(data)
    assert str(caught.value).startswith(message)
    assert str(caught.value).count(".") >= 2


@pytest.mark.parametrize(
    ("text", "name", "content_type", "html"),
    [
        ("Wall fails", "", "text/html; charset=utf-8", True),
        ("Wall fails", "story.HTML", "", True),
        ("Wall fails", "story.html", "text/plain", False),
        ("\n<!-- saved --><!DOCTYPE html><p>", "", "", True),
        ("<?xml version='1.0'?><html>", "", "application/octet-stream", True),
        ("Wall fails <b>again</b>", "story.txt", "", False),
        ("<tag> is what the mayor said", "", "", False),
    ],
)
def test_html_is_told_by_type_name_and_beginning(text, name, content_type, html):
    assert is_html(text, name, content_type) is html


@pytest.mark.parametrize("content_type", ["image/png", "application/pdf", "application/json"])
def test_a_type_that_is_no_page_is_refused(content_type):
    with pytest.raises(PageUnreadable, match=f"This is {content_type}, not a page"):
        is_html("Wall", content_type=content_type)
