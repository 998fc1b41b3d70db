"""The families of phrases by which boilerplate is recognised, in English and in Arabic.

No family names a publisher: each describes what such lines say on any news site. The patterns
meet lines in the form of `lines.normal`: small letters, straight quotes, no full stop at the
end, the Arabic alef and yeh in one spelling each.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """One kind of boilerplate.

    A pattern of `whole` must match the line from end to end, one of `inside` anywhere in it.
    `most` is the number of words above which a line is not of this family. `ends_story` says
    that such lines stand below stories only, so that nothing after them belongs to one.
    """

    reason: str
    whole: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    ends_story: bool = True
    most: int = 60


_WRITER = r"(?:authors?|writers?|contributors?|columnists?|bloggers?)"
_OPINION = r"(?:views?|opinions?|positions?)"
_MISTAKE = r"(?:corrections?|errors?|mistakes?|typos?|inaccurac(?:y|ies)|problems?)"
_STORIES = r"(?:stor(?:y|ies)|articles?|news|posts?|reads?|reading|coverage|topics?|content)"
_PIECE = r"(?:op-?ed|opinion(?: piece| article)?|article|story|letter|pitch|tip|guest post)s?"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|print|reddit|pinterest|messenger"
    r"|instagram|copy(?: link)?|link|viber|threads|bluesky|mastodon|tumblr|pocket|save|youtube"
    r"|فيسبوك|تويتر|واتساب|تيليجرام|تلغرام|طباعة|نسخ الرابط)"
)

FAMILIES = (
    Family(
        "a disclaimer that belongs under opinion pieces",
        inside=(
            rf"\b{_OPINION}\b.{{0,80}}\bthose of (?:the |its |their |individual |our )*{_WRITER}",
            rf"\b{_OPINION}\b.{{0,80}}\b{_WRITER}(?:'s?)? (?:own|alone)\b",
            (
                rf"\b(?:{_OPINION}|article|piece|column)\b.{{0,140}}\bdo(?:es)? not "
                r"(?:necessarily|purport)\b"
            ),
            r"\bopinions? expressed\b.{0,80}\bmy own\b",
            r"(?:الاراء|المقالات|الافكار|وجهات النظر|المقال).{0,80}لا [يت](?:عبر|عكس|مثل)",
            r"(?:الاراء|المقالات|المقال|المقالة).{0,60}[يت]عبر عن (?:راي|وجهة نظر|اراء)",
        ),
        most=90,
    ),
    Family(
        "a call for submissions",
        whole=(
            rf"how to (?:submit|pitch|write|send)\b.{{0,40}}\b{_PIECE}(?: ?:.*)?",
            rf"(?:submit|pitch|send us) (?:an?|your|us an?) {_PIECE}(?:\b.{{0,80}})?",
            r"write for us.{0,80}",
            r"(?:got|have|do you have) an? (?:news )?(?:tip|story)\b.{0,100}",
            r"كيف ترسل.{0,80}",
            r"(?:ارسل|ارسلوا) (?:لنا |الينا )?(?:مقالك|مقالاتكم|رايك|مشاركاتكم).{0,80}",
        ),
        inside=(
            (
                r"\b(?:submissions?|op-?eds?|pitches|letters|opinion articles?|articles|tips) "
                r"(?:may|can|should|must) be (?:sent|e-?mailed|submitted)\b"
            ),
            (
                r"\b(?:accepts?|welcomes?) (?:opinion|op-?ed|guest|unsolicited) "
                r"(?:articles?|pieces?|columns?|posts?|submissions?)"
            ),
            r"(?:لارسال|ترسل|يمكن ارسال|يمكنكم ارسال) (?:ال)?(?:مقالات|مساهمات|مشاركات)",
        ),
    ),
    Family(
        "a heading over links to other stories",
        whole=(
            r"you (?:might|may|could|will)(?: also)? (?:like|enjoy|be interested in).{0,20}",
            r"(?:see|read) (?:also|next|more)|up next|what to read next|also on .{1,40}",
            rf"(?:related|recommended|similar|popular|trending|latest|other)(?: {_STORIES})?",
            rf"(?:more|top) {_STORIES}(?: .{{1,40}})?|more (?:from|on) .{{1,40}}",
            rf"most (?:read|popular|viewed|shared|recent)(?: {_STORIES})?",
            r"recommended for you|trending now|editors?'?s? (?:picks?|choice)|from our partners",
            r"sponsored(?: content| links)?|around the web|promoted(?: content| stories)?",
            r"(?:قد|ربما) (?:يعجبك|يهمك|يعجبكم|يهمكم)(?: ايضا)?",
            r"(?:مواضيع|موضوعات|اخبار|مقالات|قصص|مواد) (?:ذات صلة|مشابهة|متعلقة|اخري|مرتبطة)",
            r"(?:اقرا|اقراوا|شاهد|طالع)(?:وا)? (?:ايضا|المزيد|كذلك)",
            r"الاكثر (?:قراءة|مشاهدة|تداولا|شيوعا)|اخر الاخبار|المزيد(?: (?:من|حول) .{1,40})?",
        ),
        most=12,
    ),
    Family(
        "part of a form for corrections",
        whole=(
            (
                rf"(?:submit|report|suggest|request|send(?: us)?)(?: an?| any| your)? {_MISTAKE}"
                r"(?: (?:in|on|to|about|with|here|with this)\b.{0,60})?"
            ),
            (
                rf"(?:have you )?(?:spot(?:ted)?|found|noticed?|see)(?: an?| any)? {_MISTAKE}"
                r".{0,60}\?.{0,80}"
            ),
            r"(?:for|re|about|regarding|subject): .{1,200}",
            r"هل (?:وجدت|لاحظت) خطا.{0,60}|(?:ابلغ|الابلاغ|ابلغنا) عن (?:خطا|مشكلة).{0,60}",
            r"(?:ارسل|ارسال|اقترح|اقتراح|طلب|تقديم) (?:تصحيح|تصويب).{0,60}",
            r"(?:بخصوص|بشان): .{1,200}",
        ),
        most=40,
    ),
    Family(
        "a message of a form",
        whole=(
            (
                r"your (?:\w+ ){1,3}(?:have|has|was|were)(?: been)?(?: successfully)? "
                r"(?:submitted|sent|received|saved|posted)\b.{0,80}"
            ),
            r"the (?:form|message|request|correction)\b.{0,20}\bsuccessfully\b.{0,60}",
            (
                r"(?:sorry,? )?there (?:was|has been) an? (?:\w+ )?(?:error|problem)\b.{0,30}"
                r"\b(?:send|submit|process|sav|load)\w*.{0,80}"
            ),
            r"(?:an|unknown|unexpected) error (?:has |have )?occurred.{0,80}",
            r"(?:oops|sorry)?\W{0,3}something went wrong.{0,80}",
            r".{0,80}\bplease try again(?: later)?",
            (
                r"thank(?:s| you) for (?:your |the )?(?:submi|subscri|contact|feedback|message"
                r"|comment|sign|report|register).{0,80}"
            ),
            r"(?:this|your) (?:\w+ )?(?:field|e-?mail)(?: address)? (?:is req|will not).{0,50}",
            r"(?:required fields|fields marked).{0,60}",
            (
                r"(?:(?:your|first|last|full) )?(?:name|e-?mail(?: address)?|website|message|phone)"
                r"(?: ?\*| ?\(?(?:required|optional)\)?)?"
            ),
            r"(?:لقد )?تم (?:ارسال|استلام|حفظ|تسجيل).{0,40}بنجاح.{0,60}",
            r"(?:عذرا،? )?(?:لقد )?حدث خطا (?:اثناء|عند|ما|غير|في (?:ارسال|الارسال)).{0,80}",
            r".{0,80}(?:يرجي|الرجاء) المحاولة.{0,40}",
            r"شكرا (?:لك )?علي (?:ارسال|اشتراك|تواصل).{0,60}",
            r"(?:الاسم|البريد الالكتروني|الرسالة|الموقع الالكتروني)(?: ?\*)?",
        ),
        most=40,
    ),
    Family(
        "a statement on consent or personal data",
        whole=(
            r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences)?|got it|i agree",
            r"privacy(?: policy| notice)?|terms (?:of|and|&) .{1,30}|cookie (?:policy|settings)",
            r"(?:سياسة الخصوصية|الشروط والاحكام|شروط الاستخدام|موافق|قبول)",
        ),
        inside=(
            (
                r"\b(?:use|process|collect|store)s? the (?:information|data|details) (?:that )?you "
                r"(?:provide|give|submit|enter|share)\b"
            ),
            r"\b(?:information|data|details) you (?:provide|give|enter) (?:on|in) this form\b",
            r"\byou (?:provide|give|submit)\b.{0,80}\b(?:updates|news) and marketing\b",
            (
                r"\bby (?:signing up|subscribing|submitting|clicking|continuing|using this)\b"
                r".{0,80}\b(?:agree|consent|accept|acknowledge)\b"
            ),
            r"\bi (?:agree|consent)\b.{0,60}\b(?:terms|privacy|e-?mails?|newsletters?|my data)\b",
            r"\b(?:we|our site|this (?:site|website)) uses? cookies\b",
            r"\bprotected by re?captcha\b|\bunsubscribe (?:at any time|anytime)\b",
            r"(?:نستخدم|سنستخدم|يستخدم هذا الموقع).{0,40}(?:بياناتك|معلوماتك|ملفات تعريف)",
            r"(?:المعلومات|البيانات) التي تقدمها.{0,80}(?:النموذج|التواصل|التسويق)",
        ),
    ),
    Family(
        "a call to subscribe or to give",
        whole=(
            (
                r"(?:subscribe|sign up|register|log ?in|sign in)"
                r"(?: (?:now|today|here|to|for|with|and|or)\b.{0,120})?"
            ),
            r"(?:get|receive) .{0,80}\b(?:inbox|newsletters?|alerts|by e-?mail)\b.{0,60}",
            r"(?:(?:our|the|daily|weekly|free|morning|evening|\w+) ){0,2}newsletters?",
            (
                r"(?:support (?:us|our (?:work|journalism))|donate|become a (?:member|supporter))"
                r"(?:\b.{0,100})?"
            ),
            r"(?:follow|like|join|find) us\b.{0,100}|download (?:our|the) app\b.{0,60}",
            r"(?:اشترك|اشتركوا)(?: (?:الان|معنا|في|لتصلك)\b.{0,100})?",
            r"(?:سجل|انضم) (?:الان|معنا|الينا).{0,60}|(?:النشرة|القائمة) (?:البريدية|الاخبارية)",
            r"(?:تابعونا|تابعنا)(?: .{0,80})?|(?:تبرع (?:الان|لنا)|ادعمنا).{0,60}",
        ),
        ends_story=False,
        most=30,
    ),
    Family(
        "buttons for sharing",
        whole=(
            r"share(?: (?:this|on|via|it|the|with)\b.{0,60})?",
            r"shares?:? ?\d*|\d+(?:\.\d+)?k? shares?",
            rf"(?:share |tweet |on |via |send |by )*{_NETWORK}(?:[ ,|/·•-]+{_NETWORK})*|tweet",
            r"(?:listen|print)(?: to)?(?: this)?(?: article| story| page)?",
            r"(?:شارك|شاركها|شاركه|مشاركة)(?: (?:علي|عبر|المقال|الخبر|هذا|القصة)(?: .{0,40})?)?",
        ),
        ends_story=False,
        most=14,
    ),
    Family(
        "a line on copyright or terms of use",
        whole=(
            r"(?:©|\(c\)|copyright(?: ?:| ©| \(c\)| \d{4})).{0,200}",
            r"(?:حقوق النشر|حقوق الطبع)(?: .{0,120})?",
        ),
        inside=(
            r"\ball rights reserved\b|(?:جميع|كل|كافة) الحقوق محفوظة",
            r"\bmay not be (?:published, broadcast|reproduced, |republished|redistributed)",
        ),
    ),
    Family(
        "part of the comments",
        whole=(
            (
                r"(?:\d+ |no |leave a |post a |add a |write a |view |show |join the |your )?"
                r"(?:comments?|repl(?:y|ies)|conversation)(?: ?\(?\d+\)?)?"
            ),
            r"comments (?:are|have been) (?:closed|off|disabled).{0,40}",
            r"be the first to comment.{0,40}",
            r"(?:log|sign) in to (?:comment|reply|post).{0,40}|cancel reply",
            r"(?:(?:اترك|اضف|اكتب) )?(?:تعليق|تعليقا|تعليقك|التعليقات|تعليقات)(?: ?\(?\d+\)?)?",
            r"لا توجد تعليقات",
        ),
        most=12,
    ),
    Family(
        "a label or button of the page",
        whole=(
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords)(?: ?:.{0,200})?",
            r"advertise?ments?|skip to (?:main )?content|(?:back to )?(?:the )?top|menu",
            r"home|search|(?:next|previous)(?: article| story| post| page)?|(?:load|show|see) more",
            r"(?:\d+ )?min(?:ute)?s? read|reading time:? .{1,20}|\d+ views?|views?:? \d+",
            r"continue reading.{0,30}|click here.{0,60}|loading\.*|close|play(?: video)?",
            r"(?:الوسوم|الكلمات الدلالية|كلمات مفتاحية|التصنيف)(?: ?:.{0,200})?",
            r"اعلان|الرئيسية|بحث",
            r"(?:عدد المشاهدات|مدة القراءة|وقت القراءة).{0,20}|(?:المقال|الخبر) (?:التالي|السابق)",
        ),
        ends_story=False,
        most=20,
    ),
    Family(
        "a line of contact data",
        whole=(
            r".{0,60}[\w.+-]+@[\w-]+\.[\w.-]+.{0,20}",
            rf"(?:the )?{_WRITER} can be reached (?:at|on|via)\b.{{0,80}}|contact us.{{0,80}}",
            r"(?:contact|reach) the (?:author|writer|reporter|newsroom|editors?)\b.{0,80}",
            r"(?:للتواصل|اتصل بنا|تواصل معنا)(?: .{0,60})?",
        ),
        inside=(
            r"\b(?:contact|e-?mail|write to|sent?d?|reach)\b.{0,80}[\w+-]@[\w-]+\.\w",
            r"(?:للتواصل|ترسل|ارسال|البريد).{0,80}[\w+-]@[\w-]+\.\w",
        ),
        ends_story=False,
        most=40,
    ),
)
