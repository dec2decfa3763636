using Dashboard.Web.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions.Publishing;

public sealed class ReaderTextTests
{
    [Theory]
    [InlineData("two\r\nlines\tand  a gap ", "two lines and a gap")]
    [InlineData("turned \u202Ednuora\u202C and \u2066hidden\u2069 \u200Bhere\uFEFF", "turned dnuora and hidden here")]
    [InlineData("null\0 and bell\a", "null and bell")]
    public void Words_from_outside_become_one_line_without_marks_that_steer_it(string text, string plain) => Assert.Equal(plain, ReaderText.Plain(text));

    [Theory]
    [InlineData("[click](javascript:alert(1))", """\[click\]\(javascript:alert\(1\)\)""")]
    [InlineData("![x](https://spy.example/p.png)", """\!\[x\]\(https\://spy.example/p.png\)""")]
    [InlineData("<b>*bold*</b> `code` # head", """\<b\>\*bold\*\</b\> \`code\` \# head""")]
    [InlineData("go to www.spy.example now", """go to www\.spy.example now""")]
    public void Markdown_of_hostile_words_shows_them_and_does_nothing(string text, string markdown) => Assert.Equal(markdown, ReaderText.Markdown(text));

    [Theory]
    [InlineData("https://a.example/x?utm_source=n&id=3&fbclid=z", "https://a.example/x?id=3")]
    [InlineData("http://a.example/a(b)'c", "http://a.example/a%28b%29%27c")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("ftp://a.example/x", null)]
    [InlineData("//a.example/x", null)]
    [InlineData("https://ana:secret@a.example/x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Addresses_are_of_the_web_and_carry_no_names_or_trackers(string? address, string? kept) => Assert.Equal(kept, ReaderText.Address(address));

    [Theory]
    [InlineData("Twelve were hurt.", "“Twelve were hurt.”")]
    [InlineData("“Twelve were hurt,” she said.", "“Twelve were hurt,” she said.")]
    [InlineData("\"Twelve were hurt,\" she said.", "\"Twelve were hurt,\" she said.")]
    [InlineData("She spoke of “twelve” hurt.", "“She spoke of “twelve” hurt.”")]
    public void Words_that_open_with_a_mark_of_their_own_get_no_second_one(string quote, string expected) => Assert.Equal(expected, ReaderText.Quoted(quote, ReaderText.Plain(quote)));
}
