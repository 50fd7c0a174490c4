package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.Assurance;
import dev.oneledger.Hash;
import dev.oneledger.MigrationId;
import dev.oneledger.MigrationProof;
import java.time.Instant;

/** What a proof found of a migration. */
final class ProofForm {
  private ProofForm() {}

  static ObjectNode write(MigrationProof proof) {
    return Json.object()
        .put("migration", proof.id().toString())
        .put("textHash", proof.textHash().toString())
        .put("rollbackHash", Json.textOrNull(proof.rollbackHash()))
        .put("replayable", Json.word(proof.replayable()))
        .put("reversible", Json.word(proof.reversible()))
        .put("on", proof.on())
        .put("at", proof.at().toString());
  }

  static MigrationProof read(JsonValue value) {
    return new MigrationProof(
        value.field("migration").as(MigrationId::parse),
        value.field("textHash").as(Hash::parse),
        value.field("rollbackHash").orNull(hash -> hash.as(Hash::parse)),
        value.field("replayable").word(Assurance.class),
        value.field("reversible").word(Assurance.class),
        value.field("on").text(),
        value.field("at").as(Instant::parse));
  }
}
