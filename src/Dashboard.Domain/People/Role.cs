namespace Dashboard.Domain.People;

public enum Role { Viewer, Reporter, FactChecker, Moderator, Editor, Admin }

/// <summary>What a person may do. Commands ask for one of these; screens hide what is not granted.</summary>
public enum Permission
{
    Read, AddArticles, WriteNotes, MoveCards, TakeContradictions, ResolveContradictions, DecideContradictions, CorrectArticles, Moderate,
    EditBoards, EditStories, ManageSources, ManagePeople,
}

/// <summary>Which role grants what.</summary>
public static class Roles
{
    private static readonly Permission[] s_reporter =
        [Permission.Read, Permission.AddArticles, Permission.WriteNotes, Permission.MoveCards, Permission.TakeContradictions];

    private static readonly Dictionary<Role, HashSet<Permission>> s_grants = new()
    {
        [Role.Viewer] = [Permission.Read],
        [Role.Reporter] = [.. s_reporter],
        [Role.FactChecker] = [.. s_reporter, Permission.ResolveContradictions, Permission.CorrectArticles],
        [Role.Moderator] = [.. s_reporter, Permission.Moderate],
        [Role.Editor] = [.. Enum.GetValues<Permission>().Except([Permission.ManagePeople])],
        [Role.Admin] = [.. Enum.GetValues<Permission>()],
    };

    public static bool Grants(this Role role, Permission permission) => s_grants[role].Contains(permission);
}
