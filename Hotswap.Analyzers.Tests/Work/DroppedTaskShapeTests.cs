using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3004DroppedTask>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3004: whose code a task runs, and through what it is dropped.</summary>
public class DroppedTaskShapeTests
{
    [Theory]
    [InlineData("[|SaveAsync()|];")]
    [InlineData("Task saved = [|SaveAsync()|];")]
    [InlineData("Task saved = [|CountAsync()|];")]
    [InlineData("Task<int> count = [|CountAsync()|];")]
    [InlineData("_ = (Task)[|CountAsync()|];")]
    [InlineData("_ = [|ReadAsync()|];")]
    [InlineData("_ = [|ReadAsync()|].AsTask();")]
    [InlineData("_ = [|ReadAsync()|].ConfigureAwait(false);")]
    [InlineData("_ = [|SaveAsync()|].ConfigureAwait(false);")]
    [InlineData("_ = [|SaveAsync()|].ContinueWith(_ => { });")]
    [InlineData("_ = [|Task.Factory.StartNew(SaveAsync)|].Unwrap();")]
    [InlineData("_ = TaskExtensions.Unwrap([|Task.Factory.StartNew(SaveAsync)|]);")]
    [InlineData("Func<Task> save = async () => await SaveAsync(); [|save()|];")]
    public Task Flagged(string code) => Verify.Verify(Source(code), _project);

    /// <summary>The code of another assembly is no code of this version, and what is given on is not dropped here.</summary>
    [Theory]
    [InlineData("_ = Store.SaveAsync();")]
    [InlineData("Store.SaveAsync().ConfigureAwait(false);")]
    [InlineData("_ = Store.ReadAsync();")]
    [InlineData("Task saved = SaveAsync(); saved.Wait();")]
    [InlineData("Task saved = CountAsync(); Use(saved);")]
    [InlineData("Use(SaveAsync());")]
    [InlineData("Use((Task)CountAsync());")]
    [InlineData("Use(SaveAsync().ConfigureAwait(false));")]
    [InlineData("Action save = async () => await SaveAsync(); save();")]
    public Task Silent(string code) => Verify.Verify(Source(code), _project);

    private static readonly ProjectUnderTest _project = Sources.Project.Referencing("Storage", """
        public static class Store { public static async Task SaveAsync() => await Task.Yield(); public static async ValueTask<int> ReadAsync() { await Task.Yield(); return 1; } }
        """);

    private static string Source(string code) => Sources.Plugin($$"""
        public void OnLoad() { {{code}} }
        private static async Task SaveAsync() => await Task.Yield();
        private static async Task<int> CountAsync() { await Task.Yield(); return 1; }
        private static async ValueTask<int> ReadAsync() { await Task.Yield(); return 1; }
        private static void Use(object task) => Console.WriteLine(task);
        """);
}
