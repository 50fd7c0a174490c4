package dev.oneledger.reliability.server;

import dev.oneledger.reliability.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root: in a user namespace where the system allows
 * that, else as {@code nobody}; as we are where we are not root.
 *
 * @param prefix what goes before the command
 * @param owner who must own the files it works on; null where that is us
 */
public record Unprivileged(List<String> prefix, @Nullable String owner) {
  private static final String NOBODY = "nobody";

  /** The way that works here. */
  public static Unprivileged here() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), null);
    }
    return canUnshare()
        ? new Unprivileged(List.of("unshare", "-U"), null)
        : new Unprivileged(List.of("runuser", "-u", NOBODY, "--"), NOBODY);
  }

  private static boolean canUnshare() {
    try {
      return Command.run(List.of("unshare", "-U", "true")).exit() == 0;
    } catch (IllegalStateException noSuchProgram) {
      return false;
    }
  }

  /** The command as it is to be started. */
  public List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  /** Hands over a folder and all that is in it. */
  public void own(Path folder) {
    if (owner == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      UserPrincipal user =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
      for (Path file : files.toList()) {
        Files.setOwner(file, user);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("Handing %s to %s".formatted(folder, owner), failed);
    }
  }
}
