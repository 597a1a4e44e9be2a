using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>People by id, and which sub-admin looks after whom.</summary>
internal sealed class UserRows : IProjection
{
    private const string Select =
        "SELECT user_uid, created, display_name, email, phone, gender, age, height_cm, weight_kg FROM users";

    public string Schema => """
        CREATE TABLE users(
            user_uid TEXT PRIMARY KEY, created INTEGER NOT NULL, display_name TEXT, email TEXT, phone TEXT, gender TEXT,
            age REAL, height_cm REAL, weight_kg REAL);
        CREATE TABLE assignments(sub_admin TEXT NOT NULL, client TEXT NOT NULL, PRIMARY KEY(sub_admin, client)) WITHOUT ROWID;
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        switch (fact)
        {
            case UserChanged person:
                Sql.Run(
                    connection,
                    """
                    INSERT INTO users VALUES($user, $created, $name, $email, $phone, $gender, $age, $height, $weight)
                    ON CONFLICT(user_uid) DO UPDATE SET
                        display_name = $name, email = $email, phone = $phone, gender = $gender, age = $age, height_cm = $height, weight_kg = $weight
                    """,
                    ("$user", UserUid(stored)), ("$created", person.ChangedAt.UtcTicks), ("$name", person.DisplayName), ("$email", person.Email),
                    ("$phone", person.Phone), ("$gender", person.Gender), ("$age", person.Age), ("$height", person.HeightCm), ("$weight", person.WeightKg));
                break;
            case ClientAssigned assigned:
                Sql.Run(
                    connection, "INSERT INTO assignments VALUES($sub, $client) ON CONFLICT DO NOTHING",
                    ("$sub", UserUid(stored)), ("$client", assigned.ClientUid));
                break;
            case ClientUnassigned gone:
                Sql.Run(
                    connection, "DELETE FROM assignments WHERE sub_admin = $sub AND client = $client",
                    ("$sub", UserUid(stored)), ("$client", gone.ClientUid));
                break;
        }
    }

    public static UserRow? Find(SqliteConnection connection, string userUid) =>
        Sql.Read(connection, $"{Select} WHERE user_uid = $user", Map, ("$user", userUid)).SingleOrDefault();

    public static List<UserRow> List(SqliteConnection connection) => Sql.Read(connection, $"{Select} ORDER BY created, user_uid", Map);

    public static bool IsAssigned(SqliteConnection connection, string subAdmin, string client) => Sql.Read(
        connection, "SELECT 1 FROM assignments WHERE sub_admin = $sub AND client = $client", _ => true, ("$sub", subAdmin), ("$client", client)).Count > 0;

    public static List<string> ClientsOf(SqliteConnection connection, string subAdmin) => Sql.Read(
        connection, "SELECT client FROM assignments WHERE sub_admin = $sub ORDER BY client", row => row.GetString(0), ("$sub", subAdmin));

    private static string UserUid(StoredEvent stored) => stored.Stream[StreamNames.UserPrefix.Length..];

    private static UserRow Map(SqliteDataReader row) => new(
        row.GetString(0), Sql.Time(row, 1)!.Value, Sql.Text(row, 2), Sql.Text(row, 3), Sql.Text(row, 4), Sql.Text(row, 5),
        Sql.Number(row, 6), Sql.Number(row, 7), Sql.Number(row, 8));
}
