using System.Security.Cryptography;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class CoralHookTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private ReceiveCoralEvent Receive(string? secret = "old,new") =>
        new(new CoralOptions(secret), host.Get<StoryLog>(), host.Get<ImportComments>(), host.Get<IDbContextFactory<DashboardDbContext>>());

    private static string Sign(string secret, string body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private static Task<int> HandleAsync(ReceiveCoralEvent receive, string body) => receive.HandleAsync(Encoding.UTF8.GetBytes(body), default);

    [Fact]
    public async Task Hook_without_a_secret_is_not_there() =>
        Assert.Equal(404, (int)(await _editor.Http.PostAsync(new Uri(host.Address, "/api/v1/hooks/coral"), new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode);

    [Fact]
    public void Signature_of_any_of_our_secrets_opens_and_nothing_else()
    {
        var (receive, body) = (Receive(), """{"type":"STORY_CREATED","data":{}}""");
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.True(receive.IsSigned(Sign("new", body), bytes));
        Assert.True(receive.IsSigned($"{Sign("third", body)}, {Sign("old", body).ToUpperInvariant()}", bytes));
        Assert.False(receive.IsSigned(Sign("third", body), bytes));
        Assert.False(receive.IsSigned(Sign("new", body + " "), bytes));
        Assert.False(receive.IsSigned(null, bytes));
        Assert.False(Receive(null).IsSigned(Sign("", body), bytes));
        Assert.False(Receive(null).IsOn);
    }

    [Fact]
    public async Task Events_mark_what_is_known_and_comments_that_come_along_are_imported()
    {
        var story = await _editor.NewStoryAsync();
        var url = $"https://news.example/{Guid.NewGuid():N}";
        var article = (await _editor.PostTextAsync($"stories/{story}/articles?url={Uri.EscapeDataString(url)}", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said.")).Is(201).Text("id");
        await _editor.WaitAsync(story);
        var (receive, id) = (Receive(), Guid.NewGuid().ToString());
        var created = $$"""{"type":"COMMENT_CREATED","data":{"commentID":"{{id}}","storyID":"s","storyURL":"{{url}}#comments","comment":{"id":"{{id}}","body":"<p>It was <b>never</b> safe.</p>","author":{"username":"Mara","email":"m@private.invalid"},"createdAt":"2026-03-01T10:00:00Z","parentID":null} } }""";
        Assert.Equal(1, await HandleAsync(receive, created));
        Assert.Equal(1, await HandleAsync(receive, created));
        await using var db = await host.OpenAsync();
        var comment = await db.Comments.AsNoTracking().SingleAsync(row => row.ArticleId == article);
        Assert.Equal(("Mara", "It was never safe."), (comment.Author, comment.Text));

        Assert.Equal(1, await HandleAsync(receive, $$"""{"type":"COMMENT_REPLY_CREATED","data":{"commentID":"other","storyID":"s","ancestorIDs":["{{id}}","unknown"]} }"""));
        Assert.Equal(1, await HandleAsync(receive, $$"""{"type":"COMMENT_REPLY_CREATED","data":{"commentID":"third","storyID":"s","ancestorIDs":["{{id}}"]} }"""));
        Assert.Equal(1, await HandleAsync(receive, $$"""{"type":"COMMENT_ENTERED_MODERATION_QUEUE","data":{"queue":"REPORTED","commentID":"{{id}}","status":"NONE","storyID":"s"} }"""));
        Assert.Equal(["Coral: new answers ×2"], await LabelsAsync(db, CardKind.Thread, article));
        Assert.Equal(["Coral: reported"], await LabelsAsync(db, CardKind.Comment, comment.Id));
        Assert.Equal(1, await HandleAsync(receive, $$"""{"type":"COMMENT_LEFT_MODERATION_QUEUE","data":{"queue":"REPORTED","commentID":"{{id}}","status":"APPROVED","storyID":"s"} }"""));
        Assert.Empty(await LabelsAsync(db, CardKind.Comment, comment.Id));
        Assert.Equal(0, await HandleAsync(receive, """{"type":"STORY_CREATED","data":{"storyID":"x","storyURL":"https://news.example/x"}}"""));
        Assert.Equal(0, await HandleAsync(receive, """{"type":"SOMETHING_NEW","data":{}}"""));
        foreach (var broken in (string[])["", "[]", "7", "{\"type\":\"X\"}", "{\"data\":[]}", new string('[', 500)])
            await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => HandleAsync(receive, broken));
    }

    [Fact]
    public async Task Comment_of_a_story_at_no_web_address_goes_under_no_article()
    {
        var story = await _editor.NewStoryAsync();
        var article = (await _editor.PostTextAsync($"stories/{story}/articles", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said.")).Is(201).Text("id");
        await _editor.WaitAsync(story);
        foreach (var address in (string[])["about:blank", "x", "ftp://news.example/a"])
            Assert.Equal(0, await HandleAsync(Receive(), $$"""{"type":"COMMENT_CREATED","data":{"storyURL":"{{address}}","comment":{"id":"{{Guid.NewGuid()}}","body":"Never safe.","author":"Mara"} } }"""));
        await using var db = await host.OpenAsync();
        Assert.False(await db.Comments.AnyAsync(row => row.ArticleId == article));
    }

    private static async Task<IReadOnlyList<string>> LabelsAsync(DashboardDbContext db, CardKind kind, string subject) =>
        (await db.Cards.AsNoTracking().SingleAsync(card => card.Kind == kind && card.SubjectId == subject)).Labels;
}
