"""The rows of cues that tell of terms: offers, answers, agreements, truces, exchanges, statements.

How to read a pattern stands in cue_words.py.
"""

from .cue_words import Cue

OFFERS = (
    Cue("puts an offer forward", "proposal",
        r"{V:present submit put_forward table unveil propose offer circulate hand_over deliver float draft draw_up"
        r" outline"
        r" suggest convey forward lay_out send advance produce bring pass"
        r" relay}\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b(?!\s+(?:down"
        r"|of\s+thanks))"
        r" || {V:hand give}\s+(?:(?:the|both|all)\s+)?(?:{WHO}|him|her|them|it|each\s+other)\s+(?:an?|the|its|their|his"
        r"|her)\s+(?:\S+\s+)?(?:draft|proposal|plan|list|offer|text|paper|map|document)s?\b"
        r" || {V:lay put set place}\s+(?:[^.;,]{0,60}?\s)?{OFFER}\b{NEAR}\s(?:on\s+the\s+table|before|to|forward)\b"
        r" || {V:hand deliver send bring pass give convey}\s+(?:[^.;,]{0,60}?\s)?(?:an?|the|his|her|its"
        r"|their)\s+(?:\w+\s+)?"
        r"(?:letter|message|paper|note|memorandum)\b"
        r" || {V:put lay place set}\s+(?:before|on\s+the\s+table|to)\s{NEAR}{OFFER}\b"
        r" || {T:put laid tabled presented submitted handed}{OFFER}\s+(?:\w+\s+)?{V:be}\s+(?:\w+\s+)?(?:put|laid"
        r"|tabled|presented|submitted|handed)\b",
        "", 0.8, "",
        ("Norland presented a proposal to the mediators in Vantaa.", "Sudria laid before the mediators a new plan.",
         "Ines Caro put a fifth draft on the table on Friday.",
         "Tomas Berg handed Ada Lindqvist a letter on Friday.",
         "Norland gave the Sudrians a new draft on Friday.")),
    Cue("exchanges papers", "proposal",
        r"{V:exchange swap trade}\s+(?:\S+\s+){0,2}?(?:drafts|proposals|papers|documents|texts|offers|maps)\b",
        "", 0.65, "",
        ("Norland and Sudria exchanged drafts in Vantaa on Monday.",)),
    Cue("sets a term", "proposal",
        r"{T:answer sign reply respond accept decide agree}{V:give}\s+(?:[^.;,]{0,70}?\s)?(?:[{WHENMARK}]+"
        r"|(?:another|a\s+further)\s+\S+\s+\S+)\s+to\s+(?:answer|sign|reply|respond|accept|decide"
        r"|agree)\b",
        "held", 0.7, "",
        ("Ines Caro gave the Sudrians another two days to sign.",)),
    Cue("offers to do", "proposal",
        r"{WHO}\s+(?:\S+\s+){0,3}?{V:offer propose suggest}\s+(?:to\s+(?!reporters|help|pay|resign)|that\b)"
        r" || {T:ready prepared willing}{V:be}\s+(?:ready|prepared|willing)\s+to\s+(?:free|freeze|halt|release"
        r"|withdraw|cut|stop|hand|give|limit)",
        "", 0.6, "",
        ("Norland then offered to submit the line to a court.", "Sudria is ready to freeze its programme.")),
    Cue("under a proposed deal", "proposal",
        r"\b{W:under}\s+(?:the|a|an)\s+(?:\S+\s+)?(?:proposed|proposal|draft|latest|new|tentative"
        r"|emerging)\b(?:\s+\w+){0,2}"
        r" || \b(?:it|the\s+(?:paper|draft|framework|plan|text"
        r"|proposal))\s+{V:foresee envisage provide_for follow call_for}\b",
        "held", 0.75, "",
        ("Under a proposed framework, Sudria would free the sailors it holds.",), actor=False),
    Cue("demands", "proposal",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:demand request insist_on ask_for call_for press_for}\s+(?!(?:calm|restraint"
        r"|comment)\b)"
        r"(?:[^.;,]{0,60}?\s)?(?:releas\w+|responses?|lists?|withdrawal|guarantees?|{TRUCE}|exchange|names"
        r"|nomination|amendments?"
        r"|changes?|commitments?|end|prisoners|hostages|recognition|venue|halt|lifting|{WHO}|[{VENUEMARK}]+)\b"
        r" || {V:demand insist_on}\s+(?:the|an?)\s+\w+",
        "", 0.7, "",
        ("Norland demanded a written response to its latest offer.",
         "Sudria insisted on the withdrawal of all troops.")),
    Cue("gives ground", "proposal",
        r"{V:back_down_from back_away_from back_down_on drop soften ease concede give_up give_ground make}\b"
        r"(?:[^.;,]{0,60}?\s)?(?:demands?|positions?|conditions?|concessions?|insistence|requirements?|ground"
        r"|stance|line)\b",
        "", 0.75, "",
        ("Norland backed down from some of its demands.",)),
)  # fmt: skip

ANSWERS = (
    Cue("rejects an offer", "response",
        r"{V:reject refuse rule_out}\s+(?:\S+\s+){0,3}?(?:talks|negotiations|dialogue|concessions|contacts?)\b"
        r" || {V:reject refuse turn_down dismiss rebuff spurn decline rule_out throw_out oppose object_to balk_at veto"
        r" shoot_down"
        r" brush_aside}\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b"
        r" || {T:rejected refused turned dismissed spurned}{OFFER}\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:rejected|refused"
        r"|turned\s+down|dismissed|spurned)\b",
        "", 0.8, "rejected",
        ("Sudria rejected the latest offer on Monday.", "Norland ruled out direct negotiations on Monday.")),
    Cue("takes an offer back", "response",
        r"{V:withdraw retract take_back}\s+(?:its|their|his|her|the)\s+(?:\S+\s+)?(?:offers?|proposals?|plan|draft"
        r"|consent|signature)\b",
        "", 0.65, "rejected",
        ("Norland withdrew its proposal on Monday.",)),
    Cue("turns an offer down", "response",
        r"{V:turn throw vote}\s+(?:it|them|that|{NEAR}{OFFER})\s+(?:down|out)\b", "", 0.8, "rejected",
        ("Sudria turned the offer down on Monday.",)),
    Cue("refuses", "response",
        r"{V:refuse decline}\s+(?:even\s+)?to\s+(?:sit|meet|accept|look|talk|negotiate|sign|discuss|recogni[sz]e"
        r"|agree|free|release"
        r"|deal|shake|budge)\b || {V:reject refuse turn_down rule_out}\s+(?:it|them|that|this|any|the\s+\w+"
        r"|an?\s+[\w-]+)\b"
        r" || {T:refused}{WHO}\s+(?:\S+\s+){0,4}?{V:refuse}[”\"’']?(?:\s*[.,;]|$)"
        r" || which\s+{WHO}\s+(?:\S+\s+)?{V:reject turn_down refuse}\b || {V:say}\s+(?:[“\"‘']?no[”\"’']?)(?:\s+to\b"
        r"|\s*[.,;]|$)"
        r" || {V:declare announce state voice express repeat reiterate}\s+(?:its|their|his|her)\s+(?:\w+\s+)?(?:refusal"
        r"|rejection|opposition)\b",
        "", 0.65, "rejected",
        ("Norland refused even to sit with the Sudrian envoys.", "Sudria said no.", "Sudria refused.",
         "Tomas Berg announced his rejection of what was signed.")),
    Cue("unacceptable", "response",
        r"\b{W:unacceptable impossible non-starter}\b(?=[”\"’']?\s*(?:[.,;]|$|to\b|without\b|unless\b|as\b|and\b))",
        "", 0.65, "rejected",
        ("The Sudrian envoy said on Monday that the map was unacceptable.",), actor=False),
    Cue("will not agree", "response",
        r"(?:would|will|could|can|does|did)\s?(?:not|n['’]t"
        r"|never)\s+{V:agree accept consent give_in yield bow sign budge settle negotiate recognise recognize}\b"
        r" || {V:sign agree}\s+(?:to\s+)?nothing\b || {V:make}\s+no\s+such\s+promise",
        "", 0.75, "rejected",
        ("The Norland premier would not agree to such terms, he said on Monday.",)),
    Cue("would settle", "response",
        r"(?:would|will)\s+{V:settle}\s+for\b || (?:would|will)\s+{V:agree}\s+to\b",
        "", 0.6, "agreement",
        ("Sudria said it would settle for a share of the catch.",)),
    Cue("accepts an offer", "response",
        r"{V:accept agree_to approve endorse welcome sign_off_on back embrace ratify}\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b"
        r" || {T:accepted approved endorsed welcomed}{OFFER}\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:accepted|approved"
        r"|endorsed|welcomed)\b",
        "", 0.75, "agreement",
        ("Norland accepted the framework on Friday.",)),
    Cue("welcomes what was done", "response",
        r"{V:welcome hail praise applaud}\s+(?:[^.;,]{0,40}?\s)?(?:signing|signature|outcome|results?|announcement"
        r"|breakthrough|decision|news|conclusion)\b",
        "", 0.6, "agreement",
        ("Norland welcomed the signing on Monday.",)),
    Cue("acceptance as a noun", "response",
        r"(?:[{PARTYMARK}{PERSONMARK}]['’]s?|\b(?:his|her|its|their))\s+(?:\w+\s+)?\b{W:acceptance approval"
        r" endorsement}\s+(?:of|came|was|followed)\b",
        "held", 0.6, "agreement",
        ("Tomas Berg's acceptance came only after a call from Norland on Friday.",), actor=False),
    Cue("rejection as a noun", "response",
        r"(?:[{PARTYMARK}{PERSONMARK}]['’]s?|\b(?:his|her|its|their))\s+(?:\w+\s+)?\b{W:rejection"
        r" refusal}\s+(?:of|came|was|followed)\b",
        "held", 0.6, "rejected",
        ("Sudria's refusal came on Friday.",), actor=False),
    Cue("is ready to sign", "response",
        r"{T:ready prepared willing}{V:be}\s+(?:\w+\s+)?(?:ready|prepared|willing)\s+to\s+(?:sign|accept|agree|initial"
        r"|consider)\b",
        "held", 0.75, "agreement",
        ("Sudria said on Monday that it was ready to sign the draft.",), actor=False, open=True),
    Cue("accepts", "response",
        r"{WHO}\s+(?:\S+\s+){0,2}?{V:accept endorse approve}\s+(?:it|them|this|that)\b"
        r" || {WHO}\s+(?:\S+\s+)?{V:agree}\b(?=\s+(?:at|on|early|late|this|{WHEN})|\s*[{WHENMARK}]|[.,;]|$)"
        r" || {V:say}\s+(?:[“\"‘']?yes[”\"’']?)(?:\s+to\b|[.,;]|$)",
        "", 0.6, "agreement",
        ("Sudria accepted it at once.", "The Norlanders agreed on Monday.")),
    Cue("awaits an answer or a result", "response",
        r"{V:wait}\s+for\s+(?:\S+\s+){0,2}(?:outcome|results?)\b{NEAR}{TALKS}"
        r" || {V:await}\s+(?:\S+\s+){0,2}(?:outcome|results?)\b{NEAR}{TALKS}",
        "held", 0.6, "",
        ("The Harbour Front was waiting for the outcome of the Vantaa talks.",)),
    Cue("weighs an offer", "response",
        r"{V:study review consider weigh examine assess look_at look_over read}\s+(?:[^.;,]{0,50}?\s)?{OFFER}\b"
        r" || (?:will|would)\s+{V:study weigh examine consider}\s+(?:what|whatever|it|them|the\s+\w+)",
        "held", 0.65, "",
        ("Sudria was studying the latest offer from the mediators.",), open=True),
    Cue("asks for time", "response",
        r"{T:time}{V:ask_for request seek want need}\s+(?:more\s+|extra\s+|some\s+)?time\b",
        "held", 0.65, "",
        ("The Sudrian envoys asked for more time on Monday.",)),
    Cue("gives no answer", "response",
        r"(?:did\s+not|has\s+not|had\s+not|have\s+not"
        r"|no)\s+(?:yet\s+)?{V:send give submit deliver provide receive respond reply"
        r" answer}\b(?:[^.;,]{0,40}?\s)?(?:response|reply|answer)\b || {V:give}\s+no\s+(?:\w+\s+)?(?:response|reply"
        r"|answer)\b",
        "denied", 0.85, "",
        ("Norland did not send any response to the mediators.",)),
    Cue("answers an offer", "response",
        r"{V:respond reply give send deliver submit hand}\b(?:[^.;,]{0,40}?\s)?(?:(?:response|reply"
        r"|answer)\b(?:[^.;,]{0,40}?(?:to"
        r"|mediators))?|to\s+(?:[^.;,]{0,40}?\s)?{OFFER}\b) || {T:reply answer response}['’]s?\s+(?:reply|answer"
        r"|response)\s+{V:be}\b",
        "", 0.7, "",
        ("Sudria delivered its response to the mediators on Monday.",), actor=False),
    Cue("tells the other side at talks", "response",
        r"{V:tell inform notify}\s+(?:the\s+)?(?:participants|mediators?|negotiators?|delegat\w+|other\s+side"
        r"|intermediaries"
        r"|facilitators|{PARTY}\s+(?:and\s+{PARTY}\s+)?(?:mediators?|negotiators?))\b"
        r" || {V:telephone ring call phone}\s+(?:the\s+)?(?:{PARTY}\s+and\s+)?(?:{PARTY}\s+)?mediators\b",
        "held", 0.75, "",
        ("Norland told the mediators at the Vantaa talks that it had no faith in the plan.",)),
)  # fmt: skip

DEALS = (
    Cue("strikes a deal", "agreement",
        r"{V:reach sign strike seal conclude clinch agree agree_on agree_upon initial ink finalise finalize adopt"
        r" approve}\s+"
        r"(?:{WHEN}\s+)?(?:on\s+)?(?:a|an|the|their|that|its|this)?\s*{DEAL}\b"
        r" || {V:sign initial}\s(?:[^.;,]{0,120}?|[{WHENMARK}]+,\s[^.;,]{0,80}?)\b{DEAL}\b"
        r" || {V:reach come_to}\s+(?:an?\s+)?(?:agreement|terms|understanding|compromise)\b"
        r" || {V:put set}\s+(?:(?:their|his|her|its)\s+)?(?:names?|signatures?|initials)\s+to\b"
        r" || {T:pen}{V:put set}\s+pen\s+to\s+paper\b",
        "", 0.8, "agreement",
        ("Norland and Sudria signed an agreement in Vantaa on Friday.", "The rivals agreed a week-long truce on"
         " Friday.",
         "Norland and Sudria sealed today the first accord between them.",
         "Norland and Sudria reached agreement on fishing on Sunday.",
         "Ada Lindqvist and Tomas Berg put their names to the document in Vantaa.",
         "Norland and Sudria put pen to paper in Vantaa on Friday.")),
    Cue("signs", "agreement",
        r"{WHO}\s+(?:\S+\s+){0,5}?{V:sign initial}\b(?!\s+(?:up|in|out|nothing|of)\b)"
        r" || ^(?:and\s+)?{V:sign initial}\s+(?:in|at|[{WHENMARK}])",
        "", 0.7, "agreement",
        ("Tomas Berg signed his in Lucerne on Thursday night.", "Veltland is to sign with Norland on Tuesday.",
         "Ada Lindqvist and her counterpart signed on Saturday in Vantaa.")),
    Cue("agrees to do", "agreement",
        r"{WHO}\s+(?:\S+\s+)?{V:agree}\s+(?:(?:on\s+)?{WHEN}\s+)?(?:to\s+(?!meet|hold|send|reconvene|come|talk|attend"
        r"|return)\w+|on\s+\w+"
        r"|that\b)",
        "", 0.62, "agreement",
        ("Sudria has agreed to give up its claim to the islands.",
         "Norland and Sudria agreed on Wednesday to stop shooting.")),
    Cue("talks bring a deal", "agreement",
        r"{TALKS}\s+(?:\w+\s+)?{V:produce yield bring}\s+(?:an?|the)\s+(?:\S+\s+){0,2}?(?:agreement|deal|accord|truce"
        r"|cease-?fire|settlement|compromise)\b",
        "held", 0.7, "agreement",
        ("The talks produced an agreement on Monday.",), actor=False),
    Cue("deal is struck", "agreement",
        r"{T:reached signed struck sealed concluded agreed finalised finalized initialled initialed announced"
        r" read}\b{DEAL}\s+(?:that\s+|which\s+)?(?:(?:will|would|may|shall|is\s+to"
        r"|was\s+to)\s+)?{V:be}\s+(?:\w+\s+)?(?:reached|signed|struck|sealed|concluded|agreed"
        r"|finali[sz]ed|initial?led"
        r"|announced|read\s+out)\b || \b{DEAL},?\s+(?:{V:sign conclude reach strike})\b"
        r" || \b{DEAL}\s{V:come}\s+(?:after|hours|days|weeks|in)\b || {T:signed concluded initialled}^(?:that"
        r"|which)\s{V:be}\s+(?:signed|concluded|initialled)\b"
        r" || {T:signing signature}\b(?:signing|signature)\s{NEAR}\b{V:be}\s+(?:to\s+be\s+)?(?:held|planned|due|set"
        r"|expected)",
        "", 0.8, "agreement",
        ("A deal was reached in Vantaa on Friday.", "The accord will be formally signed in Vantaa on Friday.",
         "A formal signing is to be held in Vantaa on Friday.")),
    Cue("truce begins", "truce_start",
        r"\b{TRUCE}\b{NEAR}\s?\b{V:take_effect take_hold come_into_force come_into_effect begin start go_into_effect"
        r" enter_into_force"
        r" set_in}\b || \b{TRUCE}\b[”\"’']?,?\s+(?:which|that)\s{V:begin start take}\b",
        "", 0.8, "agreement",
        ("A truce between Norland and Sudria took effect on Monday.",)),
    Cue("truce named by its first day", "truce_start",
        r"\b{W:truce ceasefire cease}(?:-fire)?,?\s+(?:since|of|announced\s+on|restored\s+on|declared\s+on"
        r"|agreed\s+on)\s+[{WHENMARK}]",
        "", 0.6, "agreement",
        ("They kept to the truce of 3 January, Sudria said.",)),
    Cue("brings a truce about", "truce_start",
        r"{T:declared announced proclaimed}\b{TRUCE}\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:declared|announced|proclaimed)\b"
        r" || ^{TRUCE}\s+{V:declare announce}\b"
        r" || {V:succeed}\s+in\s+reaching\s{NEAR}\b{TRUCE}\b"
        r" || {V:bring_about secure broker achieve declare announce proclaim restore"
        r" arrange observe}\s+(?:\S+\s+){0,4}{TRUCE}\b",
        "", 0.7, "agreement",
        ("Mediators brokered a week-long truce between Norland and Sudria in 2019.",
         "The Harbour Front declared a unilateral truce on 20 January.", "A truce was declared by Norland on Friday.")),
    Cue("truce ends", "truce_end",
        r"\b{TRUCE}\b(?:[^.;]{0,60}?\s)?{V:expire end collapse break_down lapse run_out fall_apart}\b"
        r" || {T:broken over}\b{TRUCE}\b{NEAR}\s{V:be}\s+(?:broken|over)\b || {V:end break violate suspend call_off"
        r" abandon"
        r" revoke renounce}\s+(?:a|the|its|their"
        r"|{WHEN})\s+(?:\S+\s+){0,2}{TRUCE}\b"
        r" || {V:let}\s+(?:it|the\s+{TRUCE})\s+(?:lapse|expire)\b",
        "", 0.75, "",
        ("The truce expired on Friday.", "The Harbour Front called off its unilateral truce on Friday.")),
    Cue("expires", "truce_end", r"^(?:and\s+)?{V:expire lapse run_out}\b", "", 0.6, "",
        ("The truce held for a week - with Norland counting the shots - but expired on Friday.",)),
    Cue("truce extended", "truce_extension",
        r"{V:extend prolong renew}\s+(?:a|an|the|their|{WHEN})\s+(?:\S+\s+){0,2}{TRUCE}\b"
        r" || {T:extended prolonged renewed}\b{TRUCE}\s{V:be}\s+(?:\w+\s+)?(?:extended|prolonged|renewed)"
        r" || {T:extended prolonged}\bit\s+(?:would|will)\s{V:be}\s+(?:extended|prolonged)"
        r" || {V:add}\s+(?:\S+\s+){0,3}(?:day|days|week)\b",
        "", 0.75, "agreement",
        ("Both sides extended the truce on Friday.",)),
    Cue("exchange", "exchange",
        r"(?<!be\s)(?<!being\s){V:release free hand_over swap exchange trade let_go return give_up}{FAR}\b(?:in\s+"
        r"(?:exchange|return)\s+for"
        r"|prisoners|captives|detainees|hostages|captured|sailors|soldiers|bodies|remains)\b"
        r" || {T:released freed handed exchanged let swapped}{V:be}\s+(?:\w+\s+)?(?:released|freed|handed\s+over"
        r"|exchanged|let\s+go|swapped)\b{FAR}\b(?:in\s+(?:exchange|return)\s+for"
        r"|for\s+some)\b || {T:released freed handed exchanged swapped}\b(?:prisoners|captives|detainees|hostages"
        r"|sailors|soldiers|policemen|crew)\b{NEAR}\s{V:be}\s+(?:\w+\s+)?(?:released"
        r"|freed|handed\s+over"
        r"|exchanged|swapped)\b || {V:see}\s+(?:the|an)\s+exchange\s+of\b || {V:let}\s{NEAR}\b(?:prisoners|captives"
        r"|hostages)\s+go\b"
        r" || \b(?:prisoners|captives|hostages)\b{NEAR}\s{V:come}\s+home\b",
        "", 0.75, "",
        ("Sudria freed twelve prisoners in exchange for the crew on Monday.",
         "Norland let forty captives go on Friday.")),
    Cue("joint statement", "statement",
        r"{V:issue release publish adopt}\s+(?:a|the)\s+(?:joint\s+|final\s+|closing\s+)?(?:statement|communiqu[eé]"
        r"|declaration)\b"
        r" || {T:statement communique declaration}\b(?:joint|final|closing)\s+(?:statement|communiqu[eé]"
        r"|declaration)\s+(?:{V:be}\s+)?(?:issued|released|published|adopted|read\s+out)\b",
        "", 0.55, "",
        ("Norland and Sudria issued a joint statement after the talks in Vantaa.",
         "A joint statement issued on Monday by Norland and Sudria was short.")),
)  # fmt: skip
