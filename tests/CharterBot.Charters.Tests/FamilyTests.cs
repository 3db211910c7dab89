using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests;

/// <summary>Every case of a stored family has its name on the wire and survives the way there and back.</summary>
public sealed class FamilyTests
{
    public static TheoryData<Type> Cases =>
        [.. typeof(CharterEvent).GetNestedTypes().Concat(typeof(Reply).GetNestedTypes()).Where(type => type.IsClass)];

    [Theory]
    [InlineData(typeof(CharterEvent))]
    [InlineData(typeof(Reply))]
    public void Every_case_has_its_own_name_on_the_wire(Type family)
    {
        var named = family.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();

        Assert.Equal(
            family.GetNestedTypes().Where(family.IsAssignableFrom).OrderBy(type => type.Name),
            named.Select(name => name.DerivedType).OrderBy(type => type.Name));
        Assert.Equal(named.Count, named.Select(name => name.TypeDiscriminator).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_survives_being_stored(Type type)
    {
        var family = type.DeclaringType!;
        var written = JsonSerializer.Serialize(Example(type), family);

        var read = JsonSerializer.Deserialize(written, family)!;

        Assert.IsType(type, read);
        Assert.Equal(written, JsonSerializer.Serialize(read, family));
        Assert.All(
            type.GetProperties().Where(property => property.DeclaringType == type && property.CanWrite),
            property => Assert.Equal(
                Comparable(property.GetValue(Example(type))), Comparable(property.GetValue(read))));
    }

    private static object Example(Type type)
    {
        var parameters = type.GetConstructors()[0].GetParameters();
        return Activator.CreateInstance(type, [.. parameters.Select(parameter => Value(parameter.ParameterType))])!;
    }

    private static object Value(Type type) => type switch
    {
        _ when type == typeof(string) => "a text, \"quoted\" – 🗺",
        _ when type == typeof(int) => 3,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
        _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner),
        _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create("one", "two"),
        _ when type == typeof(ImmutableArray<KeptPiece>) =>
            ImmutableArray.Create(new KeptPiece(2, KeptPiece.How.ForLater)),
        _ => Example(type),
    };

    private static object? Comparable(object? value) =>
        value is IEnumerable many and not string ? string.Join('|', many.Cast<object>()) : value;
}
