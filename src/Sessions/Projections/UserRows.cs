using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>People by id. Of somebody deleted only the id is left, so that it is never given again.</summary>
internal sealed class UserRows : IProjection
{
    private const string Columns =
        "user_uid, created, display_name, email, phone, gender, age, height_cm, weight_kg, ycom, leg_length, shoe_size, brand, shoe_model, plan";

    // In care of a sub-admin, the one person alone, or sub-admins only; a null passes all.
    private const string Chosen = """
        FROM users WHERE deleted IS NULL
          AND ($care IS NULL OR user_uid IN (SELECT client FROM assignments WHERE sub_admin = $care))
          AND ($only IS NULL OR user_uid = $only)
          AND ($sub = 0 OR user_uid IN (SELECT user_uid FROM sub_admins))
        """;

    public string Schema => """
        CREATE TABLE users(
            user_uid TEXT PRIMARY KEY, created INTEGER NOT NULL, display_name TEXT, email TEXT, phone TEXT, gender TEXT,
            age REAL, height_cm REAL, weight_kg REAL, ycom REAL, leg_length REAL, shoe_size REAL, brand TEXT, shoe_model TEXT, plan TEXT,
            deleted INTEGER, keep_sessions INTEGER, forgotten INTEGER);
        CREATE INDEX users_by_age ON users(created, user_uid);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        switch (fact)
        {
            case UserChanged person:
                Change(connection, UserUid(stored), person);
                break;
            case UserDeleted deleted:
                Sql.Run(
                    connection,
                    $"""
                    INSERT OR REPLACE INTO users(user_uid, created, deleted, keep_sessions)
                    VALUES($user, COALESCE((SELECT created FROM users WHERE user_uid = $user), $at), $at, $keep)
                    """,
                    ("$user", UserUid(stored)), ("$at", deleted.DeletedAt.UtcTicks), ("$keep", deleted.KeepSessions));
                break;
            case UserForgotten gone:
                Sql.Run(connection, "UPDATE users SET forgotten = $at WHERE user_uid = $user", ("$user", UserUid(stored)), ("$at", gone.ForgottenAt.UtcTicks));
                break;
        }
    }

    public static UserRow? Find(SqliteConnection connection, string userUid) => Page(connection, new UserQuery { Only = userUid }, null, 1).SingleOrDefault();

    public static List<UserRow> List(SqliteConnection connection) => Page(connection, new UserQuery(), null, -1);

    /// <summary>People in the order in which they became known, after the one given; −1 is no limit.</summary>
    public static List<UserRow> Page(SqliteConnection connection, UserQuery query, string? after, int limit) => Sql.Read(
        connection,
        $"""
        SELECT {Columns} {Chosen}
          AND ($after IS NULL OR (created, user_uid) > (SELECT created, user_uid FROM users WHERE user_uid = $after))
        ORDER BY created, user_uid LIMIT $limit
        """,
        Map, ("$care", query.InCareOf), ("$only", query.Only), ("$sub", query.SubAdmins), ("$after", after), ("$limit", limit));

    public static int Count(SqliteConnection connection, UserQuery query) => Sql.Read(
        connection, $"SELECT COUNT(*) {Chosen}", row => row.GetInt32(0), ("$care", query.InCareOf), ("$only", query.Only), ("$sub", query.SubAdmins)).Single();

    /// <summary>The deleted with whom not everything has gone yet, and whether their sessions are kept.</summary>
    public static List<(string UserUid, bool KeepSessions)> Leaving(SqliteConnection connection) => Sql.Read(
        connection, "SELECT user_uid, keep_sessions FROM users WHERE deleted IS NOT NULL AND forgotten IS NULL ORDER BY deleted, user_uid",
        row => (row.GetString(0), row.GetBoolean(1)));

    private static void Change(SqliteConnection connection, string userUid, UserChanged person) => Sql.Run(
        connection,
        $"""
        INSERT INTO users({Columns})
        VALUES($user, $created, $name, $email, $phone, $gender, $age, $height, $weight, $ycom, $leg, $shoe, $brand, $model, $plan)
        ON CONFLICT(user_uid) DO UPDATE SET
            display_name = $name, email = $email, phone = $phone, gender = $gender, age = $age, height_cm = $height, weight_kg = $weight,
            ycom = $ycom, leg_length = $leg, shoe_size = $shoe, brand = $brand, shoe_model = $model, plan = $plan
        WHERE deleted IS NULL
        """,
        ("$user", userUid), ("$created", person.ChangedAt.UtcTicks), ("$name", person.DisplayName), ("$email", person.Email),
        ("$phone", person.Phone), ("$gender", person.Gender), ("$age", person.Age), ("$height", person.HeightCm), ("$weight", person.WeightKg),
        ("$ycom", person.Ycom), ("$leg", person.LegLength), ("$shoe", person.ShoeSize), ("$brand", person.Brand), ("$model", person.ShoeModel),
        ("$plan", person.Plan));

    private static string UserUid(StoredEvent stored) => stored.Stream[StreamNames.UserPrefix.Length..];

    private static UserRow Map(SqliteDataReader row) => new(
        row.GetString(0), Sql.Time(row, 1)!.Value, Sql.Text(row, 2), Sql.Text(row, 3), Sql.Text(row, 4), Sql.Text(row, 5),
        Sql.Number(row, 6), Sql.Number(row, 7), Sql.Number(row, 8), Sql.Number(row, 9), Sql.Number(row, 10), Sql.Number(row, 11),
        Sql.Text(row, 12), Sql.Text(row, 13), Sql.Text(row, 14));
}
