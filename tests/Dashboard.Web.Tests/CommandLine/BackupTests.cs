namespace Dashboard.Web.Tests.CommandLine;

public sealed class BackupTests
{
    [Fact]
    public async Task Backup_of_a_running_program_restores_to_what_it_was_and_keeps_the_old_one()
    {
        await using var program = new VerbProgram();
        await program.RunAsync(["sample"]);
        await program.ServeAsync();
        var file = Path.Combine(program.Folder, "out", "monday.db");
        var told = await program.RunAsync(["backup", file]);
        Assert.True(told.Code == 0, told.Error);
        Assert.False(File.Exists(file + "-wal"));

        var again = await program.RunAsync(["backup", file]);
        Assert.Equal(1, again.Code);
        Assert.Contains("exists already", again.Error, StringComparison.Ordinal);

        var served = await program.RunAsync(["restore", file]);
        Assert.Equal(1, served.Code);
        Assert.Contains("A server runs on this database", served.Error, StringComparison.Ordinal);

        await program.StopAsync();
        var rows = await program.SqlAsync("SELECT COUNT(*) FROM Log", file);
        await program.RunAsync(["key", "create", "--name", "later", "--role", "viewer"]);
        var restored = await program.RunAsync(["restore", file]);
        Assert.True(restored.Code == 0, restored.Error);
        Assert.Equal((0L, rows), (await program.SqlAsync("SELECT COUNT(*) FROM ApiKeys"), await program.SqlAsync("SELECT COUNT(*) FROM Log")));
        Assert.Equal(0, (await program.RunAsync(["verify"])).Code);
        var aside = Assert.Single(Directory.GetFiles(program.Folder, "*.before-restore-*"));
        Assert.Equal(1L, await program.SqlAsync("SELECT COUNT(*) FROM ApiKeys", aside));
        Assert.Empty(Directory.GetFiles(program.Folder, "*.part*", SearchOption.AllDirectories));
        await program.ServeAsync();
    }

    [Fact]
    public async Task Backup_that_was_edited_cut_off_or_is_something_else_is_not_restored()
    {
        await using var program = new VerbProgram();
        await program.RunAsync(["sample"]);
        string File_(string name) => Path.Combine(program.Folder, name);
        Assert.Equal(0, (await program.RunAsync(["backup", File_("good")])).Code);
        var bytes = await File.ReadAllBytesAsync(File_("good"));
        await File.WriteAllBytesAsync(File_("cut"), bytes[..(bytes.Length / 2)]);
        await File.WriteAllTextAsync(File_("text"), "Dear diary");
        await File.WriteAllTextAsync(File_("empty"), "");
        foreach (var (name, sql) in new[]
        {
            ("edited", "UPDATE Log SET ActorName = 'Somebody else' WHERE Sequence = 2"), ("shortened", "DELETE FROM Log WHERE Sequence = (SELECT MAX(Sequence) FROM Log)"),
            ("other", "DROP TABLE Articles"),
        })
        {
            File.Copy(File_("good"), File_(name));
            await program.SqlAsync(sql, File_(name));
        }
        var before = await program.SqlAsync("SELECT COUNT(*) FROM Log");
        foreach (var name in new[] { "cut", "text", "empty", "edited", "shortened", "other", "missing" })
        {
            var told = await program.RunAsync(["restore", File_(name)]);
            Assert.True(told.Code == 1, $"{name}: {told.Code} {told.Out}");
            Assert.NotEmpty(told.Error);
            Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
        }
        Assert.Equal(before, await program.SqlAsync("SELECT COUNT(*) FROM Log"));
        Assert.Empty(Directory.GetFiles(program.Folder, "*.before-restore-*"));
        Assert.Empty(Directory.GetFiles(program.Folder, "*.part*"));
    }
}
