"""The rows of cues that go by who does what, with whom, when and where, more than by words for talks.

How to read a pattern stands in cue_words.py.
"""

from .cue_words import Cue

DEALINGS = (
    Cue("sits down", "meeting",
        r"{V:sit}\s+(?:down\b(?!\s+(?:strike|protest))|with\s+(?:\S+\s+){0,2}?(?:{PERSON}|{PARTY}|{TEAM})"
        r"|(?:at|round|around)\s+(?:the|one|a)\b)",
        "", 0.6, "",
        ("The experts, led by Ada Lindqvist, sat down at 8 in the evening.",)),
    Cue("talks with somebody", "meeting",
        r"{T:talked caucused consulted huddled spoke spoken speaking talking}{WHO}\s+(?:\S+\s+){0,2}"
        r"?{V:talk caucus consult huddle speak}\s+(?:alone\s+|again\s+|briefly\s+|privately\s+"
        r"|separately\s+)?(?:for\s+[{WHENMARK}]|(?:with|to)\s+(?:\S+\s+){0,2}?(?:{PERSON}|{PARTY}|{TEAM}|each\s+other)"
        r"|together\b|in\s+a\s+room\b|until\b|past\s+midnight)",
        "", 0.6, "",
        ("The two talked for half an hour on Monday.", "Ada Lindqvist spoke briefly to Tomas Berg on Monday.")),
    Cue("calls on somebody", "meeting",
        r"{V:call}\s+on\s+(?:the\s+|his\s+|her\s+)?(?:\S+\s+){0,2}?(?:{PERSON}|{PARTY}|{TEAM})(?:\s+[a-z]+ly)?"
        r"(?=\s+(?:in|at|on|this|[{WHENMARK}])|[.,;]|$)",
        "", 0.6, "",
        ("Tomas Berg called on the foreign minister separately on Monday.",)),
    Cue("receives a delegation", "meeting",
        r"{V:receive summon convoke brief}\s(?:[^.;]{0,90}?\s)?(?:{PERSON}|(?:the\s+)?(?:\S+\s+){0,2}{TEAM}|{PARTY})",
        "", 0.6, "",
        ("Ines Caro received on Monday at her palace in Merane the delegation of Sudria.",)),
    Cue("takes it up with somebody", "meeting",
        r"{V:take raise}\s+(?:it|this|that|the\s+\S+)\s+(?:up\s+)?with\s+(?:\S+\s+)?(?:{PERSON}|{PARTY}|{TEAM})",
        "", 0.6, "",
        ("Ines Caro then took it up with Tomas Berg in Merane on Tuesday.",)),
    Cue("dines together", "meeting",
        r"{V:give host hold attend share}\s+(?:\S+\s+){0,3}?(?:dinner|lunch|luncheon|breakfast|banquet|reception)\b",
        "", 0.55, "",
        ("Ines Caro gave a dinner for both delegations in Merane on Monday.",)),
    Cue("stays to talk", "meeting",
        r"{V:stay remain}\s{NEAR}\bto\s+(?:talk|negotiate|discuss|meet|confer)\b",
        "", 0.6, "",
        ("The two officers stayed in the tent on Monday to talk about the line.",)),
    Cue("hours of talks", "meeting",
        r"(?:\bhours?|\bdays?|\bweeks?|\bnights?|[{WHENMARK}])\s+of\s+(?:\S+\s+){0,3}?{TALKS}",
        "", 0.55, "",
        ("The offer came at the end of three hours of negotiations in Vantaa on Monday.",), actor=False),
    Cue("opened or held somewhere", "meeting",
        r"{T:opened convened held resumed launched inaugurated}^(?:(?:which|that|and)\s+)?{V:be}\s+(?:\w+"
        r"\s+)?(?:opened|convened|held|resumed|launched|inaugurated)\s+"
        r"(?:by|in|at|on|[{VENUEMARK}{WHENMARK}])"
        r" || {T:convened called hosted chaired mediated organised organized}{TALKS}{NEAR}\s(?:convened"
        r"|called|hosted|chaired|mediated|organi[sz]ed)\s+by\b"
        r" || {T:opened launched inaugurated concluded}\b{TALKS}\b{FAR}\b{V:be}\s+(?:\w+\s+)?(?:opened"
        r"|launched|inaugurated|concluded)\b"
        r" || {V:resume reconvene}\s+(?:[{WHENMARK}]|on\b|in\b|at\b|behind\b)",
        "", 0.6, "",
        ("The summit, which was opened by Ines Caro in Merane on Monday, was short.",
         "The round was launched in Vantaa in 2021.")),
    Cue("round between sides", "meeting",
        r"\b(?:rounds?|sessions?|conversations?|contacts|encounters?|exchange\s+of\s+views)\s+(?:between|with)\b{FAR}"
        r"(?:{PARTY}|{PERSON}|{TEAM})",
        "", 0.5, "",
        ("It ended on Monday after an unscheduled fourth round between Norland and Sudria.",), actor=False),
    Cue("told to convene", "meeting",
        r"{T:told asked ordered invited summoned called}{V:be}\s+(?:\w+\s+)?(?:told|asked|ordered|invited|summoned"
        r"|called)\s+(?:back\s+)?(?:to\s+(?:convene|meet|reconvene|return|come|attend)|to\s+{VENUE})"
        r" || {V:agree plan promise arrange}\s+to\s+(?:[^.;]{0,40}?\s)?(?:meet|talk|speak|convene|negotiate)\s+again\b",
        "planned", 0.6, "",
        ("Envoys of Norland have been told to convene in Vantaa on 15 March.",)),
    Cue("what was planned falls through", "meeting",
        r"{T:held put called dropped cancelled canceled postponed scrapped abandoned delayed}"
        r"\b(?:ceremony|signing|event|visit|trip|plan|follow-up|conversation)\b[^.;]{0,90}?\s{V:be}"
        r"\s+(?:\w+\s+)?(?:held\s+up"
        r"|put\s+off|called\s+off|dropped|cancell?ed|postponed|scrapped|abandoned|delayed)\b"
        r" || ^(?:it|they|this|that|these|which)\s+never\s+{V:take_place happen come_about}\b",
        "postponed", 0.82, "",
        ("The ceremony, which had been fixed for Monday, was held up by Norland.",), actor=False),
    Cue("no meeting takes place", "meeting",
        r"\bno\s+(?:\S+\s+){0,2}?{TALKS}\b{FAR}(?:{V:take_place happen}|{V:be}\s+held)\b",
        "cancelled", 0.82, "",
        ("No direct meeting with the Sudrian envoy took place on Monday.",)),
    Cue("somebody does something somewhere", "meeting",
        r"{T:in at}{NAMED}{FAR}\b(?:in|at)\s+(?:the\s+)?{VENUE}{FAR}{WHEN}"
        r" || {T:with}{NAMED}{FAR}\bwith\s+(?:\S+\s+){0,3}?(?:{PERSON}|{PARTY}|{TEAM}){FAR}{WHEN}",
        "", 0.4, "",
        ("A Sudrian technical team inspected the lists in Vantaa on Monday.",)),
    Cue("they meet", "meeting",
        r"^(?:(?:and|is|are|was|were|due|expected|set|to|will|would|then|later|also|has|have|had)\s+){0,5}?{V:meet}\s+"
        r"(?:again|twice|separately|privately|alone|briefly|for|in|at|on|[{WHENMARK}{VENUEMARK}])(?!\s+(?:the\s+)?"
        r"(?:demands?|conditions?|criteria))",
        "", 0.62, "",
        ("The Norland envoys rested, and met again twice on Friday.",)),
    Cue("works on a text", "meeting",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:work haggle bargain wrangle pore labour}\s+(?:on\b|over\b|at\s+the|through\b"
        r"|past\b"
        r"|late\b)",
        "", 0.5, "",
        ("The experts of Norland pored over the draft on Monday.",)),
    Cue("exchanges words", "meeting",
        r"{V:exchange trade}\s+(?:\S+\s+){0,2}?(?:views|words|courtesies|greetings|ideas|pleasantries)\b",
        "", 0.55, "",
        ("Ada Lindqvist exchanged views with Tomas Berg on Monday.",)),
    Cue("attended by", "meeting",
        r"{T:attended joined represented accompanied}{V:be}\s+(?:\w+\s+)?(?:attended|joined|represented"
        r"|accompanied)\s+by\b",
        "", 0.5, "",
        ("Sudria was represented by its foreign minister on Monday.",)),
    Cue("confers from afar", "meeting",
        r"{T:video phone telephone call}\b(?:video[\s-]?(?:conference|call|link)|conference\s+call|(?:tele)?phone"
        r"\s+call|by\s+video)\b",
        "", 0.55, "",
        ("A video call on Monday between Norland and Sudria was short.",), actor=False, placed=False),
)  # fmt: skip

JOURNEYS = (
    Cue("goes to a place", "arrival",
        r"{V:go travel fly drive sail head come}\s+(?:up|down|over|out|on|across)\s+(?:in)?to\s+(?:the\s+)?{VENUE}"
        r" || {V:stop stop_over stop_off call}\s+(?:\S+\s+)?(?:in|at)\s+(?:the\s+)?{VENUE}",
        "", 0.65, "",
        ("A delegation of Sudria went up to Vantaa on Monday.",)),
    Cue("who arrived", "arrival",
        r"^(?:who|which)\s+(?:had\s+|has\s+|have\s+|also\s+)?{V:arrive land fly_in return come_back}\b"
        r" || ^{V:arrive}\s+(?:only\s+)?(?:on\b|late\b|early\b|in\b|at\b|[{WHENMARK}])"
        r" || {NAMED}\s+(?:\S+\s+)?(?:would|will)\s+{V:travel fly return}\s+(?:in|on|at|[{WHENMARK}])",
        "", 0.62, "",
        ("Tomas Berg, who arrived last night from Lucerne, was silent.",)),
    Cue("returns from somewhere", "arrival",
        r"{V:return}\s+(?:\w+\s+)?from\s+(?:an?|the|his|her|their)?\s*(?:\S+\s+){0,2}?(?:visit|trip|journey|tour)\b",
        "", 0.62, "",
        ("On Monday Tomas Berg returned from a short visit.",)),
    Cue("leaves a building or a town", "departure",
        r"{V:leave quit depart}\s+the\s+(?:\S+\s+)?(?:residence|hotel|building|hall|room|palace|city|compound|estate"
        r"|town|villa|headquarters|ministry|grounds|island|country)\b"
        r" || {V:leave depart}\s+for\s+(?!good|now|a\b|the\b|an\b|dead|later)\w+"
        r" || {V:fly go travel drive sail depart leave}\s+(?:on\s+)?from\s+(?:there|here|{VENUE})\b"
        r" || {T:air}{WHO}{FAR}{V:be}\s+in\s+the\s+air\b",
        "", 0.62, "",
        ("Tomas Berg left the residence on Monday.", "Tomas Berg left for Oslo on Monday.")),
    Cue("pays a visit", "arrival",
        r"{T:visit trip stop journey}{V:pay make begin start}\s+(?:an?|the)\s+(?:\S+\s+){0,3}?(?:visit|trip|stop"
        r"|journey)\b"
        r" || {T:midday noon dawn midnight from}{WHO}{FAR}{V:arrive land}\s+(?:\S+\s+){0,2}?(?:midday|noon|dawn"
        r"|midnight"
        r"|[{WHENMARK}]|from)"
        r" || \bthe\s+(?:first|last)\s+to\s+{V:arrive}\b",
        "", 0.6, "",
        ("Tomas Berg made a short trip on Monday.",)),
    Cue("sets off", "departure",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:fly_out take_off set_off head_back drive_off pack_up slip_away}\b"
        r" || \bthe\s+(?:first|last)\s+to\s+{V:leave}\b",
        "", 0.6, "",
        ("The Norland team flew out on Monday.",)),
    Cue("is kept out", "absence",
        r"{T:let admitted allowed barred excluded kept left}{V:be}\s+(?:not\s+(?:let\s+in|admitted|allowed\s+in)"
        r"|barred\b|excluded\b|kept\s+out|left\s+out)",
        "held", 0.6, "",
        ("The Harbour Front was left out on Monday.",)),
)  # fmt: skip

VOICES = (
    Cue("says what it thinks of it", "response",
        r"{WHO}\s+(?:\S+\s+){0,3}?(?<!was\s)(?<!were\s){V:describe denounce condemn deplore criticise criticize"
        r" decry brand hail applaud"
        r" regret dismiss}\s"
        r" || {WHO}\s+(?:\S+\s+){0,3}?{V:call term}\s+(?:it|this|that|them|the\s+(?:\S+\s+){0,2}?{OFFER}"
        r"|the\s+(?:\S+\s+){0,2}?{TALKS})\s+(?!off\b|for\b|on\b|back\b|up\b)[“\"‘']?\w"
        r" || {WHO}\s+(?:\S+\s+){0,2}?{V:object abstain}\b"
        r" || {V:express voice}\s+(?:\S+\s+){0,2}?(?:dissatisfaction|reservations?|disappointment|doubts?|concern|anger"
        r"|satisfaction|regret|opposition|scepticism|skepticism)\b"
        r" || {V:take}\s+note\s+of\b",
        "", 0.6, "",
        ("Tomas Berg described what was on offer as a beginning.", "The Sudrian envoy called it theatre.",
         "Sudria objected on Monday.")),
    Cue("answers", "response",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:answer reply counter respond retort}\b(?!\s+(?:\w+\s+)?questions"
        r"|\s+with\s+(?:\w+\s+)?(?:fire|strikes|airstrikes|force|attacks|shells|rockets|artillery))"
        r" || ^{V:counter}\b || {V:get receive}\s+(?:an?|its|the|no)\s+(?:\S+\s+)?(?:answer|reply|response)\b"
        r" || {T:answer reply response}\b(?:answer|reply|response)\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:delivered"
        r"|given|sent|handed|conveyed"
        r"|received|submitted)\b || {T:answer reply response}\b(?:answer|reply|response)\s+{V:come arrive}\b",
        "", 0.65, "",
        ("Sudria answered on Monday that it would discuss none of them.",
         "The answer of Sudria was delivered on Thursday through Ines Caro.")),
    Cue("is turned down", "response",
        r"{T:turned rejected refused dismissed}^(?:it|they|this|that|these|which)\s{V:be}\s+(?:\w+\s+)?(?:turned"
        r"\s+down|rejected|refused|dismissed)\b"
        r" || {T:turned rejected refused dismissed}{V:be}\s+(?:\w+\s+)?(?:turned\s+down|rejected|refused|dismissed)"
        r"\s+by\s+(?:the\s+|this\s+|its\s+)?{WHO}"
        r" || \b{W:inadmissible insufficient inadequate intolerable}\b",
        "", 0.65, "rejected",
        ("Norland made an offer on Monday; it was turned down within the hour.",), actor=False),
    Cue("consents", "response",
        r"{V:give}\s+(?:its|their|his|her)\s+(?:\w+\s+)?(?:approval|consent|assent|agreement|backing|blessing"
        r"|endorsement)\b"
        r" || {T:accepted approved}^(?:it|they|this|that|these|which)\s{V:be}\s+(?:\w+\s+)?(?:accepted|approved)\b"
        r" || {WHO}\s+(?:\S+\s+){0,2}?{V:accept}\s+(?:[{WHENMARK}]|in\b|on\b|at\b|only\b|it\b)"
        r" || {WHO}\s+(?:\S+\s+){0,2}?{V:vote}\s+(?:to|for|in\s+favou?r)\b"
        r" || {T:ready prepared willing}{V:be}\s+(?:\w+\s+)?(?:ready|prepared|willing)\s+to\s+(?:put|join|negotiate"
        r"|talk|meet|compromise|discuss)\b",
        "", 0.6, "agreement",
        ("The Sudrian cabinet gave its approval with reservations on Monday.",), open=True),
    Cue("asks for a delay", "response",
        r"{V:ask_for request seek}\s+(?:an?|the|more|further|some)\s+(?:\S+\s+){0,2}?(?:delay|recess|adjournment"
        r"|postponement|clarifications?|extension|pause|break)\b",
        "", 0.65, "",
        ("The Sudrian envoys asked for a delay on Monday.",)),
    Cue("will be studied", "response",
        r"{T:studied examined considered reviewed weighed review study consideration}{OFFER}\b{NEAR}\s{V:be}"
        r"\s+(?:\w+\s+)?(?:studied|examined|considered|reviewed|weighed|under\s+(?:review|study"
        r"|consideration))\b || {V:undertake promise}\s+to\s+(?:examine|study|consider|review)\b",
        "held", 0.6, "",
        ("The Norland envoy said on Monday that the proposals would be studied.",), actor=False, open=True),
    Cue("speaks of the talks", "statement",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:warn complain threaten accuse insist vow caution affirm reaffirm contend claim"
        r" reiterate stress declare blame urge protest assert confirm announce}\b"
        r"[^.;]{0,80}?\b(?:{TALKS}|{OFFER}|{TRUCE}|delegation|mediators?)\b"
        r" || {V:give serve}\s+(?:\S+\s+){0,2}?notice\b || {V:let}\s+it\s+be\s+known\b"
        r" || {WHO}\s+(?:\S+\s+){0,2}?{V:tell}\s+(?:an?\s+)?(?:\S+\s+){0,3}?(?:interviewer|meeting|parliament"
        r"|lawmakers|deputies|cabinet|council|session|heads)\b",
        "held", 0.55, "",
        ("The Harbour Front complained on Monday that the offer was a trap.",
         "Norland gave Sudria notice on Monday."), open=True),
    Cue("speaks out", "statement",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:warn complain threaten accuse insist vow caution affirm reaffirm contend claim"
        r" reiterate stress declare urge protest assert}\b",
        "held", 0.42, "",
        ("The Harbour Front complained on Monday that Norland had not stopped its patrols.",), open=True),
    Cue("promises to do", "proposal",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:promise pledge undertake offer propose suggest}\s+(?:[^.;]{0,50}?\s)?(?:to\s+(?!"
        r"reporters|resign)\w+|that\b)"
        r" || {V:insist}\s+(?:up)?on\b",
        "", 0.6, "",
        ("Norland promised at the talks in Vantaa on Tuesday to cut its patrols.",)),
    Cue("an offer is made", "proposal",
        r"{V:make}\s+(?:[^.;,]{0,40}?\s)?(?:offers?|proposals?|demands?)\b"
        r" || {V:put place lay}\s+(?:[^.;,]{0,60}?\s)?on\s+the\s+table\b"
        r" || {V:get receive}\s+(?:an?|the|its|new|another)\s+(?:\S+\s+){0,2}?(?:proposals?|offers?|draft|plan)\b"
        r" || {V:raise float broach moot}\s+(?:\S+\s+){0,3}?(?:idea|question|possibility|issue|matter)\b"
        r" || {V:ask_for request}\s+(?:\S+\s+){0,3}?(?:talks|meetings?|negotiations|summit)\b"
        r" || {V:publish release}\s+(?:\S+\s+){0,2}?(?:plan|paper|draft|proposals?|text|timetable)\b",
        "", 0.65, "",
        ("Norland had made what it called a full offer on Monday.", "Norland put seven ships on the table on Monday.")),
    Cue("a paper goes round", "proposal",
        r"{T:paper papers draft drafts text texts proposal proposals plan document version}"
        r"(?:papers?|drafts?|texts?|proposals?|plan|document|version)\s+{V:go}\s+to\b"
        r" || {T:put sent circulated distributed drafted drawn handed shown}\b(?:papers?|drafts?|texts?|proposals?|plan"
        r"|version)\b{NEAR}[,\s]\s*(?:(?:was|were|been|being)\s+)?(?:\w+\s+)?(?:put\s+(?:out|to)|sent"
        r"\s+(?:out|to|round)"
        r"|circulated|distributed|drafted|drawn\s+up|handed\s+(?:out|over|to)|shown\s+to)\b"
        r" || {T:handed shown sent given}{V:be}\s+(?:handed|shown|given|sent|presented\s+with)\s+(?:\S+\s+){0,3}?"
        r"(?:text|paper|draft|plan|proposals?|document)\b",
        "", 0.6, "",
        ("A second paper went to Sudria on Monday.", "A draft sent out by Norland on Monday was short."),
        actor=False),
    Cue("stands firm or gives way", "response",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:balk baulk demur relent waver yield hold_out hold_firm stand_firm dig_in back_down"
        r" give_way budge}\b"
        r" || {V:play_down talk_down cast_doubt_on pour_cold_water_on}\b"
        r" || {V:drop withdraw lift waive}\s+(?:\S+\s+){0,3}?(?:objections?|veto|reservations?)\b"
        r" || {WHO}\s+(?:\S+\s+){0,3}?{V:ratify endorse}\b",
        "", 0.6, "",
        ("Sudria balked on Monday.",)),
    Cue("says what it will do", "response",
        r"{WHO}\s+(?:\w+\s+)?(?:would|will|could)\s+(?:also\s+|not\s+|never\s+|only\s+|now\s+){0,2}"
        r"{V:recommend consider respond comply back support join take_part reject oppose resist}\b",
        "held", 0.5, "",
        ("Sudria said on Monday that it would consider a visit.",), open=True),
    Cue("signals", "response",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:signal indicate hint}\s+(?:\S+\s+){0,3}?(?:that|readiness|willingness|acceptance"
        r"|flexibility|it|he|they)\b",
        "held", 0.5, "",
        ("Sudria signalled readiness on Monday.",), open=True),
    Cue("sets out terms", "proposal",
        r"{V:set_out spell_out lay_down lay_out restate outline}\s+(?:\S+\s+){0,3}?(?:conditions?|terms|positions?"
        r"|demands?|views?|vision|case)\b"
        r" || {T:letter message note memorandum}\b(?:letter|message|note|memorandum)\b{NEAR}\s{V:be}\s+(?:\w+\s+)?"
        r"(?:delivered|handed|sent|passed"
        r"|conveyed|brought)\b",
        "", 0.62, "",
        ("Sudria spelled out its view on Monday.",)),
    Cue("urges somebody", "statement",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:urge press call_on appeal_to implore exhort}\s+(?:the\s+|both\s+|all\s+){0,2}"
        r"(?:\S+\s+)?(?:{PARTY}|{PERSON}|sides|parties|leaders|rebels|government|{TEAM})\b",
        "held", 0.5, "",
        ("Veltland urged the two sides on Monday to come back.",), open=True),
    Cue("expresses hope", "statement",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:express voice}\s+(?:\S+\s+){0,2}?(?:hopes?|optimism|confidence|readiness"
        r"|willingness|support)\b",
        "held", 0.45, "",
        ("Veltland expressed optimism on Monday.",), open=True),
    Cue("denies it", "response",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:deny}\b(?!\s+(?:access|entry|visas?|permission|that|it\s+had)\b)",
        "denied", 0.6, "",
        ("The Sudrian envoy denied it on Monday.",), open=True),
    Cue("invites somebody", "proposal",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:invite}\s+(?:the\s+|both\s+)?(?:\S+\s+)?(?:{PARTY}|{PERSON}|{TEAM})\b",
        "held", 0.6, "",
        ("Veltland invited the Sudrian rebels on Monday.",)),
)  # fmt: skip

OUTCOMES = (
    Cue("settles on it", "agreement",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:settle}\s+(?:on|how|the)\b"
        r" || {WHO}\s+(?:\S+\s+)?{V:agree}\s+(?:[^.;,]{0,60}?\s)to\s+(?!meet|hold|send|reconvene|come|talk|attend"
        r"|return|have)"
        r" || {V:obtain secure win gain}\s+(?:\S+\s+){0,4}?(?:consent|approval|assent|agreement|backing)\b",
        "", 0.6, "agreement",
        ("On Monday the Norland envoys settled on cutting the fleets in half.",
         "Ines Caro obtained Sudria's consent to the plan in Merane on Wednesday.")),
    Cue("a deal comes about", "agreement",
        r"{T:reached signed struck sealed concluded initialled initialed clinched made worked finalised finalized}"
        r"\b{DEAL}\b[^.;]{0,70}?\s{V:be}\s+(?:\w+\s+)?(?:reached|signed|struck|sealed|concluded|initial?led|clinched"
        r"|made|worked\s+out|finali[sz]ed)\b"
        r" || {T:together shape emerged emerges emerge}{DEAL}\s+{V:come_together take_shape emerge}\b"
        r" || {T:signed initialled initialed}\bit\s+{V:be}\s+(?:to\s+be\s+)?(?:\w+\s+)?(?:signed|initial?led)\b"
        r" || {T:signed initialled initialed}\bit\s+(?:will|would)\s+{V:be}\s+(?:\w+\s+)?(?:signed|initial?led)\b"
        r" || {T:removed cleared overcome resolved bridged}\b(?:obstacles?|hurdles?|stumbling\s+blocks?"
        r"|differences|gaps?)\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:removed"
        r"|cleared|overcome|resolved|bridged)\b || {T:we}\bwe\s+{V:have}\s+a\s+deal\b",
        "", 0.65, "agreement",
        ("The accord for peace and fishing was solemnly signed by Norland on Friday.",
         "The last obstacle was removed by Norland on Friday."), actor=False),
    Cue("work is stopped", "breakdown",
        r"{V:stop suspend halt break_off interrupt}\s+(?:all\s+|its\s+|their\s+)?(?:\S+\s+)?(?:work|discussions?"
        r"|participation|contacts?|cooperation)\b",
        "", 0.65, "suspended",
        ("Sudria stopped all work on Monday.",)),
    Cue("truce in return", "truce_start",
        r"{V:respond reply answer follow}\s+with\s+(?:\S+\s+){0,3}?{TRUCE}\b",
        "", 0.7, "agreement",
        ("Sudria responded with a truce of its own on Monday.",)),
    Cue("regains freedom", "exchange",
        r"{V:recover regain}\s+(?:their|his|her)\s+(?:freedom|liberty)\b || {T:handed}{V:be}\s+handed\s+over\s+to\b",
        "", 0.65, "",
        ("The two soldiers regained their freedom on Monday, Sudria said.",), actor=False),
    Cue("differences are settled", "agreement",
        r"{V:find}\s+(?:\S+\s+){0,3}?(?:compromise|common\s+ground|formula|solution)\b"
        r" || {WHO}\s+(?:\S+\s+){0,2}?{V:settle resolve close overcome bridge narrow}\s+(?:\S+\s+){0,4}?(?:issues?"
        r"|questions?|differences|gaps?|dispute|points?|chapter|obstacles?|matter)\b"
        r" || {WHO}\s+(?:\S+\s+)?{V:agree}\s+(?:in\s+principle|in\s+writing|orally|provisionally|tentatively|finally)\b"
        r" || {V:announce proclaim unveil}\s+(?:[^.;,]{0,40}?\s)?(?:agreement|deal|accord|understanding"
        r"|breakthrough)\b",
        "", 0.6, "agreement",
        ("Norland and Sudria found a compromise on Monday.",)),
    Cue("no agreement", "breakdown",
        r"{T:agreement deal breakthrough progress accord compromise headway result}^(?:and\s+)?(?:with(?:out)?)"
        r"\s+(?:no\s+"
        r"|any\s+|an?\s+)?(?:\S+\s+)?(?:agreement|deal|breakthrough|accord|compromise|result)\b"
        r" || {T:no}\bno\s+(?:\S+\s+){0,2}?(?:agreement|deal|breakthrough|progress|accord|compromise|headway)\b{NEAR}\s"
        r"{V:be"
        r" make reach}\b",
        "held", 0.55, "no_breakthrough",
        ("No progress was made by Norland and Sudria on Monday.",), actor=False),
    Cue("fire is held", "truce_start",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:stop halt cease suspend}\s+(?:\S+\s+){0,2}?(?:shooting|firing|fire|attacks"
        r"|operations"
        r"|hostilities|offensive|shelling)\b || {T:operations attacks hostilities shelling}"
        r"\b(?:operations|attacks|hostilities|shelling)\b{NEAR}\s{V:be}\s+"
        r"(?:halted|stopped|suspended)\b || \bguns\s+{V:fall_silent}\b",
        "", 0.6, "agreement",
        ("Norland halted its operations on Monday.",)),
    Cue("fighting resumes", "truce_end",
        r"{V:resume}\s+(?:\S+\s+){0,2}?(?:shelling|fighting|attacks|hostilities|bombing|operations)\b"
        r" || \b(?:fighting|shelling|hostilities|clashes)\s+{V:resume erupt flare break_out}\b",
        "", 0.6, "",
        ("Norland resumed its attacks on Monday.",)),
    Cue("comes into force", "truce_start",
        r"^(?:and\s+|which\s+|that\s+)?(?:(?:will|would|is\s+to|are\s+to)\s+)?{V:come_into_force enter_into_force"
        r" take_effect take_hold come_into_effect go_into_effect}\b",
        "", 0.6, "agreement",
        ("Norland spoke of a truce, which took effect on Monday.",), actor=False),
)  # fmt: skip
