using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Moderation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_StoryId_State",
                table: "Comments");

            migrationBuilder.AddColumn<bool>(
                name: "Redacted",
                table: "Log",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "AuthorKey",
                table: "Comments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Comments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Featured",
                table: "Comments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PlacedAt",
                table: "Comments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Urgency",
                table: "Comments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // Of comments that are there already: who wrote them, their place in time, and how much they matter, from what the triage said.
            migrationBuilder.Sql("""UPDATE "Comments" SET "AuthorKey" = substr(lower(trim("Author")), 1, 200), "PlacedAt" = coalesce("PostedAt", "ImportedAt"), "Urgency" = CASE WHEN "Signals" LIKE '%"severity":"high"%' THEN 3 WHEN "Signals" LIKE '%"severity":"medium"%' THEN 2 ELSE 0 END""");

            migrationBuilder.CreateTable(
                name: "Appeals",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CommentId = table.Column<string>(type: "text", nullable: false),
                    Against = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedByName = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    AnsweredById = table.Column<string>(type: "text", nullable: true),
                    AnsweredByName = table.Column<string>(type: "text", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommentBatches",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    ActId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Comments = table.Column<int>(type: "integer", nullable: false),
                    FirstSequence = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommentHolds",
                columns: table => new
                {
                    CommentId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Writing = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentHolds", x => x.CommentId);
                });

            migrationBuilder.CreateTable(
                name: "DecisionOutlets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    System = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    Paused = table.Column<bool>(type: "boolean", nullable: false),
                    LastFault = table.Column<string>(type: "text", nullable: true),
                    LastAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionOutlets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Leads",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CommentId = table.Column<string>(type: "text", nullable: false),
                    Relation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: false),
                    End = table.Column<int>(type: "integer", nullable: false),
                    Claim = table.Column<string>(type: "text", nullable: true),
                    ClaimText = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModerationSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingDecisions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OutletId = table.Column<string>(type: "text", nullable: false),
                    StoryId = table.Column<string>(type: "text", nullable: false),
                    CommentId = table.Column<string>(type: "text", nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<long>(type: "bigint", nullable: false),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true),
                    LastFault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Policies",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Wording = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ReasonRequired = table.Column<bool>(type: "boolean", nullable: false),
                    StrikeWeight = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    Automatic = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    AutomaticFrom = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AutomaticByName = table.Column<string>(type: "text", nullable: true),
                    AutomaticSince = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Policies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PrivateNotes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false),
                    Target = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TargetId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivateNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sanctions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    PersonKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    Lifted = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sanctions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SecondLooks",
                columns: table => new
                {
                    CommentId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "text", nullable: false),
                    FirstAction = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FirstPolicy = table.Column<string>(type: "text", nullable: true),
                    FirstById = table.Column<string>(type: "text", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    ById = table.Column<string>(type: "text", nullable: true),
                    ByName = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondLooks", x => x.CommentId);
                });

            migrationBuilder.CreateTable(
                name: "Skips",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommentId = table.Column<string>(type: "text", nullable: false),
                    StoryId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Skips", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Strikes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    PersonKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    CommentId = table.Column<string>(type: "text", nullable: true),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    ById = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Lifted = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Strikes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AuthorKey",
                table: "Comments",
                column: "AuthorKey");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Group",
                table: "Comments",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ImportedAt",
                table: "Comments",
                column: "ImportedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_State_PlacedAt_Id",
                table: "Comments",
                columns: new[] { "State", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_State_Urgency_PlacedAt_Id",
                table: "Comments",
                columns: new[] { "State", "Urgency", "PlacedAt", "Id" },
                descending: new[] { false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_StoryId_State_PlacedAt_Id",
                table: "Comments",
                columns: new[] { "StoryId", "State", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_StoryId_State_Urgency_PlacedAt_Id",
                table: "Comments",
                columns: new[] { "StoryId", "State", "Urgency", "PlacedAt", "Id" },
                descending: new[] { false, false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_CommentId",
                table: "Appeals",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_State",
                table: "Appeals",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_StoryId",
                table: "Appeals",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentBatches_ActId",
                table: "CommentBatches",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentBatches_StoryId",
                table: "CommentBatches",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentHolds_PersonId",
                table: "CommentHolds",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentHolds_StoryId_Until",
                table: "CommentHolds",
                columns: new[] { "StoryId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CommentId",
                table: "Leads",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_StoryId",
                table: "Leads",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingDecisions_NextAt",
                table: "OutgoingDecisions",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingDecisions_OutletId_CommentId",
                table: "OutgoingDecisions",
                columns: new[] { "OutletId", "CommentId" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateNotes_AuthorId_TargetId",
                table: "PrivateNotes",
                columns: new[] { "AuthorId", "TargetId" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateNotes_WrittenAt",
                table: "PrivateNotes",
                column: "WrittenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PersonKey",
                table: "Sanctions",
                column: "PersonKey");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_StoryId",
                table: "Sanctions",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_SecondLooks_At_StoryId",
                table: "SecondLooks",
                columns: new[] { "At", "StoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_Skips_At",
                table: "Skips",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Skips_CommentId",
                table: "Skips",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_PersonKey",
                table: "Strikes",
                column: "PersonKey");

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_StoryId",
                table: "Strikes",
                column: "StoryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appeals");

            migrationBuilder.DropTable(
                name: "CommentBatches");

            migrationBuilder.DropTable(
                name: "CommentHolds");

            migrationBuilder.DropTable(
                name: "DecisionOutlets");

            migrationBuilder.DropTable(
                name: "Leads");

            migrationBuilder.DropTable(
                name: "ModerationSettings");

            migrationBuilder.DropTable(
                name: "OutgoingDecisions");

            migrationBuilder.DropTable(
                name: "Policies");

            migrationBuilder.DropTable(
                name: "PrivateNotes");

            migrationBuilder.DropTable(
                name: "Sanctions");

            migrationBuilder.DropTable(
                name: "SecondLooks");

            migrationBuilder.DropTable(
                name: "Skips");

            migrationBuilder.DropTable(
                name: "Strikes");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AuthorKey",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Group",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ImportedAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_State_PlacedAt_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_State_Urgency_PlacedAt_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_StoryId_State_PlacedAt_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_StoryId_State_Urgency_PlacedAt_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Redacted",
                table: "Log");

            migrationBuilder.DropColumn(
                name: "AuthorKey",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Featured",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "PlacedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Urgency",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_StoryId_State",
                table: "Comments",
                columns: new[] { "StoryId", "State" });
        }
    }
}
