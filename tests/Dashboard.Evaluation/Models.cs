namespace Dashboard.Evaluation;

/// <summary>Where learned and packed tables lie in the repository.</summary>
internal static class Models
{
    /// <exception cref="BadDataException">The program does not run inside the repository.</exception>
    public static string Path(string name)
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Dashboard.sln")))
                return System.IO.Path.Combine(folder.FullName, "src", "Dashboard.Analysis", "Models", name);
        }
        throw new BadDataException("Run this inside the repository: the models are written to src/Dashboard.Analysis/Models.");
    }
}
