namespace CharterBot.Tests.Setup;

/// <summary>What <c>tests/run</c> brings, says and answers on machines that lack this or that.</summary>
public sealed class TheOneCommandTests : IDisposable
{
    private readonly FakeMachine _machine;

    public TheOneCommandTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The browser is installed by apt-get on Linux only.");
        _machine = new();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _machine?.Dispose();

    [Fact]
    public async Task It_ends_with_the_counts_and_hands_its_arguments_on()
    {
        _machine.Add("chromium", "");

        var (code, said) = await _machine.RunAsync(Token);

        Assert.Equal(0, code);
        Assert.Contains($"browser [{_machine.PathOf("chromium")}]", said, StringComparison.Ordinal);
        Assert.Contains("--some argument]", said, StringComparison.Ordinal);
        Assert.EndsWith("9 passed, 0 failed, 0 skipped\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet", "tests/run: the .NET 10 SDK is missing\n")]
    [InlineData("npm", "tests/run: Node.js with npm is missing\n")]
    public async Task What_only_people_can_install_is_named(string program, string words)
    {
        _machine.Remove(program);

        Assert.Equal((1, words), await _machine.RunAsync(Token));
    }

    [Fact]
    public async Task A_browser_of_ones_own_comes_first()
    {
        _machine.Add("chromium", "");
        _machine.Add("mine", "");

        var (code, said) = await _machine.RunAsync(Token, ("CHARTERBOT_CHROMIUM", _machine.PathOf("mine")));

        Assert.Equal(0, code);
        Assert.Contains($"browser [{_machine.PathOf("mine")}]", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_of_ones_own_that_is_not_there_is_no_silent_skip() => Assert.Equal(
        (1, "tests/run: CHARTERBOT_CHROMIUM is no program: /nowhere/chromium\n"),
        await _machine.RunAsync(Token, ("CHARTERBOT_CHROMIUM", "/nowhere/chromium")));

    [Fact]
    public async Task A_missing_browser_is_installed_and_used()
    {
        _machine.IsRoot(true);
        var chromium = _machine.PathOf("chromium");
        _machine.Add("apt-get", $"""
            [ "$1" = install ] || exit 0
            echo '#!/bin/sh' > {chromium}
            chmod +x {chromium}
            """);

        var (code, said) = await _machine.RunAsync(Token, ("CI", "true"));

        Assert.Equal(0, code);
        Assert.StartsWith("tests/run: installing Chromium\n", said, StringComparison.Ordinal);
        Assert.Contains($"browser [{chromium}]", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_installation_says_why_and_the_other_tests_run()
    {
        _machine.IsRoot(true);
        _machine.Add("apt-get", """
            echo 'Reading package lists...'
            echo 'E: Unable to locate package chromium' >&2
            exit 100
            """);

        var (code, said) = await _machine.RunAsync(Token, ("SKIPPED", "4"));

        Assert.Equal(0, code);
        Assert.Contains(
            "could not be installed: E: Unable to locate package chromium\n", said, StringComparison.Ordinal);
        Assert.Contains("browser []", said, StringComparison.Ordinal);
        Assert.EndsWith("9 passed, 0 failed, 4 skipped\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_install_the_browser_tests_are_skipped_aloud()
    {
        _machine.Add("apt-get", "echo touched; exit 100");

        var (code, said) = await _machine.RunAsync(Token, ("SKIPPED", "4"));

        Assert.Equal(0, code);
        Assert.StartsWith(
            "tests/run: no Chromium here and no right to install it\ntests/run: the browser tests are skipped\n",
            said,
            StringComparison.Ordinal);
        Assert.DoesNotContain("touched", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "CI=true", "SKIPPED=4")]
    [InlineData(2, "CI=true", "SKIPPED=4", "FAILED=1")]
    [InlineData(2, "FAILED=1")]
    [InlineData(9, "SUCCEEDED=0")]
    [InlineData(1, "BUILD=1")]
    public async Task Its_exit_code_is_true(int expected, params string[] settings)
    {
        _machine.Add("chromium", "");

        var (code, said) = await _machine.RunAsync(
            Token, [.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]);

        Assert.Equal(expected, code);
        if (expected == 3)
            Assert.Contains("tests/run: in CI nothing may be skipped\n", said, StringComparison.Ordinal);
    }
}
