"""Who prints and broadcasts the news: agencies and outlets by name, the nouns they are called by, credit lines."""

import re
from functools import lru_cache

# Name: other spellings. Reports name their source in any of them; claims are grouped by the first.
_TABLE = """
Reuters,Reuters news agency,Thomson Reuters|AFP,Agence France-Presse,Agence France Presse|Associated Press,AP
UPI,United Press International|Xinhua,Xinhua News Agency|TASS,ITAR-TASS,Itar-Tass|Interfax|RIA Novosti,RIA|Sputnik
DPA,dpa|ANSA|EFE|Anadolu,Anadolu Agency,AA|PTI,Press Trust of India|ANI|IANS|Bernama|Kyodo,Kyodo News|Jiji
Yonhap,Yonhap News Agency|KCNA,Korean Central News Agency|IRNA|ISNA|Tasnim,Tasnim News Agency|Fars,Fars News Agency
Mehr|SANA|WAFA|MENA|SPA,Saudi Press Agency|QNA,Qatar News Agency|WAM|KUNA|Petra|NNA|SUNA|Ukrinform|BelTA,Belta
Armenpress|Azertac,APA|Antara|Bloomberg,Bloomberg News|Axios|Politico|CNN|BBC,BBC News|NPR|NBC,NBC News|CBS,CBS News
ABC,ABC News|Fox News|Sky News|PBS|Al Jazeera,Al-Jazeera|Al Arabiya,Al-Arabiya|Al Mayadeen,Al-Mayadeen|Al Hadath
Al-Quds Al-Arabi|Asharq Al-Awsat|Al-Araby Al-Jadeed,The New Arab|Al-Ahram,Ahram Online|Al-Qahera News,Al Qahera News
Al-Akhbar|Haaretz|Ynet|Walla|Kan|Le Monde|Le Figaro|Libération|Der Spiegel,Spiegel|Die Zeit|El País,El Pais|El Tiempo
Corriere della Sera|La Repubblica|Kommersant|Izvestia|Pravda|Vedomosti|Rossiya 24|Hurriyet|Sabah|Deutsche Welle,DW
Euronews|Voice of America,VOA|RFE/RL|France 24|NHK|CCTV|CGTN|Press TV|RT|Radio Free Europe
"""
_CANONICAL = {
    spelling.casefold(): row.split(",")[0]
    for row in _TABLE.strip().replace("\n", "|").split("|")
    for spelling in row.split(",")
}
_NOUN = re.compile(
    r"(?:Times|Post|Herald|Tribune|Guardian|Telegraph|Independent|Observer|Journal|Gazette|Chronicle|Star|Daily|Weekly"
    r"|Sun|Mail|Express|Mirror|Globe|Monitor|Courier|Echo|Standard|Examiner|Inquirer|Bulletin|Register|Dispatch|News"
    r"|Radio|TV|Television|Broadcasting|Channel(?:\s+\d+)?|Press|Agency|Wire|Today|Review|Magazine|Online|Post-\w+"
    r"|(?:[a-z]+\s+)?(?:newspaper|daily|website|news\s+site|news\s+agency|agency|television|channel|broadcaster|radio"
    r"|magazine|network|portal|outlet)s?)$"
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_COMMON = re.compile(r"(?<=\w)\s+(?:newspaper|daily|website|news\s+agency|agency|news\s+site|news)$")
_POSSESSIVE = re.compile(r"^(?:\S+\s+){0,4}?\S+['’]s\s+(?=[A-Z])")  # "Norland's Ostmark Radio" is Ostmark Radio
_DATELINE = re.compile(r"\s*[A-Z][^()]{1,70}\((?P<via>[A-Z][\w .&/-]{1,30})\)\s*[-–—:]")
_FOOT = re.compile(
    r"\s*(?:\(?(?:with\s+)?(?:additional\s+)?(?:reporting|inputs?|material|files?|contributions?)\s+(?:by|from)\s"
    r"|\(?(?:with|from)\s|source\s*:|via\s|[—–/(\[-])?\s*(?P<via>[A-Z][\w&/. -]{1,30})[)\]/.]*\s*",
    re.IGNORECASE,
)
_REPORT_BY = re.compile(
    r"\b(?P<via>[A-Z][\w&/-]*(?:\s[A-Z][\w&/-]*){0,3})\s+contributed\s+to\s+this\s+(?:report|story)"
)
_REMEMBERED = 2_048  # names of which it is kept what they are: a report says the same ones again
_FOOT_LENGTH = 160
_HEAD_LENGTH, _HEAD_LINES = 600, 8
_BYLINE = re.compile(r"[,;/|()–—]|\b(?:[Bb]y|[Ff]or|[Oo]f|[Aa]nd|[Ww]ith|[Ff]rom|staff)\b")


@lru_cache(maxsize=_REMEMBERED)
def canonical(words: str) -> str:
    """The name of an outlet in one spelling: "the Associated Press" and "AP" are one."""
    plain = _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(words.split())))
    known = _CANONICAL.get(plain.casefold()) or _CANONICAL.get(_COMMON.sub("", plain).casefold())
    return known or plain


@lru_cache(maxsize=_REMEMBERED)
def is_outlet(words: str) -> bool:
    """Whether words name an outlet: a known one, or what ends as the names of outlets do ("Vantaa Post")."""
    if not (words[:1].isupper() or words[:4] == "the "):
        return False
    plain = _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(words.split())))
    return is_known(plain) or (plain[:1].isupper() and _NOUN.search(plain) is not None and " " in plain)


def is_known(words: str) -> bool:
    """Whether words are a name of the table."""
    low = words.casefold()
    return (low in _CANONICAL and words[:1] == words[:1].upper()) or _COMMON.sub("", low) in _CANONICAL


def credit(text: str) -> str:
    """The agency that a text is credited to, in its dateline or at its foot ("CAIRO (Agency) - "), else ""."""
    for line in text[:_HEAD_LENGTH].split("\n")[:_HEAD_LINES]:
        if (head := _DATELINE.match(line)) and is_outlet(head["via"]):
            return canonical(head["via"])
    last = text[-_FOOT_LENGTH:].rstrip().rsplit("\n", 1)[-1]
    for foot in (_FOOT.fullmatch(last), _REPORT_BY.search(last)):
        if foot and is_known(foot["via"].strip(" .")):
            return canonical(foot["via"].strip(" ."))
    return ""


def credited(text: str, byline: str = "") -> str:
    """The agency that a report is credited to, in its byline ("Jane Doe, Reuters") or in its text, else ""."""
    for part in _BYLINE.split(byline):
        if is_outlet(name := part.strip(" .")):
            return canonical(name)
    return credit(text)
