package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import java.time.Instant;
import java.util.TreeMap;

/** A journal, entry by entry, with what its verification found. */
final class JournalForm {
  private JournalForm() {}

  static ObjectNode write(Journal journal) {
    ObjectNode form = Json.object();
    form.set("key", write(journal.key()));
    form.put("verified", journal.findings().isEmpty());
    form.set("findings", Json.findings(journal.findings()));
    form.set("entries", Json.list(journal.entries(), JournalForm::write));
    return form;
  }

  static Journal read(JsonValue value) {
    return new Journal(
        key(value.field("key")),
        value.field("entries").list(JournalForm::entry),
        FindingForm.list(value));
  }

  private static ObjectNode write(JournalKey key) {
    return Json.object().put("app", key.app()).put("journal", key.journal());
  }

  private static JournalKey key(JsonValue value) {
    return new JournalKey(value.field("app").text(), value.field("journal").text());
  }

  private static ObjectNode write(JournalEntry entry) {
    ObjectNode form = Json.object();
    form.set("key", write(entry.key()));
    form.put("sequence", entry.sequence()).put("kind", Json.word(entry.kind()));
    form.put("at", entry.stamp().at().toString())
        .put("who", entry.stamp().who())
        .put("host", entry.stamp().host())
        .put("libraryVersion", entry.stamp().version());
    form.set("subject", Json.orNull(entry.subject(), JournalForm::write));
    form.set("details", Json.texts(entry.details()));
    return form.put("previous", entry.chain().previous().toString())
        .put("state", entry.chain().state().toString())
        .put("hash", entry.chain().hash().toString());
  }

  private static JournalEntry entry(JsonValue value) {
    return new JournalEntry(
        key(value.field("key")),
        value.field("sequence").number(),
        value.field("kind").word(EntryKind.class),
        new Stamp(
            value.field("at").as(Instant::parse),
            value.field("who").text(),
            value.field("host").text(),
            value.field("libraryVersion").text()),
        value.field("subject").orNull(JournalForm::subject),
        new TreeMap<>(value.field("details").map(JsonValue::text)),
        new Chain(
            value.field("previous").as(Hash::parse),
            value.field("state").as(Hash::parse),
            value.field("hash").as(Hash::parse)));
  }

  private static ObjectNode write(Subject subject) {
    return Json.object()
        .put("migration", subject.migration())
        .put("textHash", Json.textOrNull(subject.textHash()))
        .put("tokenHash", Json.textOrNull(subject.tokenHash()));
  }

  private static Subject subject(JsonValue value) {
    return new Subject(
        value.field("migration").text(),
        value.field("textHash").orNull(hash -> hash.as(Hash::parse)),
        value.field("tokenHash").orNull(hash -> hash.as(Hash::parse)));
  }
}
