import pytest

from onrecord.importers.page.boilerplate import boilerplate, field_title, pointed_title

OPINION = "a disclaimer that belongs under opinion pieces"
SUBMISSION = "a call for submissions"
RELATED = "a heading over links to other stories"
CORRECTION = "part of a form for corrections"
MESSAGE = "a message of a form"
CONSENT = "a statement on consent or personal data"
SUBSCRIBE = "a call to subscribe or to give"
SHARE = "buttons for sharing"
COPYRIGHT = "a line on copyright or terms of use"
COMMENTS = "part of the comments"
LABEL = "a label or button of the page"
CONTACT = "a line of contact data"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The opinions expressed here are those of the author alone.", OPINION),
        ("This article does not necessarily reflect the position of the Gull.", OPINION),
        ("الآراء الواردة في هذا المقال لا تعبّر بالضرورة عن رأي الموقع.", OPINION),
        ("How to submit an opinion piece: see below", SUBMISSION),
        ("Letters should be sent to the editor.", SUBMISSION),
        ("Related Stories", RELATED),
        ("You may also like…", RELATED),
        ("قد يعجبك أيضاً", RELATED),
        ("مواضيع ذات صلة", RELATED),
        ("Report an error", CORRECTION),
        ("Spotted a mistake? Tell us.", CORRECTION),
        ("أبلغ عن خطأ", CORRECTION),
        ("Your message has been sent.", MESSAGE),
        ("There was a problem submitting your form.", MESSAGE),
        ("Please try again later.", MESSAGE),
        ("تم إرسال اقتراحك بنجاح", MESSAGE),
        ("حدث خطأ أثناء إرسال طلبك.", MESSAGE),
        ("We use cookies to improve this site.", CONSENT),
        ("By signing up you agree to our terms.", CONSENT),
        ("Sign up for our newsletter", SUBSCRIBE),
        ("The Morning Newsletter", SUBSCRIBE),
        ("اشترك في النشرة البريدية", SUBSCRIBE),
        ("Share this story", SHARE),
        ("Facebook Twitter WhatsApp", SHARE),
        ("شارك على فيسبوك", SHARE),
        ("© 2016 The Gull", COPYRIGHT),
        ("Copyright 2016 The Gull. All rights reserved.", COPYRIGHT),
        ("جميع الحقوق محفوظة", COPYRIGHT),
        ("Leave a comment", COMMENTS),
        ("3 Comments", COMMENTS),
        ("Tags: harbour, storm", LABEL),
        ("ADVERTISEMENT", LABEL),
        ("mara@gull.example", CONTACT),
        ("Contact the reporter at mara@gull.example.", CONTACT),
    ],
)
def test_a_line_of_the_page_is_recognised_with_its_reason(text, reason):
    found = boilerplate(text)
    assert found is not None
    assert found.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "In his view the council’s own report does not say who knew of the fault.",
        "The bill was submitted to parliament on Monday, the minister said.",
        "Copyright law will change next year, the minister said on Monday.",
        "She shared her views with the council at the meeting on Thursday.",
        "An error in the forecast cost the harbour forty boats.",
        "Related damage was found at the pier, engineers said.",
        "More than forty boats were lost.",
        "شارك في الاجتماع وزراء من خمس دول ساحلية.",
        "سجل الميناء خسائر كبيرة في العام الماضي.",
        "The council meets on Thursday.",
        "",
    ],
)
def test_sentences_of_a_story_are_left_alone(text):
    assert boilerplate(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("READ MORE: Storm warning for the coast", "Storm warning for the coast"),
        ("Also read | Storm warning", "Storm warning"),
        ("اقرأ أيضاً: تحذير من عاصفة", "تحذير من عاصفة"),
        ("Read the report: it is long", ""),
        ("Storm warning for the coast", ""),
    ],
)
def test_the_title_a_line_points_to_is_found(text, title):
    assert pointed_title(text) == title


def test_a_form_names_the_story_it_is_for():
    assert field_title("For: Harbour wall fails") == "Harbour wall fails"
    assert field_title("For the harbour") == ""
