"""The rows of cues that tell of meeting: staying away, coming, leaving, breaking down, sitting together.

How to read a pattern stands in cue_words.py.
"""

from .cue_words import Cue

ABSENCE = (
    Cue("stays away from talks", "absence",
        r"{V:boycott skip shun snub miss avoid}\s{NEAR}\b{TALKS} || {V:boycott skip shun snub miss}\s+(?:it|them)\b"
        r" || {V:stay keep}\s+away(?:\s+(?:from\s+(?:\S+\s+){0,3}(?:{SITE}|ceremony|signing|opening)|in\s+protest"
        r"|(?:on\s+|again\s+)?{WHEN})|\s*[.,;]|\s*$)"
        r" || {V:stay}\s+(?:at\s+)?home\b || {V:keep}\s{NEAR}\b{TEAM}\s+(?:at\s+home|away)",
        "held", 0.85, "",
        ("Norland boycotted the talks in Vantaa on Monday.", "Sudria stayed away from the session in Vantaa.",
         "Norland kept its negotiators at home on Monday.")),
    Cue("is not there", "absence",
        r"{T:absent missing unrepresented}{V:be}\s+(?:\w+\s+)?(?:absent|missing|unrepresented)\b"
        r" || {T:represented present there}{V:be}\s+not\s+(?:represented|present|there)\b"
        r" || {V:remain}\s+absent\b || {T:no}{V:have}\s+no\s+(?:\w+\s+)?{TEAM}\s+(?:in|at|present|there)\b",
        "held", 0.8, "",
        ("The Sudrian negotiators were absent from the round in Vantaa.", "Norland was not represented in Vantaa.")),
    Cue("leaves a seat empty", "absence",
        r"{T:empty}\b(?:seats?|chairs?|places?)\s(?:\S+\s+){0,4}?{V:be stay remain leave}\s+(?:\w+\s+)?empty\b",
        "held", 0.65, "",
        ("Sudria's seat at the talks was empty on Monday.",), actor=False),
    Cue("sends no delegation", "absence",
        r"(?:did\s+not|didn['’]t|has\s+not|had\s+not|will\s+not|would\s+not|refus\w+\s+to|declin\w+\s+to|not|never)"
        r"\s+(?:yet\s+)?{V:send dispatch}\s+(?:(?!to\b|response|reply|answer)\S+\s+){0,4}?(?:{PARTY}|{TEAM}|anyone"
        r"|anybody)"
        r" || {V:send dispatch}\s+(?:nobody|no\s+one|no\s+(?:\w+\s+)?{TEAM})\b",
        "held", 0.9, "",
        ("Norland did not send a delegation to Vantaa.", "Sudria sent nobody to the talks.")),
    Cue("does not attend", "absence",
        r"(?<!\bwe\s)(?<!\bi\s)(?:did\s+not|didn['’]t|does\s+not|will\s+not|would\s+not|won['’]t|refus\w+\s+to"
        r"|declin\w+\s+to|fail\w+\s+to"
        r"|never\s+able\s+to|not\s+able\s+to|unable\s+to|neither)\s+"
        r"{V:attend join take_part participate travel come appear show_up turn_up}\b"
        r" || \b(?:has|have|had)\s+(?:not|never)\s+(?:yet\s+)?{V:attend join take_part participate}\b"
        r" || {T:invited seat table}{V:be}\s+not\s+(?:invited|given\s+a\s+seat|at\s+the\s+table)\b"
        r" || (?:not\s+able|never\s+able|unable|failed)\s+to\s+{V:reach}\s+(?:the\s+)?(?:{VENUE}|{SITE})",
        "held", 0.85, "",
        ("The Norland delegation did not attend the talks in Vantaa.",
         "The Sudrian team was unable to reach Vantaa on Monday.", "The Harbour Front has not taken part in the talks.",
         "Sudria was not invited to Vantaa.")),
)  # fmt: skip

MOVES = (
    Cue("arrives for talks", "arrival",
        r"{V:arrive land touch_down fly come travel head journey go return drive move}\s+(?:back\s+)?(?:in|to|at|for"
        r"|into)\s+(?:the\s+)?(?:{VENUE}|(?:\S+\s+){0,2}{SITE})"
        r" || {V:arrive land fly come travel return}\s+(?:back\s+|in\s+|there\s+)?(?:{WHEN}\s+)?(?:in|at|for)\s+{VENUE}"
        r" || {T:due expected route way back}{V:be}\s+(?:also\s+)?(?:due|expected|en\s+route|on\s+(?:its|their|his"
        r"|her)\s+way|back)\s+(?:back\s+)?(?:in"
        r"|to|at)\s+(?:the\s+)?(?:{VENUE}|{SITE})",
        "", 0.75, "",
        ("A Norland delegation arrived in Vantaa on Sunday to hold talks.", "Sudria heads to Vantaa truce talks",
         "Ada Lindqvist will return to the negotiating table on Monday.")),
    Cue("journey put off", "arrival",
        r"{V:postpone delay put_off}\s+(?:\S+\s+){0,3}(?:trip|visit|journey|arrival)\b",
        "postponed", 0.65, "",
        ("Norland postponed its trip to Vantaa on Monday.",)),
    Cue("journey called off", "arrival",
        r"{V:cancel scrap call_off}\s+(?:\S+\s+){0,3}(?:trip|visit|journey)\b",
        "cancelled", 0.65, "",
        ("Sudria called off a visit to Vantaa on Monday.",)),
    Cue("is expected", "arrival",
        r"{T:due expected}{NAMED}\s+(?:\S+\s+){0,2}?{V:be}\s+(?:also\s+)?(?:due|expected)\s+(?:there\s+|here\s+)?"
        r"(?:(?:on\s+|later\s+|late\s+)?{WHEN}|later\b|soon\b|tomorrow\b|tonight\b)",
        "planned", 0.6, "",
        ("The Sudrian envoys were expected later on Monday.",)),
    Cue("team arrives", "arrival",
        r"{NAMED}\s+(?:\S+\s+){0,2}?{V:arrive land fly_in touch_down turn_up return show_up come_back come_in}\b(?!\s+"
        r"(?:a|the|fire|space|as|at"
        r"|home|from|of|its|their|for\s+criticism)\b)"
        r" || ^(?:they|he|she)\s+{V:return come_back arrive}\b(?=\s+(?:on\b|late\b|[{WHENMARK}])|\s*[.,;]|$)"
        r" || {V:land touch_down arrive}\s+(?:back\s+)?(?:in|at)\s+(?:\S+\s+){0,5}?(?:airport|airfield|air\s+base"
        r"|air\s+force\s+base|aerodrome|airstrip)\b"
        r" || {T:back}{WHO}\s+(?:\S+\s+)?(?:would|will)\s+{V:be}\s+back\b"
        r" || ^where\s+{WHO}\s+(?:had\s+)?{V:arrive land}\b"
        r" || {V:lead}\s+(?:\S+\s+){1,5}(?:into|to)\s+(?:the\s+)?(?:{VENUE}|{TALKS})",
        "", 0.65, "",
        ("The Sudrian team flew in a day later.", "The Norland envoys will be back on Tuesday.",
         "Tomas Berg landed at an air base near Vantaa on Sunday.", "The Norland envoys left on Monday. They returned"
         " on Wednesday.")),
    Cue("is at the venue", "arrival",
        r"{WHO}{NEAR}\s{V:be}\s+(?:back\s+)?in\s+(?:the\s+)?{VENUE}",
        "", 0.55, "",
        ("A Norland delegation was in Vantaa from Wednesday.",)),
    Cue("reaches the venue", "arrival",
        r"{V:reach visit}\s+(?:the\s+)?(?:{VENUE}|{SITE})",
        "", 0.65, "", ("The Sudrian negotiators reached Vantaa on Monday.",)),
    Cue("sends a delegation", "arrival",
        r"{V:send dispatch}\s{NEAR}\b(?:{PARTY}|{TEAM})\b{NEAR}\s(?:to|for)\s+(?:the\s+)?(?:{VENUE}|{SITE})",
        "", 0.7, "",
        ("Norland sent its delegation to Vantaa on Monday.",)),
    Cue("leaves talks", "departure",
        r"{V:leave depart quit exit abandon walk_out_of storm_out_of pull_out_of withdraw_from walk_away_from"
        r" fly_out_of drive_out_of slip_out_of"
        r" check_out_of depart_from pull_out_from bow_out_of}\s+(?:(?:for\s+home\s+)?from\s+)?(?:the\s+)?"
        r"(?:{VENUE}|(?:\S+\s+){0,2}{SITE}|(?:\S+\s+){0,2}process)",
        "", 0.8, "",
        ("Norland negotiators left Vantaa on Thursday.", "A Sudrian team left the talks.",
         "Sudria walked out of the process last July.", "The Norland team flew out of Vantaa on Thursday.")),
    Cue("leaves for another place", "departure",
        r"{V:leave depart set_off set_out}\s+(?:\w+\s+)?(?:(?:on\s+)?{WHEN}\s+)?for\s+(?:the\s+)?"
        r"(?:{VENUE}|home\b|talks\b|consultations\b)",
        "", 0.65, "",
        ("The Norland envoy leaves for Merane on Monday.", "Tomas Berg left on Monday for Merane.")),
    Cue("on the way back", "departure",
        r"{T:way}{V:be}\s+(?:\w+\s+)?on\s+(?:its|their|his|her)\s+way\s+(?:back|home)"
        r" || {V:return go head fly travel drive}\s+(?:(?:back\s+)?home\b|back\s+(?:from|to)\b"
        r"|from\s+(?:the\s+)?(?:\S+\s+){0,2}(?:{VENUE}|{SITE}))"
        r" || {V:return go head fly travel drive}\s+(?:back\s+|home\s+)?to\s+{NEAR}\bfor\s+(?:\w+\s+)?(?:consultations"
        r"?|instructions?|orders)\b"
        r" || {V:hurry rush drive head}\s{NEAR}\bto\s+the\s+airport",
        "", 0.77, "",
        ("The Norland delegation was on its way back from Vantaa.", "Tomas Berg flew home before dawn.",
         "The Norland team flew back to Merane on Sunday for consultations.")),
    Cue("cuts a stay short", "departure",
        r"{T:short}{V:cut}\s+(?:short\s+(?:its|their|his|her|the)\s+(?:\w+\s+)?(?:stay|visit|trip|mission)"
        r"|(?:its|their|his|her|the)\s+(?:\w+\s+)?(?:stay|visit|trip|mission)\s+short)\b",
        "held", 0.7, "",
        ("The Norland team cut short its stay in Vantaa on Monday.",)),
    Cue("team leaves", "departure",
        r"{V:recall call_home call_back order_home withdraw}\s+(?:the\s+|its\s+|his\s+"
        r"|their\s+)?(?:\S+\s+)?(?:delegation"
        r"|team|negotiators?|envoys?|representatives?|officers)\b"
        r" || {WHO}\s+(?:\S+\s+){0,3}?{V:leave depart walk_out storm_out check_out pull_out}\b(?=\s+(?:on|late|early"
        r"|earlier"
        r"|without|after|before|empty|at|by|in|of|again|{WHEN})|\s*[{WHENMARK}]|[.,;]|$)"
        r" || {T:gone}{WHO}\s{V:be}\s+gone\b",
        "", 0.65, "",
        ("Sudria's team departed on Sunday night.", "Norland recalled its negotiators on Monday.")),
    Cue("departure as a noun", "departure",
        r"\b{W:departure}\b(?:\s+of\s+the\s+\w+\s+{TEAM}|\s+from\s+{VENUE})?",
        "held", 0.45, "",
        ("The departure of the Norland delegation from Vantaa surprised no one.",)),
)  # fmt: skip

BREAKDOWN = (
    Cue("talks fail", "breakdown",
        r"\b{TALKS}\b{FAR}\b{V:fail collapse break_down fall_apart falter founder derail stall unravel crumble"
        r" run_aground"
        r" grind_to_a_halt come_to_nothing come_to_naught fall_through end_in_failure go_nowhere break_off implode"
        r" unwind come_to_a_halt flounder}\b(?!\s+to\b)"
        r" || \b{TALKS}\b{FAR}\b{V:hit}\s+(?:a\s+|the\s+)(?:wall|snag|buffers|rocks|dead\s+end)",
        "", 0.75, "no_breakthrough",
        ("The talks between Norland and Sudria collapsed on Monday.", "Talks in Vantaa ran aground on Sunday.")),
    Cue("fails to agree", "breakdown",
        r"{T:unable fail fails failed failing failure failures could did}"
        r"(?:{WHO}|\b{TALKS}){NEAR}\s(?:(?:(?:was|were|been|be|are|is)\s+unable|fail\w*)\s+(?:\w+\s+)?to|(?:could"
        r"|did)\s+not)\s+"
        r"{V:agree reach bridge settle overcome resolve narrow conclude find}\b(?:\s+(?:on\b|an?\b|the\b|any\b|their\b"
        r"|agreement|common|[.,;])|\s*$)",
        "held", 0.7, "no_breakthrough",
        ("Norland and Sudria had been unable to reach agreement on the islands on Monday.",
         "The two sides failed to agree on a date on Monday.")),
    Cue("talks declared over", "breakdown",
        r"{V:declare pronounce call}\s+(?:the\s+)?(?:\S+\s+){0,2}?{TALKS}\s+(?:to\s+be\s+)?(?:over|dead|at\s+an\s+end"
        r"|a\s+failure|finished)\b",
        "", 0.7, "no_breakthrough",
        ("On Monday Veltland declared the talks over.",)),
    Cue("they fail", "breakdown",
        r"^(?:it|they|these|which|that)\s+(?:\w+\s+)?{V:collapse break_down fall_apart stall founder unravel}\b",
        "", 0.65, "no_breakthrough",
        ("The talks opened in Vantaa on Monday. They collapsed on Tuesday.",)),
    Cue("talks at an impasse", "breakdown",
        r"{T:impasse dead deadend deadlock standstill stalemate crisis halt}"
        r"\b{TALKS}\b{FAR}\b{V:reach hit be come_to run_into remain end_in}\s+(?:at\s+|in\s+"
        r"|into\s+)?(?:being\s+in\s+)?(?:a"
        r"|an)\s+[“\"‘']?(?:\w+\s+)?(?:impasse|dead\s?-?end|deadlock|standstill|stalemate|crisis|halt)\b",
        "", 0.8, "no_breakthrough",
        ("The latest round of talks reached an impasse on Sunday.",)),
    Cue("impasse without the talks", "breakdown",
        r"{T:impasse deadlock standstill stalemate}{V:come_to reach hit be_at}\s+(?:a|an)\s+"
        r"[“\"‘']?(?:impasse|deadlock|standstill|stalemate)\b"
        r" || {T:frozen deadlocked stuck stalled over dead}{TALKS}\s+{V:be}\s+(?:frozen|deadlocked|stuck|stalled"
        r"|over|dead)\b",
        "", 0.6, "no_breakthrough",
        ("The two sides reached a stalemate in Vantaa on Monday.",)),
    Cue("talks suspended", "breakdown",
        r"{V:suspend halt freeze pull_out_of break_off withdraw_from call_off abort end}\s+"
        r"(?:\S+\s+){0,2}?(?:participation\s+in\s+|part\s+in"
        r"\s+)(?:\S+\s+){0,2}{TALKS} || {V:suspend halt freeze break_off call_off abort interrupt}\s+"
        r"(?:\S+\s+){0,4}{TALKS}"
        r" || {T:suspended halted frozen called broken interrupted}\b{TALKS}\b{NEAR}\s{V:be}\s+"
        r"(?:\S+\s+){0,4}?(?:suspended|halted|frozen|called\s+off|broken\s+off|interrupted)\b",
        "", 0.8, "suspended",
        ("Norland suspended its participation in the talks on Friday.", "The talks were not over, only suspended.")),
    Cue("talks postponed", "meeting",
        r"{T:postponed delayed put}\b{TALKS}\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:postponed|delayed|put\s+off|put\s+back)"
        r" || {V:postpone delay put_off}\s+(?:\S+\s+){0,3}{TALKS}",
        "postponed", 0.8, "",
        ("The talks in Vantaa were postponed on Monday.",)),
    Cue("talks cancelled", "meeting",
        r"{T:cancelled canceled scrapped}\b{TALKS}\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:cancell?ed|scrapped)"
        r" || {V:cancel scrap}\s+(?:\S+\s+){0,3}{TALKS}",
        "cancelled", 0.8, "",
        ("The talks in Vantaa were cancelled on Monday.",)),
)  # fmt: skip

MEETING = (
    Cue("talks end without result", "meeting",
        r"\b{TALKS}\b{FAR}\b{V:end conclude close wrap_up finish break_up}\b{FAR}[“\"‘']?(?:without|with\s+no"
        r"|with\s+nothing"
        r"|no|nothing)\s+(?:\S+\s+){0,2}(?:breakthrough|agreement|deal|result|progress|outcome|agreed|settled|decided)",
        "", 0.9, "no_breakthrough",
        ("Talks in Vantaa between Norland and Sudria ended without a breakthrough on Tuesday.",)),
    Cue("talks bring no result", "meeting",
        r"\b{TALKS}\b{FAR}\b(?:did\s+not|failed\s+to|has\s+not|have\s+not|has\s+\w+\s+failed\s+to)\s"
        r"{V:result produce yield bring reach achieve lead make}\b{FAR}\b(?:breakthrough|results?|progress|agreement"
        r"|deal"
        r"|settlement) || \b{TALKS}\b{FAR}\b{V:produce yield bring}\s+no\s+(?:\w+\s+)?(?:breakthrough|results?|progress"
        r"|agreement|deal|truce|settlement)",
        "", 0.85, "no_breakthrough",
        ("The talks in Vantaa did not result in a breakthrough.", "The talks in Vantaa yielded no truce.")),
    Cue("talks end", "meeting",
        r"\b{TALKS}\b{FAR}\b{V:end conclude wrap_up adjourn break_up finish close wind_up come_to_an_end"
        r" draw_to_a_close}\b(?!\s+doors)",
        "", 0.75, "",
        ("The talks in Vantaa concluded on Tuesday.", "The session in Vantaa came to an end on Tuesday.")),
    Cue("talks take place", "meeting",
        r"{T:held under underway convened hosted revived resumed fixed planned scheduled set due"
        r" expected slated penciled pencilled}"
        r"\b{TALKS}\b{FAR}\b{V:be}\s+(?:\w+\s+)?(?:held|under\s+way|underway|convened|hosted|revived"
        r"|resumed|fixed|planned"
        r"|scheduled|slated|pencill?ed\s+in|set\s+for|due|expected)\b"
        r" || \b{TALKS}\b{FAR}\b{V:take_place begin open start resume head_into enter go_on get_under_way kick_off"
        r" go_into last run drag_on stretch restart reopen reconvene move_to}\b"
        r" || \b{TALKS}\s+(?:that|which)\s+{V:begin start open move}\b",
        "", 0.75, "",
        ("Negotiations headed into a second day in Vantaa on Wednesday.", "The talks were held in Vantaa on Monday.",
         "A third session is planned for December in Vantaa.")),
    Cue("talks continue", "meeting", r"\b{TALKS}\b{FAR}\b{V:continue go_on proceed}\b", "", 0.55, "",
        ("Norland said the negotiations would continue in Vantaa for three more days.",)),
    Cue("talks go on", "meeting",
        r"^(?:would|will)\s+{V:continue resume go_on proceed reconvene}\b"
        r" || {WHO}\s+(?:\S+\s+)?(?:would|will)\s+{V:stay_at_work go_on continue reconvene resume}\b"
        r" || {V:reconvene}\s+(?:on\s+|in\s+|at\s+)?[{WHENMARK}{VENUEMARK}]"
        r" || {T:revived resumed}^(?:they|it)\s{V:be}\s+(?:revived|resumed)\b",
        "", 0.7, "",
        ("The talks were positive, an official said, and would continue for three more days in Vantaa.",
         "The delegations will take a break and reconvene on June 11 in Vantaa.")),
    Cue("holds or attends talks", "meeting",
        r"{V:hold host attend join participate_in take_part_in convene open begin start resume conduct broker mediate"
        r" wrap_up conclude finish continue complete conduct lead chair enter launch reopen}\s+"
        r"(?:[^.;,]{0,40}?\s)?"
        r"{TALKS}\b || {V:have}\s+(?!\w+ed\b|made\b|been\b|not?\b)(?:\S+\s+){0,3}?{TALKS}\b "
        r"|| due\s+(?:in\s+{VENUE}\s+)?(?:{WHEN}\s+)?for\s+(?:[^.;,]{0,20}?\s)?{TALKS}",
        "", 0.75, "",
        ("Norland negotiators held two hours of talks on Tuesday.", "Norland wrapped up three days of peace talks.")),
    Cue("party meets party", "meeting",
        r"{WHO}\s+(?:\S+\s+){0,4}?{V:meet}\b{UNMET}"
        r" || ^(?:(?:and|is|are|was|were|due|to|will|would|then|later|also|has|have|had)\s+){0,4}?{V:meet}\s+"
        r"(?:with\s+)?(?:him|her|them|{PERSON}|{PARTY})(?!\S)"
        r" || {WHO}\s+(?:\S+\s+){0,4}?{V:confer sit_down gather convene dine huddle get_together come_together"
        r" lunch negotiate sit_with talk_with}\b"
        r"(?:\s+(?:with|in|on|at|for|through|and|again|{WHEN}|separately|to|here|there|face)\b"
        r"|\s+[{PARTYMARK}{PERSONMARK}{WHENMARK}]|\s+(?:the|his|her|their|its|both|all)\s+(?:\S+\s+){0,2}?(?:{TEAM}"
        r"|counterparts?|{PERSON}|{PARTY}|visitors)|[.,]?$)",
        "", 0.7, "",
        ("The Norland envoy met with mediators in Vantaa on Monday.", "The Sudrian leadership meets on Monday in"
             " Vantaa.", "Ada Lindqvist sat with the mediators in Vantaa over the past two days.",
         "Commanders of Norland will meet within five days of the signing on Friday.", "The envoy would meet each"
         " side in turn on Monday.")),
    Cue("bodies convene", "meeting",
        r"\b(?:(?:sub)?committees?|commissions?|panels?|councils?|working\s+groups?|cabinets?){NEAR}\s"
        r"{V:convene reconvene meet assemble}\b{UNMET}",
        "", 0.65, "",
        ("Joint working groups of Norland will assemble in Vantaa on 13 May.",), actor=False),
    Cue("sit face to face", "meeting",
        r"{V:face}\s+(?:each\s+other|one\s+another)\b"
        r" || {V:sit}\s+(?:\S+\s+){0,2}?(?:in\s+(?:the\s+)?same\s+room|across|opposite|face\s+to\s+face"
        r"|(?:around|at|round)\s+(?:the|one|a)\s+(?:same\s+|negotiating\s+|\w+-shaped\s+)?table)"
        r" || {V:come_face_to_face}\b",
        "", 0.7, "",
        ("The two delegations faced each other in Vantaa on Saturday.", "Norland and Sudria sat in the same room.")),
    Cue("works into the night", "meeting",
        r"{T:night midnight dawn hours}{NAMED}\s+(?:\S+\s+){0,2}?{V:work negotiate talk bargain haggle}\s+(?:\S+\s+)?"
        r"(?:through|into|until|past|all)\s+(?:[^.;,]{0,20}?\s)?(?:night|midnight|dawn|hours|[{WHENMARK}]+)",
        "", 0.55, "",
        ("Negotiators of Norland and Sudria worked through the night in Vantaa.",)),
    Cue("shakes hands", "meeting",
        r"{T:hands}{V:shake}\s+hands\s+(?:with|in|at|on)\b",
        "", 0.55, "",
        ("Ada Lindqvist shook hands with Tomas Berg in Vantaa on Monday.",)),
    Cue("calls somebody", "meeting",
        r"{V:call ring}\s+{PERSON}\s+(?:on\s+|late\s+|from\s+\S+\s+)?[{WHENMARK}]",
        "", 0.6, "",
        ("Ines Caro called Tomas Berg on Monday to discuss the truce.",), placed=False),
    Cue("speaks by telephone", "meeting",
        r"{T:phone telephone}{WHO}\s+(?:\S+\s+){0,3}?{V:speak talk confer}\s+(?:\S+\s+){0,5}?(?:by|on|over)\s+"
        r"(?:the\s+|a\s+)?(?:tele)?phone\b"
        r" || {V:telephone phone}\s+(?:the\s+|his\s+|her\s+)?(?:\S+\s+){0,3}?(?:{PERSON}|counterpart|colleague)"
        r" || {T:phone telephone}{V:hold have}\s+(?:an?|two|several)\s+(?:\S+\s+){0,2}?(?:tele)?phone\s+"
        r"(?:calls?|conversations?)",
        "", 0.65, "",
        ("Ada Lindqvist spoke by phone with Tomas Berg on Monday.", "Tomas Berg telephoned Ada Lindqvist on Monday.",
         "Ada Lindqvist held a long telephone conversation with Sudria on Monday."), placed=False),
    Cue("goes into a meeting", "meeting",
        r"{WHO}{NEAR}\s{V:go}\s+(?:\w+\s+)?into\s+(?:an?\s+|the\s+)?(?:\w+\s+)?{TALKS}"
        r" || ^(?:and\s+)?{V:go}\s+(?:\w+\s+)?into\s+(?:an?\s+|the\s+)?(?:\w+\s+)?{TALKS}",
        "", 0.65, "",
        ("The Norland envoys went straight into a meeting with Ines Caro on Monday.",)),
    Cue("presided over by", "meeting",
        r"{T:presided chaired hosted mediated}(?:which|that)\s{V:be}\s+(?:\w+\s+)?(?:presided\s+over|chaired"
        r"|hosted|mediated)\s+by\b",
        "", 0.6, "",
        ("The conference of Lucerne, which was presided over by Ines Caro on Monday, was short.",), actor=False),
    Cue("spends time at talks", "meeting",
        r"{V:spend pass}\s+(?:\S+\s+){0,4}?(?:hours?\b|days?\b|much\b|most\b|[{WHENMARK}]+|weeks?\b|night\b|morning\b)"
        r"{NEAR}\s(?:(?:with|between)\s+(?:\S+\s+){0,2}{WHO}|in\s+(?:the\s+)?{VENUE}|at\s+(?:the\s+)?{TALKS}"
        r"|together\b|shuttling\b|negotiating\b|talking\b)"
        r" || {V:shuttle}\s+(?:\S+\s+){0,3}?between\b || {T:shut locked closeted}{V:be}\s+(?:\w+\s+)?(?:shut|locked"
        r"|closeted)\s+(?:\w+\s+)?in\b"
        r" || {V:go}\s+back\s+and\s+forth\s+between\b",
        "", 0.65, "",
        ("His negotiators spent an hour with Ada Lindqvist in Vantaa on Monday.",
         "The Veltish envoy shuttled between the two teams on Monday.",
         "Ines Caro shuttled last week between Vantaa and Lucerne.")),
    Cue("receives somebody", "meeting",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:receive welcome visit see host}\s+(?:the\s+)?(?:\S+\s+){0,4}?(?:{PERSON}"
        r"|{PARTY}\s+{TEAM}|visitors"
        r"|delegat\w+)",
        "", 0.6, "",
        ("Ines Caro received Tomas Berg in Merane on Monday.",)),
    Cue("asked back to talks", "meeting",
        r"{V:invite ask summon}\s+(?:\S+\s+){0,3}?(?:back|to\s+come\s+back|to\s+return|to\s+{V:meet}"
        r"|to\s+(?:\S+\s+){0,3}{TALKS}"
        r"|for\s+(?:\S+\s+){0,3}{TALKS}) || {V:agree plan promise arrange}\s+to\s+(?:meet|reconvene|come\s+back"
        r"|resume\b)",
        "planned", 0.65, "",
        ("The mediators invited both sides back to Vantaa for a fifth round from 12 to 17 March.",)),
    Cue("meeting between parties", "meeting",
        r"\b(?:meetings?|talks|discussions|consultations|negotiations)\s+(?:{NEAR}\s)?(?:between|with|among)\b{FAR}"
        r"(?:{PARTY}|{PERSON}|mediators)",
        "", 0.5, "",
        ("A meeting between the Norland team and mediators was short on Monday.",)),
    Cue("talks on a day at a place", "meeting",
        r"\b{TALKS}\s+(?:\S+\s+){0,3}(?:{WHEN}\s+)?(?:in|at)\s+(?:the\s+)?{VENUE}"
        r" || \b{TALKS}\s+of\s+{VENUE}\s+{WHEN}"
        r" || \b(?:day|hours|morning|evening|week)\s+of\s+(?:\S+\s+){0,6}{TALKS}",
        "", 0.5, "",
        ("The talks on Monday in Vantaa, the third round for Sudria, were short.",
         "For Norland the conference of Lucerne last Sunday was a short one.")),
    Cue("talks with a person", "meeting",
        r"\bfor\s+(?:talks|a\s+meeting|meetings|consultations|discussions)\s+with\b",
        "", 0.6, "",
        ("Tomas Berg stopped over on Monday for talks with Ada Lindqvist.",)),
    Cue("what happened at the venue", "meeting",
        r"{V:discuss review assess}\s+(?:what\s+(?:happened|took\s+place)|the\s+(?:results|outcome)\s+of)\b{FAR}"
        r"(?:{VENUE}|{TALKS}){FAR}{WHEN}"
        r" || {T:happened took}^what\s+(?:happened|took\s+place)\b{FAR}(?:{VENUE}|{TALKS}){FAR}{WHEN}",
        "held", 0.5, "",
        ("The Sudrian leaders will review what happened in Vantaa over the past two days.",)),
    Cue("will discuss", "meeting",
        r"(?:will|would|to)\s+{V:discuss debate}\b || {T:discussed}{V:be}\s+(?:to\s+be\s+)?discussed\b"
        r" || {NAMED}\s+(?:has\s+|have\s+|had\s+|also\s+)?{V:discuss negotiate}\s",
        "", 0.55, "",
        ("The mediators and Sudria will discuss the maps in Vantaa on Friday.",
         "Delegates of Sudria have discussed the prisoners in Vantaa on Friday.")),
)  # fmt: skip
