namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>Section <c>SecondOpinion</c>: a language model that can be asked. Off until an address is given; nothing depends on it.</summary>
public sealed class SecondOpinionOptions
{
    public const string Section = "SecondOpinion";

    /// <summary>Base address of a server that speaks the OpenAI protocol, e.g. <c>https://models.paper.example/v1</c>. Empty: there is no model.</summary>
    public string? Address { get; set; }

    /// <summary>The model's name on that server.</summary>
    public string? Model { get; set; }

    /// <summary>The server's key; empty when it wants none. Never shown anywhere.</summary>
    public string? Key { get; set; }

    /// <summary>For one question, repetitions included.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Price of a million tokens that are sent, in any currency.</summary>
    public double PricePerMillionIn { get; set; }

    /// <summary>Price of a million tokens that come back.</summary>
    public double PricePerMillionOut { get; set; }

    /// <summary>Questions a day (UTC) over all stories; 0 lifts the limit.</summary>
    public int PerDayLimit { get; set; } = 200;

    /// <summary>Ask about every new flag without being told to.</summary>
    public bool Automatic { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Address);

    /// <summary>What some tokens cost; 0 without prices.</summary>
    public double CostOf(int tokensIn, int tokensOut) => (tokensIn * PricePerMillionIn + tokensOut * PricePerMillionOut) / 1_000_000;

    internal bool HasGoodAddress => !IsOn || (Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0);
}
