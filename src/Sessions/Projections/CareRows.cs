using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Who is a sub-admin, and which sub-admin looks after whom.</summary>
internal sealed class CareRows : IProjection
{
    public string Schema => """
        CREATE TABLE sub_admins(user_uid TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE assignments(sub_admin TEXT NOT NULL, client TEXT NOT NULL, PRIMARY KEY(sub_admin, client)) WITHOUT ROWID;
        CREATE INDEX assignments_by_client ON assignments(client);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        switch (fact)
        {
            case UserChanged { InCareOf: { } subAdmin }:
                Assign(connection, subAdmin, UserUid(stored));
                break;
            case ClientAssigned assigned:
                Assign(connection, UserUid(stored), assigned.ClientUid);
                break;
            case ClientUnassigned gone:
                Sql.Run(
                    connection, "DELETE FROM assignments WHERE sub_admin = $sub AND client = $client",
                    ("$sub", UserUid(stored)), ("$client", gone.ClientUid));
                break;
            case SubAdminAppointed:
                Appoint(connection, UserUid(stored));
                break;
            // Before there were appointments, such a key made one a sub-admin; the terminal makes them so still.
            case KeyCreated { Role: "SubAdmin", UserUid: { } holder }:
                Appoint(connection, holder);
                break;
            case SubAdminDismissed:
                Dismiss(connection, UserUid(stored));
                break;
            case UserDeleted:
                Dismiss(connection, UserUid(stored));
                Sql.Run(connection, "DELETE FROM assignments WHERE client = $client", ("$client", UserUid(stored)));
                break;
        }
    }

    public static bool IsSubAdmin(SqliteConnection connection, string userUid) =>
        Sql.Read(connection, "SELECT 1 FROM sub_admins WHERE user_uid = $user", _ => true, ("$user", userUid)).Count > 0;

    public static bool IsAssigned(SqliteConnection connection, string subAdmin, string client) => Sql.Read(
        connection, "SELECT 1 FROM assignments WHERE sub_admin = $sub AND client = $client", _ => true, ("$sub", subAdmin), ("$client", client)).Count > 0;

    public static List<string> ClientsOf(SqliteConnection connection, string subAdmin) => Sql.Read(
        connection, "SELECT client FROM assignments WHERE sub_admin = $sub ORDER BY client", row => row.GetString(0), ("$sub", subAdmin));

    private static void Assign(SqliteConnection connection, string subAdmin, string client) => Sql.Run(
        connection,
        // A word that crosses a deletion comes to nothing.
        """
        INSERT INTO assignments SELECT $sub, $client
        WHERE NOT EXISTS (SELECT 1 FROM users WHERE user_uid IN ($sub, $client) AND deleted IS NOT NULL) ON CONFLICT DO NOTHING
        """,
        ("$sub", subAdmin), ("$client", client));

    private static void Appoint(SqliteConnection connection, string userUid) => Sql.Run(
        connection,
        """
        INSERT INTO sub_admins SELECT $user
        WHERE NOT EXISTS (SELECT 1 FROM users WHERE user_uid = $user AND deleted IS NOT NULL) ON CONFLICT DO NOTHING
        """,
        ("$user", userUid));

    private static void Dismiss(SqliteConnection connection, string userUid)
    {
        Sql.Run(connection, "DELETE FROM sub_admins WHERE user_uid = $user", ("$user", userUid));
        Sql.Run(connection, "DELETE FROM assignments WHERE sub_admin = $user", ("$user", userUid));
    }

    private static string UserUid(StoredEvent stored) => stored.Stream[StreamNames.UserPrefix.Length..];
}
