using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Web.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions.Publishing;

/// <summary>An invented contradiction with its articles and its log, worked on verb by verb.</summary>
internal sealed class InventedCase
{
    public const string Deskman = "Odile Deskwright";
    public const string Secret = "Odile rang the mill; the foreman is her cousin.";

    private readonly List<LogEntry> _rows = [];
    private readonly Dictionary<string, Article> _articles = [];
    private JsonObject _known;
    private DateTimeOffset _now = new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero);

    public InventedCase(ContradictionKind kind = ContradictionKind.Number, params Side[] sides)
    {
        AddArticle("a", "Valley Post", "Mill floods again", "2026-03-10", "https://valley-post.example/2026/03/mill?utm_source=x&page=2");
        AddArticle("b", "Quay Herald", "Fewer hurt than thought", "2026-03-11T08:30:00Z", "https://quay-herald.example/hurt");
        AddArticle("c", "Upland Radio", null, null, null);
        if (sides.Length == 0)
            sides = [One("About 40", "a", "Valley Post", "the mill board", "About 40 people were hurt at the mill, the mill board said."), One("12", "b", "Quay Herald", "Ines Marlow", "Twelve people were hurt at the mill, Ines Marlow said.")];
        Finding = new Finding(
            "key", kind, "How many people were hurt at the mill?", "Two numbers.",
            [new Reason("Arithmetic", "40 ÷ 12 = 3.33"), new Reason("Checked first", "both count people")], Severity.High, 0.9, new Rule("quantity-conflict", "1.1"),
            sides, ["Ask both for the source of the number."], [new Call("the mill board", "Where does it come from?")], 2);
        Contradiction = Contradiction.From("story", Finding, _now);
        _known = LogJson.Write(Contradiction);
        Append(LogKinds.ContradictionFound, null, _known.ToJsonString(LogJson.Options), null);
    }

    public Finding Finding { get; private set; }
    public Contradiction Contradiction { get; }
    public IReadOnlyList<LogEntry> Rows => _rows;
    public PublicationHistory History => PublicationHistory.From(_rows);

    public static Side One(string label, string article, string source, string? speaker, string quote, Stance stance = Stance.Affirm) => new(label, [Says(article, source, speaker, quote, stance)]);

    public static Statement Says(string article, string source, string? speaker, string quote, Stance stance = Stance.Affirm) =>
        new(article, source, speaker, speaker is null ? [source] : [speaker, source], Voice.Narrator, stance, quote, 100, 100 + quote.Length, null, []);

    public void AddArticle(string id, string source, string? title, string? publishedAt, string? url)
    {
        var article = new Article { Id = id, StoryId = "story", Sha256 = "", Url = url };
        article.Show(new Dictionary<string, ReadField>
        {
            [FieldNames.Source] = new(source, 1, "", []), [FieldNames.Title] = new(title, 1, "", []), [FieldNames.PublishedAt] = new(publishedAt, 1, "", []),
        });
        _articles[id] = article;
    }

    public InventedCase NextDay()
    {
        _now = _now.AddDays(1);
        return this;
    }

    public InventedCase Resolve(Verdict verdict, int? side = null, string? evidence = null) =>
        Do(LogKinds.ContradictionResolved, row => row.Resolve(new(verdict, side, Secret, evidence, "odile", Deskman, _now, verdict == Verdict.NotAConflict ? DismissalReason.Other : null)));

    public InventedCase Publish(string? forReaders = null, string? page = null) =>
        Do(LogKinds.ContradictionPublished, row => row.Publish(_now, new(forReaders, page, "odile", Deskman, _now)));

    public InventedCase Reopen() => Do(LogKinds.ContradictionReopened, row => row.Reopen());

    public InventedCase Found(params Side[] sides)
    {
        Finding = Finding with { Sides = sides };
        return Do(LogKinds.ContradictionChanged, row => row.Take(Finding));
    }

    /// <summary>Writes the row of an undo; the state itself is not looked at by what is tested here.</summary>
    public InventedCase Undo(long sequence)
    {
        var target = _rows.Find(row => row.Sequence == sequence)!;
        Append(LogKinds.Undone, target.After, target.Before, sequence);
        return this;
    }

    public PublicRecord Record(string? site = "https://paper.example") => new(
        Contradiction, _articles, History, "The Evening Paper", site, "https://paper.example/contradictions/1", _now);

    private InventedCase Do(string kind, Action<Contradiction> verb)
    {
        verb(Contradiction);
        var after = LogJson.Write(Contradiction);
        var (before, now) = LogJson.Difference(_known, after)!.Value;
        _known = after;
        Append(kind, before, now, null);
        return this;
    }

    private void Append(string kind, string? before, string? after, long? undoes) => _rows.Add(new LogEntry
    {
        StoryId = "story", Sequence = _rows.Count + 1, Kind = kind, At = _now, ActorId = "odile", ActorName = Deskman, SubjectType = "contradiction",
        SubjectId = Contradiction.Id, Before = before, After = after, Undoes = undoes,
    });
}
