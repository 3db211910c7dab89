using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public sealed class InMemoryCharterStoreTests : CharterStoreContract
{
    private protected override ICharterStore Open() => new InMemoryCharterStore();
}
