using Microsoft.Extensions.Logging;

namespace Hello;

/// <summary>Writes what the host logs to the console, one line each: errors to standard error.</summary>
internal sealed class ConsoleLog : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This log has one provider: the console.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            TextWriter to = logLevel >= LogLevel.Error ? Console.Error : Console.Out;
            to.WriteLine($"  [{eventId.Id}] {formatter(state, exception)}");
        }
    }

    public void Dispose()
    {
    }
}
