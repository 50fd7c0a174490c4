package dev.oneledger.reliability.replay;

import dev.oneledger.Receipt;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.util.List;

/** Something that replays a release to one kind of database, and can be asked what is there. */
interface ReplayTool {

  String name();

  /** Replays a release of the story; fails if the tool does. */
  void replay(Story.Part part, ScratchDatabase database) throws Exception;

  /**
   * What says afterwards that the second release is there: the receipt printed, those read from a
   * history, or what is equal to one.
   */
  List<Receipt> receipts(ScratchDatabase database) throws Exception;
}
