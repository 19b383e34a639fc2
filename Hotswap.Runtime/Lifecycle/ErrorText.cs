using System.Reflection;
using System.Text;

namespace Hotswap;

/// <summary>
/// Turns an exception of plugin code into text. The exception itself is never kept: its stack trace holds the plugin's
/// methods, and those hold the version in memory.
/// </summary>
internal static class ErrorText
{
    /// <summary>The exception with its stack trace, for logs.</summary>
    public static string Of(Exception e)
    {
        try
        {
            return Unwrap(e).ToString();
        }
        catch (Exception broken)
        {
            // A plugin's own exception type may throw from its members.
            return $"{e.GetType().FullName} (its text could not be read: {broken.GetType().FullName})";
        }
    }

    /// <summary>
    /// Type and message on one line, for reports, and those of what lies behind it: who reads them gets no inner exception, and the
    /// outer one may say no more than that something failed.
    /// </summary>
    public static string Brief(Exception e)
    {
        e = Unwrap(e);
        try
        {
            StringBuilder text = new();
            for (Exception? next = e; next is not null; next = next is AggregateException ? null : next.InnerException)
            {
                text.Append(text.Length == 0 ? "" : " ---> ").Append(next.GetType().FullName).Append(": ").Append(next.Message);
            }

            return string.Join(' ', text.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        catch (Exception broken)
        {
            return $"{e.GetType().FullName} (its text could not be read: {broken.GetType().FullName})";
        }
    }

    private static Exception Unwrap(Exception e) => e switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => e,
    };
}
