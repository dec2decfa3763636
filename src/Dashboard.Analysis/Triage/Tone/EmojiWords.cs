using System.Collections.Frozen;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Pictures as the words they stand for in a comment. Pictures of people and signs of faiths, countries and bodies stand for a group.</summary>
internal static class EmojiWords
{
    public const int Joiner = 0x200D, Variation = 0xFE0F, Keycap = 0x20E3;

    private static readonly FrozenDictionary<int, string> Meanings = Read("""
        snake:🐍 rat:🐀🐁🐭 monkey:🐒🐵🙈🙉🙊🦧 gorilla:🦍 pig:🐖🐷🐽🐗 dog:🐕🐶🦮 cow:🐄🐮 goat:🐐 cockroach:🪳🦗 spider:🕷🕸 insect:🐜🐛🪲🐞🦟 fly:🪰 worm:🪱 maggot:🐌
        parasite:🦠 bat:🦇 vulture:🦅 shark:🦈 crocodile:🐊 lizard:🦎 frog:🐸 chicken:🐔🐓 donkey:🫏 sheep:🐑 wolf:🐺 fox:🦊 scorpion:🦂 animal:🐾 dinosaur:🦕🦖
        shit:💩 trash:🗑🚮 toilet:🚽🧻 vomit:🤮 disgusting:🤢 sick:🤒🤧😷 angry:😡😠👿 swearing:🤬 rage:😤 dislike:👎 finger:🖕 clown:🤡 liar:🤥 devil:😈👹👺 alien:👽👾🛸 robot:🤖 zombie:🧟 vampire:🧛 ghost:👻
        knife:🔪🗡🔫 bomb:💣🧨 gun:🪖 explosion:💥 burn:🔥 death:💀☠⚰🪦 axe:🪓 poison:🧪 needle:💉 pill:💊 hammer:🔨 chain:⛓ blood:🩸 slit:✂ punch:👊🤜🤛✊🥊 kick:🦵 noose:🪢 rope:🧶
        love:❤💓💕💖💗💘💙💚💛💜🧡🤍🤎🖤😍😘🥰💞💝♥😻💋😚❣ good:👍👌💯✅✔🆗👏🙌🎉🥳🤩💪🏆🥇 happy:😀😃😄😁😊🙂☺😇😎🤗 laugh:😂🤣😆😅😹 sad:😢😭😞😔😟😩😫😥😿🥺☹🙁😣😖 broken-heart:💔 think:🤔🧐 eyeroll:🙄😒😑😐😬😏
        wink:😉😜😝😛🤪😋 shock:😱😨😧😮😲😳🤯 sleep:😴💤😪🥱 shush:🤫🤐🤭 pray:🙏 dead-face:😵 cry:😓 cold:🥶 hot:🥵 party:🎊 strong:🏋 brain:🧠 crown:👑 key:🔑 tool:🔧🔩 cigarette:🚬 eggplant:🍆 peach:🍑 banana:🍌🍌 watermelon:🍉
        rice:🍚🌾 taco:🌮 curry:🍛 banned:🚫❌⛔🛑✖🔞📵🚷 warning:⚠🚨 police:👮🚓🚔 jail:🏛 money:💰💵💸💲🤑💳💷💶 rich:🤴👸 school:🏫🎓 house:🏠🏡 airplane:✈🛫 boat:⛵🚣🛥 border:🛂🧱 thief:🦹🕵 bag:👜🛍
        dance:💃🕺 eyes:👀👁 wave:👋 hand:✋🖐🤚 run:🏃 walk:🚶 baby:👶 elderly:👴👵🧓 woman:👩👧👱🙍🙎💁🙅🙆👰💅🤱🚺 man:👨👦🧔🚹🤵 women:👯👭🤰 gay:👬🌈💏💑 muslim:👳🧕☪🕌🕋📿 jew:✡🕎🕍 christian:✝⛪☦ disabled:♿🦽🦼🦯🧏 trans:⚧ chinese:👲🥡㊗ hindu:🕉🛕
        nurse:⚕ court:⚖ fire:🚒 food:🍔🍕🍟🍗🍳🍞🍩🍪 sun:☀🌞 weak:🐣 crazy:😵 idiot:🥴 rainbow-flag:🏳 fool:🃏
        """);

    /// <summary>Skin tones: they name the colour of people.</summary>
    public static bool IsSkin(int rune) => rune is >= 0x1F3FB and <= 0x1F3FF;

    public static bool IsFlagLetter(int rune) => rune is >= 0x1F1E6 and <= 0x1F1FF;

    /// <summary>A letter that is written as a picture: 🅰, Ⓜ, 💲 for s; <c>\0</c> for others.</summary>
    public static char LetterOf(int rune) => rune switch
    {
        >= 0x1F170 and <= 0x1F189 => (char)('a' + rune - 0x1F170),
        >= 0x1F130 and <= 0x1F149 => (char)('a' + rune - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => (char)('a' + rune - 0x1F150),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + rune - 0x1F1E6),
        >= 0x24B6 and <= 0x24CF => (char)('a' + rune - 0x24B6),
        >= 0x24D0 and <= 0x24E9 => (char)('a' + rune - 0x24D0),
        >= 0x1D400 and <= 0x1D6A3 => (char)('a' + (rune - 0x1D400) % 26),
        0x2139 or 0x2755 or 0x2757 => 'i',
        0x2B55 or 0x26AA or 0x1F369 or 0x1F535 or 0x1F534 => 'o',
        0x1F4B2 => 's',
        0x271D or 0x2626 => 't',
        0x274C or 0x2716 => 'x',
        _ => '\0',
    };

    /// <summary>Letters that only stand for themselves when other letters stand beside them.</summary>
    public static bool IsLetterOnlyInWord(int rune) =>
        rune is 0x2139 or 0x2755 or 0x2757 or 0x2B55 or 0x26AA or 0x1F369 or 0x1F535 or 0x1F534 or 0x1F4B2 or 0x271D or 0x2626 or 0x274C or 0x2716 || IsFlagLetter(rune);

    public static bool IsPicture(int rune) =>
        rune >= 0x1F000 && rune <= 0x1FAFF || rune is >= 0x2600 and <= 0x27BF or >= 0x2B00 and <= 0x2BFF or 0x2139 or 0x203C or 0x2049 or >= 0x2190 and <= 0x21FF or >= 0x2300 and <= 0x23FF;

    /// <summary>All words that a picture may stand for.</summary>
    public static IEnumerable<string> Words => Meanings.Values.Distinct();

    /// <summary>A gesture: the colour of its skin says nothing about anybody.</summary>
    public static bool IsGesture(int rune) => rune is >= 0x1F442 and <= 0x1F450 or 0x1F485 or 0x1F4AA or 0x1F590 or 0x1F595 or 0x1F596 or 0x1F64C or 0x1F64F or >= 0x270A and <= 0x270D or >= 0x1F90C and <= 0x1F90F or >= 0x1F918 and <= 0x1F91F or 0x1F9B5 or 0x1F9B6 or 0x261D;

    public static string? MeaningOf(int rune) => Meanings.GetValueOrDefault(rune);

    private static FrozenDictionary<int, string> Read(string table)
    {
        var found = new Dictionary<int, string>();
        foreach (var entry in table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = entry.IndexOf(':', StringComparison.Ordinal);
            foreach (var rune in entry[(cut + 1)..].EnumerateRunes())
                found.TryAdd(rune.Value, entry[..cut]);
        }
        return found.ToFrozenDictionary();
    }
}
