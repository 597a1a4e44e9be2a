using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>One read model: its tables, and what each fact does to them. It depends on the facts alone, never on clock or chance.</summary>
internal interface IProjection
{
    /// <summary>Statements that create the tables in an empty database.</summary>
    string Schema { get; }

    /// <summary>Applies one fact; facts of no concern pass by. What it throws stops the projection.</summary>
    void Apply(SqliteConnection connection, StoredEvent stored, IFact fact);
}
