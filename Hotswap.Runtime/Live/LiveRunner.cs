namespace Hotswap;

/// <summary>
/// Runs a live job with the code of one version: reads what the job carries, then calls the live function or the live
/// type's handler. Generated; vault and context of the version are bound already.
/// </summary>
/// <param name="job">The job; its name is not looked at again.</param>
/// <param name="cancellationToken">Handed to the code, where it takes one.</param>
/// <returns>Ends when the code has ended. An exception of the code comes out as it is.</returns>
/// <exception cref="LiveJobDataException">The job's data could not be read; the code was not called.</exception>
public delegate ValueTask LiveRunner(LiveJob job, CancellationToken cancellationToken);
