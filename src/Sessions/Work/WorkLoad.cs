using Aikynetix.Sessions.Projections;

namespace Aikynetix.Sessions.Work;

/// <summary>Tells how much durable work there is.</summary>
public sealed class WorkLoad
{
    /// <summary>How analyses are called among the kinds of work.</summary>
    public const string Analysis = "analysis";

    private readonly ReadModel _model;

    internal WorkLoad(ReadModel model) => _model = model;

    /// <summary>Each kind of work with what waits (or is put off) and what is at work; kinds of which there is none are left out.</summary>
    public Task<IReadOnlyList<(string Kind, int Waiting, int AtWork)>> CountAsync(CancellationToken cancellationToken) => Task.Run(
        IReadOnlyList<(string Kind, int Waiting, int AtWork)> () => _model.Query(rows =>
        {
            var (waiting, atWork) = WorkRows.Count(rows);
            return (List<(string Kind, int Waiting, int AtWork)>)[(Analysis, waiting, atWork), .. JobRows.Count(rows)];
        }),
        cancellationToken);
}
