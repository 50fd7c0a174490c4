package dev.oneledger.samples.cli;

import dev.oneledger.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signatures count. */
final class Signers {
  @Option(
      names = "--signers",
      required = true,
      paramLabel = "FILE",
      description = "Who may sign: OpenSSH's allowed_signers.")
  private Path signers = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "PRINCIPAL",
      description = "Who must have signed. Default: anybody who may.")
  private @Nullable String principal;

  /** The trust in them; the file is relative to the folder of that run. */
  Trust trust(Command run) {
    Trust anybody = Trust.allowedSigners(run.path(signers));
    return principal == null ? anybody : anybody.by(principal);
  }
}
