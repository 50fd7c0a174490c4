package dev.oneledger.engine;

import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.CatalogWatch;
import dev.oneledger.testkit.CatalogWatchContract;
import java.util.List;

class InMemoryCatalogWatchTest extends CatalogWatchContract {
  private final InMemorySchema schema =
      new InMemorySchema(new InMemoryTarget()).byHand("create table a (id int)");

  @Override
  protected CatalogWatch watch() {
    return schema;
  }

  @Override
  protected String product() {
    return "Memory";
  }

  @Override
  protected void run(String statement) {
    schema.byHand(statement);
  }

  @Override
  protected String adding() {
    return "create index i on a(id)";
  }

  @Override
  protected String removing() {
    return "drop table a";
  }

  @Override
  protected String changing() {
    return "alter table a (id bigint)";
  }

  @Override
  protected List<String> touching() {
    return List.of("insert into a values (1)");
  }
}
