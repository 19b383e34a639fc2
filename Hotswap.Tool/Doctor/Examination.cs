using System.Diagnostics;
using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>Looks into a host and tells how its plugin versions stand and what keeps those that should be gone.</summary>
internal static class Examination
{
    // Told for each version: more of them are seldom of another kind.
    private const int MostCulprits = 5;

    // A running process may be caught where a thread's stack or the heap cannot be walked: then it is looked at again.
    private const int MostLooks = 3;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(50);

    /// <exception cref="ToolException">The host cannot be looked into.</exception>
    public static DoctorReport Run(string what, bool viaDump, CancellationToken cancellation)
    {
        DoctorReport? found = null;
        for (int look = 1; ; look++)
        {
            bool isLast = viaDump || look == MostLooks;
            if (Look(what, viaDump, isLast, cancellation) is { } report)
            {
                found = found is null ? report : Completed(found, report);
                if (isLast || report.StoppedMilliseconds is null || found.Versions.All(IsExplained))
                {
                    return found;
                }
            }

            cancellation.WaitHandle.WaitOne(_betweenLooks);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool IsExplained(HeldVersion version) => !version.ShouldBeGone || version.Culprits.Count > 0;

    /// <summary>What was found, and of versions that it does not explain, what was found later; gone ones need no explanation.</summary>
    private static DoctorReport Completed(DoctorReport found, DoctorReport later) => found with
    {
        Versions = [.. found.Versions.Select(v => IsExplained(v) ? v : later.Versions.FirstOrDefault(l => l.Version == v.Version)).OfType<HeldVersion>()],
        StoppedMilliseconds = found.StoppedMilliseconds + later.StoppedMilliseconds,
    };

    /// <summary>Looks once; null where the heap of a process cannot be walked at this moment, and this is not the last look.</summary>
    private static DoctorReport? Look(string what, bool viaDump, bool isLast, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using Target target = Target.Open(what, viaDump);
        if (!target.Runtime.Heap.CanWalkHeap)
        {
            if (target.IsProcess && !isLast)
            {
                return null;
            }

            throw new ToolException($"the heap of {target.Name} cannot be walked at this moment: a collection is at work. Try again.");
        }

        LoadedVersions versions = new(target.Runtime);
        string[] wanted = [.. versions.States.Where(v => HeldVersion.IsGoneIn(v.Value) && versions.IsInMemory(v.Key)).Select(v => v.Key)];
        IReadOnlyDictionary<string, List<Culprit>> culprits = wanted.Length == 0 ? new Dictionary<string, List<Culprit>>() : Culprits(target, versions, wanted, cancellation);
        return new DoctorReport(
            target.Name,
            [.. versions.States
                .OrderBy(v => v.Key, StringComparer.OrdinalIgnoreCase)
                .Select(v => new HeldVersion(v.Key, v.Value, versions.IsInMemory(v.Key), culprits.GetValueOrDefault(v.Key) ?? []))],
            target.IsProcess ? (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds : null);
    }

    private static Dictionary<string, List<Culprit>> Culprits(Target target, LoadedVersions versions, string[] wanted, CancellationToken cancellation)
    {
        StaticFields statics = new(target.Runtime);
        RootSearch search = new(target.Runtime.Heap, versions, statics);
        Diagnosis diagnosis = new(statics);
        Dictionary<string, List<Culprit>> culprits = wanted.ToDictionary(w => w, w => Threads(target.Runtime, versions, w));
        foreach ((string version, List<RootPath> paths) in search.Find(wanted, cancellation))
        {
            Add(version, paths);
        }

        // Held by nothing but others that should be gone: then by way of those.
        foreach (string version in wanted.Where(w => culprits[w].Count == 0))
        {
            Add(version, search.Find([version], cancellation)[version]);
        }

        return culprits;

        void Add(string version, List<RootPath> paths)
        {
            // What the stack of a thread holds that is inside the plugin is not worth a word of its own.
            List<Culprit> known = culprits[version];
            bool isRunning = known.Count > 0;
            foreach (Culprit culprit in paths.Where(p => !isRunning || p.Root?.RootKind != ClrRootKind.Stack).Select(diagnosis.Of))
            {
                if (known.Count < MostCulprits && !known.Exists(culprit.IsTheSameAs))
                {
                    known.Add(culprit);
                }
            }
        }
    }

    /// <summary>Threads that are inside the version's code: what they hold needs no object.</summary>
    private static List<Culprit> Threads(ClrRuntime runtime, LoadedVersions versions, string version) =>
        [.. runtime.Threads
            .Where(t => t.IsAlive)
            .Select(t => (Thread: t, t.EnumerateStackTrace().LastOrDefault(f => f.Method?.Type is { } type && versions.OwnerOf(type) == version)?.Method))
            .Where(t => t.Method is not null)
            .Select(t => Diagnosis.Of(t.Thread, t.Method!))];
}
