namespace Dashboard.Evaluation.Training.Tone;

/// <summary>
/// Invented comments, put together from parts: what the labelled sets hardly hold. Attacks in many ways of building a sentence beside the same words denied, condemned, reclaimed, said of a thing,
/// of a person or of a calling. The same seed gives the same comments.
/// </summary>
internal static class MadeComments
{
    private const int Each = 170;
    private const double Weight = 1;

    private static readonly Dictionary<string, string[]> Parts = Read("""
        G: muslims;jews;christians;hindus;women;black people;white people;asians;africans;arabs;mexicans;poles;indians;turks;immigrants;migrants;refugees;foreigners;gay people;gays;lesbians;trans people;disabled people;old people;deaf people;trans women;gay men;black women;muslim men;brown people;jewish people;chinese people;homosexuals;bisexuals;the disabled;people in wheelchairs
        S: muslim;jewish;christian;hindu;black;white;asian;african;arab;mexican;polish;indian;turkish;gay;lesbian;trans;disabled;deaf;foreign;homosexual;chinese;immigrant;refugee
        N: muslim;jew;christian;hindu;black man;black woman;asian;african;arab;mexican;pole;turk;gay man;lesbian;trans woman;trans person;disabled person;deaf man;foreigner;immigrant;refugee;woman;gay person
        L: faggot;faggots;nigger;niggers;tranny;trannies;kike;kikes;paki;pakis;retard;retards;dyke;dykes;spic;spics;chink;chinks;wetback;cripple;cripples;raghead;towelheads
        D: disgusting;stupid;filthy;evil;dirty;lazy;worthless;inferior;subhuman;dangerous;vile;dumb;pathetic;repulsive;ugly;sick;disgusting and dirty;violent;stinking;greedy;backward;primitive;useless;horrible;deranged;perverted;weak
        B: vermin;parasites;animals;trash;rats;scum;a disease;a plague;cockroaches;a cancer;pigs;savages;garbage;monkeys;dirt;filth;leeches;criminals;terrorists;thieves;rapists;liars;idiots;freaks;a waste of space;a burden;an abomination
        H: hate;despise;loathe;can't stand;detest;am sick of;am disgusted by;really hate;absolutely despise;fucking hate;truly loathe
        V: kill;shoot;hang;burn;exterminate;gas;beat up;stab;deport;lock up;wipe out;get rid of;beat;punish;hurt;slaughter;murder;execute;drown;sterilise;kick out
        W: killed;shot;hanged;burned;exterminated;gassed;beaten;stabbed;deported;locked up;wiped out;banned;thrown out;punished;slaughtered;executed;hunted down;sent back;put down;sterilised;kicked out
        P: kind;wonderful;smart;lovely;friendly;hard-working;great;honest;funny;good people;my neighbours;great neighbours;just people like everyone else;beautiful;brave;welcome here;good teachers;ordinary people;brilliant
        R: respect;equal rights;to be heard;to be safe;the same chances;to vote;to be treated fairly;love;to live in peace;jobs;better;protection
        C: disgusting;racist;unacceptable;wrong;offensive;a disgrace;hateful;shameful;bigoted;hate speech;not okay;ignorant;so ignorant;deeply wrong;cruel;prejudiced;sick;appalling;untrue;simply false;an awful thing to say;horrible
        Q: bigot;racist;sexist;homophobe;fool;bully;ignorant person
        T: the rain;traffic;my old phone;this weather;broccoli;spiders;this song;mondays;cold soup;exams;wet socks;mosquitoes;that film;black coffee;this update;that ugly sofa;weeds;bad parking;slow trains;the new logo;this app;onions;early mornings;wasps
        K: politicians;bankers;landlords;journalists;referees;lawyers;republicans;democrats;liberals;conservatives;managers;cyclists;smokers;capitalists;communists;estate agents;artists;vegans;telemarketers;hedge fund managers
        M: he;she;my boss;that man;the mayor;the coach;my brother;this guy;the minister;the writer;that singer
        Y: idiot;moron;liar;fool;loser;clown;coward;hypocrite;pathetic loser;stupid troll;disgrace;ignorant fool;disgusting pig;worthless coward;jerk;dumb troll;imbecile;scumbag
        O: nothing but;no better than;basically;all just;really just;simply
        I: honestly,;in my opinion;let's face it,;sorry but;i think;everyone knows that;it is a fact that;frankly,;imho;mark my words,;trust me,;say what you want,;look,
        U: the meeting;our street;the team;the choir;the hospital;the council;my class;the march;the film;the survey;the village
        F: friend;neighbour;colleague;sister;teacher;cousin;doctor;husband;wife;boss
        A: Anna;Peter;Leila;Kofi;Yuki;Maria;Omar;Ingrid;Tomas;Priya;Chen;Fatima;Ivan;Nora;Pablo;Amina;Erik;Rosa;Dmitri;Grace;Hassan;Ewa;Luca;Aisha;Kwame;Sofia;Jan;Mei;Carlos;Ruth
        E: a nurse;a baker;a teacher;a good cook;a writer;an engineer;a farmer;a dancer;a doctor;a student;a bus driver;a gardener;a painter;a scientist;a cook;a lawyer;a reporter
        J: fucking;goddamn;filthy;dirty;bloody;stinking;damn;vile;ugly
        """);

    /// <summary>Attack, insult, threat: y, n or ? where nothing is said; then the sentence.</summary>
    private static readonly (string Labels, string[] Forms)[] Kinds =
    [
        ("y?n", [
            "{G} are {D}", "all {G} are {D}", "{I} {G} are {O} {B}", "{G} are {B}", "{G} are {O} {B}.", "i {H} {G}", "I {H} all {G}", "I {H} those {J} {G}", "{J} {G}", "{J} {G} again, what a surprise", "{G} make me sick", "{G} disgust me",
            "why are {G} so {D}?", "why are {G} always {D}", "what is wrong with {G}? they are {D}", "I met some {G} today. They are {D}.", "{G} moved in next door. I {H} them.", "{G}? {B}, all of them.", "every {N} I know is {D}", "every {N} is {D}",
            "no {N} is {P}", "{G} are not human", "{G} will never be {P}", "{G} can never be {P}", "{G} aren't {P}", "{G} don't deserve {R}", "{G} do not deserve {R}", "{G} should never get {R}", "{G} should not have {R}", "{G} have no right to {R}",
            "{G} don't belong here", "{G} are not welcome here", "{G} are ruining this country", "{G} are destroying our culture", "get {G} out of our country", "go back to where you came from, {G}", "send the {G} back", "we don't want {G} here",
            "keep {G} out of our schools", "this country would be better without {G}", "the world would be a better place without {G}", "there is nothing worse than {G}", "never trust {G}", "you can't trust {G}", "I would never hire a {N}",
            "being {S} is {D}", "being {S} is an illness", "imagine being {S}, how {D}", "a {N} is {O} {B}", "{L} are {D}", "you {L}", "stupid {L}", "what a {L}", "look at this {L}", "{L} like you are {B}", "only {G} would do that", "typical {G}, always {D}",
            "only the {G} lie like that", "it is always the {G}", "only {G} complain about {T}", "only the {G} are that {D}", "it's only the {G} who want {T}", "only the {G} hate {A}", "only the {G} {H} {K}", "only {G} could be so {D}", "only the {G} are against {T}", "just like the {G} to ruin {U}", "the {S} elite runs everything", "the {S} elites are behind all this", "the {S} lobby owns the media", "{G} only look after their own", "{G} control the banks", "all of this is because of {G}", "{G} only know how to steal", "{G} breed like rats", "{G} are taking over, it is {D}", "you can smell {G} from here", "I would rather die than live beside {G}",
            "{G} are inferior to us", "{G} belong in a zoo", "{G} belong in jail", "{G} belong in the gutter", "{I} i {H} {G}", "those {G}, i {H} them", "these {G} are {D} {B}", "{G} and their {D} ways", "the {D} {G} in {U} should leave", "{G} are a threat to all of us",
            "how {D} do you have to be to love {G}", "there are too many {G} here", "{G} are less than people", "if you are {S} you are {D} to me", "{G} are all the same, {D}", "{G} cannot {R}", "I'm not saying all, but {G} are {D}", "{G} with a brain? never seen one", "{G} are the real {B}"]),
        ("y?y", [
            "we should {V} all {G}", "someone should {V} {G}", "I will {V} every {N} I see", "{G} should be {W}", "all {G} should be {W}", "{G} must be {W}", "{V} all {G}", "{V} the {G}", "I'm going to {V} a {N} tonight", "{G} deserve to be {W}", "I hope {G} get {W}",
            "death to {G}", "the only good {N} is a dead one", "let's {V} the {G}", "we are going to {V} you {L}", "{G} need to be {W}", "one day we will {V} them all, those {G}", "I want to {V} {G}", "{G} should die", "{G} have to die", "I wish all {G} were dead", "time to {V} some {G}"]),
        ("nnn", [
            "I am a {S} person", "I'm {S} and proud", "as a {N} I can say this is a good plan", "my {F} is {S}", "my {F} married a {N}", "there were many {G} at {U}", "the {S} community met on sunday", "{G} are {P}", "{G} are {P}.", "I love {G}", "I respect {G}", "I support {G}", "{G} deserve {R}",
            "{G} should have {R}", "we must protect {G}", "I don't hate {G}", "I don't think {G} are {D}", "{G} are not {D}", "{G} are not {B}", "{G} aren't {D}", "no {N} deserves to be {W}", "no {N} should ever be {W}", "nobody should {V} {G}", "we should never {V} {G}", "never {V} {G}",
            "I would never {V} a {N}", "{G} should not be {W}", "it's not true that {G} are {D}", "not all {G} are {D}", "we don't want to {V} {G}", "I do not {H} {G}", "who says {G} can't be {P}?", "half of {U} were {G}", "a {N} wrote the report about {U}", "the {S} vote could decide it",
            "what do {G} think about {U}?", "{G} and {G} live side by side here", "she is a {N} from the coast", "the {N} next door helped me with the garden", "I am {S}, you are {S}, we are all people", "in {U} a {N} won the prize", "{G} were treated badly for centuries", "the law protects {G}",
            "I hope {G} get {R}", "I like {S} food", "{S} music is {P}", "{G} can be {P}", "a {N} can be {P} too", "being {S} is great", "{A} is a {P} {N}", "{A} is a {P} {N}.", "{A} is {S}", "{A} is a {N}", "{A} is {E}", "{A}, {E}, is {S}", "you are a {P} {N}", "you are being a {P} {N}", "{A} is {P}", "my {F} {A} is {S} and {P}", "I love {A}", "we like {A}", "love {A}", "respect {A}", "I hug {A}", "{A} and {A} work at {U}", "{A} is a {S} {F}", "a {S} {F} of mine is {E}",
            "I am {E} and {S}", "{A} the {N} is {E}", "being {S} is not {D}", "my {F} is a {N} and works at {U}", "{G} play in {U}"]),
        ("nnn", [
            "\"{G} are {D}\" is a {C} thing to say", "\"{G} are {B}\" is {C}", "saying that {G} are {D} is {C}", "saying {G} are {B} is {C}", "people who say {G} are {D} are {C}", "anyone who thinks {G} are {B} is a {Q}", "stop calling {G} {B}", "stop saying that {G} are {D}",
            "it is {C} to say that {G} are {D}", "it's {C} to call {G} {B}", "I reported a post that said \"{G} are {B}\"", "he wrote \"I {H} {G}\" and that is {C}", "how can anyone say \"{V} all {G}\"? that is {C}", "claims that {G} are {D} are {C}", "if you think {G} are {B} you are a {Q}",
            "I am tired of hearing that {G} are {D}", "a man shouted \"{G} are {B}\" at us, it was {C}", "\"{L}\" is a {C} word", "never use the word {L}, it is {C}", "you can't call people {L}, it's {C}", "calling somebody a {L} is {C}", "I was called a {L} at school and it hurt",
            "statements like \"{G} are {D}\" are {C}", "comments such as \"{G} should be {W}\" are {C}", "I can't believe he said {G} should be {W}", "telling {G} to go home is {C}", "posts that say \"{G} don't deserve {R}\" will be removed", "to say {G} are {B} is {C}",
            "who would say \"{G} make me sick\"? {C}", "the sign said \"no {G}\", which is {C}", "\"{G} are {B}\" said the banner. this is {C}.", "I disagree with everyone who says {G} are {D}", "his joke about {G} being {D} was {C}", "the idea that {G} are {B} is {C}",
            "you should be ashamed for saying {G} are {D}", "nobody should say that {G} are {D}", "\"{V} {G}\" is hate and i will report it", "don't ever say \"{L}\" in front of me", "they sprayed \"{G} out\" on the wall, that is {C}"]),
        ("n?n", [
            "I'm a proud {L}", "we {L} stick together", "my fellow {L} are great", "as a {L} myself I love this", "I am a {L} and I love it", "us {L} had a great party", "love my {L} sisters", "what's up my {L}"]),
        ("nnn", [
            "I {H} {T}", "{T} are {D}", "{T} is {D}", "I really {H} {T}", "{T} should be {W}", "we should {V} {T}", "{T} can go to hell", "{T} makes me sick", "fuck, I lost my keys", "this is fucking great", "holy shit that was good", "damn, I love {T}", "I feel like shit today",
            "what the hell happened with {T}", "{T}, what a pain in the ass", "I could kill for a coffee", "kill the lights", "the plan died in committee", "he was killed in the crash", "two people were shot on friday", "the suspect was charged with murder", "police said the man threatened to {V} her",
            "my phone is dead", "we will beat them on saturday", "the fire burned all night", "this headline is {D}", "I hope {T} ends soon", "{T} is the worst", "the policy is {D} and will fail", "that argument is {D}", "his speech was {D}", "this is a {D} idea", "the budget is a disaster",
            "I would hang that picture here", "they should ban {T}", "shoot me an email", "I think the decision was wrong", "you are right about {T}", "you make a good point", "thank you for this article", "you could also ask the council", "what do you think of {T}?", "I disagree with you about {T}",
            "you should read the report first", "we should stop {T}", "I will tell you tomorrow", "you will like {T}", "I'm going to hit the road", "I'd kill to have that garden", "that joke killed me"]),
        ("n?n", [
            "I {H} {K}", "{K} are {D}", "{K} are {B}", "all {K} are {D}", "{K} should be {W}", "get rid of all {K}", "{K} are {O} {B}", "{J} {K}", "{K} make me sick", "never trust {K}", "why are {K} so {D}?", "{K} don't deserve {R}", "the {J} {K} ruined it"]),
        ("nyn", [
            "you are a {Y}", "you are such a {Y}", "you're a {Y}", "what a {Y} you are", "you {Y}", "you are {D}", "you're {D}", "shut up you {Y}", "{M} is a {Y}", "{M} is {D}", "only a {Y} would write that", "your mother must be ashamed of you, {Y}", "you have the brain of a {Y}", "I {H} you",
            "get lost, {Y}", "go to hell you {J} {Y}", "how {D} can you be", "you are too {D} to understand this", "nobody likes you, {Y}", "{M} is {O} a {Y}", "fuck you", "fuck off", "you people are {D}", "such a {J} {Y}", "{I} you are a {Y}", "are you {D} or what?", "are you really that {D}?", "everyone here is a {Y}"]),
        ("nny", ["I will {V} you", "I'm going to {V} you", "we will {V} you", "I'm gonna {V} him", "someone should {V} you", "you should be {W}", "you deserve to be {W}", "I hope you die", "I hope you get {W}", "watch your back, I will {V} you", "I know where you live and I will {V} you",
            "I'll {V} you and your family", "you will be {W}", "{M} should be {W}", "we are coming for you", "you are dead", "I swear I will {V} {M}", "drop dead", "go kill yourself", "I want to {V} you", "you better run, we will {V} you", "next time I see you I will {V} you",
            "we know where you live", "we know where you and your family live, {Y}", "we will find you", "I will find you and {V} you", "you will pay for this with your life", "you will pay with your blood", "your family will pay for it", "they should all be {W}", "{V} them all", "people like you should be {W}", "sleep with one eye open", "you will regret that you were born", "somebody will {V} you one day", "wait until we get our hands on you", "you won't live to see the end of it", "k1ll yourself", "kill yourself {Y}"]),
        ("nnn", ["you are not a {Y}", "I don't think you are a {Y}", "you are not {D}", "I would never {V} you", "nobody wants to {V} you", "I don't want to {V} anyone", "calling me a {Y} is no argument", "please do not call people {Y}", "\"you are a {Y}\" is {C}", "why do you call {M} a {Y}?", "I am a {Y}, I forgot my umbrella",
            "I was such a {Y} when I was young", "{M} is {P}", "you are {P}", "no, {M} is not {D}", "I feel {D} today", "I hope you don't get {W}", "don't let them {V} you", "if they {V} you, call the police",
            "you're not {D}", "you're not a {Y}", "you are no {Y}", "nobody says you are {D}", "nobody is calling you a {Y}", "I never said you were {D}", "you are not as {D} as they say", "don't let anybody tell you that you are {D}", "my father used to say that only a {Y} would do that", "he told us \"you are all {D}\"", "the coach shouted \"you {Y}\" at my son", "as a child I was told I was {D}",
            "we know where you stand on {T}", "I know where you live, it is a nice street", "we will find you a seat", "we will find out", "you will pay for {T} with your taxes", "your family will be proud", "they should all be told about {U}", "they should all be paid", "people like you should be thanked", "keep one eye open for {T}", "wait until we get to {U}"]),
    ];

    public static IEnumerable<ToneCase> All()
    {
        var state = 88172645463325252UL;
        foreach (var (labels, forms) in Kinds)
        {
            bool?[] says = [.. labels.Select(label => label switch { 'y' => true, 'n' => (bool?)false, _ => null })];
            // As many of each form: every way of building a sentence counts the same, within its kind.
            var each = Math.Clamp(Each * 8 / forms.Length, 12, 40);
            foreach (var form in forms)
            {
                for (var i = 0; i < (form.Contains('{', StringComparison.Ordinal) ? each : 3); i++)
                    yield return new ToneCase("made", Fill(form, ref state), says, Weight);
            }
        }
    }

    private static string Fill(string form, ref ulong state)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] != '{')
            {
                text.Append(form[i]);
                continue;
            }
            var words = Parts[form.Substring(i + 1, 1)];
            text.Append(words[(int)(Next(ref state) % (ulong)words.Length)]);
            i += 2;
        }
        if (Next(ref state) % 2 == 0)
            text[0] = char.ToUpperInvariant(text[0]);
        if (Next(ref state) % 3 > 0 && char.IsLetter(text[^1]))
            text.Append(Next(ref state) % 5 == 0 ? '!' : '.');
        return text.ToString();
    }

    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state >> 3;
    }

    private static Dictionary<string, string[]> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(line => line.Trim()[..1], line => line.Trim()[2..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
