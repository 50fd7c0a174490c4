package dev.oneledger.internal.engine;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** Unified diffs of texts. */
final class UnifiedDiff {
  private static final int CONTEXT_LINES = 3;

  private UnifiedDiff() {}

  static String of(String oldName, String oldText, String newName, String newText) {
    List<String> before = oldText.lines().toList();
    List<String> after = newText.lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            oldName, newName, before, DiffUtils.diff(before, after), CONTEXT_LINES);
    return String.join("\n", lines) + "\n";
  }
}
