using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Gathering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MergedIntoId",
                table: "Stories",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "SourceItems",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SameAs",
                table: "SourceItems",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wording",
                table: "SourceItems",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartedBecause",
                table: "Contradictions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Placements",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PairId = table.Column<string>(type: "TEXT", nullable: false),
                    OtherStoryId = table.Column<string>(type: "TEXT", nullable: false),
                    OtherTitle = table.Column<string>(type: "TEXT", nullable: false),
                    Whole = table.Column<bool>(type: "INTEGER", nullable: false),
                    ArticleIds = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Doubles = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Placements", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SourceItems_Key",
                table: "SourceItems",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_SourceItems_Link",
                table: "SourceItems",
                column: "Link");

            migrationBuilder.CreateIndex(
                name: "IX_SourceItems_SameAs",
                table: "SourceItems",
                column: "SameAs");

            migrationBuilder.CreateIndex(
                name: "IX_SourceItems_Wording",
                table: "SourceItems",
                column: "Wording");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_StoryId",
                table: "Placements",
                column: "StoryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_SourceItems_Key",
                table: "SourceItems");

            migrationBuilder.DropIndex(
                name: "IX_SourceItems_Link",
                table: "SourceItems");

            migrationBuilder.DropIndex(
                name: "IX_SourceItems_SameAs",
                table: "SourceItems");

            migrationBuilder.DropIndex(
                name: "IX_SourceItems_Wording",
                table: "SourceItems");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "SourceItems");

            migrationBuilder.DropColumn(
                name: "SameAs",
                table: "SourceItems");

            migrationBuilder.DropColumn(
                name: "Wording",
                table: "SourceItems");

            migrationBuilder.DropColumn(
                name: "PartedBecause",
                table: "Contradictions");
        }
    }
}
