namespace Dashboard.Analysis.Triage.Tone;

/// <summary>What a word can do in an attack or in a defence; a word may do several.</summary>
[Flags]
internal enum ToneClass : uint
{
    None = 0,

    /// <summary>A group that people belong to by birth, faith, origin, sex, orientation, disability or age; wherever it is one, whoever it is, it weighs the same.</summary>
    Group = 1 << 0,

    /// <summary>Names a group only beside a word for people or alone in the plural: "black", "old", "straight".</summary>
    WeakGroup = 1 << 1,

    /// <summary>A word that insults a group by itself.</summary>
    Slur = 1 << 2,

    /// <summary>A bad trait: "stupid", "filthy", "liar".</summary>
    Trait = 1 << 3,

    /// <summary>Makes people into vermin, dirt or illness.</summary>
    Beast = 1 << 4,

    /// <summary>To hate, despise, loathe.</summary>
    Hate = 1 << 5,

    /// <summary>To disgust, to make sick.</summary>
    Disgust = 1 << 6,

    /// <summary>To kill, hang, beat.</summary>
    Violence = 1 << 7,

    /// <summary>To deport, ban, lock up, send back.</summary>
    Exclusion = 1 << 8,

    /// <summary>Criminal, terrorist, thief.</summary>
    Crime = 1 << 9,

    /// <summary>To die, dead.</summary>
    Death = 1 << 10,

    /// <summary>Strong language that need not be aimed at anybody.</summary>
    Profanity = 1 << 11,

    /// <summary>Something good or human that can be denied to people.</summary>
    Good = 1 << 12,

    Negation = 1 << 13,

    /// <summary>"All", "every", "only", "typical".</summary>
    Sweep = 1 << 14,

    Be = 1 << 15,
    Modal = 1 << 16,
    Future = 1 << 17,
    You = 1 << 18,
    I = 1 << 19,
    We = 1 << 20,
    They = 1 << 21,
    He = 1 << 22,

    /// <summary>Words for people of any kind: "people", "man", "kids".</summary>
    Person = 1 << 23,

    /// <summary>People by what they do or think: "politicians", "liberals", "bankers".</summary>
    Calling = 1 << 24,

    /// <summary>To say, call, post; a comment, a phrase.</summary>
    Say = 1 << 25,

    /// <summary>Condemns: "racist", "unacceptable", "bigotry".</summary>
    Condemn = 1 << 26,

    /// <summary>To stop, report, remove.</summary>
    Stop = 1 << 27,

    /// <summary>"These", "those", "such", "you" before people.</summary>
    Pointing = 1 << 28,

    /// <summary>Begins a new thought: "but", "because", "while".</summary>
    Turn = 1 << 29,

    /// <summary>Wish: "hope", "wish", "deserve".</summary>
    Wish = 1 << 30,

    Attack = Slur | Trait | Beast | Hate | Disgust | Violence | Exclusion | Crime | Death,
}
