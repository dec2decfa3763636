using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FollowedThreads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ArticleId",
                table: "Sources",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "DayFirst",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "Sources",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Backlog",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "FirstReadAt",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hub",
                table: "SourcePollings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubAskedAt",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubRemark",
                table: "SourcePollings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubSecret",
                table: "SourcePollings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubUntil",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SkipDays",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SkipHours",
                table: "SourcePollings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Topic",
                table: "SourcePollings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeskEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SourceId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeskEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_SourceId_Id",
                table: "DeskEntries",
                columns: new[] { "SourceId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeskEntries");

            migrationBuilder.DropColumn(
                name: "ArticleId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "DayFirst",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Backlog",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "FirstReadAt",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Hub",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubAskedAt",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubRemark",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubSecret",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubUntil",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "SkipDays",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "SkipHours",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Topic",
                table: "SourcePollings");
        }
    }
}
