package dev.oneledger.reliability.replay;

import dev.oneledger.Receipt;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.reliability.replay.Story.Part;
import java.util.List;

/** The scripts for psql or MariaDB's client. */
record ClientTool(String name, Story story, Client client) implements ReplayTool {

  @Override
  public void replay(Part part, ScratchDatabase database) throws Exception {
    client.run(story.folder(part), "apply", database, "").good();
  }

  @Override
  public List<Receipt> receipts(ScratchDatabase database) throws Exception {
    String printed =
        client.run(story.folder(Part.SECOND), "apply", database, "staging").good().receipt();
    return List.of(
        Receipt.parse(printed),
        Receipt.read(
            story.second(),
            "staging",
            HistoryTable.of(MigrationTool.REPLAY, database.dataSource())));
  }
}
