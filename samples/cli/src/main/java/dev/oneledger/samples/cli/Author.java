package dev.oneledger.samples.cli;

import dev.oneledger.LedgerBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who runs a command that writes. */
final class Author {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who runs this, for the journals. Default: the operating system's user.")
  private @Nullable String author;

  LedgerBuilder in(LedgerBuilder builder) {
    return author == null ? builder : builder.author(author);
  }
}
