using CharterBot.Storage;
using CharterBot.Storage.Sqlite;

namespace CharterBot.Tests.Storage;

public sealed class SqliteCharterStoreTests : CharterStoreContract
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override ICharterStore Open() => new SqliteCharterStore(_folder.PathOf("charters.db"));
}
