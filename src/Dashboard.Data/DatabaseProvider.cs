namespace Dashboard.Data;

public enum DatabaseProvider { Sqlite, Postgres }
