namespace Dashboard.Web.Tests.CommandLine;

/// <summary>Verbs as processes of their own, as people run them.</summary>
public sealed class VerbTests
{
    private const string Password = "seven lamps on a wet quay";

    [Theory]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("key create")]
    [InlineData("user create")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("verify")]
    [InlineData("migrate")]
    [InlineData("sample")]
    public async Task Every_verb_explains_itself(string verb)
    {
        await using var program = new VerbProgram();
        var told = await program.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, told.Code);
        Assert.StartsWith("usage: dashboard", told.Out, StringComparison.Ordinal);
        Assert.Contains(verb, told.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(program.Database));
    }

    [Theory]
    [InlineData("frobnicate", "There is no verb \"frobnicate\"")]
    [InlineData("key", "There is no verb \"key\"")]
    [InlineData("key make", "There is no verb \"key make\"")]
    [InlineData("key create --role viewer", "--name is missing")]
    [InlineData("key create --name bot", "--role is missing")]
    [InlineData("key create --name bot --role king", "There is no role \"king\"")]
    [InlineData("key create --name bot --role viewer --expires soon", "is no time")]
    [InlineData("key create --name bot --role", "--role needs a value")]
    [InlineData("key create --nmae bot", "has no option --nmae")]
    [InlineData("backup", "backup needs FILE")]
    [InlineData("backup a b", "does not know what to do with \"b\"")]
    [InlineData("verify now", "does not know what to do with \"now\"")]
    [InlineData("import --story Dam", "import needs SOURCE")]
    [InlineData("import nowhere.txt --story Dam", "is no file, no folder and no web address")]
    [InlineData("user create --email a@b.example --name A --role viewer --password-stdin=x", "takes no value")]
    public async Task Wrong_use_exits_with_2_and_says_what_is_wrong(string line, string said)
    {
        await using var program = new VerbProgram();
        var told = await program.RunAsync(line.Split(' '));
        Assert.Equal(2, told.Code);
        Assert.Contains(said, told.Error, StringComparison.Ordinal);
        Assert.Contains("usage: dashboard", told.Error, StringComparison.Ordinal);
        Assert.Empty(told.Out);
    }

    [Fact]
    public async Task Key_and_user_work_before_the_server_ever_ran_and_while_it_runs()
    {
        await using var program = new VerbProgram();
        var before = await program.RunAsync(["key", "create", "--name", "bot", "--role", "fact-checker", "--expires", "30d"]);
        Assert.Equal((0, ""), (before.Code, before.Error));
        Assert.Matches("^dk_[A-Za-z0-9_-]{43}$", before.Out.TrimEnd('\n'));
        Assert.Equal(TimeSpan.FromDays(30).Ticks, await program.SqlAsync("SELECT ExpiresAt - CreatedAt FROM ApiKeys"));

        await program.ServeAsync();
        var during = await program.RunAsync(["key", "create", "--name=bot", "--role=Viewer"]);
        foreach (var key in new[] { before.Out, during.Out })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, program.Address + "/api/v1/stories");
            request.Headers.Authorization = new("Bearer", key.Trim());
            Assert.Equal(200, (int)(await program.Http.SendAsync(request)).StatusCode);
        }

        var user = await program.RunAsync(["user", "create", "--email", "ana@newsroom.example", "--name", "Ana", "--role", "editor", "--password-stdin"], Password + "\n");
        Assert.Equal((0, "", ""), (user.Code, user.Out, user.Error));
        using var browser = new Support.Browser(new Uri(program.Address));
        Assert.Equal(302, (int)(await browser.SignInAsync("ana@newsroom.example", Password)).StatusCode);

        var twice = await program.RunAsync(["user", "create", "--email", "Ana@newsroom.example", "--name", "Ana", "--role", "editor", "--password-stdin"], Password);
        Assert.Equal(1, twice.Code);
        Assert.Contains("has an account already", twice.Error, StringComparison.Ordinal);
        var weak = await program.RunAsync(["user", "create", "--email", "ben@newsroom.example", "--name", "Ben", "--role", "editor", "--password-stdin"], "password123");
        Assert.Equal(1, weak.Code);
    }

    [Fact]
    public async Task Five_first_starts_at_once_make_one_database()
    {
        await using var program = new VerbProgram();
        var told = await Task.WhenAll(Enumerable.Range(0, 5).Select(at => program.RunAsync(at % 2 == 0 ? ["migrate"] : ["key", "create", "--name", "bot", "--role", "viewer"])));
        Assert.All(told, one => Assert.True(one.Code == 0, one.Error));
        Assert.Equal(0, (await program.RunAsync(["verify"])).Code);
        Assert.Contains("up to date", (await program.RunAsync(["migrate"])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_a_newer_program_is_left_alone()
    {
        await using var program = new VerbProgram();
        await program.RunAsync(["migrate"]);
        await program.SqlAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99')");
        var told = await program.RunAsync(["verify"]);
        Assert.Equal(1, told.Code);
        Assert.Contains("newer Dashboard", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_row_of_a_killed_migration_does_not_stop_the_next_one()
    {
        await using var program = new VerbProgram();
        await program.SqlAsync("""
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00+00:00');
            """);
        Assert.Equal(0, (await program.RunAsync(["migrate"])).Code);
    }

    [Fact]
    public async Task Verify_names_the_first_bad_row_of_each_story()
    {
        await using var program = new VerbProgram();
        Assert.Equal(0, (await program.RunAsync(["sample"])).Code);
        Assert.Contains("all in order", (await program.RunAsync(["verify"])).Out, StringComparison.Ordinal);
        await program.SqlAsync("UPDATE Log SET ActorName = 'Somebody else' WHERE Sequence = 3");
        var told = await program.RunAsync(["verify"]);
        Assert.Equal(1, told.Code);
        Assert.Contains("row 3", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_analyses_by_itself_when_no_server_runs_and_does_nothing_twice()
    {
        await using var program = new VerbProgram();
        var folder = Directory.CreateDirectory(Path.Combine(program.Folder, "in", "deep")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "one.txt"), "Dam holds\n\nThe dam at the upper end of the valley held through the night, the district said on Monday.");
        await File.WriteAllTextAsync(Path.Combine(folder, "deep", "two.html"), "<html><title>Dam breaks</title><article><p>The dam broke in the night, the mayor said on Tuesday morning.</p></article></html>");
        var told = await program.RunAsync(["import", folder, "--story", "The dam"]);
        Assert.True(told.Code == 0, told.Error);
        Assert.Contains("2 of 2 on \"The dam\" (the-dam)", told.Out, StringComparison.Ordinal);
        Assert.Contains("2 of 2 analysed", told.Error, StringComparison.Ordinal);
        var again = await program.RunAsync(["import", Path.Combine(folder, "one.txt"), "--story", "the-dam", "--no-wait"]);
        Assert.Contains("on the story already", again.Error, StringComparison.Ordinal);
        Assert.Equal((1L, 2L, 0L), (await program.SqlAsync("SELECT COUNT(*) FROM Stories"), await program.SqlAsync("SELECT COUNT(*) FROM Articles"),
            await program.SqlAsync("SELECT COUNT(*) FROM Receipts WHERE State IN ('Waiting', 'Working')")));
    }

    [Fact]
    public async Task Unusable_settings_are_said_plainly()
    {
        await using var program = new VerbProgram();
        program.Settings["Database__Provider"] = "oracle";
        var told = await program.RunAsync(["migrate"]);
        Assert.Equal(1, told.Code);
        Assert.Contains("it can be sqlite or postgres", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
    }
}
