namespace Dashboard.Domain.People;

/// <summary>Who acts: a person in a browser, a program with a key, or the program itself.</summary>
/// <param name="Id">Person id, <c>key:</c> and the key's id, or <c>dashboard</c>.</param>
/// <param name="Name">Name for the log and the screens.</param>
/// <param name="Role">What it may do.</param>
/// <param name="OnlyStories">When set, the only stories it may touch.</param>
public sealed record Actor(string Id, string Name, Role Role, IReadOnlySet<string>? OnlyStories = null)
{
    /// <summary>The pipeline and other work that the program does by itself.</summary>
    public static readonly Actor Program = new("dashboard", "Dashboard", Role.Admin);

    /// <summary>A key, a source or the program itself rather than somebody in a browser.</summary>
    public bool IsProgram => Id == Program.Id || Id.Contains(':', StringComparison.Ordinal);

    public bool May(Permission permission, string? storyId = null) =>
        Role.Grants(permission) && (storyId is null || OnlyStories is null || OnlyStories.Contains(storyId));

    /// <exception cref="NotAllowedException">The actor's role does not grant it.</exception>
    public void Require(Permission permission, string? storyId = null)
    {
        if (!May(permission, storyId))
            throw new NotAllowedException(this, permission);
    }
}

/// <summary>The actor may not do this.</summary>
public sealed class NotAllowedException(Actor actor, Permission permission)
    : Exception($"The role {actor.Role} does not allow this ({permission}). An admin can change roles.")
{
    public Actor Actor { get; } = actor;
    public Permission Permission { get; } = permission;
}
