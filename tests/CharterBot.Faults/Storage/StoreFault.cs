namespace CharterBot.Faults.Storage;

/// <summary>What goes wrong between a bot and its store.</summary>
internal enum StoreFault
{
    None,

    /// <summary>503, and nothing was done.</summary>
    UnavailableBefore,

    /// <summary>The connection is reset, and nothing was done.</summary>
    ResetBefore,

    /// <summary>The connection is reset, and it was done.</summary>
    ResetAfter,

    /// <summary>500, and it was done.</summary>
    ErrorAfter,

    /// <summary>It is done, but long after it was asked for; who asked may have given up.</summary>
    Late,
}
