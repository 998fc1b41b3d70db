"""Questions about a single line of text, asked alike of plain pages and of HTML."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′ʼ`´", "'"), **dict.fromkeys("“”„‟″«»", '"')})
_ARABIC = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ـ": None}
    | {chr(mark): None for mark in range(0x064B, 0x0653)}
)
# Invisible characters that change no word: byte-order mark, zero-width space, word joiner, soft
# hyphen, and the overrides that can make text read differently from what it says.
_INVISIBLE = re.compile("[\ufeff\u200b\u2060\u00ad\u202d\u202e]")
_CLOSERS = "\"'”’»)]}\u200e\u200f "
_OPENERS = "\"'“‘«([\u200e\u200f "
_SENTENCE_ENDS = ".!?…؟。！？۔।"
_NO_TITLE_ENDS = _SENTENCE_ENDS + ",;:،؛—–-|/"

_SCRIPTS = (
    ("ar", "ARABIC"),
    ("he", "HEBREW"),
    ("ru", "CYRILLIC"),
    ("el", "GREEK"),
    ("ja", "HIRAGANA"),
    ("ja", "KATAKANA"),
    ("ko", "HANGUL"),
    ("zh", "CJK"),
)
# Small words that are frequent in one language and rare or absent in the others.
_SMALL_WORDS = {
    "en": "the of and to is that was with for on as by from has had not",
    "fr": "le les des du et est une dans que qui pour sur pas au avec ce",
    "es": "el los las del y una que por con para se su es al como más",
    "de": "der die das und ist nicht ein eine von zu mit den auf für im dem",
    "it": "il gli di che è una per con del della non sono nel alla si più",
    "pt": "o os as do da e uma que não para com em dos das ao mais",
    "nl": "de het een van en is niet dat op voor met zijn aan bij ook",
    "tr": "ve bir bu için ile da de olarak daha çok olan sonra gibi",
    "sv": "och att det som en på är av för med den till inte ett har",
    "pl": "i w na nie się z do to że jest o jak po przez od",
}


def tidy(text: str) -> str:
    """One line of text: white space collapsed, control and invisible characters gone."""
    text = _INVISIBLE.sub("", text)
    text = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"} else char
        for char in text
        if unicodedata.category(char) != "Cs"
    )
    return " ".join(text.split())


def normal(text: str) -> str:
    """The form under which two spellings of the same line are equal, for comparing only."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_ARABIC)
    return " ".join(re.sub(r"[–—‐‑]", "-", text).casefold().split()).strip(" .")


def words(text: str) -> int:
    """How many words a line has."""
    return len(text.split())


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, closing quotation marks aside."""
    return text.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))


def looks_like_prose(text: str, least: int = 12) -> bool:
    """Whether the line reads like a paragraph of a story: long enough, and a whole sentence."""
    return words(text) >= least and ends_sentence(text)


def looks_like_title(text: str, most: int = 12) -> bool:
    """Whether the line has the form of a headline: short, opened like one, no full stop."""
    start = text.lstrip(_OPENERS)
    if not 2 <= words(text) <= most or not start or start[0] in "-•*·–—@#":
        return False
    if start[0].islower():
        return False
    return not ends_sentence(text) and text.rstrip(_CLOSERS)[-1:] not in _NO_TITLE_ENDS


def typographic_marks(text: str) -> int:
    """How many marks a typesetter would have used rather than a typewriter."""
    return sum(text.count(mark) for mark in "‘’“”«»–—…")


def guess_language(text: str) -> tuple[str, bool]:
    """The language of a text by its script and small words, and whether that is certain.

    Good enough to set a direction and a `lang` attribute; a page that states its language is
    believed instead.
    """
    sample = text[:20_000]
    names = [unicodedata.name(char, "") for char in sample if char.isalpha()]
    counts: dict[str, int] = {}
    for language, script in _SCRIPTS:
        found = sum(name.startswith(script) for name in names)
        counts[language] = counts.get(language, 0) + found
    best = max(counts, key=lambda language: counts[language])
    if counts["ja"] and best == "zh":  # Japanese mixes kana into its characters, Chinese never
        return "ja", True
    if counts[best] * 2 > len(names):
        return _within_script(best, sample), True
    return _by_small_words(sample)


def _within_script(language: str, sample: str) -> str:
    if language == "ar" and (letters := len(re.findall("[پچژگکی]", sample))):
        if re.search("[ٹڈڑے]", sample):
            return "ur"
        return "fa" if letters * 50 > len(sample) else "ar"
    if language == "ru" and re.search("[їєґіЇЄҐІ]", sample):
        return "uk"
    return language


def _by_small_words(sample: str) -> tuple[str, bool]:
    tokens = re.findall(r"[^\W\d_]+", sample.casefold())
    scores = {
        language: sum(token in own for token in tokens)
        for language, own in ((code, set(text.split())) for code, text in _SMALL_WORDS.items())
    }
    first, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if not scores[first]:
        return "en", False
    return first, scores[first] >= 3 and scores[first] > scores[second] * 1.2
