using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// A comment that bears on the story becomes a lead: it supports or disputes a claim, or adds one. Its card stands on top of the lane of notes,
/// where the team looks for what to follow up; the contradictions lane holds what articles say against each other.
/// </summary>
public sealed class LinkLead(StoryLog log, StoryLookup lookup)
{
    public const int MaxClaimLength = 500;

    /// <param name="Relation">What it does to the claim.</param>
    /// <param name="Start">The words of the comment that matter; null for all of it.</param>
    /// <param name="Claim">A sentence of an article of the story; not for a claim that the comment adds.</param>
    /// <param name="ClaimText">The claim in words; taken from the sentence, or from the comment when it adds one, if left out.</param>
    public sealed record Request(LeadRelation? Relation, int? Start = null, int? End = null, StatementAnchor? Claim = null, string? ClaimText = null);

    public async Task<Lead> AddAsync(Actor actor, string commentId, Request request, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Comment>(commentId, cancel)).StoryId;
        actor.Require(Permission.WriteNotes, storyId);
        var relation = request.Relation ?? throw new RuleBrokenException("Say what the comment does: supports, disputes or adds.", "relation");
        var words = Text.Optional(request.ClaimText, MaxClaimLength, "The claim", "claimText");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var comment = await write.GetAsync<Comment>(commentId, cancel);
            if (comment.ErasedAt is not null)
                throw new RuleBrokenException("The words of this comment were erased.");
            var (start, end) = (request.Start ?? 0, request.End ?? comment.Text.Length);
            if (start < 0 || end <= start || end > comment.Text.Length)
                throw new RuleBrokenException("Start and end do not lie in the comment's text.", "start");
            var quote = comment.Text[start..end];
            if (relation == LeadRelation.Adds && request.Claim is not null)
                throw new RuleBrokenException("A claim that the comment adds stands in no article yet.", "claim");
            if (relation != LeadRelation.Adds && request.Claim is null)
                throw new RuleBrokenException("Name the sentence that the comment supports or disputes.", "claim");
            var claim = words ?? (request.Claim is { } anchor ? await SentenceAsync(write, anchor, cancel) : Short(quote));
            var lead = write.Add(LogKinds.LeadAdded, new Lead
            {
                Id = Ids.New(), StoryId = storyId, CommentId = commentId, Relation = relation, Start = start, End = end, Claim = request.Claim, ClaimText = claim,
                ById = actor.Id, ByName = actor.Name, At = write.Now,
            });
            await CardIntake.PutOnTopAsync(write, LaneKind.Notes, CardKind.Lead, lead.Id, cancel, card => (card.Title, card.Text) = (TitleOf(lead), Short(quote)));
            return lead;
        }, cancel);
    }

    /// <summary>Takes a lead and its card off the board: whoever made it, or an editor. Undo brings it back.</summary>
    public async Task RemoveAsync(Actor actor, string leadId, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Lead>(leadId, cancel)).StoryId;
        actor.Require(Permission.WriteNotes, storyId);
        await log.WriteAsync(storyId, actor, async write =>
        {
            var lead = await write.GetAsync<Lead>(leadId, cancel);
            if (lead.ById != actor.Id)
                actor.Require(Permission.EditBoards, storyId);
            await CardIntake.RemoveAsync(write, lead.Id, cancel);
            write.Remove(LogKinds.LeadRemoved, lead);
        }, cancel);
    }

    internal static string TitleOf(Lead lead) => $"Reader {WordOf(lead.Relation)}: {lead.ClaimText}";

    internal static string WordOf(LeadRelation relation) => relation switch
    {
        LeadRelation.Supports => "supports",
        LeadRelation.Disputes => "disputes",
        _ => "adds",
    };

    private static async Task<string> SentenceAsync(StoryWrite write, StatementAnchor anchor, CancellationToken cancel)
    {
        var article = await write.GetAsync<Article>(anchor.ArticleId, cancel);
        var text = write.Db.ArticleVersions.Where(row => row.ArticleId == article.Id && row.Number == article.CurrentVersion).Select(row => row.Text).FirstOrDefault() ?? "";
        if (anchor.Start < 0 || anchor.End <= anchor.Start || anchor.End > text.Length)
            throw new RuleBrokenException("Start and end do not lie in the article's text.", "claim");
        return Short(text[anchor.Start..anchor.End]);
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 280 ? line : line[..280].TrimEnd() + "…";
    }
}
