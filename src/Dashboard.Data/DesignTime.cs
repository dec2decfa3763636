using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.Data;

// Used by `dotnet ef migrations add` only:
//   dotnet ef migrations add NAME --project src/Dashboard.Data --context SqliteDashboardDbContext --output-dir Sqlite/Migrations
//   dotnet ef migrations add NAME --project src/Dashboard.Data --context PostgreSqlDashboardDbContext --output-dir PostgreSql/Migrations
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDashboardDbContext>
{
    public SqliteDashboardDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDashboardDbContext>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDashboardDbContext>
{
    public PostgreSqlDashboardDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDashboardDbContext>().UseNpgsql("Host=localhost;Database=design").Options);
}
