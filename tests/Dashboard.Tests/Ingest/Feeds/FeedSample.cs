using System.Text;
using Dashboard.Ingest.Feeds;

namespace Dashboard.Tests.Ingest.Feeds;

/// <summary>Invented feeds of an invented harbour paper.</summary>
internal static class FeedSample
{
    public static readonly Uri Address = new("https://news.example/feeds/all.xml");

    public static FeedReading Read(string text, DateHabits? habits = null) => FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Address, habits ?? new DateHabits());

    public static string Rss(string items, string channel = "") =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
          xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:atom="http://www.w3.org/2005/Atom"
          xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Harbour News</title><link>https://news.example/</link>{channel}{items}</channel></rss>
        """;

    public static string Atom(string entries, string head = "") =>
        $"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><link href="https://news.example/"/>{head}{entries}</feed>""";
}
