package dev.oneledger.internal.bundle;

import java.util.List;
import java.util.stream.Stream;

/** All the ways to spoil a published release that are tried. */
final class TamperCorpus {

  private TamperCorpus() {}

  static List<TamperCase> cases() {
    return Stream.of(
            SignatureTampering.cases(),
            ZipTampering.cases(),
            EntryTampering.cases(),
            NameTampering.cases(),
            SumsTampering.cases(),
            ManifestTampering.cases(),
            ContradictionTampering.cases())
        .flatMap(List::stream)
        .toList();
  }
}
