using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Watching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SourcePollings_Host",
                table: "SourcePollings");

            migrationBuilder.AddColumn<bool>(
                name: "WatchPages",
                table: "Stories",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "WatchPages",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Absence",
                table: "Articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WatchOff",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PageWatches",
                columns: table => new
                {
                    ArticleId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    With = table.Column<string>(type: "TEXT", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    StandsIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    QuietSince = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastResult = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Looks = table.Column<int>(type: "INTEGER", nullable: false),
                    Host = table.Column<string>(type: "TEXT", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<string>(type: "TEXT", nullable: true),
                    LastTryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageWatches", x => x.ArticleId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SourcePollings_LeasedUntil",
                table: "SourcePollings",
                column: "LeasedUntil");

            migrationBuilder.CreateIndex(
                name: "IX_PageWatches_LeasedUntil",
                table: "PageWatches",
                column: "LeasedUntil");

            migrationBuilder.CreateIndex(
                name: "IX_PageWatches_NextAt",
                table: "PageWatches",
                column: "NextAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageWatches");

            migrationBuilder.DropIndex(
                name: "IX_SourcePollings_LeasedUntil",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "WatchPages",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "WatchPages",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Absence",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "WatchOff",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_SourcePollings_Host",
                table: "SourcePollings",
                column: "Host");
        }
    }
}
