package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.liquibase.Conditions.Mark;
import dev.oneledger.liquibase.SqlChange.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML changelog as far as it is SQL: changesets of {@code sql} elements have their SQL,
 * others the name of what else they hold. No document type and nothing outside the file is read.
 */
final class XmlChangelog {
  private static final String CHANGESET = "changeSet";
  private static final Set<String> NOT_IN_THE_SUM =
      Set.of("comment", "preConditions", "validCheckSum", "rollback");

  private final XMLStreamReader xml;
  private final List<Changeset> changesets = new ArrayList<>();
  private String path;
  private boolean isChangelog;

  private XmlChangelog(XMLStreamReader xml, String path) {
    this.xml = xml;
    this.path = path;
  }

  /**
   * The changesets of a file, in order; none if it is no changelog.
   *
   * @throws LedgerException if it is one and not well-formed
   */
  static List<Changeset> read(Path file, String path) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream bytes = Files.newInputStream(file)) {
      XmlChangelog changelog = new XmlChangelog(factory.createXMLStreamReader(bytes), path);
      changelog.read(file);
      return changelog.changesets;
    } catch (XMLStreamException notEvenBegun) {
      // Nothing in it says that it is a changelog.
      return List.of();
    }
  }

  private void read(Path file) {
    try {
      read();
    } catch (XMLStreamException broken) {
      if (isChangelog) {
        throw new LedgerException(
            "Changelog %s is not well-formed XML: %s".formatted(file, broken.getMessage()), broken);
      }
    }
  }

  private void read() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("databaseChangeLog")) {
        isChangelog = true;
        path = attribute("logicalFilePath", path);
      } else if (isChangelog && xml.getLocalName().equals(CHANGESET)) {
        changesets.add(changeset());
      } else {
        skip();
        if (!isChangelog) {
          return;
        }
      }
    }
  }

  private Changeset changeset() throws XMLStreamException {
    ChangesetKey key =
        new ChangesetKey(
            attribute("logicalFilePath", path), attribute("id", ""), attribute("author", ""));
    Conditions conditions = conditions();
    List<SqlChange> changes = new ArrayList<>();
    String other = "";
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String element = xml.getLocalName();
        conditions = conditions.with(Mark.PRECONDITIONS, element.equals("preConditions"));
        if (element.equals("sql") && attribute("dbms", "").isEmpty()) {
          changes.add(sql());
        } else {
          other = NOT_IN_THE_SUM.contains(element) ? other : named(element);
          skip();
        }
      }
    }
    return new Changeset(key, conditions, changes, obstacle(other, changes));
  }

  private static String obstacle(String other, List<SqlChange> changes) {
    return other.isEmpty() && changes.isEmpty() ? "it has no SQL" : other;
  }

  private static String named(String element) {
    return element.equals("sql")
        ? "it has SQL for some products alone"
        : "it has %s, which is not SQL".formatted(element);
  }

  private Conditions conditions() {
    return new Conditions(
            Conditions.products(attribute("dbms", "")),
            attribute("contextFilter", attribute("context", "")),
            attribute("labels", ""),
            Set.of())
        .with(Mark.ALWAYS, Boolean.parseBoolean(attribute("runAlways", "false")))
        .with(Mark.ON_CHANGE, Boolean.parseBoolean(attribute("runOnChange", "false")))
        .with(Mark.IGNORED, Boolean.parseBoolean(attribute("ignore", "false")))
        .with(
            Mark.WITHOUT_TRANSACTION, !Boolean.parseBoolean(attribute("runInTransaction", "true")));
  }

  private SqlChange sql() throws XMLStreamException {
    Manner manner =
        Manner.ELEMENT
            .splitting(Boolean.parseBoolean(attribute("splitStatements", "true")))
            .stripping(Boolean.parseBoolean(attribute("stripComments", "false")))
            .endingBy(xml.getAttributeValue(null, "endDelimiter"));
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        skip();
      } else if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
        text.append(xml.getText());
      }
    }
    return new SqlChange(text.toString().trim(), manner);
  }

  private String attribute(String name, String otherwise) {
    @Nullable String value = xml.getAttributeValue(null, name);
    return Objects.requireNonNullElse(value, otherwise);
  }

  /** Leaves the element that the reader stands at the beginning of. */
  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
