package dev.oneledger.benchmarks.contest;

import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * A tool that brings a database to the head of a folder of migrations. It has a constructor without
 * parameters; one thread uses it. Settings are the tool's defaults, but for where the migrations
 * are and for writing nothing to the console.
 */
public interface Contestant {

  /** Applies what is not applied yet; the start of an application. */
  void sync(DataSource database, Path migrations) throws Exception;

  /**
   * Compares what was applied with the folder, and changes nothing.
   *
   * @throws Exception if there is a difference, or if comparing failed
   */
  void check(DataSource database, Path migrations) throws Exception;

  /** {@link #sync} for one of many schemas of a database, which is there. */
  void syncSchema(DataSource database, String schema, Path migrations) throws Exception;
}
