namespace Dashboard.Web.Tests.Security;

/// <summary>
/// What the source may contain, and where. A file that is added to a list here is a decision: the one who adds it has looked at where the
/// text in it comes from.
/// </summary>
public sealed class GateOfSourceTests
{
    [Fact]
    public void Source_is_found() => Assert.True(SourceTree.Files.Count() > 300);

    /// <summary>These write markup of their own and encode every word of somebody else; nothing that came in is ever shown as markup.</summary>
    [Fact]
    public void Markup_is_made_by_the_drawings_alone() => Assert.Equal(
        [
            "src/Dashboard.Web/Components/Draw.razor", "src/Dashboard.Web/Components/Icons.cs", "src/Dashboard.Web/Features/Board/CardItem.razor",
            "src/Dashboard.Web/Features/Matrix/StanceMark.cs",
        ],
        SourceTree.With("MarkupString|AddMarkupContent"));

    [Fact]
    public void Scripts_write_no_markup_and_run_no_text() =>
        Assert.Empty(SourceTree.With(@"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|DOMParser|setHTMLUnsafe)\b|\beval\s*\(|new Function\s*\("));

    [Fact]
    public void Pages_show_no_pictures_frames_or_objects_of_others() =>
        Assert.DoesNotContain(SourceTree.With(@"<(?:img|iframe|object|embed|video|audio|source|picture|frame|portal)[\s>]"), path => path.EndsWith(".razor", StringComparison.Ordinal));

    /// <summary>The guarded client, and the line to the language model, whose address is the admin's own choice and which follows nobody elsewhere.</summary>
    [Fact]
    public void Every_request_that_goes_out_is_made_by_the_guarded_client() => Assert.Equal(
        ["src/Dashboard.Ingest/Fetching/GuardedHttpClient.cs", "src/Dashboard.Web/Features/SecondOpinions/SecondOpinionModel.cs"],
        SourceTree.With(@"\b(?:HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|IHttpClientFactory|AddHttpClient|WebClient|WebRequest|ClientWebSocket|TcpClient|UdpClient|SmtpClient|Ping|QuicConnection|NetworkStream)\b|\bnew Socket\b|\bDns\.Get|\bHubConnectionBuilder\b"));

    [Fact]
    public void Documents_are_read_without_document_types_that_lead_anywhere()
    {
        Assert.Empty(SourceTree.With(@"DtdProcessing\.Parse|XmlUrlResolver|XmlSecureResolver|XmlPreloadedResolver|\bnew XmlDocument\b|XmlTextReader|XmlSerializer|DataContractSerializer|\bXslCompiledTransform\b|XmlSchemaSet|\bXPathDocument\b|XElement\.(?:Load|Parse)|XDocument\.Parse|BinaryFormatter"));
        // Readers of XML take their settings from a field beside them.
        foreach (var (path, text) in SourceTree.Files.Where(file => file.Text.Contains("XmlReader.Create(", StringComparison.Ordinal)))
        {
            Assert.Equal(text.Split("XmlReader.Create(").Length, text.Split(", Settings)").Length);
            Assert.True(text.Contains("XmlResolver = null", StringComparison.Ordinal) && (text.Contains("DtdProcessing.Prohibit", StringComparison.Ordinal) || text.Contains("DtdProcessing.Ignore", StringComparison.Ordinal)), path);
        }
    }

    [Fact]
    public void Nothing_that_came_in_is_run_by_the_machine() =>
        Assert.Empty(SourceTree.With(@"\bProcess\.Start\b|ProcessStartInfo|Assembly\.Load|CSharpScript|\bMarshal\b|DllImport|NativeLibrary"));
}
