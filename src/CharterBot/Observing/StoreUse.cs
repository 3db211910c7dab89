namespace CharterBot.Observing;

/// <summary>What the calls to the store that follow here are for: who waits for them.</summary>
internal readonly struct StoreUse : IDisposable
{
    /// <summary>A delivery waits for its acknowledgement.</summary>
    public const string Turn = "turn";

    /// <summary>What was acknowledged becomes visible.</summary>
    public const string Show = "show";

    /// <summary>Nobody waits.</summary>
    public const string Upkeep = "upkeep";

    private static readonly AsyncLocal<string?> Current = new();

    private readonly string? _before;

    private StoreUse(string? before) => _before = before;

    public static string Now => Current.Value ?? Upkeep;

    public static StoreUse For(string use)
    {
        var before = Current.Value;
        Current.Value = use;
        return new(before);
    }

    public void Dispose() => Current.Value = _before;
}
