namespace Native.Tests;

/// <summary>Runs checks, tells of each, and counts: a test runner small enough to be compiled ahead of time.</summary>
internal sealed class Checks
{
    private int _passed;
    private int _failed;

    public async Task RunAsync(string name, Func<Task> check)
    {
        try
        {
            await check();
            _passed++;
            Console.WriteLine($"passed {name}");
        }
        catch (Exception e)
        {
            _failed++;
            Console.WriteLine($"failed {name}: {e}");
        }
    }

    /// <summary>Prints the counts, as .ci/run reads them.</summary>
    /// <returns>The process's exit code.</returns>
    public int Report()
    {
        Console.WriteLine($"  succeeded: {_passed}");
        Console.WriteLine($"  failed: {_failed}");
        return _failed == 0 ? 0 : 1;
    }

    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"Expected {expected}, was {actual}.");
        }
    }

    public static void Contains(string part, string text)
    {
        if (!text.Contains(part, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Expected \"{part}\" in: {text}");
        }
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"Expected a {typeof(TException).Name}.");
    }
}
