using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Outlets;

/// <summary>Says what the articles cannot tell of an outlet: its country and who owns it.</summary>
public sealed partial class ChangeOutlet(OutletCards cards, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time, ILogger<ChangeOutlet> logger)
{
    /// <summary>Null leaves a field as it is; an empty one says that nothing is known.</summary>
    public sealed record Request(string? Country = null, string? Owner = null);

    /// <exception cref="RefusedException">Somebody changed it after <paramref name="ifVersion"/>.</exception>
    public async Task<Outlet> HandleAsync(Actor actor, string key, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        // What everybody sees is for those who look after the whole desk; a key for some stories is not.
        Sources.SourceAccess.RequireFor(actor, Permission.ManageSources, Source.WholeDesk);
        var country = Text.Optional(request.Country, Outlet.MaxCountryLength, "The country");
        var owner = Text.Optional(request.Owner, Outlet.MaxOwnerLength, "The owner");
        await cards.HandleAsync(actor, key, cancel);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var outlet = await db.Outlets.FindAsync([key], cancel);
            if (ifVersion is not null && (outlet?.Version ?? 0) != ifVersion)
                throw Changed(outlet?.ChangedBy);
            if (outlet is null)
                db.Outlets.Add(outlet = new Outlet { Key = key, ChangedBy = actor.Name });
            outlet.Country = request.Country is null ? outlet.Country : country;
            outlet.Owner = request.Owner is null ? outlet.Owner : owner;
            (outlet.Version, outlet.ChangedBy, outlet.ChangedAt) = (outlet.Version + 1, actor.Name, time.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // Another node was first: its row is there, or newer than the one that was read.
                throw Changed(null);
            }
            Changed(logger, actor.Id, key);
            return outlet;
        }
    }

    private static RefusedException Changed(string? by) =>
        new(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", $"{by ?? "Somebody"} changed what is known of this outlet first. Read it again and repeat your change.");

    [LoggerMessage(LogLevel.Information, "{Actor}: outlet.changed {Outlet}")]
    private static partial void Changed(ILogger logger, string actor, string outlet);
}
