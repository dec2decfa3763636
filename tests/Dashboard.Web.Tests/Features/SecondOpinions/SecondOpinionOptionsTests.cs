using Dashboard.Web.Features;
using Dashboard.Web.Features.Contradictions.Publishing;
using Dashboard.Web.Features.SecondOpinions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Features.SecondOpinions;

public sealed class SecondOpinionOptionsTests
{
    [Theory]
    [InlineData("SecondOpinion__Address", "Address", "ftp://models.example", "Model", "m")]
    [InlineData("SecondOpinion__Address", "Address", "https://ana:secret@models.example", "Model", "m")]
    [InlineData("SecondOpinion__Model", "Address", "https://models.example/v1")]
    [InlineData("SecondOpinion__TimeoutSeconds", "TimeoutSeconds", "0")]
    [InlineData("SecondOpinion__PricePerMillionIn", "PricePerMillionIn", "-1")]
    [InlineData("SecondOpinion__PerDayLimit", "PerDayLimit", "-5")]
    public void Wrong_setting_is_refused_by_its_name(string blamed, params string[] settings)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Contains(blamed, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Site_for_readers_must_be_an_address()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Publish:Site", "javascript:alert(1)")]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddFeatures().BuildServiceProvider();
        Assert.Contains("Publish__Site", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<PublishOptions>>().Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_there_is_no_model() => Assert.False(Read().IsOn);

    private static SecondOpinionOptions Read(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).ToDictionary(pair => $"SecondOpinion:{pair[0]}", pair => (string?)pair[1])).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddFeatures().BuildServiceProvider();
        return services.GetRequiredService<IOptions<SecondOpinionOptions>>().Value;
    }
}
