using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Hotswap.Mutation;

/// <summary>
/// The tests and the code that they test, in a context of their own: what is static in them is as new. The compiler and xunit are
/// shared by all hosts of a process, so that they are warm.
/// </summary>
internal sealed class TestHost : IDisposable
{
    private readonly Context _context;
    private readonly Assembly _tests;
    private readonly XunitTestFramework _framework = new();
    private readonly Dictionary<string, ITestCase[]> _cases = [];
    private readonly FieldInfo _activeMutant;
    private readonly FieldInfo _captureCoverage;
    private readonly MethodInfo _coverage;

    public TestHost(string testAssembly, string mutatedAssembly)
    {
        _context = new Context(Path.GetDirectoryName(testAssembly)!);
        _tests = _context.LoadFromAssemblyPath(testAssembly);

        // What Stryker puts into the code that it mutates.
        Type control = _context.LoadFromAssemblyPath(mutatedAssembly).GetTypes().Single(t => t.Name == "MutantControl");
        _activeMutant = control.GetField("ActiveMutant")!;
        _captureCoverage = control.GetField("CaptureCoverage")!;
        _coverage = control.GetMethod("GetCoverageData")!;
        Activate(-1);
    }

    public IEnumerable<string> Classes => _tests.GetExportedTypes().Select(t => t.FullName!).Order(StringComparer.Ordinal);

    public void Activate(int mutant) => _activeMutant.SetValue(null, mutant);

    public void CaptureCoverage() => _captureCoverage.SetValue(null, true);

    /// <summary>The mutants that were executed since it was asked before.</summary>
    public int[] Covered() => [.. ((IList<int>[])_coverage.Invoke(null, null)!)[0].ToArray()];

    public async Task<ITestCase[]> CasesAsync(string testClass)
    {
        if (_cases.TryGetValue(testClass, out ITestCase[]? known))
        {
            return known;
        }

        TestContext.SetForInitialization(null, false, false);
        var cases = new List<ITestCase>();
        var options = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration { PreEnumerateTheories = true });
        await _framework.GetDiscoverer(_tests).Find(
            c =>
            {
                cases.Add(c);
                return ValueTask.FromResult(true);
            },
            options,
            [_tests.GetType(testClass, throwOnError: true)!]).ConfigureAwait(false);
        return _cases[testClass] = [.. cases];
    }

    /// <summary>Whether the test passes.</summary>
    public async Task<bool> RunAsync(ITestCase test)
    {
        TestContext.SetForInitialization(null, false, false);
        var failures = new FailureSink();
        var options = TestFrameworkOptions.ForExecution(new TestAssemblyConfiguration { ParallelMode = ParallelMode.None });
        await _framework.GetExecutor(_tests).RunTestCases([test], failures, options).ConfigureAwait(false);
        return !failures.Any;
    }

    public void Dispose() => _context.Unload();

    private sealed class Context(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(folder, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Hotswap.", StringComparison.Ordinal) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }

    private sealed class FailureSink : IMessageSink
    {
        public bool Any { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            Any |= message is ITestFailed or IErrorMessage or ITestCleanupFailure or ITestCaseCleanupFailure or ITestMethodCleanupFailure
                or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestAssemblyCleanupFailure;
            return true;
        }
    }
}
