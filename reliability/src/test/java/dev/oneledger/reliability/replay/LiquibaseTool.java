package dev.oneledger.reliability.replay;

import dev.oneledger.Receipt;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.liquibase.LiquibaseHistory;
import dev.oneledger.reliability.replay.Story.Part;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** The real Liquibase on the folder that is made for it. */
record LiquibaseTool(Story story) implements ReplayTool {
  private static final Logger THEIRS = Logger.getLogger("liquibase");

  static {
    THEIRS.setLevel(Level.WARNING);
  }

  @Override
  public String name() {
    return "liquibase";
  }

  @Override
  public void replay(Part part, ScratchDatabase database) throws Exception {
    run(part, database, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
  }

  /** Takes back what ran last. */
  void rollback(Part part, int changesets, ScratchDatabase database) throws Exception {
    run(part, database, liquibase -> liquibase.rollback(changesets, ""));
  }

  private interface Work {
    void with(Liquibase liquibase) throws Exception;
  }

  private void run(Part part, ScratchDatabase database, Work work) throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      Liquibase liquibase =
          new Liquibase(
              "changelog.xml",
              new DirectoryResourceAccessor(story.folder(part).resolve("apply/liquibase")),
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> work.with(liquibase));
    }
  }

  @Override
  public List<Receipt> receipts(ScratchDatabase database) {
    return List.of(
        Receipt.read(story.second(), "staging", LiquibaseHistory.on(database.dataSource())));
  }
}
