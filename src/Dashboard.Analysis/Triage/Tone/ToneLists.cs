namespace Dashboard.Analysis.Triage.Tone;

/// <summary>The language's words behind <see cref="ToneClass"/>, in their base forms. What else a word weighs is learned; these say only how words act on one another.</summary>
internal static class ToneLists
{
    /// <summary>Nouns; their plurals are made.</summary>
    public static readonly (ToneClass Class, string Words)[] Nouns =
    [
        (ToneClass.Group, """
            muslim jew christian catholic protestant sikh hindu buddhist mormon atheist taoist evangelical moslem hasid
            african asian arab latino latina european hispanic caucasian indian aboriginal inuit roma gypsy kurd persian indigenous samoan hawaiian eskimo amerindian
            american mexican canadian australian german italian russian ukrainian romanian bulgarian albanian serbian croatian hungarian austrian belgian norwegian brazilian colombian
            peruvian chilean argentinian argentine cuban jamaican haitian guatemalan salvadoran honduran nicaraguan ecuadorian bolivian uruguayan paraguayan panamanian
            nigerian ghanaian kenyan ethiopian somali sudanese egyptian libyan tunisian algerian moroccan zimbabwean ugandan rwandan tanzanian congolese senegalese eritrean
            syrian iraqi iranian israeli palestinian lebanese jordanian saudi yemeni kuwaiti emirati turk afghan pakistani bangladeshi sri-lankan nepali tibetan mongolian
            korean vietnamese thai filipino filipina malaysian indonesian singaporean cambodian burmese laotian taiwanese uyghur rohingya armenian azerbaijani georgian kazakh uzbek chechen
            greek swede dane finn pole czech slovak slovenian lithuanian latvian estonian scot englishman irishman frenchman dutchman spaniard briton brit icelander guyanese trinidadian
            immigrant migrant refugee foreigner illegal asylum-seeker newcomer
            gay lesbian homosexual bisexual heterosexual transgender transsexual transwoman transman intersex asexual queer
            amputee paraplegic quadriplegic autistic female male lady millennial millenial boomer pensioner teenager
            """),
        (ToneClass.Slur, """
            nigger nigga niglet faggot fag dyke tranny shemale kike chink gook spic spick wetback raghead towelhead paki coon jap sandnigger beaner gyppo pikey wog darkie darky jigaboo
            retard mongoloid spastic cripple kaffir honky cracker redskin injun squaw whitey ladyboy poof poofter fairy muzzie mudslime sheboon golliwog spaz tard homo lesbo negro mulatto
            feminazi libtard chinaman halfbreed goatfucker dago polack kraut
            """),
        (ToneClass.Trait, """
            idiot moron imbecile fool liar coward loser hypocrite bigot jerk dimwit halfwit nitwit simpleton dunce buffoon clown ignoramus dolt dumbass jackass asshole arsehole bastard bitch
            cunt prick dick dickhead douchebag douche slut whore hoe twat wanker tosser scumbag shithead dipshit fucker motherfucker cocksucker punk thug brute sociopath psychopath psycho maniac lunatic
            nutcase nutjob crackpot weirdo creep pervert freak degenerate deviant troll shill crybaby wimp sissy pussy snowflake parasite leech moocher freeloader bum scrounger traitor crook charlatan
            fraud conman weasel snake-oil sheeple bimbo gold-digger hag skank tramp barbarian savage heathen infidel fanatic zealot abomination disgrace burden embarrassment failure nuisance menace
            oxymoron ass numbskull bonehead blockhead airhead pinhead knucklehead meathead twit nincompoop dullard oaf slob pig stooge puppet lackey mouthpiece sycophant bootlicker
            bully windbag blowhard gasbag hack narcissist egomaniac megalomaniac tyrant despot monster ghoul fiend wretch miscreant lowlife deadbeat sleazebag sleaze scoundrel rat swine bozo goon
            """),
        (ToneClass.Beast, """
            vermin scum filth trash garbage rubbish waste dirt disease plague cancer virus parasite pest rat rodent cockroach roach maggot leech tick louse insect worm pig swine dog monkey ape gorilla
            chimp baboon animal beast snake reptile subhuman untermensch savage barbarian infestation tumor tumour pestilence sewage dung excrement turd shit crap poop pollution stain blight scourge
            mongrel cur hyena vulture locust swarm horde demon devil satan inferior goblin
            """),
        (ToneClass.Crime, """
            criminal terrorist thief rapist murderer killer pedophile paedophile pedo gangster jihadi jihadist bomber molester groomer predator drug-dealer smuggler robber thug invader nazi scammer
            crook felon arsonist looter extremist
            """),
        (ToneClass.Person, """
            people person man woman folk guy girl boy kid child family community couple population race culture religion neighbour neighbor neighborhood parent mother father wife husband individual human
            voter citizen resident worker student teacher driver player fan user commenter poster reader dude chick one minority crowd community folks persons
            """),
        (ToneClass.Calling, """
            politician liberal conservative republican democrat socialist communist capitalist leftist rightist lefty journalist reporter banker lawyer cop officer doctor teacher vegan vegetarian artist
            activist feminist fascist anarchist student landlord executive ceo billionaire millionaire bureaucrat celebrity actor singer player driver cyclist smoker gamer hipster fan supporter voter
            troll spammer manager plumber engineer nurse baker programmer scientist editor moderator senator congressman president minister mayor judge oligarch union corporation government party media elite
            libertarian tory environmentalist developer taxpayer democrat protester columnist trumpster
            """),
        (ToneClass.Say, "comment statement phrase joke word remark post tweet argument rhetoric opinion message sentence quote sign slogan chant idea attitude line lyric graffiti headline insult term name-calling"),
        (ToneClass.Condemn, """
            racist sexist bigot homophobe transphobe islamophobe misogynist xenophobe antisemite racism sexism bigotry homophobia transphobia islamophobia misogyny xenophobia antisemitism ableism hatred
            intolerance prejudice discrimination hate-speech stereotype ignorance supremacist ableist
            """),
    ];

    /// <summary>Verbs; their forms are made, irregular ones stand beside them.</summary>
    public static readonly (ToneClass Class, string Words)[] Verbs =
    [
        (ToneClass.Hate, "hate despise loathe detest abhor dislike resent"),
        (ToneClass.Disgust, "disgust sicken repulse nauseate appall vomit puke barf"),
        (ToneClass.Violence, """
            kill murder hang shoot shot stab burn gas exterminate eradicate annihilate slaughter lynch behead strangle choke beat bash punch smash crush destroy rape molest torture execute bomb drown whip
            slap kick hurt harm attack assault skin gut slit butcher decapitate massacre nuke castrate sterilize sterilise neuter mutilate maim cull obliterate wipe purge euthanize euthanise break smack cripple
            """),
        (ToneClass.Exclusion, """
            deport ban expel evict banish eject exclude segregate isolate imprison jail enslave outlaw remove forbid exile quarantine cage incarcerate institutionalize institutionalise silence
            oust
            """),
        (ToneClass.Death, "die perish rot"),
        (ToneClass.Crime, "steal stole stolen rob cheat lie invade infest leech mooch groom loot breed ruin corrupt infect poison contaminate plague taint pollute"),
        (ToneClass.Say, "say said saying call write wrote tweet post claim argue think believe tell told shout yell chant read hear heard use spout state suggest imply compare assume equate judge generalise generalize"),
        (ToneClass.Stop, "stop report condemn denounce reject oppose fight tackle end challenge confront delete block flag"),
        (ToneClass.Wish, "hope wish deserve want wanna"),
        (ToneClass.Good, "love admire adore respect welcome support like appreciate accept include protect help celebrate cherish trust value belong contribute"),
    ];

    /// <summary>Words in the one form they are written in.</summary>
    public static readonly (ToneClass Class, string Words)[] Words =
    [
        (ToneClass.Group, """
            jewish islamic african-american asian-american chinese japanese portuguese swedish danish finnish polish irish scottish welsh british english french dutch spanish turkish kurdish arabic semitic hebrew
            middle-eastern latinx women lgbt lgbtq lgbtqia lgbtq+ trans nonbinary non-binary genderqueer lesbians disabled handicapped wheelchair elderly paralyzed paralysed deaf teenage middle-aged
            refugees mexicans blacks whites browns coloreds coloured colored females transwomen transmen gays elders seniors poc bipoc bame romani first-nations blind native-american
            """),
        (ToneClass.WeakGroup, "black white brown old young older younger straight native natives indigenous foreign men woman girls boys ladies girl wives mothers male female yellow migrant alien aliens fat illegal illegals christian mentally"),
        (ToneClass.Slur, "niggers niggas retarded homos lesbos japs"),
        (ToneClass.Trait, """
            stupid dumb idiotic moronic imbecilic foolish ignorant clueless brainless mindless braindead brain-dead witless senseless thick dense dim slow illiterate uneducated uncivilized uncivilised backward
            backwards primitive barbaric savage filthy dirty smelly stinking stinky disgusting gross nasty vile repulsive revolting hideous ugly fat obese lazy worthless useless pathetic hopeless helpless weak inferior
            evil wicked sinful immoral depraved perverted degenerate corrupt crooked dishonest deceitful treacherous greedy selfish arrogant obnoxious rude despicable contemptible loathsome detestable abhorrent
            deplorable miserable horrible terrible awful rotten lousy crappy shitty fucked dangerous violent aggressive cruel vicious ruthless creepy weird crazy insane demented deranged delusional unhinged psychotic
            sick twisted mad nuts batshit hysterical whiny pompous smug sanctimonious hypocritical gullible naive spineless gutless cowardly sleazy slimy scummy trashy incompetent inept unfit laughable ridiculous
            ludicrous absurd asinine inane childish immature infantile petty bitter hateful spiteful unnatural abnormal promiscuous slutty undesirable unwelcome unwanted annoying disgraceful shameful shameless
            loud-mouthed ungrateful unclean impure lesser subhuman inhuman second-class dumbest stupidest worst stupider dumber dullest untrustworthy boring silly phony fake lying thieving cheating whining troglodyte
            mentally-ill inbred uncultured manipulative sinister deviant repugnant vulgar bigoted goddamn goddamned godforsaken bloody damn damned freaking fucking frigging
            """),
        (ToneClass.Hate, "hated hateful"),
        (ToneClass.Disgust, "disgusted sick disgusting puke vomit yuck eww ew ugh nausea nauseous repulsed revolted vomiting"),
        (ToneClass.Violence, "hung hanged burnt beaten shot slain slit broke broken bullet gun knife noose gallows firing-squad guillotine rope genocide holocaust wiped raped"),
        (ToneClass.Exclusion, "banned segregation apartheid deportation gulag unwelcome"),
        (ToneClass.Death, "dead death dying extinct extinction corpse grave coffin suicide d-i-e kys"),
        (ToneClass.Crime, "stole stolen raping raped lied infested infesting"),
        (ToneClass.Profanity, "fuck fucking fucked fucks fuckin shit shitty bullshit damn goddamn hell crap bloody ass asses arse wtf stfu gtfo bugger bollocks piss pissed fking effing freaking frickin motherfucking"),
        (ToneClass.Good, """
            human humans equal equals rights respect love kind smart intelligent clever brilliant wonderful great lovely nice beautiful amazing fantastic excellent good best better decent honest brave proud valuable
            valid welcome friendly gracious caring happy deserving capable trustworthy normal worthy important clean friend friends incredible neat fun peaceful hardworking hard-working loyal perfect strong
            majority vote freedom dignity belong proudly safe civilised civilized exist live job jobs work exist equality
            """),
        (ToneClass.Negation, """
            not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt aint hardly barely nowhere
            don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't can't ain't haven't hasn't hadn't mustn't havent hasnt
            """),
        (ToneClass.Sweep, "all every everyone everybody always only most any typical entire whole average basically nothing everywhere constantly ever each just"),
        (ToneClass.Be, "be is are am was were been being is'nt i'm you're they're he's she's we're it's that's are're seem seems become becomes look looks sound sounds im youre theyre act acts"),
        (ToneClass.Modal, "should must ought need needs shall gotta let lets let's better can could may might would supposed allowed"),
        (ToneClass.Future, "will gonna going 'll i'll we'll they'll you'll he'll ill soon tonight tomorrow someday"),
        (ToneClass.You, "you your yours yourself yourselves u ur ya you're youre you've you'll you'd yall y'all thou"),
        (ToneClass.I, "i me my myself mine i'm im i've i'll i'd imma"),
        (ToneClass.We, "we us our ours ourselves we're we've we'll we'd"),
        (ToneClass.They, "they them their theirs themselves they're theyre they've they'll they'd em 'em"),
        (ToneClass.He, "he him his himself she her hers herself he's she's hes shes"),
        (ToneClass.Person, "people ppl peoples men women guys kids children families anybody someone somebody folks lives"),
        (ToneClass.Calling, "dems gop libs lefties repubs media congress administration democrats police"),
        (ToneClass.Say, "saying said told called says quote quoting imagine"),
        (ToneClass.Condemn, """
            racist sexist bigoted homophobic transphobic islamophobic xenophobic misogynistic misogynist antisemitic anti-semitic ableist offensive unacceptable inappropriate wrong disgusting disgrace disgraceful shameful
            horrible awful terrible hateful outdated ignorant prejudiced discriminatory insulting hurtful harmful cruel nasty hate-speech illegal untrue false appalled appalling shocked sickening vile unfair
            unforgivable ridiculous outrageous disheartening saddening shocking upsetting heartbreaking infuriating hurts saddens depressing dehumanising dehumanizing degrading demeaning hurt
            """),
        (ToneClass.Stop, "stop stopped shouldn't against never anti countering report reported fight ban end"),
        (ToneClass.Pointing, "these those this that such them bunch of typical"),
        (ToneClass.Turn, "but because while although though however whereas since cuz cos coz if when and or so unless until which who then"),
    ];

    /// <summary>Several words that act as one; "_" stands for any one word, "~" for one or two words or none. The first word is written as it must stand.</summary>
    public static readonly (ToneClass Class, string Phrases)[] Phrases =
    [
        (ToneClass.Hate, "can't stand|cant stand|cannot stand|can not stand|sick of|sick and tired of|tired of|fed up with|have no respect for|no respect for|cannot bear|can't bear|can't tolerate|look down on"),
        (ToneClass.Disgust, "make me sick|makes me sick|make me ill|making me sick|make me want to|makes me want to|makes me vomit|make me vomit|creep me out|creeps me out|turns my stomach|gross me out|grosses me out"),
        (ToneClass.Exclusion, """
            go back|go home|get out|get the hell out|get lost|kick ~ out|kicked ~ out|send ~ back|sent ~ back|send ~ home|sent ~ home|throw ~ out|thrown ~ out|keep ~ out|kept ~ out|lock ~ up|locked ~ up|round ~ up|rounded ~ up|ship ~ back|shipped ~ back
            |ship ~ off|leave our|leave this country|leave the country|leave my country|get rid of|got rid of|stay out|stay away|not welcome|not wanted|don't belong|doesn't belong|do not belong|dont belong|have no place|has no place|no place for|concentration camp
            |concentration camps|back to where|back where they|back where you|no rights|fewer rights|too many|taking over|take over|don't deserve|do not deserve|doesn't deserve|does not deserve|dont deserve|not be allowed|never be allowed|take ~ away from|stay home|stay in the
            """),
        (ToneClass.Violence, "wipe ~ out|wiped ~ out|wiped ~ off|take ~ out|put ~ down|put down|beat ~ up|blow ~ up|put a bullet|shoot ~ down|mow ~ down|string ~ up|strung ~ up|hunt ~ down|hunted ~ down|six feet under|run ~ over|firing squad|gas chamber|gas chambers|get rid of|done away with|set ~ on fire|cut ~ throat|break ~ neck|break ~ legs|bash ~ head"),
        (ToneClass.Death, "drop dead|better off dead|be dead|not exist|cease to exist|shouldn't exist|go die|not be alive|never been born|kill yourself|kill themselves|shouldn't be alive"),
        (ToneClass.Trait, "piece of shit|pieces of shit|pos|waste of space|waste of oxygen|waste of air|full of shit|full of crap|full of it|lack of intelligence|low life|low iq|mentally ill|mentally unstable|out of your mind|out of his mind|suck|sucks|no brain|no brains|no morals|no shame|brain dead|head up|airs and graces|scum of the|shut up|screw you|fuck you|fuck off|go to hell|kiss my"),
        (ToneClass.Beast, "scum of the earth|piece of shit|pieces of shit|like animals|like dogs|like pigs|like rats|like monkeys|not human|less than human|not people|not real people|not really human|aren't human|sub human|not a person|no better than"),
        (ToneClass.Crime, "steal our|stealing our|stole our|take our jobs|taking our jobs|live off|living off|sponge off|sponging off|suicide bomber|suicide bombers|kill us|rape our|raping our"),
        (ToneClass.Condemn, "not okay|not ok|not acceptable|not true|not funny|not cool|hate speech|don't agree|do not agree|disagree with|how dare|can't believe|no place for|makes me sad|breaks my heart|not right|isn't right|is not fair|should be ashamed|shouldn't say|should not say|never say|don't say|nobody should|no one should|not allow|needs to stop|need to stop|must stop|zero tolerance|have been reported|will report|i reported|so wrong"),
    ];
}
