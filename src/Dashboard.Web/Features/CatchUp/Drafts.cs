using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.CatchUp;

/// <summary>What people have typed and not sent yet, kept on the server so that no crash, sleep or deploy loses it.</summary>
public sealed class Drafts(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    private const int MaxLength = 100_000;

    /// <summary>The text of a field; null when there is none.</summary>
    public async Task<string?> GetAsync(Actor actor, string key, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        return await db.Drafts.Where(row => row.PersonId == actor.Id && row.Key == key).Select(row => row.Text).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Keeps the text of a field; an empty text forgets it.</summary>
    /// <exception cref="RuleBrokenException">Longer than any field takes.</exception>
    public async Task SaveAsync(Actor actor, string key, string? text, CancellationToken cancel = default)
    {
        if (key.Length > 200 || text?.Length > MaxLength)
            throw new RuleBrokenException($"A draft can have up to {MaxLength} characters.");
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        using (await gate.EnterAsync(cancel))
        {
            var draft = await db.Drafts.FindAsync([actor.Id, key], cancel);
            if (string.IsNullOrEmpty(text))
            {
                if (draft is not null)
                    db.Drafts.Remove(draft);
            }
            else if (draft is null)
            {
                db.Drafts.Add(new Draft { PersonId = actor.Id, Key = key, Text = text, SavedAt = time.GetUtcNow() });
            }
            else
            {
                (draft.Text, draft.SavedAt) = (text, time.GetUtcNow());
            }
            await db.SaveChangesAsync(cancel);
        }
    }
}
