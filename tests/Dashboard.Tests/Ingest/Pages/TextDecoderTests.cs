using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

public class TextDecoderTests
{
    private const string Sample = "<p>Café “naïve” – 5 €, garçon, Übermut und Straße, señor año über façade</p>";

    static TextDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string?> Encodings => new()
    {
        { "utf-8", "text/html; charset=utf-8" }, { "utf-8", "text/html" }, { "utf-8", null },
        { "utf-8", "text/html; charset=iso-8859-1" }, { "utf-8", "text/html; charset=\"no-such-charset\"" },
        { "windows-1252", null }, { "windows-1252", "text/html; charset=ISO-8859-1" }, { "windows-1252", "text/plain; charset=utf-8" },
        { "utf-16", null }, { "utf-16BE", null }, { "utf-16", "text/html; charset=utf-16" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Decode_each_encoding_gives_the_same_text(string encoding, string? contentType) =>
        Assert.Equal(Sample, TextDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(Sample), contentType));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Decode_byte_order_mark_is_followed_and_removed(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)];
        Assert.Equal(Sample, TextDecoder.Decode(bytes, null));
    }

    [Fact]
    public void Decode_byte_order_mark_outranks_the_header()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sample)];
        Assert.Equal(Sample, TextDecoder.Decode(bytes, "text/html; charset=utf-8"));
    }

    [Theory]
    [InlineData("<meta charset=\"windows-1251\">", "windows-1251")]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "shift_jis")]
    [InlineData("<?xml version=\"1.0\" encoding=\"koi8-r\"?>", "koi8-r")]
    [InlineData("<meta charset=iso-8859-2>", "iso-8859-2")]
    public void Decode_declaration_in_the_text_is_followed(string declaration, string encoding)
    {
        var words = encoding switch { "shift_jis" => "日本語の記事", "iso-8859-2" => "Łódź żółw", _ => "Сегодня вечером" };
        var text = declaration + "<p>" + words + "</p>";
        Assert.Equal(text, TextDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(text), "text/html"));
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("iso-8859-5")]
    [InlineData("ibm866")]
    public void Decode_undeclared_cyrillic_is_recognised(string encoding) => Undeclared(encoding,
        "Вчера вечером в порту был закрыт причал, и два парома ждали снаружи, пока не стих ветер. Никто не пострадал, сообщил начальник порта.");

    [Theory]
    [InlineData("windows-1253", "Το λιμάνι έκλεισε τη Δευτέρα μετά την καταιγίδα και δύο πλοία περίμεναν έξω μέχρι να πέσει ο άνεμος.")]
    [InlineData("windows-1255", "הנמל נסגר ביום שני אחרי הסערה ושתי מעבורות חיכו בחוץ עד שהרוח נרגעה")]
    [InlineData("windows-1256", "أغلق الميناء يوم الاثنين بعد العاصفة وانتظرت سفينتان في الخارج حتى هدأت الريح")]
    [InlineData("shift_jis", "嵐のあと、港は月曜日に閉鎖され、二隻のフェリーは風がおさまるまで外で待たなければならなかった。")]
    [InlineData("euc-jp", "嵐のあと、港は月曜日に閉鎖され、二隻のフェリーは風がおさまるまで外で待たなければならなかった。")]
    [InlineData("ks_c_5601-1987", "폭풍이 지나간 뒤 항구는 월요일에 폐쇄되었고 배 두 척은 바람이 잦아들 때까지 밖에서 기다려야 했다고 항만 당국이 밝혔다")]
    [InlineData("gb18030", "暴风雨过后，港口在星期一关闭了，两艘渡轮在外面等到风停。港务局的人说，没有人在事故中受伤，这个码头到月底才会开放。")]
    [InlineData("big5", "暴風雨過後，港口在星期一關閉了，兩艘渡輪在外面等到風停。港務局的人說，沒有人在事故中受傷，這個碼頭到月底才會開放。")]
    public void Decode_undeclared_script_is_recognised(string encoding, string words) => Undeclared(encoding, words);

    [Theory]
    [InlineData("windows-1250", "<html lang=cs>", "Přístav byl v pondělí po bouři uzavřen a dvě lodě musely čekat, až vítr utichne, řekl ředitel přístavu.")]
    [InlineData("windows-1250", "", "Port zamknięto w poniedziałek po burzy, a dwa promy czekały, aż osłabnie wiatr, powiedziała wczoraj dyrektorka, która była na miejscu. Załogę ulokowano w hali, gdzie wolontariusze przygotowali łóżka i gorącą zupę, a pasażerów odesłano późną nocą do domów.")]
    [InlineData("windows-1254", "<html class=x lang='tr-TR'>", "Liman pazartesi günü fırtınadan sonra kapatıldı ve iki gemi rüzgâr dinene kadar dışarıda bekledi, şimdi açıldı.")]
    [InlineData("windows-1252", "<html lang=fr>", "Le port a été fermé lundi après la tempête, et deux bateaux ont dû attendre que le vent tombe à l’extérieur.")]
    [InlineData("windows-1252", "", "Der Hafen wurde am Montag nach dem Sturm geschlossen, zwei Fähren mußten draußen warten, bis der Wind nachließ, hieß es später.")]
    public void Decode_undeclared_european_goes_by_the_language_of_the_page(string encoding, string head, string words) => Undeclared(encoding, words, head);

    private static void Undeclared(string encoding, string words, string head = "")
    {
        var html = $"{head}<body class=page><div id=content><p>{words}</p></div><script>var x = 1;</script></body>";
        Assert.Equal(html, TextDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(html), "text/html"));
        Assert.Equal(html, TextDecoder.Decode(Encoding.GetEncoding(encoding).GetBytes(html), "text/html; charset=utf-8"));
    }

    [Fact]
    public void Decode_declaration_after_a_long_comment_is_still_found()
    {
        var text = "<!--" + new string('x', 2000) + "--><meta charset=windows-1251><p>Вечер</p>";
        Assert.Equal(text, TextDecoder.Decode(Encoding.GetEncoding(1251).GetBytes(text), null));
    }

    [Fact]
    public void Decode_nuls_in_text_are_removed()
    {
        var bytes = Encoding.UTF8.GetBytes("Two ships\0 left the harbour.\0\r\nA third stayed.\f\v End\u0001.");
        Assert.Equal("Two ships left the harbour.\r\nA third stayed.\n\n End.", TextDecoder.Decode(bytes, null));
    }

    [Fact]
    public void Decode_text_cut_inside_a_character_keeps_the_rest()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Über die Straße. ", 20)) + "é")[..^1];
        var text = TextDecoder.Decode(bytes, null);
        Assert.StartsWith("Über die Straße.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_empty_body_is_empty_text() => Assert.Equal("", TextDecoder.Decode(Array.Empty<byte>(), null));

    public static TheoryData<byte[], string> Binaries => new()
    {
        { "%PDF-1.7\n%âãÏÓ"u8.ToArray(), "PDF" },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "picture" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "picture" },
        { "PK\u0003\u0004 stuff"u8.ToArray(), "zip" },
        { "PK\u0003\u0004 word/document.xml"u8.ToArray(), "Word" },
        { [0x1F, 0x8B, 8, 0, 0, 0], "archive" },
        { @"{\rtf1\ansi hello}"u8.ToArray(), "RTF" },
        { [0, 0, 0, 0x18, .. "ftypmp42"u8], "video" },
        { [.. "SQLite format 3"u8, 0, 16, 0], "database" },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Decode_known_file_says_what_it_is(byte[] bytes, string word)
    {
        var refusal = Assert.Throws<UnreadableException>(() => TextDecoder.Decode(bytes, "text/html"));
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Decode_random_bytes_are_refused(int seed)
    {
        var bytes = new byte[20_000];
        new Random(seed).NextBytes(bytes);
        Assert.Throws<UnreadableException>(() => TextDecoder.Decode(bytes, null));
    }

    [Fact]
    public void Decode_any_bytes_give_text_or_a_clear_refusal()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(0, 64)];
            random.NextBytes(bytes);
            try
            {
                Assert.DoesNotContain('\0', TextDecoder.Decode(bytes, round % 2 == 0 ? null : "text/plain; charset=utf-8"));
            }
            catch (UnreadableException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }
}
