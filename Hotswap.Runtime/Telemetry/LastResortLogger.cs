using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Where a host without loggers says what no caller is told: warnings and errors go to the standard error stream. A reload that
/// nobody asked for by a call would otherwise fail unseen.
/// </summary>
internal sealed class LastResortLogger(string category) : ILogger
{
    /// <summary>Makes such loggers.</summary>
    public static ILoggerFactory Factory { get; } = new LastResortLoggerFactory();

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // A lifecycle method that failed is named again, with the load that failed by it.
        if (!IsEnabled(logLevel) || eventId.Id == Hotswap.Log.LifecycleFailedId)
        {
            return;
        }

        try
        {
            string error = exception is null ? "" : $"\n{exception}";
            Console.Error.WriteLine($"{(logLevel == LogLevel.Warning ? "warning" : "error")}: {category}[{eventId.Id}] {formatter(state, exception)}{error}");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has no error stream any more: nobody listens.
        }
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    private sealed class LastResortLoggerFactory : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new LastResortLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) =>
            throw new NotSupportedException("This is what a host without loggers has. Set PluginHostOptions.LoggerFactory to a factory of your own.");

        public void Dispose()
        {
        }
    }
}
