"""The cues of negotiation news, as a table: a row is a form of words that tells of an event of talks.

Patterns see the text with its names replaced: {PARTY}, {PERSON}, {VENUE} stand for any name of that kind, {WHO} for a
party, a person or people at talks. No row knows a name. `phase` is what the words themselves say ("" leaves it to the
tense), `weight` how strongly they speak of talks, between 0 and 1. `outcome` is the outcome they state, if any.
"""

import re
from typing import NamedTuple

from .clauses import PARTY, PERSON, VENUE, WHEN

_TEAM = (
    r"(?:delegat\w+|negotiators?|negotiating\s+teams?|(?:technical\s+)?teams?|envoys?|mediators?|representatives?"
    r"|officials?|"
    r"leaders?|leadership|ministers?|chiefs?|sides|parties|negotiating\s+sides?|intermediar\w+|facilitators?"
    r"|diplomats?)"
)
PIECES = {
    "PARTY": f"[{PARTY}]+(?:['’]s?)?",
    "PERSON": f"[{PERSON}]+(?:['’]s?)?",
    "VENUE": f"[{VENUE}]+",
    "WHEN": f"[{WHEN}]+(?:['’]s?)?",
    "TEAM": _TEAM,
    "WHO": rf"(?:[{PARTY}{PERSON}]+(?:['’]s?)?(?:\s+{_TEAM})?|{_TEAM}|he|she|they|it|who)",
    "TALKS": r"(?:talks|negotiat(?:ions|ing\s+(?:process|round|table))|discussions|consultations|deliberations"
    r"|mediation|summit|meetings?|dialogue|round(?:\s+of\s+(?:\S+\s+){0,2}(?:talks|negotiations"
    r"|discussions))?|peace\s+process|conference)",
    "TRUCE": r"(?:truce|cease-?fire|pause|armistice|cessation\s+of\s+hostilities|lull)",
    "DEAL": r"(?:(?:\S+\s+){0,3}(?:agreement|deal|accord|pact|treaty|memorandum|framework|truce|cease-?fire"
    r"|armistice|protocol|settlement))",
    "OFFER": r"(?:proposals?|offers?|frameworks?|plans?|drafts?|terms|conditions?|demands?|deals?|agreement|truce"
    r"|cease-?fire|initiatives?|requests?|counter-?proposals?|text|package|withdrawal|positions?)",
    "PLACE": rf"(?:[{VENUE}]+|the\s+(?:venue|capital|talks|negotiations|table|meeting|summit))",
    "FAR": r"[^.;]{0,240}?",
    "NEAR": r"[^.;,]{0,45}?",
}


class Cue(NamedTuple):
    """A row: name, kind of event, pattern, phase, weight, outcome, and examples (text of our own)."""

    name: str
    kind: str
    pattern: str
    phase: str
    weight: float
    outcome: str
    examples: tuple[str, ...]


def expand(pattern: str) -> str:
    """A row's pattern with its {PIECES} put in. Raises KeyError naming a piece that does not exist."""
    return re.sub(r"\{([A-Z]+)\}", lambda piece: PIECES[piece[1]], pattern)


ABSENCE = (
    Cue("stays away from talks", "absence",
        r"\b(?:boycott(?:ed|s|ing)?|skipped|stayed\s+away\s+from|shunned|snubbed)\b{NEAR}\b{TALKS}",
        "held", 0.9, "",
        ("Norland boycotted the talks in Vantaa on Monday.",)),
    Cue("absent from talks", "absence", r"\b(?:was|were|is|are|remained?|been)\s+(?:\S+\s+)?absent\b", "held", 0.85, "",
        ("The Sudrian negotiators were absent from the round in Vantaa.",)),
    Cue("sends no delegation", "absence",
        r"\b(?:did\s+not|didn['’]t|has\s+not|had\s+not|will\s+not|would\s+not|refus\w+\s+to|declin\w+\s+to|not"
        r"|never)\s+(?:yet\s+)?(?:send|sent|sending|dispatch(?:ed)?)\b{NEAR}\b(?:{PARTY}|delegat\w+|teams?|negotiators"
        r"|envoys?|representatives?)",
        "held", 0.9, "",
        ("Norland did not send a delegation to Vantaa.",)),
    Cue("does not attend", "absence",
        r"\b(?:did\s+not|didn['’]t|does\s+not|will\s+not|would\s+not|won['’]t|refus\w+\s+to|declin\w+\s+to"
        r"|fail\w+\s+to|never\s+able\s+to|not\s+able\s+to|unable\s+to)\s+(?:attend|reach|join|take\s+part|participate"
        r"|travel|come|appear|show\s+up)\b",
        "held", 0.85, "",
        ("The Norland delegation did not attend the talks in Vantaa.",)),
)  # fmt: skip

MOVES = (
    Cue("arrives for talks", "arrival",
        r"\b(?:arriv(?:ed?|es|ing)|land(?:ed|s)|touched\s+down|flew|flown|fl(?:y|ies|ying)|travell?(?:ed|s|ing)?|came"
        r"|c(?:o|a)mes?|head(?:ed|s|ing)?|journey(?:ed|s)|went|goes|going|return(?:ed|s|ing)?|on\s+(?:its|their|his"
        r"|her)\s+way|en\s+route|back|due)\s+(?:back\s+)?(?:in|to|at|for|into)\s+(?:the\s+)?{VENUE}",
        "", 0.75, "",
        ("A Norland delegation arrived in Vantaa on Sunday to hold talks.", "Sudria heads to Vantaa truce talks")),
    Cue("reaches the venue", "arrival",
        r"\breach(?:ed|es)?\s+(?:the\s+)?{VENUE}",
        "", 0.6, "", ("The Sudrian negotiators reached Vantaa on Monday.",)),
    Cue("sends a delegation", "arrival",
        r"\b(?:sent|sends|send|dispatch(?:ed|es)?|sending)\s+{NEAR}\b(?:{PARTY}|delegat\w+|teams?|negotiators"
        r"|envoys?)\b{NEAR}(?:to|for)\s+(?:the\s+)?(?:{VENUE}|{TALKS})",
        "", 0.7, "",
        ("Norland sent its delegation to Vantaa on Monday.",)),
    Cue("leaves talks", "departure",
        r"\b(?:left|leaves?|leaving|departs?|departed|quit|walked\s+out\s+of|withdrew\s+from"
        r"|exited)\s+(?:for\s+home\s+from\s+)?(?:the\s+)?(?:{VENUE}|(?:\S+\s+){0,2}{TALKS})",
        "", 0.8, "",
        ("Norland negotiators left Vantaa on Thursday.", "A Sudrian team left the talks.")),
    Cue("on the way back", "departure",
        r"\b(?:on\s+(?:its|their|his|her)\s+way\s+(?:back|home)|return(?:ed|ing)\s+(?:home|from)|flew\s+(?:home|back)"
        r"|(?:went|head(?:ed|ing))\s+(?:home|back\s+from))\b(?:\s+from\s+(?:the\s+)?(?:{VENUE}|{TALKS}))?",
        "", 0.75, "",
        ("The Norland delegation was on its way back from Vantaa.",)),
    Cue("departure as a noun", "departure",
        r"\bdeparture\b(?:\s+of\s+the\s+\w+\s+delegation|\s+from\s+{VENUE})?",
        "held", 0.45, "",
        ("The departure of the Norland delegation from Vantaa surprised no one.",)),
)  # fmt: skip

BREAKDOWN = (
    Cue("talks fail", "breakdown",
        r"\b{TALKS}\b{FAR}\b(?:fail(?:ed|s)?\b|collaps(?:ed|es|e)\b|br(?:oke|eak|oken)\s+down|fell\s+apart"
        r"|falter(?:ed)?|founder(?:ed)?|derail(?:ed)?|stall(?:ed|s)?\b|gr(?:ound|inds?)\s+to\s+a\s+halt"
        r"|hit\s+a\s+(?:wall|snag|dead\s+end))",
        "", 0.75, "no_breakthrough",
        ("The talks between Norland and Sudria collapsed on Monday.",)),
    Cue("talks at an impasse", "breakdown",
        r"\b{TALKS}\b{FAR}\b(?:reach(?:ed|es)?|hit|at|in|to|into|come\s+to|c[oa]me\s+to|as\s+being\s+in)\s+(?:a"
        r"|an)\s+[“\"‘']?(?:\S+\s+)?(?:impasse|dead\s?-?end|deadlock|standstill|stalemate|crisis|halt)\b",
        "", 0.8, "no_breakthrough",
        ("The latest round of talks reached an impasse on Sunday.",)),
    Cue("impasse without the talks", "breakdown",
        r"[“\"‘']?(?:c[oa]me\s+to|reached|hit)\s+(?:a|an)\s+(?:impasse|deadlock|standstill|stalemate)\b",
        "", 0.6, "no_breakthrough",
        ("The two sides reached a stalemate in Vantaa on Monday.",)),
    Cue("talks suspended", "breakdown",
        r"\b(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|froze|frozen|pull(?:ed|s|ing)?\s+out\s+of|br(?:oke|eaks?)\s+off"
        r"|withdr(?:ew|aws?)\s+from|call(?:ed|s)\s+off)\s+(?:\S+\s+){0,4}{TALKS}|\b{TALKS}\s+(?:was|were|are|is"
        r"|has\s+been|have\s+been)\s+(?:suspended|halted|frozen|called\s+off|broken\s+off)",
        "", 0.8, "suspended",
        ("Norland suspended its participation in the talks on Friday.",)),
    Cue("talks postponed", "meeting",
        r"\b{TALKS}\b{NEAR}\s(?:was|were|is|are|has\s+been|have\s+been)\s+(?:postponed|delayed|put\s+off)",
        "postponed", 0.8, "",
        ("The talks in Vantaa were postponed on Monday.",)),
    Cue("talks cancelled", "meeting",
        r"\b{TALKS}\b{NEAR}\s(?:was|were|is|are|has\s+been|have\s+been)\s+cancell?ed"
        r"|\bcancell?ed\s+(?:\S+\s+){0,3}{TALKS}",
        "cancelled", 0.8, "",
        ("The talks in Vantaa were cancelled on Monday.",)),
)  # fmt: skip

MEETING = (
    Cue("talks end without result", "meeting",
        r"\b{TALKS}\b{FAR}\b(?:end(?:ed|s)?|conclud(?:ed|es?)|clos(?:ed|es)|wrapp?(?:ed|s)\s+up|finish(?:ed|es)"
        r"|broke\s+up)\b{FAR}[“\"‘']?(?:without|with\s+no|no)\s+(?:\S+\s+){0,2}(?:breakthrough|agreement|deal|result"
        r"|progress|outcome)",
        "", 0.9, "no_breakthrough",
        ("Talks in Vantaa between Norland and Sudria ended without a breakthrough on Tuesday.",)),
    Cue("talks bring no result", "meeting",
        r"\b{TALKS}\b{FAR}\b(?:did\s+not|failed\s+to|has\s+not|have\s+not|has\s+\w+\s+failed\s+to|produced\s+no"
        r"|yielded\s+no)\b{FAR}\b(?:breakthrough|results?|progress|agreement|deal)",
        "", 0.85, "no_breakthrough",
        ("The talks in Vantaa did not result in a breakthrough.",)),
    Cue("talks end", "meeting",
        r"\b{TALKS}\b{FAR}\b(?:ended|concluded|wrapped\s+up|adjourned|broke\s+up)\b",
        "", 0.75, "",
        ("The talks in Vantaa concluded on Tuesday.",)),
    Cue("talks take place", "meeting",
        r"\b{TALKS}\b{FAR}\b(?:(?:was|were|are|is|be|being)\s+(?:\S+\s+)?(?:held|under\s+way|underway|convened|hosted)"
        r"|took\s+place|takes?\s+place|began|beg[iu]ns?|opened|opens|start(?:ed|s)?|resum(?:ed|es?)|headed\s+into"
        r"|entered|going\s+on|got\s+under\s+way|kicked\s+off)\b",
        "", 0.75, "",
        ("Negotiations headed into a second day in Vantaa on Wednesday.", "The talks were held in Vantaa on Monday.")),
    Cue("talks continue", "meeting", r"\b{TALKS}\b{FAR}\bcontinu(?:ed|es?|ing)\b", "", 0.5, "",
        ("Norland said the negotiations would continue in Vantaa for three more days.",)),
    Cue("talks go on", "meeting", r"^(?:would|will)\s+(?:continue|resume|go\s+on|proceed|reconvene)\b", "", 0.7, "",
        ("The talks were positive, an official said, and would continue for three more days in Vantaa.",)),
    Cue("holds or attends talks", "meeting",
        r"\b(?:h[eo]ld|holds|holding|host(?:ed|s|ing)?|attend(?:ed|s)?|join(?:ed|s)?|participat(?:ed|es?|ing)\s+in"
        r"|took\s+part\s+in|conven(?:ed|es)|open(?:ed|s)|beg[aiu]n|begins|start(?:ed|s)?|resum(?:ed|es?)|conduct(?:ed"
        r"|s)?|brokered|mediat(?:ed|es)|due\s+(?:in\s+{VENUE}\s+)?(?:{WHEN}\s+)?for)\s+(?:[^.;,]{0,40}?\s)?{TALKS}\b",
        "", 0.75, "",
        ("Norland negotiators held two hours of talks on Tuesday.",)),
    Cue("party meets party", "meeting",
        r"{WHO}\s+(?:\S+\s+){0,3}?(?:met|meets?|(?:is|are|was|were)\s+meeting|conferred|sat\s+down|gather(?:ed|s)?"
        r"|convened?s?)\b(?:\s+(?:with|in|on|at|for|and|again|{WHEN}|separately|to)\b"
        r"|\s+[{PARTYMARK}{PERSONMARK}{WHENMARK}]|\s+the\b|$)",
        "", 0.75, "",
        ("The Norland envoy met with mediators in Vantaa on Monday.", "The Sudrian leadership meets on Monday in"
             " Vantaa.")),
    Cue("meeting between parties", "meeting",
        r"\b(?:meetings?|talks|discussions|consultations|negotiations)\s+(?:{NEAR}\s)?(?:between|with"
        r"|among)\b{FAR}(?:{PARTY}|{PERSON}|mediators)",
        "", 0.5, "",
        ("A meeting between the Norland team and mediators lasted two hours on Monday.",)),
    Cue("talks on a day at a place", "meeting",
        r"\b{TALKS}\s+(?:\S+\s+){0,3}(?:{WHEN}\s+)?(?:in|at)\s+(?:the\s+)?{VENUE}",
        "", 0.5, "",
        ("The talks on Monday in Vantaa, the third round for Sudria, were short.",)),
    Cue("talks with a person", "meeting",
        r"\bfor\s+(?:talks|a\s+meeting|consultations|discussions)\s+with\b",
        "", 0.6, "",
        ("Tomas Berg stopped over on Monday for talks with Ada Lindqvist.",)),
    Cue("what happened at the venue", "meeting",
        r"\b(?:discuss|review|assess)\s+(?:what\s+(?:happened|took\s+place)|the\s+(?:results"
        r"|outcome)\s+of)\b{FAR}(?:{VENUE}|{TALKS}){FAR}{WHEN}",
        "held", 0.5, "",
        ("The Sudrian leaders will review what happened in Vantaa over the past two days.",)),
)  # fmt: skip

OFFERS = (
    Cue("puts an offer forward", "proposal",
        r"\b(?:present(?:ed|s)?|submit(?:ted|s)?|put\s+forward|tabl(?:ed|es)|unveil(?:ed|s)?"
        r"|(?<!\ba\s)(?<!\bthe\s)propos(?:ed|es)"
        r"|offer(?:ed|s)|circulated|handed\s+over|deliver(?:ed|s)|float(?:ed|s))\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b",
        "", 0.8, "",
        ("Norland presented a proposal to the mediators in Vantaa.",)),
    Cue("under a proposed deal", "proposal",
        r"\b[Uu]nder\s+(?:the|a|an)\s+(?:\S+\s+)?(?:proposed|proposal|draft|latest|new|tentative"
        r"|emerging)\b(?:\s+\w+){0,2}",
        "held", 0.65, "",
        ("Under a proposed framework, Sudria would free the sailors it holds.",)),
    Cue("demands", "proposal",
        r"{WHO}\s+(?:has\s+|had\s+|also\s+)?(?:demand(?:ed|s)|request(?:ed|s)|insist(?:ed|s)\s+on|ask(?:ed|s)\s+for"
        r"|requir(?:ed|es)|call(?:ed|s)\s+for)\s+(?:[^.;,]{0,60}?\s)?(?:releas\w+|response|list|withdrawal|guarantees?"
        r"|{TRUCE}|exchange|names|nomination|amendments?|changes?|commitment)\b",
        "", 0.7, "",
        ("Norland demanded a written response to its latest offer.",)),
    Cue("gives ground", "proposal",
        r"\b(?:back(?:ed|s)\s+(?:down|away)\s+(?:from|on)|dropp?(?:ed|s)|soften(?:ed|s)|eas(?:ed|es)|conced(?:ed|es)"
        r"|gave\s+(?:up|ground)|ma(?:de|kes)\s+(?:\S+\s+){0,2}concessions?)\b(?:[^.;,]{0,60}?\s)?(?:demands?"
        r"|positions?|conditions?|concessions?|insistence|requirements?|ground)\b",
        "", 0.75, "",
        ("Norland backed down from some of its demands.",)),
)  # fmt: skip

ANSWERS = (
    Cue("rejects an offer", "response",
        r"\b(?:reject(?:ed|s)?|refus(?:ed|es)|turn(?:ed|s)\s+down|dismiss(?:ed|es)|rebuff(?:ed"
        r"|s))\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b",
        "", 0.8, "rejected",
        ("Sudria rejected the latest offer on Monday.",)),
    Cue("will not agree", "response",
        r"\b(?:would|will|could|can|does|did)\s?(?:not|n['’]t|never)\s+(?:agree|accept|consent|give\s+in|yield"
        r"|bow)\b(?:\s+to)?",
        "", 0.75, "rejected",
        ("The Norland premier would not agree to such terms, he said on Monday.",)),
    Cue("accepts an offer", "response",
        r"\b(?:accept(?:ed|s)|agreed\s+to|approv(?:ed|es)|endors(?:ed|es)|welcom(?:ed|es)"
        r"|signed\s+off\s+on)\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b",
        "", 0.75, "agreement",
        ("Norland accepted the framework on Friday.",)),
    Cue("awaits an answer or a result", "response",
        r"\b(?:wait(?:s|ed|ing)\s+for|await(?:s|ed|ing)?)\s+(?:\S+\s+){0,2}(?:outcome|results?)\b{NEAR}{TALKS}",
         "held", 0.6, "",
        ("The Harbour Front was waiting for the outcome of the Vantaa talks.",)),
    Cue("weighs an offer", "response",
        r"\b(?:is|are|was|were|been)\s+(?:\S+\s+)?(?:study|review|consider|weigh|examin|assess|look)(?:y?ing|ing\s+at"
        r"|ing\s+over)\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b",
        "held", 0.7, "",
        ("Sudria was studying the latest offer from the mediators.",)),
    Cue("gives no answer", "response",
        r"\b(?:did\s+not|has\s+not|had\s+not|have\s+not|no)\s+(?:yet\s+)?(?:send|sent|give|given|submit|submitted"
        r"|deliver|provide|receive|received|respond|reply|answer)\b(?:ed)?(?:[^.;,]{0,40}?\s)?(?:response|reply"
        r"|answer)\b",
        "denied", 0.85, "",
        ("Norland did not send any response to the mediators.",)),
    Cue("answers an offer", "response",
        r"\b(?:respond(?:ed|s)|repl(?:ied|ies)|gave|sent|deliver(?:ed|s)|submitted"
        r"|handed)\b(?:[^.;,]{0,40}?\s)?(?:(?:response|reply|answer)\b(?:[^.;,]{0,40}?(?:to|mediators))?"
        r"|to\s+(?:[^.;,]{0,40}?\s)?{OFFER}\b)",
        "", 0.7, "",
        ("Sudria delivered its response to the mediators on Monday.",)),
    Cue("tells the other side at talks", "response",
        r"\b(?:told|informed|notified)\s+(?:the\s+)?(?:participants|mediators?|negotiators?|delegat\w+|other\s+side"
        r"|intermediaries|facilitators|{PARTY}\s+(?:mediators?|negotiators?))\b",
        "held", 0.75, "",
        ("Norland told the mediators at the Vantaa talks that it had no faith in the plan.",)),
)  # fmt: skip

DEALS = (
    Cue("strikes a deal", "agreement",
        r"\b(?:reach(?:ed|es)|sign(?:ed|s)|str(?:uck|ikes)|seal(?:ed|s)|conclud(?:ed|es)|clinch(?:ed|es)"
        r"|agreed\s+(?:on|to|upon)|initial(?:l?ed|s))\s+(?:on\s+)?(?:a|an|the|their|that)\s+{DEAL}\b",
        "", 0.8, "agreement",
        ("Norland and Sudria signed an agreement in Vantaa on Friday.",)),
    Cue("deal is struck", "agreement",
        r"\b{DEAL}\s+(?:was|were|has\s+been|had\s+been)\s+(?:reached|signed|struck|sealed|concluded|agreed"
        r"|finali[sz]ed)\b",
        "", 0.8, "agreement",
        ("A deal was reached in Vantaa on Friday.",)),
    Cue("truce begins", "truce_start",
        r"\b{TRUCE}\b(?:[^.;,]{0,40}?\s)?(?:took\s+effect|takes?\s+effect|c[oa]me\s+into\s+(?:force|effect)|began"
        r"|begins?|started|starts|went\s+into\s+effect|entered\s+into\s+force|enters\s+into\s+force)\b",
        "", 0.85, "agreement",
        ("A truce between Norland and Sudria took effect on Monday.",)),
    Cue("brings a truce about", "truce_start",
        r"\b(?:succeeded\s+in\s+reaching|brought\s+about|secured|brokered|achieved)\s+(?:a|an"
        r"|the|{WHEN})\s+(?:\S+\s+){0,3}{TRUCE}\b",
        "", 0.75, "agreement",
        ("Mediators brokered a week-long truce between Norland and Sudria in 2019.",)),
    Cue("truce ends", "truce_end",
        r"\b{TRUCE}\b(?:[^.;,]{0,40}?\s)?(?:expired|expires|ended|collapsed|broke\s+down|lapsed|was\s+broken)\b"
        r"|\b(?:ended|broke|violated)\s+(?:a|the|{WHEN})\s+(?:\S+\s+){0,2}{TRUCE}\b",
        "", 0.8, "",
        ("The truce expired on Friday.",)),
    Cue("truce extended", "truce_extension",
        r"\b(?:extend(?:ed|s)?|prolong(?:ed|s)?|renew(?:ed|s)?)\s+(?:a|an|the|their|{WHEN})\s+(?:\S+\s+){0,2}{TRUCE}\b"
        r"|\b{TRUCE}\s+(?:was|were|has\s+been|is)\s+(?:extended|prolonged|renewed)",
        "", 0.85, "agreement",
        ("Both sides extended the truce on Friday.",)),
    Cue("exchange", "exchange",
        r"(?<!be\s)(?<!being\s)\b(?:releas(?:ed|es)|freed|frees|handed\s+over|swapp(?:ed|s)|exchang(?:ed"
        r"|es))\b{FAR}\b(?:in\s+(?:exchange|return)\s+for|prisoners|captives|detainees|hostages)\b|\b(?:were"
        r"|was)\s+(?:released|freed|handed\s+over)\b{FAR}\bin\s+(?:exchange|return)\s+for\b|\bsaw\s+(?:the"
        r"|an)\s+exchange\s+of\b",
        "", 0.75, "",
        ("Sudria freed twelve prisoners in exchange for the crew on Monday.",)),
    Cue("joint statement", "statement",
        r"\b(?:issued|released|published|adopted)\s+(?:a|the)\s+(?:joint\s+|final\s+|closing\s+)?(?:statement"
        r"|communiqu[eé]|declaration)\b",
        "", 0.6, "",
        ("Norland and Sudria issued a joint statement after the talks in Vantaa.",)),
)  # fmt: skip

PIECES |= {"PARTYMARK": PARTY, "PERSONMARK": PERSON, "WHENMARK": WHEN}
CUES: tuple[Cue, ...] = (*ABSENCE, *MOVES, *BREAKDOWN, *MEETING, *OFFERS, *ANSWERS, *DEALS)
